"""What a draft's documents show besides the campaign and its department: values only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.blind_spots import BlindSpots
from domain.ledgers import UNWRITTEN, Draft, Entry, cells
from domain.opinions import Channel, Origin, Respondent

OWN_UNWRITTEN = "待本人填报"  # on a personal ledger: a column that nobody but its holder fills


@dataclass(frozen=True, slots=True)
class Source:
    """An opinion behind a row, as the sheet of sources shows it: shortened and scrubbed."""

    entry: int  # the id of the row's entry
    text: str
    respondent: Respondent | None
    channel: Channel
    said_on: date | None
    similarity: float  # to the row's text, a cosine in 0..1
    is_new: bool  # joined after a person had decided about the row
    origin: Origin = Origin.GIVEN


@dataclass(frozen=True, slots=True)
class Change:
    """What one row was in the draft before, and is now; `None` where there was or is none."""

    before: Entry | None
    after: Entry | None

    @property
    def shown(self) -> Entry:
        """The row as it is now; as it was, where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def is_unprinted(self) -> bool:
        """Whether the row reads the same as before: only its standing has changed."""
        if self.before is None or self.after is None:
            return False
        return _printed(self.before) == _printed(self.after)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a draft says else than an earlier one; `since` is the number of that one."""

    since: int
    rows: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many rows came, read differently, and went."""

    new: int
    changed: int
    gone: int


def count_changes(changes: Iterable[Change]) -> ChangeCounts:
    """Changes in figures."""
    found = tuple(changes)
    new = sum(change.before is None for change in found)
    gone = sum(change.after is None for change in found)
    return ChangeCounts(new, len(found) - new - gone, gone)


def _printed(entry: Entry) -> tuple[str, ...]:
    return (str(entry.ledger.value), *cells(entry))


@dataclass(frozen=True, slots=True)
class Handing:
    """That somebody handed a draft in. `number` counts a department's (or person's) hand-ins."""

    number: int
    by: str  # the name the person goes by, as it was then
    at: datetime


@dataclass(frozen=True, slots=True)
class Papers:
    """One department's (or one person's) three ledgers, ready to be rendered."""

    draft: Draft | None
    sources: tuple[Source, ...] = ()
    changes: Changes | None = None  # `None`: there is no earlier draft to compare with
    blind_spots: BlindSpots = field(default_factory=BlindSpots)
    handing: Handing | None = None
    holder: str | None = None  # whose personal ledgers they are; "" where no name is known

    @property
    def unwritten(self) -> str:
        """What stands in a column that only people fill, until one has."""
        return UNWRITTEN if self.holder is None else OWN_UNWRITTEN
