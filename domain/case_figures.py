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
    last_outcome_at: datetime | None = None
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
class Standing:
    """Open cases: by state, and by how many working days ago they were opened."""

    states: tuple[tuple[State, int], ...]  # those that there are, in the order of the states
    day: int  # one working day at most
    week: int  # two to five
    older: int
    late: int

    @property
    def open(self) -> int:
        """All of them."""
        return self.day + self.week + self.older

    def of(self, *states: State) -> int:
        """How many are in one of these states."""
        return sum(count for state, count in self.states if state in states)


@dataclass(frozen=True, slots=True)
class Turnover:
    """What has happened in a period: cases that came, that got an outcome, that ended."""

    opened: int
    settled: int
    closed: int


def of_department(tracks: Iterable[Track], department: str | None) -> tuple[Track, ...]:
    """The cases a department answers for; `None`: all, also those that nobody answers for yet."""
    if department is None:
        return tuple(tracks)
    return tuple(
        known for known in tracks if known.case.department == department and not known.case.held
    )


def rates(
    tracks: Iterable[Track],
    *,
    today: date,
    rules: Rules,
    department: str | None = None,
    days: Period = _ALL_DAYS,
) -> Rates:
    """The rates of what was decided in a period.

    响应率 response: reached in time, of those that were reached or whose time for it is over. An
    outcome reaches the respondent, too. Where nobody can be reached there is no such time.

    解决率 resolution: put right *and* found better by the respondents, of those that were closed.

    满意率 verdicts: not bad (基本满意 or better), of the respondents of closed cases who said what
    they make of it; their last word counts.
    """
    counted = [
        known for known in of_department(tracks, department) if known.case.ending not in _GONE
    ]
    closed = [known for known in counted if _was_closed(known.case, days)]
    said = [grade for known in closed for grade in known.verdicts]
    return Rates(
        response=_response(counted, today=today, rules=rules, days=days),
        resolution=Share(sum(_is_put_right(known.case) for known in closed), len(closed)),
        verdicts=Share(sum(grade not in BAD_GRADES for grade in said), len(said)),
        silent=sum(known.case.ending is Ending.SILENCE for known in closed),
        closed=len(closed),
    )


def standing(
    tracks: Iterable[Track], *, today: date, rules: Rules, department: str | None = None
) -> Standing:
    """The open cases of a department, or of all."""
    found = [known.case for known in of_department(tracks, department) if known.case.is_open]
    ages = Counter(_age(case, today, rules) for case in found)
    states = Counter(case.state for case in found)
    return Standing(
        states=tuple((state, states[state]) for state in State if states[state]),
        day=sum(count for age, count in ages.items() if age <= _DAY),
        week=sum(count for age, count in ages.items() if _DAY < age <= _WEEK),
        older=sum(count for age, count in ages.items() if age > _WEEK),
        late=sum(bool(late(case, today, rules)) for case in found),
    )


def turnover(
    tracks: Iterable[Track], *, days: Period, rules: Rules, department: str | None = None
) -> Turnover:
    """What happened on these days; a case that came back counts once more where it is settled."""
    found = of_department(tracks, department)
    last = [known.last_outcome_at for known in found]
    return Turnover(
        opened=sum(_is_in(days, rules.day(known.case.opened_at)) for known in found),
        settled=sum(_is_in(days, rules.day(at)) for at in last if at is not None),
        closed=sum(_was_closed(known.case, days) for known in found),
    )


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


def _is_in(days: Period, day: date) -> bool:
    return days.first <= day <= days.last
