"""Cuts rows off the front of the audit trail when their time is over; nothing else takes one away.

What is left stays chained to the last row that went: its number and hash stand at the first end,
sealed. Rows with which something is wrong stay, so that no cut hides it.
"""

from datetime import datetime

from sqlalchemy import delete, func, select

from domain import auditing
from domain.auditing import Event, Kind, Thing
from storage import audit, audit_checking
from storage.audit import End, Trail
from storage.audit_tables import AUDIT
from storage.database import Session

_JOB = "tidy"


async def cut(session: Session, trail: Trail, *, before: datetime) -> int:
    """Cut off the rows that are older, and note it; gives how many went.

    Only a front goes: where the clock was once wrong, a row waits for those before it.
    """
    last = await _last_over(session, before)
    if last == 0 or not await audit_checking.is_whole_up_to(session, trail.keys, last):
        return 0
    gone = (await session.execute(select(AUDIT.c.hash).where(AUDIT.c.number == last))).scalar_one()
    event = Event(Kind.CUT, Thing.TRAIL, str(last))
    await audit.append(session, trail, auditing.job(_JOB), (event,))
    await audit.move(session, trail.keys, End("first", last, gone))
    done = await session.execute(delete(AUDIT).where(AUDIT.c.number <= last))
    return done.rowcount


async def _last_over(session: Session, before: datetime) -> int:
    """The number of the last row of the front that is older; 0 where there is none."""
    kept = await session.scalar(select(func.min(AUDIT.c.number)).where(AUDIT.c.at >= before))
    front = select(func.max(AUDIT.c.number))
    last: int | None = await session.scalar(front.where(AUDIT.c.number < kept) if kept else front)
    return last or 0
