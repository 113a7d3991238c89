"""When scheduled jobs fall due. Pure: the caller brings the clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def last_daily(now: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The latest moment not after `now` (aware) at which it was `at` in the zone, in UTC."""
    local = now.astimezone(zone)
    due = datetime.combine(local.date(), at, zone)
    if due > local:
        due = datetime.combine(local.date() - timedelta(days=1), at, zone)
    return due.astimezone(UTC)


def last_every(now: datetime, step: timedelta) -> datetime:
    """The latest multiple of `step` since 1970 that is not after `now` (aware), in UTC."""
    seconds = int(step.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)
