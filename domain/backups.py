"""When backups 备份 are made, which of them are kept, and when their lack is told. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_LATE = 2  # intervals without a good backup from which on people are warned


class Kind(StrEnum):
    """What a backup is of."""

    WHOLE = "whole"  # the database and the files it names
    BEFORE = "before"  # the database alone, before a migration, which touches nothing else


@dataclass(frozen=True, slots=True)
class Plan:
    """How often a backup is made, how many of a kind are kept, and for how long at most."""

    every: timedelta = timedelta(hours=24)
    count: int = 14
    kept_for: timedelta = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that is there. It is good if it can be opened and says what it holds."""

    name: str
    kind: Kind
    made_at: datetime
    is_good: bool = True


def superfluous(copies: Iterable[Copy], plan: Plan, now: datetime) -> tuple[Copy, ...]:
    """Those beyond the number of their kind, and those whose time is over.

    The last good one of everything stays, however old it is: else a month of failures would end
    with nothing. One that is no good counts for nothing, and goes when its time is over.
    """
    newest = sorted(copies, key=lambda copy: copy.made_at, reverse=True)
    last, kept = find_last(newest), dict.fromkeys(Kind, 0)
    over = []
    for copy in newest:
        kept[copy.kind] += copy.is_good
        is_beyond = copy.is_good and kept[copy.kind] > plan.count
        if copy is not last and (is_beyond or copy.made_at < now - plan.kept_for):
            over.append(copy)
    return tuple(over)


def find_last(copies: Iterable[Copy]) -> Copy | None:
    """The last good one of everything."""
    good = [copy for copy in copies if copy.is_good and copy.kind is Kind.WHOLE]
    return max(good, key=lambda copy: copy.made_at, default=None)


def is_late(last: datetime | None, plan: Plan, now: datetime) -> bool:
    """Whether the last good backup is older than twice the interval, or there is none."""
    return last is None or now - last > _LATE * plan.every
