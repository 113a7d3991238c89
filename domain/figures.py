"""Numbers about responses. A proportion never travels without its base."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.opinions import Aspect, Channel, Ledger, Respondent


@dataclass(frozen=True, slots=True)
class Tally:
    """How many complete responses share these marks; counted by the database."""

    department: str | None
    respondent: Respondent | None
    channel: Channel
    completed_on: date
    grade: str | None  # None: no rating was given
    count: int
    is_recorded: bool = False  # put in by staff for somebody 代录


@dataclass(frozen=True, slots=True)
class AspectTally:
    """How many opinions of a department name an aspect."""

    department: str | None
    ledger: Ledger
    aspect: Aspect
    count: int


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share in 0..1 of a base of answers; `share` is `None` where the base is too small."""

    share: float | None
    base: int


@dataclass(frozen=True, slots=True)
class Rated:
    """One grade of the five and how many gave it; `count` is `None` where it may not be shown."""

    grade: str
    count: int | None


class Span(StrEnum):
    """The periods one can ask a summary for."""

    TODAY = "today"
    WEEK = "week"
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
        case Span.MONTH:
            first = today.replace(day=1)
        case Span.CAMPAIGN:
            first = min(starts_on, today)
    return Period(first, today)


@dataclass(frozen=True, slots=True)
class Summary:
    """What staff see on demand. `grades` has all five, best first.

    `satisfied` counts the first three grades of all ratings (满意率).
    """

    period: Period
    department: str | None  # None: all together
    responses: int
    respondents: tuple[tuple[Respondent | None, int], ...]
    channels: tuple[tuple[Channel, int], ...]
    grades: tuple[Rated, ...]
    satisfied: Proportion
    aspects: tuple[tuple[Aspect, int], ...]  # most named first
    problems: tuple[tuple[str, int], ...]  # entries of the latest draft and how many people
    recorded: tuple[tuple[Channel, int], ...] = ()  # of `channels`, what staff have recorded 代录


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """One department in the digest."""

    department: str
    responses: int  # since the campaign began
    new: int  # on the day the digest is about
    bad: int | None  # ratings 不满意 or worse since the beginning; None: too few to show
    satisfied: Proportion
    target: int


@dataclass(frozen=True, slots=True)
class Digest:
    """What leaders get each morning: about one day, and where the campaign stands."""

    day: date  # the day that is reported
    responses: int
    new: int
    satisfied: Proportion
    lines: tuple[DepartmentLine, ...]  # in the order of the configuration
    unassigned: int  # responses that no department is known for
