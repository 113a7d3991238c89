"""What buttons say about what one has sent oneself, and about one's personal information.

A `reference` names a response as
`handlers.afterwards.reaching` packs it: by its receipt code, or by its id.
"""

from dataclasses import dataclass
from typing import ClassVar


class Own:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ListOwn(Own):
    """The responses that can be found without a code."""

    letter: ClassVar = "m"


@dataclass(frozen=True, slots=True)
class ShowOwn(Own):
    """What became of a response; again, to see whether something has changed."""

    letter: ClassVar = "r"
    reference: str


@dataclass(frozen=True, slots=True)
class EnterCode(Own):
    """Ask for a receipt code."""

    letter: ClassVar = "c"


@dataclass(frozen=True, slots=True)
class AddRemark(Own):
    """Ask for something to add to a response."""

    letter: ClassVar = "v"
    reference: str


@dataclass(frozen=True, slots=True)
class SortRemark(Own):
    """Say whether what was added is a problem of its own."""

    letter: ClassVar = "w"
    reference: str
    remark: int
    is_problem: bool


@dataclass(frozen=True, slots=True)
class Correct(Own):
    """Open a response again."""

    letter: ClassVar = "j"
    reference: str


@dataclass(frozen=True, slots=True)
class Withdraw(Own):
    """Take a response back: first asked, then confirmed."""

    letter: ClassVar = "y"
    reference: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class OpenPrivacy(Own):
    """What is kept about me."""

    letter: ClassVar = "i"


@dataclass(frozen=True, slots=True)
class ShowNotices(Own):
    """The wording of the notice that I agreed to, and the one of today."""

    letter: ClassVar = "h"


@dataclass(frozen=True, slots=True)
class Export(Own):
    """All that is kept about me as a file; with a reference, that response only."""

    letter: ClassVar = "E"
    reference: str | None


@dataclass(frozen=True, slots=True)
class Erase(Own):
    """Delete all that is kept about me: first asked, then confirmed."""

    letter: ClassVar = "W"
    confirmed: bool


OwnAct = (
    ListOwn
    | ShowOwn
    | EnterCode
    | AddRemark
    | SortRemark
    | Correct
    | Withdraw
    | OpenPrivacy
    | ShowNotices
    | Export
    | Erase
)
