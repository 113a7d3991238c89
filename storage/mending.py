"""Mends entries that have lost opinions: withdrawn, out of time, or gone to another department.

An entry is what opinions say: without any it goes, also if a person had confirmed it. One that
nobody holds and whose speaker is gone is dissolved, and what is left of it waits to be placed.
"""

from typing import Any

from sqlalchemy import Row, delete, exists, func, select

from storage import clues, entries, portions
from storage.database import Session
from storage.office_tables import ENTRY, SUPPORT


async def is_due(session: Session, campaign: str, department: str | None) -> bool:
    """Whether entries of a department have lost opinions since they were mended."""
    return bool(await session.scalar(select(_stale(campaign, department).exists())))


async def mend(session: Session, campaign: str, department: str | None) -> int:
    """Mend the entries of a department; gives how many needed it."""
    stale = (await session.execute(_stale(campaign, department))).all()
    dissolved = {row.id for row in stale if not row.behind or not (row.has_speaker or row.is_held)}
    for ids in portions.of(dissolved):
        await clues.drop(session, select(SUPPORT.c.opinion).where(SUPPORT.c.entry.in_(ids)))
        await session.execute(delete(ENTRY).where(ENTRY.c.id.in_(ids)))
    await _recount(session, [row for row in stale if row.id not in dissolved])
    return len(stale)


def _stale(campaign: str, department: str | None) -> Any:
    behind = SUPPORT.c.entry == ENTRY.c.id
    number = select(func.count()).select_from(SUPPORT).where(behind)
    return select(
        ENTRY,
        number.scalar_subquery().label("behind"),
        number.where(SUPPORT.c.is_new).scalar_subquery().label("joined"),
        exists().where(behind, SUPPORT.c.opinion == ENTRY.c.speaker).label("has_speaker"),
    ).where(
        ENTRY.c.is_stale, ENTRY.c.campaign == campaign, ENTRY.c.department == (department or "")
    )


async def _recount(session: Session, rows: list[Row[Any]]) -> None:
    counted = await entries.count(session, [row.id for row in rows])
    changes = [
        {
            "id": row.id,
            "version": row.version + 1,
            "is_stale": False,
            "news": row.joined if row.is_held else 0,
            "speaker": row.speaker if row.has_speaker else None,
            **entries.columns(counted.get(row.id, entries.NOTHING)),
        }
        for row in rows
    ]
    await entries.update_all(session, changes)
