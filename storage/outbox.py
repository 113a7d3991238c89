"""The outbox: messages the bot sends of its own accord, each once. Here they are posted.

What becomes of them after that is in `storage.deliveries`.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, case, delete, exists, false, func, select, update

from storage.database import Session, upsert
from storage.office_tables import OUTBOX

Buttons = tuple[tuple[tuple[str, str], ...], ...]
SETTLED = OUTBOX.c.state.in_(["sent", "dropped"])  # nothing becomes of it any more
EMPTY: dict[str, Any] = {"text": "", "picture": None, "buttons": None}  # what is said, gone


class Cause(StrEnum):
    """Why a message was not sent; `last_error` begins with it."""

    BLOCKED = "blocked"  # nobody in that chat can be reached, for now
    UNSURE = "unsure"  # it may have arrived
    REFUSED = "refused"  # Telegram does not take it
    NETWORK = "network"  # Telegram is out of reach
    BUSY = "busy"  # Telegram asks to wait
    LATE = "late"  # its time is over
    GONE = "gone"  # what it would change is out of reach
    OVER = "over"  # something newer was said, or somebody else has read it


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say. The key names what may be said only once; `chat` is sealed.

    `buttons` are rows of (label, callback data). After `not_after` it is better left unsaid. In one
    `lane` (a keyed hash of the chat) things are said one after the other. Messages of one `topic`
    tell several people the same. A lower `priority` goes first; what is not `urgent` waits for the
    morning. `edits` is the message in the chat that it takes the place of.
    """

    key: str
    chat: bytes
    text: str  # HTML as Telegram takes it
    picture: bytes | None
    not_before: datetime
    attempts: int = 0
    buttons: Buttons = ()
    not_after: datetime | None = None
    lane: bytes | None = None
    topic: str | None = None
    priority: int = 5
    urgent: bool = False
    edits: int | None = None
    replies_to: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that stands in somebody's chat, under the number `message`."""

    key: str
    chat: bytes  # sealed
    lane: bytes | None
    message: int


async def post(session: Session, message: Message) -> bool:
    """Queue a message; false if its key was used before.

    A change takes the place of an earlier one that still waits to change the same message.
    """
    row = upsert(OUTBOX).values(
        key=message.key,
        chat=message.chat,
        text=message.text,
        picture=message.picture,
        not_before=message.not_before,
        not_after=message.not_after,
        buttons=message.buttons or None,
        lane=message.lane,
        topic=message.topic,
        priority=message.priority,
        urgent=message.urgent,
        edits=message.edits,
        replies_to=message.replies_to,
        **_standing(message.lane),
    )
    is_new = (await session.execute(row.on_conflict_do_nothing())).rowcount == 1
    if is_new and message.edits is not None:
        same = in_lane(message.lane) & (OUTBOX.c.edits == message.edits)
        await _let_go(session, same & (OUTBOX.c.key != message.key))
    return is_new


async def is_blocked(session: Session, lane: bytes) -> bool:
    """Whether something is parked because nobody there could be reached."""
    return bool(await session.scalar(select(_is_blocked(lane))))


async def drop_topic(session: Session, topic: str) -> int:
    """Somebody has read it: the others are not told any more; gives how many messages."""
    return await _let_go(session, OUTBOX.c.topic == topic)


async def forget_topic(session: Session, topic: str) -> None:
    """Leave nothing of a topic behind, neither what waits nor that it was sent."""
    await session.execute(delete(OUTBOX).where(OUTBOX.c.topic == topic))


async def forget_keys(session: Session, beginning: str) -> None:
    """Delete what was sent or dropped under keys that begin so, and that nobody posts any more.

    What still waits is sent.
    """
    of_it = OUTBOX.c.key.between(beginning, f"{beginning}\U0010ffff")
    await session.execute(delete(OUTBOX).where(of_it, SETTLED))


async def forget_lane(session: Session, lane: bytes) -> None:
    """Leave nothing behind of what was, or is to be, said in a chat."""
    await session.execute(delete(OUTBOX).where(OUTBOX.c.lane == lane))


async def states_of_topic(session: Session, topic: str) -> dict[str, int]:
    """How many messages of a topic stand how: waiting, sending, sent, parked or dropped."""
    counted = select(OUTBOX.c.state, func.count()).where(OUTBOX.c.topic == topic)
    rows = await session.execute(counted.group_by(OUTBOX.c.state))
    return dict(tuple(row) for row in rows)


async def sent_of_topic(session: Session, topic: str) -> tuple[Sent, ...]:
    """The messages of a topic that stand in chats, by their keys."""
    columns = (OUTBOX.c.key, OUTBOX.c.chat, OUTBOX.c.lane, OUTBOX.c.message)
    stands = (OUTBOX.c.state == "sent", OUTBOX.c.edits.is_(None), OUTBOX.c.message.is_not(None))
    found = select(*columns).where(OUTBOX.c.topic == topic, *stands).order_by(OUTBOX.c.key)
    return tuple(Sent(*row) for row in await session.execute(found))


def in_lane(lane: bytes | None) -> ColumnElement[bool]:
    """Which messages share a lane; none do where it is not known."""
    return false() if lane is None else OUTBOX.c.lane == lane


def parked_for(cause: Cause) -> ColumnElement[bool]:
    """Which messages are parked for a cause."""
    return (OUTBOX.c.state == "parked") & (OUTBOX.c.last_error == cause)


async def mark(session: Session, which: ColumnElement[bool], **fields: object) -> int:
    """Note what became of messages; gives how many they are."""
    return (await session.execute(update(OUTBOX).where(which).values(**fields))).rowcount


def _standing(lane: bytes | None) -> dict[str, Any]:
    """How a message begins: like what waits in its lane."""
    if lane is None:
        return {"state": "waiting"}
    waits = (OUTBOX.c.lane == lane, OUTBOX.c.state == "waiting")
    blocked = _is_blocked(lane)
    return {
        "held_until": select(func.max(OUTBOX.c.held_until)).where(*waits).scalar_subquery(),
        "state": case((blocked, "parked"), else_="waiting"),
        "last_error": case((blocked, Cause.BLOCKED.value), else_=None),
    }


def _is_blocked(lane: bytes) -> ColumnElement[bool]:
    return exists().where(OUTBOX.c.lane == lane, parked_for(Cause.BLOCKED))


async def _let_go(session: Session, which: ColumnElement[bool]) -> int:
    """Drop what waits or is parked; what is just being sent is not tried again."""
    await mark(session, which & (OUTBOX.c.state == "sending"), last_error=Cause.OVER)
    rests = which & OUTBOX.c.state.in_(["waiting", "parked"])
    return await mark(session, rests, state="dropped", last_error=Cause.OVER, **EMPTY)
