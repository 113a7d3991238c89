"""Cases as a summary tells them: how open ones stand, and the three rates. Pure.

Outside of a department a state or an age of a handful of cases may tell of one respondent, and so
may a rate: both are hidden under the minimum base, are of the whole campaign, and know what the
last digest told leaders of (`domain.digest_cases`): of departments, of days and of periods that one
may choose freely, two could be subtracted. What is late is told always: it is about the department.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain import case_figures
from domain.case_figures import Ages, Rates, Share, Track
from domain.case_rules import Rules
from domain.figures import Filter


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """What is told; `ages`, `silent` and a rate are `None` where they are hidden."""

    ages: tuple[Ages, ...] | None  # of the states that there are, in their order
    late: int
    response: Share | None
    resolution: Share | None
    verdicts: Share | None
    silent: int | None  # of the closed ones, those that ended without a verdict
    is_of_campaign: bool  # the rates are of the whole campaign, whatever days are asked for
    only_late: bool = False  # the rest of a department is for itself alone, however many there are

    @property
    def open(self) -> int | None:
        """All open cases."""
        return None if self.ages is None else sum(one.all for one in self.ages)


def inside(tracks: Sequence[Track], wanted: Filter, *, today: date, rules: Rules) -> CaseSummary:
    """As it is, with the rates of the days that are asked for."""
    own = case_figures.of_department(tracks, wanted.department)
    rates = case_figures.rates(own, today=today, rules=rules, days=wanted.period)
    standing = case_figures.standing(own, today=today, rules=rules)
    return CaseSummary(
        standing.ages,
        standing.late,
        rates.response,
        rates.resolution,
        rates.verdicts,
        rates.silent,
        is_of_campaign=False,
    )


@dataclass(frozen=True, slots=True)
class Known:
    """The cases that leaders were told of, and the rates that the last digest said, if any did."""

    tracks: Sequence[Track]
    rates: Rates | None


def outside(
    known: Known, wanted: Filter, *, minimum_base: int, today: date, rules: Rules
) -> CaseSummary:
    """What may be told to those who are not of the department.

    What is new since the last digest is told in groups, by the next. Of one department it is what
    is late, and no more.
    """
    is_of_one, rates = wanted.department is not None, known.rates
    tracks = case_figures.of_department(known.tracks, wanted.department)
    standing = case_figures.standing(tracks, today=today, rules=rules)
    late = standing.late
    if is_of_one or rates is None:
        return CaseSummary(
            None, late, None, None, None, None, is_of_campaign=True, only_late=is_of_one
        )
    return CaseSummary(
        standing.ages if standing.open >= minimum_base else None,
        late,
        _hidden(rates.response, minimum_base),
        _hidden(rates.resolution, minimum_base),
        _hidden(rates.verdicts, minimum_base),
        rates.silent if rates.closed >= minimum_base else None,
        is_of_campaign=True,
    )


def _hidden(share: Share, minimum_base: int) -> Share | None:
    return share if share.base >= minimum_base else None
