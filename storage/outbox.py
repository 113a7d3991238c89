"""The outbox: messages the bot sends of its own accord, each once.

A message is marked as being sent before it is sent. If the process dies in between, nobody knows
whether it arrived, and it is parked rather than sent twice.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Session, upsert
from storage.office_tables import OUTBOX

Buttons = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say. The key names what may be said only once; `chat` is sealed.

    `buttons` are rows of (label, callback data). After `not_after` it is better left unsaid.
    """

    key: str
    chat: bytes
    text: str  # HTML as Telegram takes it
    picture: bytes | None
    not_before: datetime
    attempts: int = 0
    buttons: Buttons = ()
    not_after: datetime | None = None


async def post(session: Session, message: Message) -> bool:
    """Queue a message; false if its key was used before."""
    row = upsert(OUTBOX).values(
        key=message.key,
        chat=message.chat,
        text=message.text,
        picture=message.picture,
        not_before=message.not_before,
        not_after=message.not_after,
        buttons=message.buttons or None,
        state="waiting",
    )
    return (await session.execute(row.on_conflict_do_nothing())).rowcount == 1


async def take_due(session: Session, *, now: datetime) -> Message | None:
    """The next message that is due, marked as being sent."""
    row = (
        await session.execute(
            select(OUTBOX)
            .where(OUTBOX.c.state == "waiting", OUTBOX.c.not_before <= now)
            .order_by(OUTBOX.c.not_before, OUTBOX.c.key)
            .limit(1)
        )
    ).one_or_none()
    if row is None:
        return None
    await _mark(session, row.key, state="sending", attempts=row.attempts + 1)
    return Message(
        key=row.key,
        chat=row.chat,
        text=row.text,
        picture=row.picture,
        not_before=row.not_before,
        attempts=row.attempts + 1,
        buttons=tuple(tuple((text, data) for text, data in listed) for listed in row.buttons or ()),
        not_after=row.not_after,
    )


async def sent(session: Session, key: str) -> None:
    """It arrived: keep the key, empty the rest."""
    await _mark(session, key, state="sent", text="", picture=None, buttons=None, last_error=None)


async def retry(session: Session, key: str, *, not_before: datetime, error: str) -> None:
    """It certainly did not arrive: once more, later."""
    await _mark(session, key, state="waiting", not_before=not_before, last_error=error[:200])


async def park(session: Session, key: str, *, error: str) -> None:
    """It can't be sent, or nobody knows whether it was: leave it for people to look at."""
    await _mark(session, key, state="parked", last_error=error[:200])


async def park_interrupted(session: Session) -> int:
    """At start: messages that a stopped process was just sending. Gives how many."""
    result = await session.execute(
        update(OUTBOX)
        .where(OUTBOX.c.state == "sending")
        .values(state="parked", last_error="interrupted while sending")
    )
    return result.rowcount


async def _mark(session: Session, key: str, **fields: object) -> None:
    await session.execute(update(OUTBOX).where(OUTBOX.c.key == key).values(**fields))
