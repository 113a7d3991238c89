"""What members decide about living entries: the queue, the decisions, and taking one back.

Every decision is a step of the trail. Who may decide is for the handler to ask; what becomes of
an entry is `domain.reviewing`'s to say.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, func, insert, or_, select, update

from domain import queueing, reviewing
from domain.ledgers import Entry, Standing, print_order
from domain.opinions import Ledger
from domain.placing import Marked
from domain.queueing import Turn
from domain.reviewing import Decision, Edit, Merge
from storage import clues, entries, trail
from storage.database import Session
from storage.entries import Scope
from storage.office_tables import ENTRY, SUPPORT
from storage.tables import OPINION
from storage.trail import Author, Shift, Snapshot


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry to decide about; `speaker` is the opinion it quotes, if it quotes one."""

    entry: Entry
    speaker: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many entries of a ledger wait: those nobody has decided about, and those with news."""

    new: int
    changed: int

    @property
    def all(self) -> int:
        """How many wait in all."""
        return self.new + self.changed


def new_id() -> int:
    """A number for an entry that is split off: it tells nothing of when it was made."""
    return secrets.randbits(62)


async def find(session: Session, campaign: str, entry_id: int) -> Subject | None:
    """An entry with all its support."""
    found = select(ENTRY).where(ENTRY.c.id == entry_id, ENTRY.c.campaign == campaign)
    row = (await session.execute(found)).one_or_none()
    if row is None:
        return None
    return Subject(entries.read(row, await entries.support(session, row)), row.speaker)


async def waiting(session: Session, campaign: str, department: str | None) -> tuple[Turn, ...]:
    """What waits in a department, in the order of the queue."""
    columns = (ENTRY.c.respondents, ENTRY.c.news, ENTRY.c.first_said_on, ENTRY.c.text, ENTRY.c.id)
    rows = await session.execute(
        select(*columns).where(
            ENTRY.c.campaign == campaign,
            ENTRY.c.department == (department or ""),
            or_(ENTRY.c.standing == Standing.NEW, ENTRY.c.news > 0),
        )
    )
    return tuple(
        sorted(
            queueing.turn_of(news + sum(count for _, count in respondents), day, text, entry)
            for respondents, news, day, text, entry in rows
        )
    )


async def listed(session: Session, scope: Scope) -> tuple[Entry, ...]:
    """All entries of a ledger, as they are printed, then those set aside; without support."""
    rows = await session.execute(select(ENTRY).where(*entries.within(scope)))
    found = (entries.read(row) for row in rows)
    return tuple(
        sorted(found, key=lambda one: (one.standing is Standing.SET_ASIDE, print_order(one)))
    )


async def counts(session: Session, campaign: str) -> dict[tuple[str | None, Ledger], Waiting]:
    """How much waits, by department and ledger; nothing where there are no entries."""
    is_new = case((ENTRY.c.standing == Standing.NEW, 1), else_=0)
    is_changed = case(((ENTRY.c.standing != Standing.NEW) & (ENTRY.c.news > 0), 1), else_=0)
    rows = await session.execute(
        select(ENTRY.c.department, ENTRY.c.ledger, func.sum(is_new), func.sum(is_changed))
        .where(ENTRY.c.campaign == campaign)
        .group_by(ENTRY.c.department, ENTRY.c.ledger)
    )
    return {
        (department or None, Ledger(ledger)): Waiting(new, changed)
        for department, ledger, new, changed in rows
    }


async def decide(  # noqa: PLR0913 - a decision is by somebody, at a time, about something
    session: Session,
    campaign: str,
    entry: Entry,
    decision: Decision,
    author: Author,
    *,
    now: datetime,
    marked: tuple[Marked, ...] = (),
) -> int:
    """Carry out a possible decision about an entry as it stands; gives the step's id.

    `marked`: the samples by which a run finds an entry that was split off.
    """
    before = (entry, decision.other) if isinstance(decision, Merge) else (entry,)
    after = reviewing.decided(entry, decision)
    stood = await trail.snapshots(session, [one.id for one in before])
    shifts = tuple(_shifts(before, after))
    await _write(session, campaign, before, after, rewords=isinstance(decision, Edit))
    await _shift(session, shifts)
    await _remove(session, before, after)
    await _settle(session, campaign, before[0], after[0])
    await _recount(session, {one.entry for one in shifts} | {one.now for one in shifts}, after)
    if marked and len(after) > 1:
        new = after[-1]
        await clues.store(session, Scope(campaign, new.department, new.ledger), {new.id: marked})
    stands = await trail.snapshots(session, [one.id for one in after])
    return await trail.add(
        session, decision.kind, author, at=now, before=stood, after=stands, shifts=shifts
    )


async def undo(session: Session, step: trail.Step, *, now: datetime) -> bool:
    """Bring back what stood before a step, exactly; false if something has changed since."""
    ids = {one.id for one in (*step.before, *step.after)}
    rows = (await session.execute(select(ENTRY).where(ENTRY.c.id.in_(ids)))).all()
    standing = {row.id: row.version for row in rows}
    if step.undone_at is not None or not reviewing.may_undo(step.before, step.after, standing):
        return False
    stood, _, shifts = await trail.to_undo(session, step.id)
    restored = reviewing.undone(step.before, step.after)
    # What was withdrawn since is still gone: then the next run counts anew.
    is_stale = any(row.is_stale for row in rows)
    for snapshot, one in zip(stood, restored, strict=True):
        row = {**trail.columns(snapshot), "version": one.version}
        row["is_stale"] = is_stale or row["is_stale"]
        await _put(session, row, is_known=one.id in standing)
    await _shift(session, [Shift(s.opinion, s.now, s.entry, s.is_new, s.was_new) for s in shifts])
    await _remove(session, step.after, restored)
    await _settle(session, step.campaign, step.after[0], restored[0])
    await trail.mark_undone(session, step.id, at=now)
    return True


def _shifts(before: Iterable[Entry], after: Iterable[Entry]) -> Iterable[Shift]:
    was = {one.opinion_id: (entry.id, one.is_new) for entry in before for one in entry.support}
    for entry in after:
        for one in entry.support:
            stood, was_new = was[one.opinion_id]
            if (stood, was_new) != (entry.id, one.is_new):
                yield Shift(one.opinion_id, stood, entry.id, was_new, one.is_new)


async def _write(
    session: Session,
    campaign: str,
    before: Sequence[Entry],
    after: Sequence[Entry],
    *,
    rewords: bool,
) -> None:
    known = {one.id: one for one in before}
    for one in after:
        row = {"id": one.id, **_columns(one)}
        if one.id not in known:
            row |= {"campaign": campaign, "speaker": one.support[0].opinion_id}
            row |= entries.columns(entries.NOTHING)
        elif rewords and one.text != known[one.id].text:
            row |= {"speaker": None}  # these are a member's own words
        await _put(session, row, is_known=one.id in known)


async def _put(session: Session, row: Snapshot, *, is_known: bool) -> None:
    if is_known:
        changed = {name: value for name, value in row.items() if name != "id"}
        await session.execute(update(ENTRY).where(ENTRY.c.id == row["id"]).values(changed))
    else:
        await session.execute(insert(ENTRY).values(row))


async def _shift(session: Session, shifts: Sequence[Shift]) -> None:
    """An opinion that is gone meanwhile is left out."""
    if not shifts:
        return
    moved = (
        update(SUPPORT)
        .where(SUPPORT.c.opinion == bindparam("_opinion"), SUPPORT.c.entry == bindparam("_was"))
        .values(entry=bindparam("_now"), is_new=bindparam("_new"))
    )
    await session.execute(
        moved,
        [{"_opinion": s.opinion, "_was": s.entry, "_now": s.now, "_new": s.is_new} for s in shifts],
    )


async def _remove(session: Session, before: Iterable[Entry], after: Iterable[Entry]) -> None:
    gone = {one.id for one in before} - {one.id for one in after}
    if gone:
        await session.execute(delete(ENTRY).where(ENTRY.c.id.in_(gone)))


async def _settle(session: Session, campaign: str, before: Entry, after: Entry) -> None:
    """The opinions of an entry that was moved go along, and so do its samples."""
    if (before.department, before.ledger) == (after.department, after.ledger):
        return
    behind = select(SUPPORT.c.opinion).where(SUPPORT.c.entry == after.id)
    moved = update(OPINION).where(OPINION.c.id.in_(behind), OPINION.c.campaign == campaign)
    await session.execute(moved.values(department=after.department, ledger=after.ledger.value))
    await clues.move(session, after.id, Scope(campaign, after.department, after.ledger))


async def _recount(session: Session, touched: set[int], after: Iterable[Entry]) -> None:
    changed = sorted(touched & {one.id for one in after})
    counted = await entries.count(session, changed)
    await entries.update_all(
        session,
        [{"id": one, **entries.columns(counted.get(one, entries.NOTHING))} for one in changed],
    )


def _columns(entry: Entry) -> dict[str, Any]:
    return {
        "department": entry.department or "",
        "ledger": entry.ledger.value,
        "text": entry.text,
        "measure": entry.measure,
        "deadline": entry.deadline,
        "section": entry.section,
        "note": entry.note,
        "news": entry.news,
        "standing": entry.standing,
        "reason": entry.reason,
        "is_held": entry.is_held,
        "version": entry.version,
    }
