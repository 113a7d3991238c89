"""SQLite's driver with one hop to its thread for each statement.

aiosqlite hands every call to the connection's thread: opening a cursor, executing, fetching and
closing are four hops, and a hop costs more than most of our statements. Here a statement and all
its rows are one; what only marks where a turn begins and ends takes none of its own, and the end of
a view that was read is not waited for.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Self

import aiosqlite

_CHUNK = 64  # rows that aiosqlite would fetch at a time where it iterates; we never do

Parameters = Sequence[Any]


class Connection(aiosqlite.Connection):
    """A connection whose cursors are ours."""

    _put_off: tuple[str, ...] = ()
    _is_view = False

    def open_view(self) -> None:
        """Begin to read with the next statement; nobody waits for the end of it.

        A transaction that has only read has nothing to lose, and what is said next waits in the
        thread's line behind its end.
        """
        self._put_off, self._is_view = ("BEGIN",), True

    def put_off(self, statement: str) -> None:
        """Execute it right before the next statement, or the commit, in the same hop.

        For what gives no rows and can't fail by itself.
        """
        self._put_off = (*self._put_off, statement)

    # The same calls, fewer hops.
    def cursor(self) -> "Cursor":  # type: ignore[override]
        """A cursor; nothing happens yet."""
        return Cursor(self)

    async def rollback(self) -> None:
        """Roll back, if there is anything to."""
        self._put_off = ()
        if self._is_view:
            self._close_view()
        elif self.in_transaction:
            await super().rollback()

    async def run(self, work: Callable[[sqlite3.Connection], "Outcome"]) -> "Outcome":
        """Do a piece of work in the connection's thread, after what was put off."""
        before, self._put_off = self._put_off, ()
        outcome: Outcome = await self._execute(_after, before, work, self._conn)  # type: ignore[no-untyped-call]
        return outcome

    async def commit(self) -> None:
        """Commit, after what was put off."""
        if self._is_view:
            self._close_view()
        else:
            await self.run(_commit)

    def _close_view(self) -> None:
        self._put_off, self._is_view = (), False
        self._tx.put_nowait((None, self._conn.rollback))


Outcome = tuple[Any, int, int | None, list[Any]]  # description, rowcount, lastrowid, rows


class Cursor:
    """What a statement gave, as SQLAlchemy's adapter reads it."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Parameters = ()) -> "Cursor":
        """Execute, and fetch all there is."""
        return await self._keep(partial(_execute, statement, parameters))

    async def executemany(self, statement: str, rows: Iterable[Parameters]) -> "Cursor":
        """Execute once for each row; nothing is fetched."""
        return await self._keep(partial(_execute_many, statement, rows))

    async def fetchall(self) -> list[Any]:
        """The rows that were fetched."""
        return self._rows

    async def close(self) -> None:
        """Nothing is left open."""

    async def _keep(self, work: Callable[[sqlite3.Connection], Outcome]) -> "Cursor":
        self.description, self.rowcount, self.lastrowid, self._rows = await self._connection.run(
            work
        )
        return self


async def connect(path: Path, **options: Any) -> Connection:
    """Open a file. `options` are those of `sqlite3.connect`."""
    connection = Connection(partial(sqlite3.connect, str(path), **options), _CHUNK)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with its own
    await connection
    return connection


def _after(
    statements: tuple[str, ...],
    work: Callable[[sqlite3.Connection], Outcome],
    connection: sqlite3.Connection,
) -> Outcome:
    for statement in statements:
        connection.execute(statement).close()
    return work(connection)


def _commit(connection: sqlite3.Connection) -> Outcome:
    connection.commit()
    return None, -1, None, []


def _execute(statement: str, parameters: Parameters, connection: sqlite3.Connection) -> Outcome:
    cursor = connection.execute(statement, parameters)
    rows = cursor.fetchall() if cursor.description else []
    outcome = cursor.description, cursor.rowcount, cursor.lastrowid, rows
    cursor.close()
    return outcome


def _execute_many(
    statement: str, rows: Iterable[Parameters], connection: sqlite3.Connection
) -> Outcome:
    cursor = connection.executemany(statement, rows)
    outcome = None, cursor.rowcount, cursor.lastrowid, list[Any]()
    cursor.close()
    return outcome
