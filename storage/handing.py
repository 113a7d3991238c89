"""What was handed in 上报: who, when, which draft, and under which names its files lie.

The files themselves lie sealed in the archive folder (`storage.attachments.Files`): written before
the transaction that names them, and removed after the one that forgets them. Nothing that was
handed in is ever changed; it is deleted, whole, when its time is over.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select

from domain.handing import Document, File, HandIn
from storage import portions
from storage.archive_tables import HANDED, HANDED_FILE
from storage.database import Session

_NOBODY = b""  # stands for the holder of a department's ledgers


async def record(session: Session, handed: HandIn) -> HandIn:
    """Keep a hand-in; gives it with its id. Refused by the tables if the draft was handed in."""
    known = secrets.randbits(62)
    await session.execute(
        insert(HANDED).values(
            id=known,
            campaign=handed.campaign,
            department=handed.department,
            holder=handed.holder or _NOBODY,
            number=handed.number,
            draft=handed.draft,
            by=handed.by,
            person=handed.person,
            at=handed.at,
            place=handed.place,
            opinions=handed.opinions,
            people=handed.people,
            rows=handed.rows,
        )
    )
    await session.execute(insert(HANDED_FILE), [_columns(known, file) for file in handed.files])
    return await get(session, handed.campaign, known)


async def get(session: Session, campaign: str, handed_id: int) -> HandIn:
    """A hand-in that is there."""
    found = await find(session, campaign, handed_id)
    assert found is not None
    return found


async def find(session: Session, campaign: str, handed_id: int) -> HandIn | None:
    """A hand-in with its files."""
    wanted = (HANDED.c.campaign == campaign, HANDED.c.id == handed_id)
    return await _one(session, select(HANDED).where(*wanted))


async def find_last(
    session: Session, campaign: str, department: str, *, holder: bytes | None = None
) -> HandIn | None:
    """The newest hand-in of a department; with a holder, of that person's own ledgers."""
    return await _one(session, _newest(campaign, department, holder))


async def find_of_draft(
    session: Session, campaign: str, department: str, draft: int
) -> HandIn | None:
    """The hand-in of this very draft of a department."""
    return await _one(session, _newest(campaign, department, None).where(HANDED.c.draft == draft))


async def find_before(session: Session, handed: HandIn) -> HandIn | None:
    """The hand-in that one corrects."""
    newest = _newest(handed.campaign, handed.department, handed.holder)
    return await _one(session, newest.where(HANDED.c.number < handed.number))


async def of_campaign(session: Session, campaign: str) -> tuple[HandIn, ...]:
    """All hand-ins, newest first, without their files."""
    newest = (HANDED.c.at.desc(), HANDED.c.number.desc(), HANDED.c.id)
    rows = await session.execute(
        select(HANDED).where(HANDED.c.campaign == campaign).order_by(*newest)
    )
    return tuple(map(_read, rows))


async def last_of_departments(session: Session, campaign: str) -> dict[str, HandIn]:
    """The newest hand-in of each department that has handed in, without its files."""
    rows = await session.execute(
        select(HANDED)
        .where(HANDED.c.campaign == campaign, HANDED.c.holder == _NOBODY)
        .order_by(HANDED.c.number)
    )
    return {row.department: _read(row) for row in rows}


async def delete_before(session: Session, moment: datetime) -> int:
    """Delete what was handed in before a moment; gives how many. Its files are unnamed then."""
    return (await session.execute(delete(HANDED).where(HANDED.c.at < moment))).rowcount


async def unused(session: Session, digests: Iterable[str]) -> tuple[str, ...]:
    """Those of these files that no hand-in names."""
    left, kept = list(digests), set[str]()
    for few in portions.of(left):
        asked = HANDED_FILE.c.digest.in_(few)
        kept |= set(await session.scalars(select(HANDED_FILE.c.digest).where(asked)))
    return tuple(digest for digest in left if digest not in kept)


def _newest(campaign: str, department: str, holder: bytes | None) -> Select[Any]:
    """A person's are counted across departments: people change from one to another."""
    mine = (HANDED.c.campaign == campaign, HANDED.c.holder == (holder or _NOBODY))
    found = select(HANDED).where(*mine).order_by(HANDED.c.number.desc()).limit(1)
    return found.where(HANDED.c.department == department) if holder is None else found


async def _one(session: Session, wanted: Select[Any]) -> HandIn | None:
    row = (await session.execute(wanted)).one_or_none()
    if row is None:
        return None
    files = await session.execute(select(HANDED_FILE).where(HANDED_FILE.c.handed == row.id))
    return _read(row, files)


def _columns(handed_id: int, file: File) -> dict[str, object]:
    return {
        "handed": handed_id,
        "document": file.document,
        "name": file.name,
        "digest": file.digest,
        "size": file.size,
    }


def _read(row: Row[Any], files: Iterable[Row[Any]] = ()) -> HandIn:
    return HandIn(
        campaign=row.campaign,
        department=row.department,
        holder=row.holder or None,
        number=row.number,
        draft=row.draft,
        by=row.by,
        person=row.person,
        at=row.at,
        place=row.place,
        opinions=row.opinions,
        people=row.people,
        rows=tuple(row.rows),
        files=tuple(
            sorted(map(_file, files), key=lambda file: list(Document).index(file.document))
        ),
        id=row.id,
    )


def _file(row: Row[Any]) -> File:
    return File(Document(row.document), row.name, row.digest, row.size)
