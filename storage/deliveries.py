"""What becomes of the messages in the outbox: taken, sent, tried again, parked, dropped.

A message is marked as being sent before it is sent. If the process dies in between, nobody knows
whether it arrived, and it is parked rather than sent twice. A change of what was said before may be
made twice: it waits again.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, literal, select

from storage.database import Session
from storage.metadata import UtcDateTime
from storage.office_tables import OUTBOX
from storage.outbox import EMPTY, SETTLED, Cause, Message, in_lane, mark, parked_for
from storage.portable import day_of


async def take_due(
    session: Session,
    *,
    now: datetime,
    resting: Collection[bytes] = (),
    silently: bool = False,
) -> Message | None:
    """The next message that is due, marked as being sent; none of the lanes that are `resting`.

    `silently`: only what is urgent, and changes, which make no sound.
    """
    held = OUTBOX.c.held_until
    which = [OUTBOX.c.state == "waiting", OUTBOX.c.not_before <= now]
    which.append(held.is_(None) | (held <= now))
    if resting:
        which.append(OUTBOX.c.lane.is_(None) | OUTBOX.c.lane.not_in(resting))
    if silently:
        which.append(OUTBOX.c.urgent | OUTBOX.c.edits.is_not(None))
    order = (OUTBOX.c.priority, OUTBOX.c.not_before, OUTBOX.c.key)
    found = select(OUTBOX).where(*which).order_by(*order).limit(1)
    row = (await session.execute(found)).one_or_none()
    if row is None:
        return None
    await mark(session, OUTBOX.c.key == row.key, state="sending", attempts=row.attempts + 1)
    return _message(row)


async def sent(session: Session, key: str, *, message: int, now: datetime) -> None:
    """It arrived, as the `message` of this number: keep where, empty the rest."""
    arrived = {"state": "sent", "message": message, "settled_at": now, "last_error": None}
    await mark(session, OUTBOX.c.key == key, **arrived, **EMPTY)


async def retry(session: Session, message: Message, *, until: datetime, error: str) -> None:
    """It certainly did not arrive: once more, later. Its whole lane waits so that order is kept."""
    own = OUTBOX.c.key == message.key
    if not await _was_let_go(session, message.key):
        await mark(session, own, state="waiting", last_error=error[:200])
    waits = (own | in_lane(message.lane)) & (OUTBOX.c.state == "waiting")
    held = OUTBOX.c.held_until
    longer = case((held > until, held), else_=literal(until, UtcDateTime()))
    await mark(session, waits, held_until=longer)


async def park(session: Session, key: str, *, error: str) -> None:
    """It can't be sent, or nobody knows whether it was: leave it for people to look at."""
    if not await _was_let_go(session, key):
        await mark(session, OUTBOX.c.key == key, state="parked", last_error=error[:200])


async def drop(session: Session, key: str, cause: Cause) -> None:
    """There is no use in sending it any more."""
    await mark(session, OUTBOX.c.key == key, state="dropped", last_error=cause, **EMPTY)


async def block(session: Session, message: Message) -> int:
    """Nobody in its chat can be reached: park it, and all that waits in its lane; gives how many.

    What is posted to that lane from now on is parked, too.
    """
    await _was_let_go(session, message.key)
    waits = in_lane(message.lane) & (OUTBOX.c.state == "waiting")
    own = (OUTBOX.c.key == message.key) & (OUTBOX.c.state == "sending")
    return await mark(session, own | waits, state="parked", last_error=Cause.BLOCKED)


async def unblock(session: Session, lane: bytes, *, now: datetime) -> int:
    """Somebody is back: what was parked for that waits again, but for what is too late now."""
    parked = in_lane(lane) & parked_for(Cause.BLOCKED)
    late = {"state": "dropped", "last_error": Cause.LATE}
    await mark(session, parked & (OUTBOX.c.not_after <= now), **late, **EMPTY)
    return await _wait_again(session, parked)


async def park_interrupted(session: Session) -> int:
    """At start: park what a stopped process was just sending; gives how many.

    What it was just changing waits again.
    """
    sending = OUTBOX.c.state == "sending"
    over = sending & (OUTBOX.c.last_error == Cause.OVER)
    await mark(session, over, state="dropped", **EMPTY)
    await mark(session, sending & OUTBOX.c.edits.is_not(None), state="waiting")
    return await mark(session, sending, state="parked", last_error=Cause.UNSURE)


async def fade(session: Session, *, before: datetime) -> None:
    """Of what was sent or dropped before a moment keep the day alone, by UTC.

    The chat goes, too, where nothing leads back to it. The key stays: it may not be used again.
    """
    at, begins = OUTBOX.c.settled_at, OUTBOX.c.not_before
    settled = SETTLED & (func.coalesce(at, begins) < before)
    is_exact = (at != day_of(at)) | (begins != day_of(begins))
    is_done_with = OUTBOX.c.topic.is_(None) | (OUTBOX.c.state == "dropped")
    has_chat = OUTBOX.c.lane.is_not(None) | (OUTBOX.c.chat != b"")
    await mark(session, settled & is_done_with & has_chat, chat=b"", lane=None)
    days = {"settled_at": day_of(at), "not_before": day_of(begins)}
    rest = {"not_after": None, "held_until": None}
    await mark(session, settled & is_exact, **days, **rest)


async def try_again(session: Session, *, expected: int) -> bool:
    """Send what is parked and certainly did not arrive, if it is still so many messages."""
    certain = (OUTBOX.c.state == "parked") & (OUTBOX.c.last_error != Cause.UNSURE)
    if not await _are(session, certain, expected):
        return False
    return await _wait_again(session, certain) > 0


async def drop_unsure(session: Session, *, expected: int) -> bool:
    """Drop what is parked because it may have arrived, if it is still so many messages."""
    unsure = parked_for(Cause.UNSURE)
    if not await _are(session, unsure, expected):
        return False
    return await mark(session, unsure, state="dropped", **EMPTY) > 0


async def _are(session: Session, which: ColumnElement[bool], expected: int) -> bool:
    return await session.scalar(select(func.count()).where(which)) == expected


async def _wait_again(session: Session, which: ColumnElement[bool]) -> int:
    fresh = {"attempts": 0, "held_until": None, "last_error": None}
    return await mark(session, which, state="waiting", **fresh)


async def _was_let_go(session: Session, key: str) -> bool:
    """Drop a message that was let go of while it was being sent; false if it was not."""
    over = (OUTBOX.c.key == key) & (OUTBOX.c.last_error == Cause.OVER)
    return await mark(session, over, state="dropped", **EMPTY) > 0


def _message(row: Row[Any]) -> Message:
    """A row that was just marked as being sent."""
    return Message(
        key=row.key,
        chat=row.chat,
        text=row.text,
        picture=row.picture,
        not_before=row.not_before,
        attempts=row.attempts + 1,
        buttons=tuple(tuple((text, data) for text, data in listed) for listed in row.buttons or ()),
        not_after=row.not_after,
        lane=row.lane,
        topic=row.topic,
        priority=row.priority,
        urgent=row.urgent,
        edits=row.edits,
        replies_to=row.replies_to,
    )
