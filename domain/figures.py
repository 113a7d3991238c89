"""Numbers about responses. A proportion never travels without its base."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.opinions import Aspect, Channel, Respondent


@dataclass(frozen=True, slots=True)
class Tally:
    """How many complete responses share these marks; counted by the database.

    No grade is among them: that somebody has answered may be told of one person, what they said
    may not.
    """

    department: str | None
    respondent: Respondent | None
    channel: Channel
    completed_on: date
    is_rated: bool
    is_batched: bool  # it is in a batch, whichever
    count: int
    is_recorded: bool = False  # put in by staff for somebody 代录


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share in 0..1 of a base of answers; `share` is `None` where there is no base."""

    share: float | None
    base: int


@dataclass(frozen=True, slots=True)
class Rated:
    """One grade of the five and how many gave it."""

    grade: str
    count: int


class Span(StrEnum):
    """The periods one can ask a summary for."""

    TODAY = "today"
    WEEK = "week"
    RECENT = "recent"  # the last seven days
    MONTH = "month"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included."""

    first: date
    last: date


def period(span: Span, *, today: date, starts_on: date) -> Period:
    """The days of a span that ends today. A campaign not yet begun gives today alone."""
    match span:
        case Span.TODAY:
            first = today
        case Span.WEEK:
            first = today - timedelta(days=today.weekday())
        case Span.RECENT:
            first = today - timedelta(days=6)
        case Span.MONTH:
            first = today.replace(day=1)
        case Span.CAMPAIGN:
            first = min(starts_on, today)
    return Period(first, today)


@dataclass(frozen=True, slots=True)
class Filter:
    """Whom figures are about; a mark that is `None` asks for all."""

    period: Period
    department: str | None = None
    respondent: Respondent | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What people said, as it may be shown; made by `reports.disclosure` alone.

    `grades` has all five, best first; `satisfied` counts the first three of all ratings (满意率),
    and its base are the ratings that are counted. `aspects` tell how many of `people` named each.
    """

    grades: tuple[Rated, ...]
    satisfied: Proportion
    bad: int  # ratings 不满意 or worse
    aspects: tuple[tuple[Aspect, int], ...]  # most named first
    people: int  # who are counted, rated or not
    rated: int  # who gave a rating at all, counted or not
    waiting: int  # ratings that are in no batch yet

    @property
    def beyond(self) -> int:
        """Ratings in a batch with others than were asked for: they are counted with those only."""
        return max(0, self.rated - self.waiting - self.satisfied.base)


@dataclass(frozen=True, slots=True)
class Summary:
    """What members see on demand: how many answered, and what they said."""

    wanted: Filter
    responses: int
    respondents: tuple[tuple[Respondent | None, int], ...]
    channels: tuple[tuple[Channel, int], ...]
    said: Said
    problems: tuple[tuple[str, int], ...] = ()  # of the latest draft and how many people; inside
    recorded: tuple[tuple[Channel, int], ...] = ()  # of `channels`, what staff have recorded 代录

    @property
    def department(self) -> str | None:
        """The department it is about; `None`: all together."""
        return self.wanted.department


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many service users have been asked since the campaign began, against the target."""

    target: int  # of each department
    counts: tuple[int, ...]  # a department each

    @property
    def reached(self) -> int:
        """How many departments have asked enough."""
        return sum(count >= self.target for count in self.counts)

    @property
    def missing(self) -> int:
        """How many service users are still to be asked, in all departments that lack any."""
        return sum(max(0, self.target - count) for count in self.counts)


def coverage(tallies: Iterable[Tally], departments: Iterable[str], *, target: int) -> Coverage:
    """The coverage of these departments, whatever else is asked for: the target knows no period."""
    asked = Counter[str | None]()
    for tally in tallies:
        asked[tally.department] += tally.count
    return Coverage(target, tuple(asked[department] for department in departments))
