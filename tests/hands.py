"""Another program's hands on the database: plain SQL, past everything that the program does.

Statements are written as SQLite reads them; the few words that PostgreSQL has otherwise are put
into its own.
"""

import asyncio
import re
import sqlite3
from collections.abc import Coroutine
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any, Protocol, TypeVar

import asyncpg

_BYTES = re.compile(r"x'([0-9a-f]*)'")
_ZEROS = re.compile(r"zeroblob\((\d+)\)")
_MARK = re.compile(r"\?")
_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'"
_TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND oid > 16000"
T = TypeVar("T")
Row = tuple[Any, ...]
Statement = str | tuple[str, tuple[object, ...]]


class Eye(Protocol):
    """Looks at what is stored again and again, by a connection of its own."""

    def read(self, query: str, *values: object) -> list[Row]:
        """Rows."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class Session:
    """A connection to a server from where a loop may be running: it has a loop in a thread."""

    def __init__(self, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._connection = self.do(asyncpg.connect(url))

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of something that has to be waited for."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=60)

    def execute(self, script: str) -> None:
        """Several statements, as PostgreSQL reads them."""
        self.do(self._connection.execute(script))

    def read(self, query: str, *values: object) -> list[Row]:
        """Rows."""
        found = self.do(self._connection.fetch(_in_its_words(query), *values))
        return [tuple(row) for row in found]

    def change(self, statements: tuple[Statement, ...], *, past_triggers: bool) -> None:
        """Execute them in one transaction."""
        self.do(self._change(statements, past_triggers=past_triggers))

    def close(self) -> None:
        """Let go of the connection, and of the thread."""
        self.do(self._connection.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    async def _change(self, statements: tuple[Statement, ...], *, past_triggers: bool) -> None:
        async with self._connection.transaction():
            if past_triggers:
                await self._connection.execute("SET LOCAL session_replication_role = replica")
            for statement in statements:
                query, values = _with_values(statement)
                await self._connection.execute(_in_its_words(query), *values)


class Window:
    """The same, on a file."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)

    def read(self, query: str, *values: object) -> list[Row]:
        """Rows."""
        return self._connection.execute(query, values).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def eye(place: Path | str) -> Eye:
    """Look at a file, or at a server."""
    return Window(place) if isinstance(place, Path) else Session(place)


def read(place: Path | str, query: str, *values: object) -> list[Row]:
    """Rows, seen once."""
    with closing(eye(place)) as opened:
        return opened.read(query, *values)


def change(place: Path | str, *statements: Statement) -> None:
    """Execute them in one transaction; the triggers of the audit trail are out of the way."""
    if isinstance(place, str):
        with closing(Session(place)) as session:
            session.change(statements, past_triggers=True)
        return
    with closing(sqlite3.connect(place, timeout=10)) as connection, connection:
        for (name,) in connection.execute(_TRIGGERS).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(*_with_values(statement))


def attempt(place: Path | str, statement: str) -> str:
    """What the database says to it, with its triggers in place; empty if it obeys."""
    try:
        if isinstance(place, str):
            with closing(Session(place)) as session:
                session.change((statement,), past_triggers=False)
        else:
            with closing(sqlite3.connect(place, timeout=10)) as connection, connection:
                connection.execute(statement)
    except (sqlite3.Error, asyncpg.PostgresError) as refused:
        return str(refused)
    return ""


def everything(place: Path | str) -> bytes:
    """All that the database holds: the bytes of a file and its log; every value of a server."""
    if isinstance(place, Path):
        return b"".join(path.read_bytes() for path in sorted(place.parent.glob(f"{place.name}*")))
    with closing(Session(place)) as session:
        tables = [name for (name,) in session.read(_TABLES)]
        rows = [row for name in tables for row in session.read(f'SELECT * FROM "{name}"')]
    return b" ".join(_as_bytes(value) for row in rows for value in row)


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _with_values(statement: Statement) -> tuple[str, tuple[object, ...]]:
    return (statement, ()) if isinstance(statement, str) else statement


def _in_its_words(query: str) -> str:
    query = _BYTES.sub(r"'\\x\1'::bytea", query)
    query = _ZEROS.sub(lambda found: f"'\\x{'00' * int(found[1])}'::bytea", query)
    numbers = iter(range(1, 100))
    return _MARK.sub(lambda _: f"${next(numbers)}", query)
