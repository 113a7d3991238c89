"""All that is stored, seen from outside of the bot; and the way back to how it was.

An attack is judged by what it leaves. Reading every table after each of thousands would take
minutes: a statement that writes is noticed at the engine, through which all of them pass, and only
then are the tables compared.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import event

from storage.schema import SCHEMA

# Changes with every update: that it was received, and that it is answered.
INBOX = "received"
_READING = "SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|LOCK"
_HARMLESS = re.compile(rf"\s*({_READING}|(INSERT INTO|UPDATE) {INBOX}\b)")

_ALL = " UNION ALL ".join(
    f"SELECT '{table.name}', stored::text FROM \"{table.name}\" AS stored"
    for table in SCHEMA.sorted_tables
)

# As in a file, the next number follows the last one that is there.
_NUMBERED = {
    table.name: f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), "
    f'coalesce(max("{column.name}"), 1), max("{column.name}") IS NOT NULL) FROM "{table.name}"'
    for table in SCHEMA.sorted_tables
    if (column := table.autoincrement_column) is not None
}

Rows = dict[str, frozenset[str]]  # by table; sealed columns as they lie there


class Writes:
    """Whether anything was written, the inbox aside."""

    def __init__(self, database: Any) -> None:
        self.seen = False
        event.listen(database._engine.sync_engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        self.seen = self.seen or _HARMLESS.match(statement) is None


class FileRecords:
    """The tables of a SQLite file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, tuple[sqlite3.Connection, Rows]] = {}

    async def rows(self) -> Rows:
        """Every row of every table."""
        with closing(sqlite3.connect(self._path)) as file:
            return {
                table.name: frozenset(map(repr, file.execute(f'SELECT * FROM "{table.name}"')))
                for table in SCHEMA.sorted_tables
            }

    async def keep(self, name: str) -> Rows:
        """Remember how everything stands, under this name."""
        kept, _ = self._kept.get(name) or (sqlite3.connect(":memory:"), {})
        with closing(sqlite3.connect(self._path)) as file:
            file.backup(kept)
        self._kept[name] = kept, await self.rows()
        return self._kept[name][1]

    async def put_back(self, name: str) -> Rows:
        """Let everything stand as it did."""
        kept, rows = self._kept[name]
        with closing(sqlite3.connect(self._path)) as file:
            kept.backup(file)
        return rows

    async def close(self) -> None:
        """Forget what was kept."""
        for kept, _ in self._kept.values():
            kept.close()


class ServerRecords:
    """The tables on a PostgreSQL server."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: asyncpg.Connection | None = None
        self._kept: dict[str, tuple[dict[str, list[asyncpg.Record]], Rows]] = {}

    async def rows(self) -> Rows:
        """Every row of every table: in one statement, for there are sixty of them."""
        found: dict[str, set[str]] = {table.name: set() for table in SCHEMA.sorted_tables}
        for name, row in await (await self._connected()).fetch(_ALL):
            found[name].add(row)
        return {name: frozenset(rows) for name, rows in found.items()}

    async def keep(self, name: str) -> Rows:
        """Remember how everything stands, under this name."""
        connection = await self._connected()
        read = {
            table.name: await connection.fetch(f'SELECT * FROM "{table.name}"')
            for table in SCHEMA.sorted_tables
        }
        self._kept[name] = read, await self.rows()
        return self._kept[name][1]

    async def put_back(self, name: str) -> Rows:
        """Let everything stand as it did."""
        connection, now = await self._connected(), await self.rows()
        read, rows = self._kept[name]
        async with connection.transaction():
            await connection.execute("SET LOCAL session_replication_role = replica")
            for table in [name for name in rows if rows[name] != now[name]]:
                await connection.execute(f'DELETE FROM "{table}"')
                if kept := read[table]:
                    places = ", ".join(f"${number + 1}" for number in range(len(kept[0])))
                    written = f'INSERT INTO "{table}" VALUES ({places})'
                    await connection.executemany(written, [tuple(row) for row in kept])
                if table in _NUMBERED:
                    await connection.execute(_NUMBERED[table])
        return rows

    async def close(self) -> None:
        """Let go of the server."""
        if self._connection is not None:
            await self._connection.close()

    async def _connected(self) -> asyncpg.Connection:
        if self._connection is None:
            self._connection = await asyncpg.connect(self._url)
        return self._connection


def records_of(place: Path | str) -> FileRecords | ServerRecords:
    """Those of where a test stores."""
    return FileRecords(place) if isinstance(place, Path) else ServerRecords(place)


def differences(before: Rows, after: Rows) -> frozenset[str]:
    """The tables in which something changed, the inbox aside."""
    return frozenset(
        name for name, found in after.items() if name != INBOX and found != before[name]
    )
