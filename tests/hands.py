"""Another program's hands on the database: plain SQL, past everything that the program does.

Statements are written as SQLite reads them; the few words that PostgreSQL has otherwise are put
into its own.
"""

import asyncio
import re
import sqlite3
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import asyncpg

_BYTES = re.compile(r"x'([0-9a-f]*)'")
_ZEROS = re.compile(r"zeroblob\((\d+)\)")
_MARK = re.compile(r"\?")
_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'"
T = TypeVar("T")
Statement = str | tuple[str, tuple[object, ...]]


def change(place: Path | str, *statements: Statement) -> None:
    """Execute them in one transaction; the triggers of the audit trail are out of the way."""
    if isinstance(place, str):
        _in_a_loop(lambda: _change_on_server(place, statements))
        return
    with closing(sqlite3.connect(place, timeout=10)) as connection, connection:
        for (name,) in connection.execute(_TRIGGERS).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(*_with_values(statement))


def attempt(place: Path | str, *statements: Statement) -> str:
    """What the database says to them, with its triggers in place; empty if it obeys."""
    try:
        if isinstance(place, str):
            _in_a_loop(lambda: _change_on_server(place, statements, past_triggers=False))
        else:
            with closing(sqlite3.connect(place, timeout=10)) as connection, connection:
                for statement in statements:
                    connection.execute(*_with_values(statement))
    except (sqlite3.Error, asyncpg.PostgresError) as refused:
        return str(refused)
    return ""


def read(place: Path | str, query: str, *values: object) -> list[tuple[object, ...]]:
    """Rows."""
    if isinstance(place, str):
        return _in_a_loop(lambda: _read_from_server(place, query, values))
    file = f"file:{place}?mode=ro"
    with closing(sqlite3.connect(file, uri=True, timeout=10)) as connection:
        return connection.execute(query, values).fetchall()


def everything(place: Path | str) -> bytes:
    """All that the database holds: the bytes of a file and its log; every value of a server."""
    if isinstance(place, Path):
        return b"".join(path.read_bytes() for path in sorted(place.parent.glob(f"{place.name}*")))
    tables = read(place, "SELECT relname FROM pg_class WHERE relkind = 'r' AND oid > 16000")
    rows = [row for (table,) in tables for row in read(place, f'SELECT * FROM "{table}"')]
    return b" ".join(_as_bytes(value) for row in rows for value in row)


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _with_values(statement: Statement) -> tuple[str, tuple[object, ...]]:
    return (statement, ()) if isinstance(statement, str) else statement


async def _change_on_server(
    url: str, statements: tuple[Statement, ...], *, past_triggers: bool = True
) -> None:
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            if past_triggers:
                await connection.execute("SET LOCAL session_replication_role = replica")
            for statement in statements:
                query, values = _with_values(statement)
                await connection.execute(_in_its_words(query), *values)
    finally:
        await connection.close()


async def _read_from_server(url: str, query: str, values: tuple[object, ...]) -> list[Any]:
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(_in_its_words(query), *values)]
    finally:
        await connection.close()


def _in_its_words(query: str) -> str:
    query = _BYTES.sub(r"'\\x\1'::bytea", query)
    query = _ZEROS.sub(lambda found: f"'\\x{'00' * int(found[1])}'::bytea", query)
    numbers = iter(range(1, 100))
    return _MARK.sub(lambda _: f"${next(numbers)}", query)


def _in_a_loop(work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Beside a loop that may be running: a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work())).result(timeout=60)
