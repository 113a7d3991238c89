"""Puts new opinions behind entries, as a run has judged; what a person decided stays as it is.

The judgement was made outside of the transaction. What is no longer true of it by now (an opinion
withdrawn or placed, an entry gone or moved) is left out: those opinions wait for the next batch.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, exists, insert, select

from domain import counting
from domain.ledgers import Figures
from domain.opinions import Opinion
from domain.placing import Joined, Marked, Placed, Placement
from storage import clues, entries, portions, shields
from storage.database import Session
from storage.entries import Scope
from storage.office_tables import ENTRY, SUPPORT
from storage.opinions import FIELDS, read
from storage.tables import OPINION, RESPONSE


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is true at this moment of what a run has judged."""

    scope: Scope
    opinions: dict[int, Opinion]  # those of the batch that still wait to be placed
    entries: dict[int, Row[Any]]  # the known entries that still stand in this scope
    counted: dict[int, set[int]]  # by entry: responses of the batch that stand behind it already


async def waiting(session: Session, scope: Scope, *, most: int) -> tuple[Opinion, ...]:
    """Opinions that no run has placed yet, in the order of their ids, which is none of time."""
    placed = exists().where(SUPPORT.c.opinion == OPINION.c.id)
    found = (
        select(*FIELDS)
        .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
        .where(
            OPINION.c.campaign == scope.campaign,
            OPINION.c.department.is_not_distinct_from(scope.department),
            OPINION.c.ledger == scope.ledger.value,
            ~placed,
            shields.visible(),
        )
        .order_by(OPINION.c.id)
        .limit(most)
    )
    return tuple(read(row) for row in await session.execute(found))


async def apply(
    session: Session, scope: Scope, batch: Sequence[Opinion], placement: Placement
) -> int:
    """Place a batch; gives how many of its opinions have found their place."""
    ground = await _look(session, scope, batch, placement)
    standing = [placed for placed in placement.entries if _holds(placed, ground)]
    new = {id(placed): secrets.randbits(62) for placed in standing if placed.entry is None}
    rows = [_new_entry(new[id(p)], p, ground) for p in standing if p.entry is None]
    if rows:
        await session.execute(insert(ENTRY), rows)
    known = {placed.entry: placed for placed in standing if placed.entry is not None}
    await _extend(session, known, ground)
    supports = [
        row
        for placed in standing
        for row in _supports(placed, new.get(id(placed), placed.entry), ground)
    ]
    supports += [_support(Joined(o, 0.0), None) for o in placement.wordless if o in ground.opinions]
    if supports:
        await session.execute(insert(SUPPORT), supports)
    marked = {new.get(id(p)) or p.entry or 0: p.samples for p in standing if p.samples}
    await clues.store(session, scope, await _still_behind(session, marked))
    return len(supports)


async def _look(
    session: Session, scope: Scope, batch: Sequence[Opinion], placement: Placement
) -> _Ground:
    left = {known.id: known for known in await _unchanged(session, scope, batch)}
    named = {placed.entry for placed in placement.entries if placed.entry is not None}
    standing = [
        row
        for ids in portions.of(named)
        for row in await session.execute(
            select(ENTRY).where(ENTRY.c.id.in_(ids), *entries.within(scope))
        )
    ]
    known = {row.id: row for row in standing}
    return _Ground(scope, left, known, await _counted(session, left.values(), known))


async def _unchanged(session: Session, scope: Scope, batch: Sequence[Opinion]) -> list[Opinion]:
    """Those of a batch that say the same as when they were judged, and are not placed yet."""
    judged = {opinion.id: opinion for opinion in batch}
    placed = exists().where(SUPPORT.c.opinion == OPINION.c.id)
    found = []
    for ids in portions.of(judged):
        rows = await session.execute(
            select(OPINION.c.id, OPINION.c.text).where(
                OPINION.c.id.in_(ids),
                OPINION.c.department.is_not_distinct_from(scope.department),
                OPINION.c.ledger == scope.ledger.value,
                ~placed,
                shields.is_visible(OPINION.c.response),
            )
        )
        found += [judged[row.id] for row in rows if judged[row.id].text == row.text]
    return found


