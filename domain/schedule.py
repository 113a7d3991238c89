"""When scheduled jobs fall due. Pure: the caller brings the clock."""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NIGHT = time(3)


class Job(StrEnum):
    """What is done by the clock, in this order where several things have fallen due."""

    BATCH = "batch"  # batches are formed of the responses that came in
    DRAFT = "draft"  # ledgers of every department with new opinions
    DIGEST = "digest"
    REMIND = "remind"  # who stopped half-way
    HAND_IN = "hand-in"  # what is due to be handed in
    CASES = "cases"  # their deadlines
    DIRECTIVES = "directives"  # their last days
    SELF_TEST = "self-test"  # whether the worst rating still arrives
    SIGNALS = "signals"  # which figures to look at
    TIDY = "tidy"  # what was kept as long as was promised
    BACKUP = "backup"  # beside the others: it may take a while


def last_daily(now: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The latest moment not after `now` (aware) at which it was `at` in the zone, in UTC."""
    day = now.astimezone(zone).date()
    # Compared in UTC: within one zone Python compares clock faces, wrong on the day they change.
    due = datetime.combine(day, at, zone).astimezone(UTC)
    if due > now:
        due = datetime.combine(day - timedelta(days=1), at, zone).astimezone(UTC)
    return due


def last_every(now: datetime, step: timedelta, *, since: datetime = _EPOCH) -> datetime:
    """The latest multiple of `step` after `since` that is not after `now` (both aware), in UTC."""
    seconds, begun = int(step.total_seconds()), int(since.timestamp())
    passed = (int(now.timestamp()) - begun) // seconds * seconds
    return datetime.fromtimestamp(begun + passed, UTC)


def last_at_night(now: datetime, step: timedelta, zone: ZoneInfo) -> datetime:
    """The same from a night on: what is done once a day is done while people sleep."""
    return last_every(now, step, since=datetime.combine(_EPOCH.date(), _NIGHT, zone))


def is_quiet(at: time, quiet_from: time, quiet_until: time) -> bool:
    """Whether a time of day lies in the quiet hours, which may span midnight.

    They end with `quiet_until`, which is not quiet any more. The same time twice: there are none.
    """
    if quiet_from <= quiet_until:
        return quiet_from <= at < quiet_until
    return at >= quiet_from or at < quiet_until


def next_waking(now: datetime, quiet_from: time, quiet_until: time, zone: ZoneInfo) -> datetime:
    """`now` (aware) outside the quiet hours of the zone, else when they end, in UTC."""
    here = now.astimezone(zone)
    if not is_quiet(here.time(), quiet_from, quiet_until):
        return now
    day = here.date() + timedelta(days=here.time() >= quiet_until)
    ends = datetime.combine(day, quiet_until, zone)
    if ends.astimezone(UTC) <= now:  # the clock is put back, and shows that time once more
        ends = ends.replace(fold=1)
    return ends.astimezone(UTC)
