"""What buttons say about incoming: the pieces of complete responses that staff should see.

A piece is named by its pile and the id of its attachment, its remark or its response.
"""

from dataclasses import dataclass
from typing import ClassVar

from domain.incoming import Pile


class Incoming:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ChooseIncoming(Incoming):
    """The list of departments."""

    letter: ClassVar = "A"


@dataclass(frozen=True, slots=True)
class ShowIncoming(Incoming):
    """The piles of a department; none for what nobody has assigned."""

    letter: ClassVar = "J"
    department: str | None


@dataclass(frozen=True, slots=True)
class ShowPile(Incoming):
    """A page of a pile."""

    letter: ClassVar = "H"
    pile: Pile
    department: str | None
    page: int


@dataclass(frozen=True, slots=True)
class OpenPiece(Incoming):
    """One piece; the page of its pile, to come back to."""

    letter: ClassVar = "K"
    pile: Pile
    id: int
    page: int


@dataclass(frozen=True, slots=True)
class SeePiece(Incoming):
    """It was looked at, and need not be listed any more."""

    letter: ClassVar = "F"
    pile: Pile
    id: int
    page: int


@dataclass(frozen=True, slots=True)
class WriteDown(Incoming):
    """Ask for what a voice message says."""

    letter: ClassVar = "V"
    attachment: int


@dataclass(frozen=True, slots=True)
class ListAssignees(Incoming):
    """A page of the departments that a response could be about."""

    letter: ClassVar = "N"
    response: int
    page: int


@dataclass(frozen=True, slots=True)
class Assign(Incoming):
    """Say which department a response is about."""

    letter: ClassVar = "M"
    response: int
    department: str


@dataclass(frozen=True, slots=True)
class ShowContact(Incoming):
    """Name and phone of who answered by name; the page of the pile, to come back to."""

    letter: ClassVar = "T"
    response: int
    page: int


@dataclass(frozen=True, slots=True)
class ReleaseHeld(Incoming):
    """Let the department have a response that names somebody, without the names."""

    letter: ClassVar = "hr"
    response: int
    page: int


@dataclass(frozen=True, slots=True)
class KeepHeld(Incoming):
    """Keep it with the campaign office."""

    letter: ClassVar = "hk"
    response: int
    page: int


IncomingAct = (
    ChooseIncoming
    | ShowIncoming
    | ShowPile
    | OpenPiece
    | SeePiece
    | WriteDown
    | ListAssignees
    | Assign
    | ShowContact
    | ReleaseHeld
    | KeepHeld
)
