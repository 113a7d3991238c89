"""The inbox: every update, from the moment it is acknowledged to Telegram until it is answered."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass

from sqlalchemy import bindparam, delete, func, select, update

from storage.database import Session, upsert
from storage.office_tables import RECEIVED

FLOOD = "flood"  # the fault of what was too much
KEEP = 10_000  # numbers of answered updates, so that a repeated one is known

# What every update says is put together once: building a statement costs as much as executing it.
_NUMBERED = RECEIVED.c.update_id == bindparam("number")
_RECEIVED = upsert(RECEIVED).on_conflict_do_nothing().returning(RECEIVED.c.update_id)
_TAKEN = update(RECEIVED).where(_NUMBERED, RECEIVED.c.taken.is_(False)).values(taken=True)
_NOTHING = {"payload": None, "line": None, "taken": True}
_SETTLED = update(RECEIVED).where(_NUMBERED).values(**_NOTHING, fault=bindparam("why"))
_UNANSWERED = (
    select(RECEIVED.c.update_id, RECEIVED.c.payload, RECEIVED.c.taken, RECEIVED.c.line)
    .where(RECEIVED.c.payload.is_not(None))
    .order_by(RECEIVED.c.update_id)
)
_LINES = (
    select(RECEIVED.c.line)
    .where(RECEIVED.c.payload.is_not(None), RECEIVED.c.line.is_not(None))
    .distinct()
)
_OF_LINE = _UNANSWERED.where(RECEIVED.c.line == bindparam("line"))


@dataclass(frozen=True, slots=True)
class Received:
    """An update that is not answered yet. `taken`: its turn is stored already."""

    update_id: int
    payload: bytes  # sealed
    taken: bool
    line: bytes | None = None  # whose, as a keyed hash; only where several processes share them


async def receive(session: Session, update_id: int, payload: bytes) -> bool:
    """Keep an update (sealed payload); false if this number came before."""
    return update_id in await receive_all(session, [Received(update_id, payload, taken=False)])


async def receive_all(session: Session, updates: Sequence[Received]) -> AbstractSet[int]:
    """Keep updates; gives the numbers that are new."""
    rows = [asdict(each) for each in updates]
    return set(await session.scalars(_RECEIVED, rows)) if rows else set()


async def refuse_all(session: Session, numbers: Sequence[int]) -> None:
    """Note updates that are too many of one person's: acknowledged, and not taken."""
    if numbers:
        rows = [{"update_id": each, "taken": True, "fault": FLOOD} for each in numbers]
        await session.execute(upsert(RECEIVED).on_conflict_do_nothing(), rows)


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


async def unanswered(session: Session, *, line: bytes | None = None) -> tuple[Received, ...]:
    """What is not answered yet, oldest first: everything, or one line of it."""
    found = _UNANSWERED if line is None else _OF_LINE
    rows = await session.execute(found, {} if line is None else {"line": line})
    return tuple(Received(*row) for row in rows)


async def lines(session: Session) -> tuple[bytes, ...]:
    """The lines in which something waits for an answer."""
    return tuple(await session.scalars(_LINES))


async def prune(session: Session) -> int:
    """Drop the numbers of updates so old that Telegram can't repeat them; gives how many."""
    newest = await session.scalar(select(func.max(RECEIVED.c.update_id)))
    old = RECEIVED.c.update_id < (newest or 0) - KEEP
    dropped = await session.execute(delete(RECEIVED).where(old, RECEIVED.c.payload.is_(None)))
    return dropped.rowcount
