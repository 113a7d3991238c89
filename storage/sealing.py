"""Seals what earlier releases stored as it was, and seals anew when the key is changed.

Both go through each table by its key, a batch a transaction: what is done already is known by
itself, so that whatever is interrupted goes on where it was. Nothing else may write meanwhile.
"""

import json
from base64 import b64decode
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    LargeBinary,
    Row,
    Table,
    and_,
    bindparam,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.types import NullType

from storage import clues
from storage.database import ANY_SIZE, Database, Session, upsert
from storage.keys import Keys, WrongKeyError
from storage.schema import SCHEMA
from storage.seal_tables import SEAL
from storage.sealed import Sealed, SealedJson, is_sealed

_AT_ONCE = 500  # rows
_MARK = b"najian"

Change = Callable[[Column[Any], Any], bytes | None]
"""What is to stand in a column instead of what is stored; `None`: leave it."""


async def is_due(database: Database) -> bool:
    """Whether it is not certain yet that everything is sealed."""
    async with database.reading() as session:
        return not await session.scalar(select(SEAL.c.mark))


async def check(database: Database, keys: Keys) -> None:
    """Raise `WrongKeyError` if what is stored was sealed with another key."""
    async with database.reading() as session:
        mark = await session.scalar(select(SEAL.c.mark))
        if mark:
            keys.unseal(mark)
            return
        stored = [value async for value in _examples(session)]
    # Of the releases before: one that can be unsealed shows that the key is right.
    if stored and not any(_opens(keys, value) for value in stored):
        raise WrongKeyError("The key file does not fit the database.")


async def seal(database: Database, keys: Keys) -> int:
    """Seal all that is stored as it was; gives in how many rows something was.

    The mark is set once nothing of it is left in the file and its log.
    """

    def sealed(column: Column[Any], stored: Any) -> bytes | None:
        if not isinstance(column.type, Sealed) or isinstance(stored, bytes):
            return None
        return keys.seal(str(stored).encode()) if stored != "" else b""

    await _hash_clues(database)
    changed = await _change_all(database, lambda c: isinstance(c.type, Sealed), sealed)
    if not changed or await database.forget(reorder=ANY_SIZE):
        async with database.transaction() as session:
            await session.execute(update(SEAL).values(mark=keys.seal(_MARK)))
    return changed


async def _hash_clues(database: Database) -> None:
    """Once: the row of the seal, still without its mark, says that it was done."""
    async with database.transaction() as session:
        row = upsert(SEAL).values(one=1, mark=b"").on_conflict_do_nothing()
        if (await session.execute(row)).rowcount:
            await clues.hash_all(session)


async def renew(database: Database, keys: Keys) -> tuple[int, bool]:
    """Seal everything with the new key that has the former one.

    Gives in how many rows something had, and whether the file and its log were emptied of it. What
    neither key opens is lost already, and is left as it is.
    """

    def renewed(column: Column[Any], stored: Any) -> bytes | None:
        if not stored:
            return None
        try:
            fresh = keys.renew(stored)
        except WrongKeyError:
            return None
        if fresh is None or not isinstance(column.type, SealedJson):
            return fresh
        return keys.seal(_with_renewed(keys, keys.unseal(stored)))

    changed = await _change_all(database, is_sealed, renewed)
    return changed, await database.forget(reorder=ANY_SIZE)


def _with_renewed(keys: Keys, plain: bytes) -> bytes:
    """The JSON of an answer; a contact in it is sealed once more, as text (`Keys.seal_text`)."""
    value = json.loads(plain)
    if not isinstance(value, str):
        return plain
    try:
        fresh = keys.renew(b64decode(value, validate=True))
    except (ValueError, WrongKeyError):
        return plain  # somebody's words
    return plain if fresh is None else json.dumps(keys.text_of(fresh)).encode()


async def _change_all(
    database: Database, is_meant: Callable[[Column[Any]], bool], change: Change
) -> int:
    """Change these columns of all tables; gives in how many rows something was changed."""
    changed = 0
    for table in SCHEMA.sorted_tables:
        columns = [column for column in table.columns if is_meant(column)]
        if columns:
            changed += await _change(database, table, columns, change)
    return changed


async def _change(
    database: Database, table: Table, columns: Sequence[Column[Any]], change: Change
) -> int:
    changed, last = 0, None
    while True:
        async with database.transaction() as session:
            rows = await _page(session, table, columns, after=last)
            changed += await _write(session, table, columns, rows, change)
        if len(rows) < _AT_ONCE:
            return changed
        last = rows[-1][: len(table.primary_key)]


async def _page(
    session: Session, table: Table, columns: Sequence[Column[Any]], *, after: Any
) -> Sequence[Row[Any]]:
    """So many rows of a table, as they are stored; the columns of the key come first."""
    key = tuple(table.primary_key)
    raw = [type_coerce(column, NullType()) for column in columns]
    page = select(*key, *raw).order_by(*key).limit(_AT_ONCE)
    if after is not None:
        page = page.where(tuple_(*key) > tuple_(*after))
    return (await session.execute(page)).all()


async def _write(
    session: Session,
    table: Table,
    columns: Sequence[Column[Any]],
    rows: Sequence[Row[Any]],
    change: Change,
) -> int:
    key, changed = tuple(table.primary_key), set[int]()
    for place, column in enumerate(columns, start=len(key)):
        fresh = [
            (number, row, change(column, row[place]))
            for number, row in enumerate(rows)
            if row[place] is not None
        ]
        values = [
            {"_new": value, **{f"_{n}": row[n] for n in range(len(key))}}
            for _, row, value in fresh
            if value is not None
        ]
        changed |= {number for number, _, value in fresh if value is not None}
        if values:
            mine = and_(*(each == bindparam(f"_{n}") for n, each in enumerate(key)))
            new = {column.name: bindparam("_new", type_=LargeBinary)}
            await session.execute(update(table).where(mine).values(new), values)
    return len(changed)


async def _examples(session: Session) -> AsyncIterator[bytes]:
    """One of each kind of what was sealed in every release."""
    for table in SCHEMA.sorted_tables:
        for column in table.columns:
            if column.info.get("sealed"):
                there = (column.is_not(None), column != b"")
                found = await session.scalar(select(column).where(*there).limit(1))
                if found is not None:
                    yield found


def _opens(keys: Keys, sealed: bytes) -> bool:
    try:
        keys.unseal(sealed)
    except WrongKeyError:
        return False
    return True
