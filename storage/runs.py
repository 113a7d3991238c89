"""Runs of scheduled jobs: each due time is claimed, so that its work happens once."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from storage.database import Session, upsert
from storage.office_tables import RUN

LEASE = timedelta(minutes=15)  # longer than any run; after it a run that died is done again


async def claim(session: Session, job: str, due: datetime, *, now: datetime) -> bool:
    """Claim a run; false if it is finished, or someone is at it."""
    row = upsert(RUN).values(job=job, due=due, claimed_until=now + LEASE, finished=False)
    result = await session.execute(
        row.on_conflict_do_update(
            index_elements=["job", "due"],
            set_={"claimed_until": now + LEASE},
            where=RUN.c.finished.is_(False) & (RUN.c.claimed_until <= now),
        )
    )
    return result.rowcount == 1


async def finish(session: Session, job: str, due: datetime, *, found: int | None = None) -> None:
    """The work of a run is done; of one that looks for something, how much it has `found`."""
    await session.execute(
        update(RUN).where(RUN.c.job == job, RUN.c.due == due).values(finished=True, found=found)
    )


async def release(session: Session) -> None:
    """Give up the claims of a process that is no more; call when no other process runs jobs."""
    await session.execute(
        update(RUN).where(RUN.c.finished.is_(False)).values(claimed_until=RUN.c.due)
    )


async def last_finished(session: Session) -> dict[str, datetime]:
    """For each job, the due time of the last run whose work is done."""
    rows = await session.execute(
        select(RUN.c.job, func.max(RUN.c.due).label("due"))
        .where(RUN.c.finished)
        .group_by(RUN.c.job)
    )
    return {row.job: row.due for row in rows}


async def last_found(session: Session, job: str) -> int | None:
    """How much the last run of a job has found; `None` while none is done."""
    done = select(RUN.c.found).where(RUN.c.job == job, RUN.c.finished)
    found: int | None = await session.scalar(done.order_by(RUN.c.due.desc()).limit(1))
    return found


async def is_finished(session: Session, job: str, due: datetime) -> bool:
    """Whether a run's work is done."""
    return bool(
        await session.scalar(select(RUN.c.finished).where(RUN.c.job == job, RUN.c.due == due))
    )
