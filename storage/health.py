"""How things stand with what the bot sends of its own accord: counts, never whose."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session
from storage.office_tables import OUTBOX
from storage.outbox import Cause
from storage.portable import nulls_first, place_in


@dataclass(frozen=True, slots=True)
class Queued:
    """Messages of one kind that stand alike; the kind is what their keys begin with."""

    kind: str
    count: int
    oldest: datetime  # when the first of them was to be sent
    cause: Cause | None = None  # why they were not sent
    error: str = ""  # what Telegram said to that, scrubbed
    is_due: bool = field(default=True, kw_only=True)
    is_parked: bool = field(default=False, kw_only=True)


async def queued(session: Session, *, now: datetime) -> tuple[Queued, ...]:
    """All that was not sent yet, and not dropped."""
    kind = func.substr(OUTBOX.c.key, 1, place_in(OUTBOX.c.key + ":", ":") - 1).label("kind")
    parked = (OUTBOX.c.state == "parked").label("parked")
    due = (OUTBOX.c.not_before <= now).label("due")
    alike = (kind, parked, due, OUTBOX.c.last_error)
    rows = await session.execute(
        select(*alike, func.count().label("number"), func.min(OUTBOX.c.not_before).label("oldest"))
        .where(OUTBOX.c.state.in_(["waiting", "sending", "parked"]))
        .group_by(*alike)
        .order_by(*nulls_first(*alike))
    )
    return tuple(
        Queued(
            row.kind,
            row.number,
            row.oldest,
            *_read(row.last_error),
            is_due=bool(row.due),
            is_parked=bool(row.parked),
        )
        for row in rows
    )


async def held_lanes(session: Session, *, now: datetime) -> int:
    """In how many chats nothing is sent for a while."""
    held = (OUTBOX.c.state == "waiting", OUTBOX.c.held_until > now)
    found = await session.scalar(select(func.count(OUTBOX.c.lane.distinct())).where(*held))
    return found or 0


async def last_delivery(session: Session) -> datetime | None:
    """When something arrived last."""
    found: datetime | None = await session.scalar(select(func.max(OUTBOX.c.settled_at)))
    return found


def _read(error: str | None) -> tuple[Cause | None, str]:
    if error is None:
        return None, ""
    cause, _, told = error.partition(": ")
    return Cause(cause), told