async def _counted(
    session: Session, opinions: Iterable[Opinion], known: Iterable[int]
) -> dict[int, set[int]]:
    """Which people of the batch have said the same before."""
    counted: dict[int, set[int]] = defaultdict(set)
    wanted = set(known)
    for ids in portions.of({opinion.response_id for opinion in opinions}):
        rows = await session.execute(
            select(SUPPORT.c.entry, OPINION.c.response)
            .join(OPINION, OPINION.c.id == SUPPORT.c.opinion)
            .where(OPINION.c.response.in_(ids))
        )
        for row in rows:
            if row.entry in wanted:
                counted[row.entry].add(row.response)
    return counted


def _holds(placed: Placed, ground: _Ground) -> bool:
    """Whether anything is left to do, and the entry can still be what was judged."""
    if placed.entry is not None:
        return placed.entry in ground.entries
    return placed.speaker in ground.opinions


def _joined(placed: Placed, ground: _Ground) -> list[Joined]:
    return [joined for joined in placed.joined if joined.opinion in ground.opinions]


def _figures(placed: Placed, ground: _Ground) -> Figures:
    said = [ground.opinions[joined.opinion] for joined in _joined(placed, ground)]
    counted = ground.counted.get(placed.entry or 0, set())
    return counting.count(said, counted=frozenset(counted))


def _new_entry(number: int, placed: Placed, ground: _Ground) -> dict[str, object]:
    return {
        "id": number,
        "campaign": ground.scope.campaign,
        "department": ground.scope.department or "",
        "ledger": ground.scope.ledger.value,
        "text": placed.text,
        "speaker": placed.speaker,
        **entries.columns(_figures(placed, ground)),
    }


async def _extend(session: Session, known: dict[int, Placed], ground: _Ground) -> None:
    """Held entries only count what is new; others take it into their figures."""
    held, free = [], []
    for entry, placed in known.items():
        row, joined = ground.entries[entry], _joined(placed, ground)
        if not joined:
            continue
        if row.is_held:
            held.append({"id": entry, "news": row.news + len(joined), "version": row.version + 1})
        else:
            free.append(_extended(row, placed, ground))
    await entries.update_all(session, held)
    await entries.update_all(session, free)


def _extended(row: Row[Any], placed: Placed, ground: _Ground) -> dict[str, object]:
    together = counting.add(entries.figures(row), _figures(placed, ground))
    return {"id": row.id, "version": row.version + 1, **entries.columns(together)}


def _supports(placed: Placed, entry: int | None, ground: _Ground) -> list[dict[str, object]]:
    known = ground.entries.get(entry) if entry else None
    is_new = known is not None and known.is_held
    return [_support(joined, entry, is_new=is_new) for joined in _joined(placed, ground)]


def _support(joined: Joined, entry: int | None, *, is_new: bool = False) -> dict[str, object]:
    return {
        "opinion": joined.opinion,
        "entry": entry,
        "similarity": joined.similarity,
        "is_new": is_new,
    }


async def _still_behind(
    session: Session, marked: dict[int, tuple[Marked, ...]]
) -> dict[int, tuple[Marked, ...]]:
    """By entry: its samples, without those that are gone or behind another entry meanwhile."""
    behind: set[tuple[int, int]] = set()
    for ids in portions.of({sample.opinion for samples in marked.values() for sample in samples}):
        asked = select(SUPPORT.c.entry, SUPPORT.c.opinion).where(SUPPORT.c.opinion.in_(ids))
        behind |= {(row.entry, row.opinion) for row in await session.execute(asked)}
    left = {
        entry: tuple(sample for sample in samples if (entry, sample.opinion) in behind)
        for entry, samples in marked.items()
    }
    return {entry: samples for entry, samples in left.items() if samples}
