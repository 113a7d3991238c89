"""Clues: by which keys the samples of living entries are found for new opinions.

What is asked costs the same however many opinions are stored: of a key that many samples share,
only so many are looked at. Knows nothing of texts; what a key stands for is decided in reports,
and stored as a keyed hash, for a dictionary would find the words behind the keys themselves.
An entry's own id is a key of its samples too, so that they are found among the many behind it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from domain.placing import Known, Marked, Sample
from storage import portions, sealed
from storage.database import Session
from storage.entries import Scope
from storage.office_tables import CLUE, ENTRY, SUPPORT
from storage.tables import OPINION

_MOST_SHARED = 60  # samples looked at of one key
_CANDIDATES = 3  # entries compared with one opinion


async def find(session: Session, scope: Scope, keys: Sequence[Sequence[int]]) -> tuple[Known, ...]:
    """The entries of a scope that share the rarest keys with each of some texts."""
    keys = [_hashed(session, found) for found in keys]
    holders = await _holders(session, scope, {key for found in keys for key in found})
    wanted = {entry for found in keys for entry in _nearest(found, holders)}
    return await _known(session, scope, wanted)


def _nearest(keys: Sequence[int], holders: Mapping[int, Sequence[int]]) -> list[int]:
    """The entries that share the most with a text; a key counts less, the more entries have it."""
    shared: dict[int, float] = defaultdict(float)
    for key in dict.fromkeys(keys):
        for entry in holders.get(key, ()):
            shared[entry] += 1 / len(holders[key])
    return sorted(shared, key=lambda entry: (-round(shared[entry], 9), entry))[:_CANDIDATES]


async def store(session: Session, scope: Scope, samples: Mapping[int, tuple[Marked, ...]]) -> None:
    """Let these opinions stand for these entries from now on, and no others."""
    for entries in portions.of(samples):
        behind = select(SUPPORT.c.opinion).where(SUPPORT.c.entry.in_(entries))
        await drop(session, behind)
    rows = [
        {**_columns(scope), "key": key, "opinion": marked.opinion}
        for entry, found in samples.items()
        for marked in found
        for key in dict.fromkeys((entry, *_hashed(session, marked.keys)))
    ]
    if rows:
        await session.execute(insert(CLUE), rows)


async def move(session: Session, entry_id: int, scope: Scope) -> None:
    """Let what stands for an entry be found in another scope."""
    behind = select(SUPPORT.c.opinion).where(SUPPORT.c.entry == entry_id)
    mine = (await session.execute(select(CLUE).where(CLUE.c.opinion.in_(behind)))).all()
    await drop(session, behind)
    rows = [{**_columns(scope), "key": row.key, "opinion": row.opinion} for row in mine]
    if rows:
        await session.execute(insert(CLUE), rows)


async def drop(session: Session, opinions: Select[Any]) -> None:
    """Let these opinions stand for nothing any more."""
    await session.execute(delete(CLUE).where(CLUE.c.opinion.in_(opinions)))


async def _holders(session: Session, scope: Scope, keys: set[int]) -> dict[int, list[int]]:
    """By key: the entries whose samples have it."""
    ranked = func.row_number().over(partition_by=CLUE.c.key, order_by=CLUE.c.opinion)
    found: dict[int, list[int]] = defaultdict(list)
    for asked in portions.of(keys):
        few = (
            select(CLUE.c.key, CLUE.c.opinion, ranked.label("rank"))
            .where(*_within(scope), CLUE.c.key.in_(asked))
            .subquery()
        )
        rows = await session.execute(
            select(few.c.key, SUPPORT.c.entry)
            .join(SUPPORT, SUPPORT.c.opinion == few.c.opinion)
            .where(few.c.rank <= _MOST_SHARED, SUPPORT.c.entry.is_not(None))
            .distinct()
        )
        for key, entry in rows:
            found[key].append(entry)
    return found


async def _known(session: Session, scope: Scope, entries: set[int]) -> tuple[Known, ...]:
    """The entries with what stands for them, looked up by the entry: however many are behind it."""
    samples: dict[int, list[Sample]] = defaultdict(list)
    for asked in portions.of(entries):
        rows = await session.execute(
            select(ENTRY.c.id.label("entry"), OPINION.c.id, OPINION.c.text)
            .select_from(CLUE)
            .join(SUPPORT, (SUPPORT.c.opinion == CLUE.c.opinion) & (SUPPORT.c.entry == CLUE.c.key))
            .join(ENTRY, ENTRY.c.id == SUPPORT.c.entry)
            .join(OPINION, OPINION.c.id == SUPPORT.c.opinion)
            .where(*_within(scope), CLUE.c.key.in_(asked))
            .order_by(OPINION.c.id.is_distinct_from(ENTRY.c.speaker), OPINION.c.id)
        )
        for row in rows:
            samples[row.entry].append(Sample(row.id, row.text))
    return tuple(Known(entry, tuple(samples[entry])) for entry in sorted(samples))


async def hash_all(session: Session) -> None:
    """Hash the keys that earlier releases have stored as they were: once, for it shows nowhere."""
    own = SUPPORT.c.opinion == CLUE.c.opinion, SUPPORT.c.entry == CLUE.c.key
    plain = (await session.execute(select(CLUE).where(~exists().where(*own)))).all()
    hashed = _hashed(session, [row.key for row in plain])
    rows = [
        {**{f"its_{name}": value for name, value in row._asdict().items()}, "hashed": key}
        for row, key in zip(plain, hashed, strict=True)
    ]
    if rows:  # each by its whole primary key: no index begins with what is hashed
        mine = [column == bindparam(f"its_{column.name}") for column in CLUE.primary_key]
        changed = update(CLUE).where(*mine).values(key=bindparam("hashed"))
        await session.execute(changed, rows)


def _hashed(session: Session, keys: Sequence[int]) -> list[int]:
    known = sealed.keys_of(session.dialect)
    return [known.clue(key) for key in keys]


def _within(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return tuple(CLUE.c[name] == value for name, value in _columns(scope).items())


def _columns(scope: Scope) -> dict[str, Any]:
    return {
        "campaign": scope.campaign,
        "department": scope.department or "",
        "ledger": scope.ledger.value,
    }
