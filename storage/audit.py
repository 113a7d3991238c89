"""The audit trail: rows are added to it, read from it, and cut off when their time is over.

Every row has a hash over the row before and itself, under a key of its own: whoever changes, puts
in or takes away a row without the key breaks the chain there (`storage.audit_checking`). The head,
sealed, tells how far the chain goes.
"""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, insert, select, update

from domain import auditing
from domain.auditing import Author, Event, Kind, Row, Thing
from storage.audit_tables import AUDIT, AUDIT_END
from storage.database import Session
from storage.keys import Keys

START = bytes(32)  # what the first row of all is chained to
_AT_ONCE = 1000  # rows that are read together


@dataclass(frozen=True, slots=True)
class End:
    """An end of the trail: a row's number and its hash."""

    name: str  # first: the last row that was cut off; last: the newest
    number: int
    hash: bytes

    def seal(self, keys: Keys) -> bytes:
        """What only the deployment's key can make of it."""
        return keys.trail_seal(f"{self.name}:{self.number}:{self.hash.hex()}".encode())


@dataclass(frozen=True, slots=True)
class Trail:
    """Where rows are added: for which campaign, at what time, under which key."""

    campaign: str
    keys: Keys
    now: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows to read; what is not said is all."""

    since: datetime | None = None
    who: str = ""  # the mark of a member, or who else's name
    kinds: tuple[Kind, ...] = ()
    ids: tuple[str, ...] = ()  # of what it is about


async def append(session: Session, trail: Trail, author: Author, events: Sequence[Event]) -> None:
    """Add a row for each event, in the transaction of what it is about."""
    if not events:
        return
    head = await _head(session, trail)
    rows, last = list[dict[str, Any]](), head
    for event in events:
        row = _values(trail, author, event, number=last.number + 1)
        last = End("last", row["number"], trail.keys.link(last.hash, canonical(row)))
        rows.append({**row, "hash": last.hash})
    await session.execute(insert(AUDIT), rows)
    await move(session, trail.keys, last)


async def begin(session: Session, trail: Trail) -> None:
    """Make a trail where there is none: from then on an empty one has been emptied."""
    await _head(session, trail)


async def find_end(session: Session, name: str) -> tuple[End, bytes] | None:
    """An end as it stands, and the seal beside it."""
    found = await session.execute(select(AUDIT_END).where(AUDIT_END.c.name == name))
    row = found.one_or_none()
    return None if row is None else (End(row.name, row.number, row.hash), row.seal)


async def stored(session: Session, *where: ColumnElement[bool]) -> AsyncIterator[RowMapping]:
    """Rows as they are stored, in the order of their numbers; few of them at once."""
    last = 0
    while True:
        page = select(AUDIT).where(AUDIT.c.number > last, *where)
        page = page.order_by(AUDIT.c.number).limit(_AT_ONCE)
        rows = (await session.execute(page)).mappings().all()
        for row in rows:
            yield row
        if len(rows) < _AT_ONCE:
            return
        last = rows[-1]["number"]


async def read(session: Session, wanted: Wanted) -> AsyncIterator[Row]:
    """The rows that are wanted, oldest first."""
    where = []
    if wanted.since is not None:
        where.append(AUDIT.c.at >= wanted.since)
    if wanted.kinds:
        where.append(AUDIT.c.kind.in_(wanted.kinds))
    if wanted.ids:
        where.append(AUDIT.c.thing_id.in_(wanted.ids))
    async for row in stored(session, *where):
        found = _row(row)
        if not wanted.who or wanted.who in {found.mark, found.name}:
            yield found


def canonical(row: RowMapping | dict[str, Any]) -> bytes:
    """A row as its hash is made of it: every column but the hash, told apart beyond doubt."""
    return json.dumps(
        [
            row["number"],
            row["at"].astimezone(UTC).isoformat(),
            row["by"],
            row["person"].hex() if row["person"] is not None else None,
            *(row[name] for name in ("name", "kind", "thing", "thing_id", "detail", "campaign")),
        ],
        separators=(",", ":"),
    ).encode()


async def _head(session: Session, trail: Trail) -> End:
    """The newest row, locked until this transaction ends, so that rows come one after another.

    Where nothing was ever written, the trail begins. A head that was changed or removed by another
    hand is replaced, and the row that says so stays: otherwise the next row would hide it.
    """
    held = select(AUDIT_END).where(AUDIT_END.c.name == "last").with_for_update()
    row = (await session.execute(held)).one_or_none()
    head = None if row is None else End("last", row.number, row.hash)
    if row is not None and head is not None and row.seal == head.seal(trail.keys):
        return head
    newest = select(AUDIT.c.number, AUDIT.c.hash).order_by(AUDIT.c.number.desc()).limit(1)
    left = (await session.execute(newest)).one_or_none()
    first = await find_end(session, "first")
    if row is None and left is None and first is None:
        return await _first_row(session, trail, End("last", 0, START), Kind.BEGAN)
    known = left.hash if left is not None else START
    numbers = [one.number for one in (row, left, first and first[0]) if one is not None]
    return await _first_row(session, trail, End("last", max(numbers), known), Kind.FOUND_BROKEN)


async def _first_row(session: Session, trail: Trail, after: End, kind: Kind) -> End:
    """A row by the bot itself, from which the chain goes on."""
    event = Event(kind, Thing.TRAIL, "1" if kind is Kind.BEGAN else str(after.number))
    row = _values(trail, auditing.job("trail"), event, number=after.number + 1)
    head = End("last", row["number"], trail.keys.link(after.hash, canonical(row)))
    await session.execute(insert(AUDIT).values(**row, hash=head.hash))
    if kind is Kind.BEGAN:
        await move(session, trail.keys, End("first", 0, START))
    await move(session, trail.keys, head)
    return head


async def move(session: Session, keys: Keys, end: End) -> None:
    """Let an end stand there."""
    values = {"number": end.number, "hash": end.hash, "seal": end.seal(keys)}
    moved = await session.execute(
        update(AUDIT_END).where(AUDIT_END.c.name == end.name).values(**values)
    )
    if moved.rowcount == 0:
        await session.execute(insert(AUDIT_END).values(name=end.name, **values))


def _values(trail: Trail, author: Author, event: Event, *, number: int) -> dict[str, Any]:
    return {
        "number": number,
        "at": trail.now,
        "by": author.by,
        "person": author.person,
        "name": author.name,
        "kind": event.kind,
        "thing": event.thing or "",
        "thing_id": event.id,
        "detail": event.detail,
        "campaign": trail.campaign,
    }


def _row(row: RowMapping) -> Row:
    return Row(
        number=row["number"],
        at=row["at"],
        by=row["by"],
        person=row["person"],
        name=row["name"],
        kind=row["kind"],
        thing=row["thing"],
        id=row["thing_id"],
        detail=row["detail"],
        campaign=row["campaign"],
    )
