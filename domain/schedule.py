"""When scheduled jobs fall due. Pure: the caller brings the clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def last_daily(now: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The latest moment not after `now` (aware) at which it was `at` in the zone, in UTC."""
    day = now.astimezone(zone).date()
    # Compared in UTC: within one zone Python compares clock faces, wrong on the day they change.
    due = datetime.combine(day, at, zone).astimezone(UTC)
    if due > now:
        due = datetime.combine(day - timedelta(days=1), at, zone).astimezone(UTC)
    return due


def last_every(now: datetime, step: timedelta) -> datetime:
    """The latest multiple of `step` since 1970 that is not after `now` (aware), in UTC."""
    seconds = int(step.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)
