"""The overall report 总体情况报告 at a campaign's end: its figures, as values.

It goes from the departments to their leaders: what people said in it is what `reports.disclosure`
lets out. What people must judge and promise is not in it; the document leaves room for that.
"""

from dataclasses import dataclass
from datetime import date

from domain.blind_spots import Glance
from domain.figures import Summary
from domain.ledgers import Draft
from domain.opinions import Aspect, Ledger


@dataclass(frozen=True, slots=True)
class Handed:
    """The newest draft that a department has handed in, and the day."""

    draft: int
    on: date


@dataclass(frozen=True, slots=True)
class Books:
    """What is known of a department's ledgers; `set_aside` entries stand in no draft."""

    department: str | None
    draft: Draft | None = None
    set_aside: int = 0
    handed: Handed | None = None


@dataclass(frozen=True, slots=True)
class BookLine:
    """A department's ledgers in figures. `number` is that of the draft, if there is one."""

    department: str
    number: int | None
    rows: tuple[int, ...]  # ledger 1, 2, 3
    confirmed: int
    set_aside: int
    measures: int  # rows with a measure that somebody wrote
    deadlines: int
    sections: int
    handed: Handed | None


@dataclass(frozen=True, slots=True)
class Named:
    """A problem that enough people named to be quoted; at least so many, told in steps."""

    department: str
    ledger: Ledger
    text: str
    people: int


@dataclass(frozen=True, slots=True)
class Overall:
    """All figures of a report, as they may be told. `department`: `None` for the whole campaign's.

    The lines are those of its departments, in the order of the configuration: of one's own report
    it is a single one. `unassigned` responses belong to no department that takes part, `elsewhere`
    counts the entries that stand in no department's ledgers; a department's own report has none.
    """

    department: str | None
    until: date
    total: Summary
    parts: tuple[Summary, ...]
    unassigned: int
    books: tuple[BookLine, ...]
    elsewhere: int
    problems: tuple[Named, ...]  # the most named first
    unnamed: int  # entries of ledgers 1 and 3 that are not quoted
    blind_spots: tuple[Glance, ...]

    @property
    def aspects(self) -> tuple[tuple[Aspect, int], ...]:
        """How many service users named each aspect."""
        return self.total.said.aspects
