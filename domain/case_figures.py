"""Figures about cases: how they stand, and three rates with what they were counted from. Pure.

The rates 响应率、解决率、满意率 are those that hotlines are held to (接诉即办), always printed with
their bases. What was explained is never counted as put right (Shanghai art. 30, Anyang art. 52);
silence is no verdict, and is counted apart. Cases that were merged into another, or taken back, are
in no rate: the first go on there, of the second nobody knows how they would have ended.

What a department is counted for is what it could do something about: a case that is held, or that
nobody has decided about yet, is the campaign office's. Who may be told what is not decided here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.case_clocks import late
from domain.case_rules import Rules
from domain.cases import Case, Ending, Outcome, State
from domain.figures import Period
from domain.questions import BAD_GRADES

_HEARD_OUT = frozenset({Ending.VERDICT, Ending.SILENCE, Ending.CONCLUDED})
_GONE = frozenset({Ending.MERGED, Ending.WITHDRAWN})
_ALL_DAYS = Period(date.min, date.max)
_DAY, _WEEK = 1, 5  # working days: the ages of open cases are told in steps of these


@dataclass(frozen=True, slots=True)
class Track:
    """A case and what has become of it, as far as figures go.

    `verdicts` has the last grade that each of its respondents gave, if they gave one.
    """

    case: Case
    first_outcome_at: datetime | None = None
    verdicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """So many of a base."""

    count: int
    base: int

    @property
    def ratio(self) -> float | None:
        """In 0..1; `None` where there is no base."""
        return self.count / self.base if self.base else None


@dataclass(frozen=True, slots=True)
class Rates:
    """The three rates; `silent` are those of the `closed` that ended without a verdict."""

    response: Share
    resolution: Share
    verdicts: Share
    silent: int
    closed: int


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
class Standing:
    """Open cases by state and age, and how many of them are late."""

    ages: tuple[Ages, ...]  # of the states that there are, in their order
    late: int

    @property
    def open(self) -> int:
        """All of them."""
        return sum(one.all for one in self.ages)


def of_department(tracks: Iterable[Track], department: str | None) -> tuple[Track, ...]:
    """The cases a department answers for; `None`: all, also those that nobody answers for yet."""
    if department is None:
        return tuple(tracks)
    return tuple(
        known for known in tracks if known.case.department == department and not known.case.held
    )


def rates(tracks: Iterable[Track], *, today: date, rules: Rules, days: Period = _ALL_DAYS) -> Rates:
    """The rates of what was decided in a period.

    响应率 response: reached in time, of those that were reached or whose time for it is over. An
    outcome reaches the respondent, too. Where nobody can be reached there is no such time.

    解决率 resolution: put right *and* found better by the respondents, of those that were closed.

    满意率 verdicts: not bad (基本满意 or better), of the respondents of closed cases who said what
    they make of it; their last word counts.
    """
    counted = [known for known in tracks if known.case.ending not in _GONE]
    closed = [known for known in counted if _was_closed(known.case, days)]
    said = [grade for known in closed for grade in known.verdicts]
    return Rates(
        response=_response(counted, today=today, rules=rules, days=days),
        resolution=Share(sum(_is_put_right(known.case) for known in closed), len(closed)),
        verdicts=Share(sum(grade not in BAD_GRADES for grade in said), len(said)),
        silent=sum(known.case.ending is Ending.SILENCE for known in closed),
        closed=len(closed),
    )


def standing(tracks: Iterable[Track], *, today: date, rules: Rules) -> Standing:
    """How the open ones of these cases stand."""
    found = [known.case for known in tracks if known.case.is_open]
    counts = Counter((case.state, _step(_age(case, today, rules))) for case in found)
    ages = (Ages(state, *(counts[state, step] for step in range(3))) for state in State)
    return Standing(
        ages=tuple(one for one in ages if one.all),
        late=sum(bool(late(case, today, rules)) for case in found),
    )


def by_age(ages: Sequence[Ages]) -> tuple[int, int, int]:
    """How many there are of each age: of a day, of a week, older."""
    return sum(a.day for a in ages), sum(a.week for a in ages), sum(a.older for a in ages)


def late_by_department(
    tracks: Sequence[Track], *, today: date, rules: Rules
) -> tuple[tuple[str, int], ...]:
    """How many cases each department lets wait beyond their last day; most first.

    Only what is in its hands: not what is held, or waits for the coordinator's decision.
    """
    found = Counter(
        known.case.department
        for known in tracks
        if known.case.department is not None
        and known.case.is_in_hand
        and not known.case.held
        and late(known.case, today, rules)
    )
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _response(tracks: Iterable[Track], *, today: date, rules: Rules, days: Period) -> Share:
    """In time, of those that it was decided of in the period."""
    in_time = base = 0
    for known in tracks:
        if known.case.contact is None:
            continue
        last, reached = known.case.contact.due(rules.calendar).day, _reached_on(known, rules)
        is_met = reached is not None and reached <= last
        if not is_met and today <= last:
            continue  # there is still time
        decided = reached if is_met and reached else last
        in_time += is_met and _is_in(days, decided)
        base += _is_in(days, decided)
    return Share(in_time, base)


def _reached_on(known: Track, rules: Rules) -> date | None:
    outcome = known.first_outcome_at
    found = (known.case.contacted_on, rules.day(outcome) if outcome else None)
    return min((day for day in found if day is not None), default=None)


def _is_put_right(case: Case) -> bool:
    return case.outcome is Outcome.PUT_RIGHT and case.ending is Ending.VERDICT


def _was_closed(case: Case, days: Period) -> bool:
    is_heard_out = case.ending in _HEARD_OUT
    return is_heard_out and case.closed_on is not None and _is_in(days, case.closed_on)


def _age(case: Case, today: date, rules: Rules) -> int:
    """Working days since it was opened; that day itself does not count."""
    return rules.calendar.between(rules.day(case.opened_at), today)


def _step(age: int) -> int:
    """The step of an age: a day, a week, older."""
    return (age > _DAY) + (age > _WEEK)


def _is_in(days: Period, day: date) -> bool:
    return days.first <= day <= days.last
