"""Signals 数据提醒: what may mean that figures do not tell the truth. Pure; reasons, not verdicts.

A signal says what was counted, of a department, and never more: nobody is named, nothing is changed
or deleted, and each has innocent reasons. What can be known at all is little, on purpose:

- Responses keep the day they came on, no time, and no trace of a person or a device. So a burst is
  seen by the day; within minutes only by a count in memory (`handlers.office.tempo`), which holds
  department and minute alone and is gone after a restart.
- Everyone sends one response in a campaign, and having withdrawn it they can't send another: one
  device *under one account* can't answer often. Many accounts on one device can't be told from many
  people. What is left to see is one window's poster, and one member who records for many.
- Members' recordings carry a keyed hash of who made them. It is compared with itself, and what is
  told is a count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Rule(StrEnum):
    """What was looked for."""

    PERFECT = "perfect"  # all ratings are the best grade
    DAY = "day"  # far more responses on one day than on others
    WINDOW = "window"  # the same through the poster of one window
    BURST = "burst"  # many responses within minutes
    RECORDED = "recorded"  # most responses were put in by staff
    RECORDER = "recorder"  # one member has recorded many on one day


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on something is told; a deployment's own. A share is in percent."""

    perfect_from: int = 20
    burst_from: int = 10
    burst_minutes: int = 10
    burst_times: int = 5
    recorded_from: int = 10
    recorded_share: int = 50
    recorder_most: int = 20


@dataclass(frozen=True, slots=True)
class Ratings:
    """How many ratings a department got, and how many of them are the best grade."""

    department: str
    count: int
    best: int


@dataclass(frozen=True, slots=True)
class Daily:
    """How many responses came on a day: of a department, or through one of its windows."""

    department: str
    day: date
    count: int
    window: str | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """How many responses a department has, and how many of them were recorded by staff."""

    department: str
    count: int
    recorded: int


@dataclass(frozen=True, slots=True)
class Counted:
    """All that is judged. `recorders`: the most that one member has recorded on a day.

    `bursts`: the most within minutes, as far as this process has seen it.
    """

    rated: tuple[Ratings, ...] = ()
    days: tuple[Daily, ...] = ()
    windows: tuple[Daily, ...] = ()
    shared: tuple[Shared, ...] = ()
    recorders: tuple[Daily, ...] = ()
    bursts: tuple[Daily, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """What was seen: `count`, and where it applies out of how many, or on which day.

    `usual` is how many came on a day before, on average.
    """

    rule: Rule
    department: str
    count: int
    base: int = 0
    day: date | None = None
    window: str | None = None
    usual: float = 0


@dataclass(frozen=True, slots=True)
class Term:
    """The days that are judged: the campaign's first one, and today."""

    starts_on: date
    today: date

    @property
    def recent(self) -> date:
        """The first day that is still news."""
        return self.today - timedelta(days=6)


_FEWEST_DAYS = 3  # before one can say what is usual

_Place = tuple[str, str | None]


def judge(counted: Counted, thresholds: Thresholds, term: Term) -> tuple[Signal, ...]:
    """What should be told, by department and rule; of days, the last that stands out."""
    known = thresholds
    found = [
        *_perfect(counted.rated, known),
        *_risen(Rule.DAY, counted.days, known, term),
        *_risen(Rule.WINDOW, counted.windows, known, term),
        *_latest(Rule.BURST, counted.bursts, known.burst_from, term),
        *_recorded(counted.shared, known),
        *_latest(Rule.RECORDER, counted.recorders, known.recorder_most + 1, term),
    ]
    order = list(Rule)
    return tuple(sorted(found, key=lambda one: (one.department, order.index(one.rule))))


def _perfect(rated: Iterable[Ratings], known: Thresholds) -> list[Signal]:
    return [
        Signal(Rule.PERFECT, one.department, one.best, one.count)
        for one in rated
        if one.best == one.count >= known.perfect_from
    ]


def _recorded(shared: Iterable[Shared], known: Thresholds) -> list[Signal]:
    return [
        Signal(Rule.RECORDED, one.department, one.recorded, one.count)
        for one in shared
        if one.count >= known.recorded_from
        and one.recorded * 100 > known.recorded_share * one.count
    ]


def _latest(rule: Rule, days: Iterable[Daily], fewest: int, term: Term) -> list[Signal]:
    """Of each department the last of the recent days on which there were so many."""
    last = dict[str, Signal]()
    for one in sorted(days, key=lambda one: (one.day, one.count)):
        if one.count >= fewest and one.day >= term.recent:
            last[one.department] = Signal(rule, one.department, one.count, day=one.day)
    return list(last.values())


def _risen(rule: Rule, days: Iterable[Daily], known: Thresholds, term: Term) -> list[Signal]:
    """Recent days with so many times as many as usual; of each department the last."""
    places = dict[_Place, dict[date, int]]()
    for one in days:
        places.setdefault((one.department, one.window), {})[one.day] = one.count
    found = [
        Signal(rule, department, count, day=day, window=window, usual=usual)
        for (department, window), counts in places.items()
        for day, count in counts.items()
        if day >= term.recent and count >= known.burst_from
        and (usual := _usual(counts, day, term)) is not None
        and count >= known.burst_times * usual
    ]  # fmt: skip
    ordered = sorted(found, key=lambda one: (one.day or term.starts_on, one.count))
    return list({one.department: one for one in ordered}.values())


def _usual(counts: Mapping[date, int], day: date, term: Term) -> float | None:
    """How many came on each day before, on average; `None` while there were hardly any days."""
    days = (day - term.starts_on).days
    if days < _FEWEST_DAYS:
        return None
    return sum(count for other, count in counts.items() if term.starts_on <= other < day) / days
