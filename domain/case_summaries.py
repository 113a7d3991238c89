"""Cases as a summary tells them: how open ones stand, and the three rates. Pure.

Outside of a department a state or an age of a handful of cases may tell of one respondent, and so
may a rate: both are hidden under the minimum base, are of the whole campaign, and know what the
last digest told leaders of (`domain.digest_cases`): of departments, of days and of periods that one
may choose freely, two could be subtracted. What is late is told always: it is about the department.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain import case_figures
from domain.case_figures import Rates, Share, Standing, Track
from domain.case_rules import Rules
from domain.cases import State
from domain.figures import Filter


@dataclass(frozen=True, slots=True)
class Ages:
    """How many working days ago the open cases of a state were opened."""

    state: State
    day: int  # one at most
    week: int  # two to five
    older: int

    @property
    def all(self) -> int:
        """How many there are."""
        return self.day + self.week + self.older


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
    rates = case_figures.rates(
        tracks, today=today, rules=rules, department=wanted.department, days=wanted.period
    )
    standing = case_figures.standing(tracks, today=today, rules=rules, department=wanted.department)
    ages = _ages(tracks, standing, wanted.department, today=today, rules=rules)
    return _told(ages, standing, rates)


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
    department, tracks, rates = wanted.department, known.tracks, known.rates
    is_of_one = department is not None
    standing = case_figures.standing(tracks, today=today, rules=rules, department=department)
    if is_of_one or rates is None:
        late = standing.late
        return CaseSummary(
            None, late, None, None, None, None, is_of_campaign=True, only_late=is_of_one
        )
    ages = _ages(tracks, standing, None, today=today, rules=rules)
    return replace(
        _told(ages, standing, rates),
        ages=ages if standing.open >= minimum_base else None,
        response=_hidden(rates.response, minimum_base),
        resolution=_hidden(rates.resolution, minimum_base),
        verdicts=_hidden(rates.verdicts, minimum_base),
        silent=rates.silent if rates.closed >= minimum_base else None,
        is_of_campaign=True,
    )


def _told(ages: tuple[Ages, ...], standing: Standing, rates: Rates) -> CaseSummary:
    return CaseSummary(
        ages,
        standing.late,
        rates.response,
        rates.resolution,
        rates.verdicts,
        rates.silent,
        is_of_campaign=False,
    )


def _ages(
    tracks: Sequence[Track],
    standing: Standing,
    department: str | None,
    *,
    today: date,
    rules: Rules,
) -> tuple[Ages, ...]:
    """Each state by itself."""
    found = []
    for state, _ in standing.states:
        alike = [known for known in tracks if known.case.state is state]
        one = case_figures.standing(alike, today=today, rules=rules, department=department)
        found.append(Ages(state, one.day, one.week, one.older))
    return tuple(found)


def _hidden(share: Share, minimum_base: int) -> Share | None:
    return share if share.base >= minimum_base else None
