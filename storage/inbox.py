"""The inbox: every update, from the moment it is acknowledged to Telegram until it is answered."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select, update

from storage.database import Session, upsert
from storage.office_tables import RECEIVED

KEEP = 10_000  # numbers of answered updates, so that a repeated one is known


@dataclass(frozen=True, slots=True)
class Received:
    """An update that is not answered yet. `taken`: its turn is stored already."""

    update_id: int
    payload: bytes
    taken: bool


async def receive(session: Session, update_id: int, payload: bytes) -> bool:
    """Keep an update (sealed payload); false if this number came before."""
    row = upsert(RECEIVED).values(update_id=update_id, payload=payload, taken=False)
    result = await session.execute(row.on_conflict_do_nothing())
    return result.rowcount == 1


async def take(session: Session, update_id: int) -> bool:
    """Mark an update as taken, in the transaction of its turn; false if it was taken before."""
    result = await session.execute(
        update(RECEIVED)
        .where(RECEIVED.c.update_id == update_id, RECEIVED.c.taken.is_(False))
        .values(taken=True)
    )
    return result.rowcount == 1


async def settle(session: Session, update_id: int, *, fault: str | None = None) -> None:
    """The update is answered (or can't be): empty it, keep its number."""
    await session.execute(
        update(RECEIVED)
        .where(RECEIVED.c.update_id == update_id)
        .values(payload=None, taken=True, fault=fault)
    )


async def unanswered(session: Session) -> tuple[Received, ...]:
    """What a stopped process left behind, oldest first."""
    rows = await session.execute(
        select(RECEIVED.c.update_id, RECEIVED.c.payload, RECEIVED.c.taken)
        .where(RECEIVED.c.payload.is_not(None))
        .order_by(RECEIVED.c.update_id)
    )
    return tuple(Received(*row) for row in rows)


async def prune(session: Session) -> int:
    """Drop the numbers of updates so old that Telegram can't repeat them; gives how many."""
    newest = await session.scalar(select(func.max(RECEIVED.c.update_id)))
    old = RECEIVED.c.update_id < (newest or 0) - KEEP
    dropped = await session.execute(delete(RECEIVED).where(old, RECEIVED.c.payload.is_(None)))
    return dropped.rowcount
