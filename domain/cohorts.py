"""Batches 批: the groups in which what people said leaves a department.

Every complete response of a service user joins one batch, once there are enough that are alike. A
batch is closed when it is formed, and its counts never change. So figures that are sums over whole
batches can be added and subtracted as one likes: nothing smaller than a batch comes out.

Ratings and responses without one are batched apart, so that a batch of ratings has as many of them
as people. Members are told apart by their random ids alone: no batch tells who answered when.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from domain.figures import Filter
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import GRADES

MERGED_AFTER = timedelta(days=3)  # then batched with other kinds and channels of the department
POOLED_AFTER = timedelta(days=7)  # then with other departments
_Key = tuple[Hashable, ...]
_LEVELS = 4
_GRADES, _ASPECTS = list(GRADES), list(Aspect)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Counts:
    """What people said, in numbers. A person counts once for each aspect that they named."""

    people: int
    grades: tuple[tuple[str, int], ...]  # those that were given, best first
    aspects: tuple[tuple[Aspect, int], ...]  # those that were named, in the order of the forms

    @property
    def ratings(self) -> int:
        """How many have rated."""
        return sum(count for _, count in self.grades)


NOTHING = Counts(0, (), ())


@dataclass(frozen=True, slots=True)
class Cohort:
    """A batch, or several of one size with the same marks and days, counted together.

    Marks are `None` where members differ, or where theirs is unknown.
    """

    department: str | None
    respondent: Respondent | None
    channel: Channel | None
    is_rated: bool
    first_day: date
    last_day: date
    size: int  # people in each of them
    counts: Counts  # what the people in all of them said

    def lies_within(self, wanted: Filter) -> bool:
        """Whether all of its members are among those who are asked for."""
        marks = (
            (wanted.department, self.department),
            (wanted.respondent, self.respondent),
            (wanted.channel, self.channel),
        )
        days = wanted.period
        return (
            all(mark in {None, own} for mark, own in marks)
            and days.first <= self.first_day
            and self.last_day <= days.last
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A response that is in no batch yet. Its id is random."""

    id: int
    department: str | None
    respondent: Respondent | None
    channel: Channel
    completed_on: date
    grade: str | None = None
    aspects: frozenset[Aspect] = frozenset()

    @property
    def is_rated(self) -> bool:
        """Whether a rating was given."""
        return self.grade is not None


@dataclass(frozen=True, slots=True)
class Planned:
    """A batch that is to be formed, and the ids of its members."""

    cohort: Cohort
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Backing:
    """How many people in batches of a department stand behind one of its entries, and on what."""

    entry: int
    people: int
    aspects: tuple[Aspect, ...]


def plan(
    candidates: Iterable[Candidate], *, minimum_base: int, today: date, is_over: bool
) -> tuple[Planned, ...]:
    """Which batches can be formed today: the most alike first, then more coarsely.

    A response without a department waits to be assigned. What is left over waits for others: it
    never joins a batch that is there. Once the campaign is over nobody comes any more, and nobody
    but those without a department has to wait.
    """
    waiting = {known.id: known for known in candidates}
    planned: list[Planned] = []
    for level in range(_LEVELS):
        for members in _groups(waiting.values(), level, minimum_base, today=today, is_over=is_over):
            planned.append(_batch(members))
            for member in members:
                del waiting[member.id]
    return tuple(planned)


def add(parts: Iterable[Counts]) -> Counts:
    """What several groups of people said, together."""
    people, grades, aspects = 0, Counter[str](), Counter[Aspect]()
    for part in parts:
        people += part.people
        grades.update(dict(part.grades))
        aspects.update(dict(part.aspects))
    return count(people, grades, aspects)


def count(people: int, grades: Mapping[str, int], aspects: Mapping[Aspect, int]) -> Counts:
    """Numbers in their order.

    A grade that is none of the five raises `ValueError`: left out, it would shrink a base unseen.
    """
    return Counts(
        people,
        tuple(sorted(grades.items(), key=lambda pair: _GRADES.index(pair[0]))),
        tuple(sorted(aspects.items(), key=lambda pair: _ASPECTS.index(pair[0]))),
    )


def _key(known: Candidate, level: int, *, today: date, is_over: bool) -> _Key | None:
    """What a response shares with those it may be batched with; `None` where it must wait."""
    waited = today - known.completed_on
    if level == _LEVELS - 1:
        is_due = is_over and known.department is not None
        return (known.is_rated,) if is_due or waited >= POOLED_AFTER else None
    must_wait = level > 0 and waited < MERGED_AFTER and not is_over
    if known.department is None or must_wait:
        return None
    marks = (known.is_rated, known.department, known.respondent, known.channel)
    return marks[: len(marks) - level]


def _groups(
    waiting: Iterable[Candidate], level: int, minimum_base: int, *, today: date, is_over: bool
) -> list[list[Candidate]]:
    """The batches of a level, in an order of their own."""
    alike: dict[_Key, list[Candidate]] = {}
    for known in sorted(waiting, key=lambda known: known.id):
        key = _key(known, level, today=today, is_over=is_over)
        if key is not None:
            alike.setdefault(key, []).append(known)
    return [part for group in alike.values() for part in _split(group, minimum_base)]


def _split(group: list[Candidate], minimum_base: int) -> list[list[Candidate]]:
    """As many parts as there can be, none smaller than the minimum base, with nobody left over."""
    number = len(group) // minimum_base
    return [group[first::number] for first in range(number)]


def _batch(members: list[Candidate]) -> Planned:
    first, *others = members
    days = [known.completed_on for known in members]
    cohort = Cohort(
        department=_shared(first.department, (known.department for known in others)),
        respondent=_shared(first.respondent, (known.respondent for known in others)),
        channel=_shared(first.channel, (known.channel for known in others)),
        is_rated=first.is_rated,
        first_day=min(days),
        last_day=max(days),
        size=len(members),
        counts=count(
            len(members),
            Counter(known.grade for known in members if known.grade is not None),
            Counter(aspect for known in members for aspect in known.aspects),
        ),
    )
    return Planned(cohort, tuple(known.id for known in members))


def _shared(mark: T, others: Iterable[T]) -> T | None:
    return mark if all(other == mark for other in others) else None
