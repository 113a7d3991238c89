"""What buttons say when entries are reviewed.

An entry is named with the version that its card shows: a button never acts on what nobody saw.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.opinions import Ledger
from domain.reviewing import Column


class Ready(StrEnum):
    """A reason for setting an entry aside, ready to be tapped."""

    SOLVED = "s"
    UNFOUNDED = "u"
    ELSEWHERE = "e"
    HARMLESS = "h"


class Review:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ChooseReview(Review):
    """The list of departments."""

    letter: ClassVar = "ra"


@dataclass(frozen=True, slots=True)
class ShowReview(Review):
    """A department's panel; none for entries of opinions that nobody has assigned."""

    letter: ClassVar = "rb"
    department: str | None


@dataclass(frozen=True, slots=True)
class BeginReview(Review):
    """The first entry of the queue."""

    letter: ClassVar = "rc"
    department: str | None


@dataclass(frozen=True, slots=True)
class ListEntries(Review):
    """A page of all entries of a ledger."""

    letter: ClassVar = "rd"
    ledger: Ledger
    department: str | None
    page: int


@dataclass(frozen=True, slots=True)
class ShowTrail(Review):
    """What was done in a department last."""

    letter: ClassVar = "re"
    department: str | None


@dataclass(frozen=True, slots=True)
class OpenEntry(Review):
    """An entry as it stands now."""

    letter: ClassVar = "rf"
    entry: int


@dataclass(frozen=True, slots=True)
class NextEntry(Review):
    """The one that comes after this in the queue of its department."""

    letter: ClassVar = "rg"
    entry: int


@dataclass(frozen=True, slots=True)
class ShowOpinions(Review):
    """A page of the opinions behind an entry."""

    letter: ClassVar = "rh"
    entry: int
    page: int


@dataclass(frozen=True, slots=True)
class ConfirmEntry(Review):
    """It stands."""

    letter: ClassVar = "ri"
    entry: int
    version: int


@dataclass(frozen=True, slots=True)
class ChooseColumn(Review):
    """The columns that may be changed."""

    letter: ClassVar = "rj"
    entry: int
    version: int


@dataclass(frozen=True, slots=True)
class ShowColumn(Review):
    """What a column says, and what is proposed for it."""

    letter: ClassVar = "rk"
    entry: int
    version: int
    column: Column


@dataclass(frozen=True, slots=True)
class WriteColumn(Review):
    """Ask for the words of a column."""

    letter: ClassVar = "rl"
    entry: int
    version: int
    column: Column


@dataclass(frozen=True, slots=True)
class TakeOffer(Review):
    """Take a proposal over, by a mark of its words: what is offered may have changed."""

    letter: ClassVar = "rm"
    entry: int
    version: int
    column: Column
    mark: str


@dataclass(frozen=True, slots=True)
class ClearColumn(Review):
    """A column is to say nothing."""

    letter: ClassVar = "rn"
    entry: int
    version: int
    column: Column


@dataclass(frozen=True, slots=True)
class ListOthers(Review):
    """A page of the entries that this one could be merged with."""

    letter: ClassVar = "ro"
    entry: int
    version: int
    page: int


@dataclass(frozen=True, slots=True)
class FindOther(Review):
    """Ask for a word to look for among them."""

    letter: ClassVar = "rp"
    entry: int
    version: int


@dataclass(frozen=True, slots=True)
class WeighMerge(Review):
    """Both entries, before they are merged."""

    letter: ClassVar = "rq"
    entry: int
    version: int
    other: int


@dataclass(frozen=True, slots=True)
class MergeEntries(Review):
    """They say the same; the first keeps its words."""

    letter: ClassVar = "rr"
    entry: int
    version: int
    other: int
    other_version: int


@dataclass(frozen=True, slots=True)
class TickOpinions(Review):
    """A page of opinions to be taken out. Bit n of `ticks` is the nth that may be.

    `listing` tells whether they are still the same opinions in the same order.
    """

    letter: ClassVar = "rs"
    entry: int
    version: int
    page: int
    ticks: int
    listing: int


@dataclass(frozen=True, slots=True)
class SplitEntry(Review):
    """Make an entry of the opinions that are ticked."""

    letter: ClassVar = "rt"
    entry: int
    version: int
    ticks: int
    listing: int


@dataclass(frozen=True, slots=True)
class ChooseTarget(Review):
    """The ledgers and a page of the departments that an entry could belong to."""

    letter: ClassVar = "ru"
    entry: int
    version: int
    page: int


@dataclass(frozen=True, slots=True)
class MoveEntry(Review):
    """It belongs there."""

    letter: ClassVar = "rv"
    entry: int
    version: int
    ledger: Ledger
    department: str | None


@dataclass(frozen=True, slots=True)
class ChooseReason(Review):
    """The reasons why it need not be printed."""

    letter: ClassVar = "rw"
    entry: int
    version: int


@dataclass(frozen=True, slots=True)
class SetEntryAside(Review):
    """It is not to be printed, for one of the ready reasons."""

    letter: ClassVar = "rx"
    entry: int
    version: int
    reason: Ready


@dataclass(frozen=True, slots=True)
class WriteReason(Review):
    """Ask for a reason in words of one's own."""

    letter: ClassVar = "ry"
    entry: int
    version: int


@dataclass(frozen=True, slots=True)
class TakeEntryBack(Review):
    """It is to be printed after all."""

    letter: ClassVar = "rz"
    entry: int
    version: int


@dataclass(frozen=True, slots=True)
class UndoStep(Review):
    """Take a step back. It is named, so that a second tap undoes nothing else."""

    letter: ClassVar = "rA"
    step: int


Sight = (
    ChooseReview | ShowReview | BeginReview | ListEntries | ShowTrail | OpenEntry | NextEntry
    | ShowOpinions
)  # fmt: skip
Writing = ChooseColumn | ShowColumn | WriteColumn | TakeOffer | ClearColumn
Merging = ListOthers | FindOther | WeighMerge | MergeEntries
Splitting = TickOpinions | SplitEntry
Placing = ChooseTarget | MoveEntry | ChooseReason | SetEntryAside | WriteReason | TakeEntryBack
ReviewAct = Sight | ConfirmEntry | Writing | Merging | Splitting | Placing | UndoStep
