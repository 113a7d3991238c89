"""The inbox: every update, from the moment it is acknowledged to Telegram until it is answered."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, select, update

from storage.database import Session, upsert
from storage.office_tables import RECEIVED

KEEP = 10_000  # numbers of answered updates, so that a repeated one is known

# What every update says is put together once: building a statement costs as much as executing it.
_NUMBERED = RECEIVED.c.update_id == bindparam("number")
_RECEIVED = upsert(RECEIVED).on_conflict_do_nothing().returning(RECEIVED.c.update_id)
_TAKEN = update(RECEIVED).where(_NUMBERED, RECEIVED.c.taken.is_(False)).values(taken=True)
_SETTLED = (
    update(RECEIVED).where(_NUMBERED).values(payload=None, taken=True, fault=bindparam("why"))
)


@dataclass(frozen=True, slots=True)
class Received:
    """An update that is not answered yet. `taken`: its turn is stored already."""

    update_id: int
    payload: bytes
    taken: bool


async def receive(session: Session, update_id: int, payload: bytes) -> bool:
    """Keep an update (sealed payload); false if this number came before."""
    return update_id in await receive_all(session, {update_id: payload})


async def receive_all(session: Session, payloads: Mapping[int, bytes]) -> AbstractSet[int]:
    """Keep updates (sealed payloads by their numbers); gives the numbers that are new."""
    rows = [
        {"update_id": number, "payload": payload, "taken": False}
        for number, payload in payloads.items()
    ]
    return set(await session.scalars(_RECEIVED, rows)) if rows else set()


async def take(session: Session, update_id: int) -> bool:
    """Mark an update as taken, in the transaction of its turn; false if it was taken before."""
    return (await session.execute(_TAKEN, {"number": update_id})).rowcount == 1


async def settle(session: Session, update_id: int, *, fault: str | None = None) -> None:
    """The update is answered (or can't be): empty it, keep its number."""
    await settle_all(session, {update_id: fault})


async def settle_all(session: Session, faults: Mapping[int, str | None]) -> None:
    """Updates are answered, or can't be for some fault."""
    rows = [{"number": number, "why": fault} for number, fault in faults.items()]
    if rows:
        await session.execute(_SETTLED, rows if len(rows) > 1 else rows[0])


async def unanswered(session: Session) -> tuple[Received, ...]:
    """What a stopped process left behind, oldest first."""
    rows = await session.execute(
        select(RECEIVED.c.update_id, RECEIVED.c.payload, RECEIVED.c.taken)
        .where(RECEIVED.c.payload.is_not(None))
        .order_by(RECEIVED.c.update_id)
    )
    return tuple(Received(*row) for row in rows)


async def prune(session: Session) -> None:
    """Drop the numbers of updates so old that Telegram can't repeat them."""
    newest = await session.scalar(select(func.max(RECEIVED.c.update_id)))
    if newest is not None:
        await session.execute(
            delete(RECEIVED).where(
                RECEIVED.c.update_id < newest - KEEP, RECEIVED.c.payload.is_(None)
            )
        )
