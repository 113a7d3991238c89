"""The trail: every step by which members decided about entries, with what stood before and after.

A step is never changed but to be marked as undone. It holds the words that stood in the entries,
which are scrubbed or a member's own, and the ids of opinions, but not a word of theirs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, insert, or_, select, update

from domain.ledgers import Entry
from domain.reviewing import Kind
from storage import entries
from storage.database import Session
from storage.office_tables import ENTRY, TRAIL

Snapshot = dict[str, Any]  # the columns of ENTRY, as JSON keeps them


@dataclass(frozen=True, slots=True)
class Author:
    """Who takes a step: a keyed hash, and the name they go by."""

    person: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Shift:
    """An opinion that is behind another entry than before, or not new any more."""

    opinion: int
    entry: int
    now: int  # the entry it is behind since
    was_new: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the trail. The entries are without their support."""

    id: int
    campaign: str
    kind: Kind
    at: datetime
    by: str
    person: bytes
    department: str | None
    target: str | None  # the department it was moved to; `None` if it stayed, or nobody's
    entry: int
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    undone_at: datetime | None

    @property
    def version(self) -> int:
        """The version in which it left its entry."""
        if self.undone_at is None:
            return self.after[0].version
        return max(entry.version for entry in (*self.before, *self.after)) + 1

    @property
    def last_at(self) -> datetime:
        """When it was taken, or undone."""
        return self.undone_at or self.at


async def snapshots(session: Session, entry_ids: Iterable[int]) -> tuple[Snapshot, ...]:
    """How entries stand, in the order of their ids given; nothing for one that is gone."""
    wanted = list(entry_ids)
    rows = await session.execute(select(ENTRY).where(ENTRY.c.id.in_(wanted)))
    found = {row.id: _snapshot(row) for row in rows}
    return tuple(found[entry] for entry in wanted if entry in found)


async def add(  # noqa: PLR0913 - a step is what it is made of
    session: Session,
    kind: Kind,
    author: Author,
    *,
    at: datetime,
    before: tuple[Snapshot, ...],
    after: tuple[Snapshot, ...],
    shifts: Iterable[Shift],
) -> int:
    """Keep a step; gives its id. The entry it is about comes first in both."""
    first, last = before[0], after[0]
    others = {one["id"] for one in (*before, *after)} - {first["id"]}
    moved = first["department"] != last["department"]
    kept = await session.execute(
        insert(TRAIL).values(
            campaign=first["campaign"],
            department=first["department"],
            target=last["department"] if moved else None,
            at=at,
            by=author.name,
            person=author.person,
            kind=kind,
            entry=first["id"],
            other=next(iter(others), None),
            before=before,
            after=after,
            shifts=[[s.opinion, s.entry, s.now, s.was_new, s.is_new] for s in shifts],
        )
    )
    assert kept.inserted_primary_key is not None
    return int(kept.inserted_primary_key[0])


async def find(session: Session, step_id: int) -> Step | None:
    """A step by its id."""
    row = (await session.execute(select(TRAIL).where(TRAIL.c.id == step_id))).one_or_none()
    return None if row is None else _step(row)


async def of_department(
    session: Session, campaign: str, department: str | None, *, most: int
) -> tuple[Step, ...]:
    """The latest steps about a department's entries, or about one that was moved to it."""
    code = department or ""
    rows = await session.execute(
        select(TRAIL)
        .where(
            TRAIL.c.campaign == campaign,
            or_(TRAIL.c.department == code, TRAIL.c.target == code),
        )
        .order_by(TRAIL.c.id.desc())
        .limit(most)
    )
    return tuple(map(_step, rows))


async def last_of_entry(session: Session, entry_id: int) -> Step | None:
    """What was done to an entry last: a step, or that one was undone."""
    last = func.coalesce(TRAIL.c.undone_at, TRAIL.c.at)
    found = (
        select(TRAIL)
        .where(or_(TRAIL.c.entry == entry_id, TRAIL.c.other == entry_id))
        .order_by(last.desc(), TRAIL.c.id.desc())
        .limit(1)
    )
    row = (await session.execute(found)).one_or_none()
    return None if row is None else _step(row)


async def last_of_person(session: Session, campaign: str, person: bytes) -> Step | None:
    """The last step of a person that is not undone."""
    found = (
        select(TRAIL)
        .where(TRAIL.c.campaign == campaign, TRAIL.c.person == person, TRAIL.c.undone_at.is_(None))
        .order_by(TRAIL.c.id.desc())
        .limit(1)
    )
    row = (await session.execute(found)).one_or_none()
    return None if row is None else _step(row)


async def to_undo(
    session: Session, step_id: int
) -> tuple[tuple[Snapshot, ...], tuple[Snapshot, ...], tuple[Shift, ...]]:
    """What stood before a step and after it, and the opinions that it shifted."""
    columns = (TRAIL.c.before, TRAIL.c.after, TRAIL.c.shifts)
    row = (await session.execute(select(*columns).where(TRAIL.c.id == step_id))).one()
    return tuple(row.before), tuple(row.after), tuple(Shift(*shift) for shift in row.shifts)


async def mark_undone(session: Session, step_id: int, *, at: datetime) -> None:
    """The step stays in the trail, and is seen to be undone."""
    await session.execute(update(TRAIL).where(TRAIL.c.id == step_id).values(undone_at=at))


async def delete_expired(
    session: Session, campaign: str, *, ends_on: date, now: datetime, kept: timedelta
) -> int:
    """Delete the trail of a campaign when its time is over, and of former ones when theirs is.

    Gives how many steps.
    """
    former = (TRAIL.c.campaign != campaign) & (TRAIL.c.at < now - kept)
    over = (TRAIL.c.campaign == campaign) & (now.date() > ends_on + kept)
    return (await session.execute(delete(TRAIL).where(or_(former, over)))).rowcount


def _snapshot(row: Row[Any]) -> Snapshot:
    kept = row._asdict()
    day = kept["first_said_on"]
    return {**kept, "first_said_on": day and day.isoformat()}


def columns(snapshot: Snapshot) -> dict[str, Any]:
    """A snapshot as the columns of ENTRY."""
    day = snapshot["first_said_on"]
    return {**snapshot, "first_said_on": day and date.fromisoformat(day)}


def _step(row: Row[Any]) -> Step:
    return Step(
        id=row.id,
        campaign=row.campaign,
        kind=Kind(row.kind),
        at=row.at,
        by=row.by,
        person=row.person,
        department=row.department or None,
        target=row.target or None,
        entry=row.entry,
        before=_entries(row.before),
        after=_entries(row.after),
        undone_at=row.undone_at,
    )


def _entries(kept: Iterable[Snapshot]) -> tuple[Entry, ...]:
    return tuple(entries.of_columns(columns(snapshot)) for snapshot in kept)
