"""A summary with all that is told beside it, and the book it is taken away as. Values only."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from domain.case_summaries import CaseSummary
from domain.figures import Coverage, Filter, Summary, Tally
from domain.opinions import Aspect, Channel, Ledger, Respondent


@dataclass(frozen=True, slots=True)
class Told:
    """What a card, a chart and a workbook show.

    `cases` are those of a department or of all, whoever they are from: with a kind or a channel
    asked for, there are none.
    """

    summary: Summary
    coverage: Coverage
    cases: CaseSummary | None
    is_inside: bool

    @property
    def wanted(self) -> Filter:
        """What was asked for."""
        return self.summary.wanted


@dataclass(frozen=True, slots=True)
class Quoted:
    """An opinion in a workbook, masked; whose response it is of is not told."""

    text: str
    department: str | None
    ledger: Ledger | None
    aspects: tuple[Aspect, ...]
    day: date
    respondent: Respondent | None
    channel: Channel


@dataclass(frozen=True, slots=True)
class Book:
    """What the workbook holds.

    `departments` are compared as those outside of them may compare them. `opinions` are there for
    those who may read them: else `None`; `left_out` are those beyond what a sheet takes.
    """

    told: Told
    made_at: datetime  # in the deployment's time zone
    made_by: str  # the role and the name of who asked
    departments: tuple[Told, ...]
    days: tuple[tuple[date, int], ...]
    opinions: tuple[Quoted, ...] | None
    left_out: int = 0


def by_day(tallies: Iterable[Tally], wanted: Filter) -> tuple[tuple[date, int], ...]:
    """How many responses came on each day, days without any left out."""
    days = Counter[date]()
    for tally in tallies:
        if is_asked(wanted, tally.completed_on, tally.department, tally.respondent, tally.channel):
            days[tally.completed_on] += tally.count
    return tuple(sorted(days.items()))


def is_asked(
    wanted: Filter,
    day: date,
    department: str | None,
    respondent: Respondent | None,
    channel: Channel,
) -> bool:
    """Whether what has these marks is asked for."""
    marks = (
        (wanted.department, department),
        (wanted.respondent, respondent),
        (wanted.channel, channel),
    )
    is_then = wanted.period.first <= day <= wanted.period.last
    return is_then and all(mark in {None, own} for mark, own in marks)
