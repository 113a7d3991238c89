"""What the buttons about directives say."""

from dataclasses import dataclass
from typing import ClassVar

from domain.directives import Move


class Direct:
    """What all acts about directives are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class AskDirective(Direct):
    """Ask for the words of a directive."""

    letter: ClassVar = "da"


@dataclass(frozen=True, slots=True)
class DraftDirective(Direct):
    """The card about a leader's message, with what is chosen so far. Nothing is stored."""

    letter: ClassVar = "db"
    department: str | None
    days: int | None


@dataclass(frozen=True, slots=True)
class GiveDirective(Direct):
    """Give it; `mark` is of the words that the card showed."""

    letter: ClassVar = "dc"
    department: str
    days: int
    mark: str


@dataclass(frozen=True, slots=True)
class DropDirective(Direct):
    """Not give it after all."""

    letter: ClassVar = "dd"


@dataclass(frozen=True, slots=True)
class ListDirectives(Direct):
    """A page of those that are open, or of those that were closed."""

    letter: ClassVar = "de"
    closed: bool
    page: int


@dataclass(frozen=True, slots=True)
class OpenDirective(Direct):
    """The card of a directive."""

    letter: ClassVar = "df"
    directive: int


@dataclass(frozen=True, slots=True)
class MoveDirective(Direct):
    """Do something about it, or ask for the words it needs; as it stood after so many steps."""

    letter: ClassVar = "dg"
    directive: int
    steps: int
    move: Move


@dataclass(frozen=True, slots=True)
class ShowStanding(Direct):
    """How the cases stand, in numbers: for leaders."""

    letter: ClassVar = "dh"


DirectiveAct = (
    AskDirective
    | DraftDirective
    | GiveDirective
    | DropDirective
    | ListDirectives
    | OpenDirective
    | MoveDirective
    | ShowStanding
)
