"""The digest 简报: what it tells, and what leaders are told of cases. Pure.

On which mornings there is one stands in `domain.issuing`, what is counted in `domain.digest_cases`.

Leaders are told of cases in groups: the cases that were opened up to a day, which moves on when
enough people have answered since; and verdicts when there are enough more of them. So no two
digests tell, by what lies between them, what one person said. That a department is late is told at
once: it is not what people said.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.case_figures import Rates, Share, Track
from domain.cohorts import Cohort
from domain.directives import Directive
from domain.figures import Period, Said, Tally


class Edition(StrEnum):
    """What kind of digest it is."""

    DAILY = "daily"
    WEEKLY = "weekly"
    CLOSING = "closing"  # the campaign is over
    AFTER = "after"  # and something is still open


@dataclass(frozen=True, slots=True)
class Issue:
    """A digest of the morning of `on`, about some days. `before` are those it is compared with."""

    on: date
    edition: Edition
    days: Period
    before: Period | None = None
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What a digest says in numbers, for the next one to be compared with.

    `opened` and `closed` count since the campaign began; of `satisfied` see `domain.cohorts`.
    """

    reached: int  # departments that have asked as many as they were to
    satisfied: Share
    opened: int
    closed: int
    open: int
    late: int
    rates: Rates


@dataclass(frozen=True, slots=True)
class Told:
    """A digest that was sent: when, which cases it knew of, and its figures for both readers."""

    on: date
    edition: Edition
    is_last: bool
    cases_until: date | None
    leaders: Figures
    office: Figures


@dataclass(frozen=True, slots=True)
class Sources:
    """What a digest is made of: all of the campaign."""

    tallies: Sequence[Tally]
    batches: Sequence[Cohort]
    tracks: Sequence[Track]
    directives: Sequence[Directive]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which digest it is. `last` was sent before it; it tells differences to `compared`.

    What is not sent, but looked at, tells leaders of no more cases than the last one did.
    """

    issue: Issue
    last: Told | None = None
    compared: Told | None = None
    is_sent: bool = True


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """One department in the digest."""

    department: str
    responses: int  # since the campaign began
    new: int  # on the days the digest is about
    said: Said  # since the campaign began
    target: int
    late: int = 0  # cases in its hands that are beyond a last day
    before: int | None = None  # responses of the days it is compared with


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for the campaign office, in numbers."""

    unrouted: int = 0
    returned: int = 0
    held: int = 0
    silent: int = 0  # may be closed by a second person


@dataclass(frozen=True, slots=True)
class Orders:
    """How the directives stand. `overdue` tells the departments, most first."""

    open: int = 0  # not closed, reported ones too
    reported: int = 0
    overdue: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What a morning's digest tells; `last` is what it is compared with."""

    issue: Issue
    responses: int
    new: int
    said: Said
    lines: tuple[DepartmentLine, ...]  # in the order of the configuration
    unassigned: int  # responses that no department is known for
    told: Told
    last: Told | None = None
    desk: Desk = Desk()
    orders: Orders = Orders()


def cases_until(last: date | None, until: date, *, answered: int, minimum_base: int) -> date | None:
    """The day up to which leaders know the cases; `answered` are the responses since the last."""
    return until if answered >= minimum_base else last


def steady(now: Rates, before: Rates | None, *, minimum_base: float) -> Rates:
    """Rates of what people said as they were told last, until there are enough more of them."""
    old = before or Rates(Share(0, 0), Share(0, 0), Share(0, 0), 0, 0)
    if now.verdicts.base - old.verdicts.base < minimum_base:
        now = replace(now, verdicts=old.verdicts)
    if now.closed - old.closed < minimum_base:
        now = replace(now, resolution=old.resolution, silent=old.silent, closed=old.closed)
    return now
