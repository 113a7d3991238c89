"""All rows of a deployment, by plain sqlite3 or asyncpg: no code of the program reads them."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import asyncpg

Row = dict[str, Any]
Tables = dict[str, list[Row]]
_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_ON_SERVER = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


class DamagedError(Exception):
    """The file itself is not whole."""


class SqliteFile:
    """A file of which a copy is read, log and all, so that looking at it changes nothing."""

    def __init__(self, path: Path, scratch: Path) -> None:
        self._path, self._copy = path, scratch / "copy.db"

    async def tables(self) -> Tables:
        """All rows by table. Raises `DamagedError`."""
        for end in ("", "-wal"):
            copy = self._copy.with_name(self._copy.name + end)
            copy.unlink(missing_ok=True)
            if (source := self._path.with_name(self._path.name + end)).exists():
                shutil.copyfile(source, copy)
        with closing(sqlite3.connect(self._copy)) as connection:
            connection.row_factory = sqlite3.Row
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            loose = [tuple(row) for row in connection.execute("PRAGMA foreign_key_check")]
            if found != ["ok"] or loose:
                raise DamagedError(f"{found[:3]}, foreign keys {loose[:3]}")
            names = [row[0] for row in connection.execute(_NAMES)]
            return {
                name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
                for name in names
            }


class Server:
    """A database of a PostgreSQL server, in one view."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def tables(self) -> Tables:
        """All rows by table, in the words in which SQLite has them."""
        connection = await asyncpg.connect(self._url)
        try:
            async with connection.transaction(isolation="repeatable_read", readonly=True):
                names = [row[0] for row in await connection.fetch(_ON_SERVER)]
                return {
                    name: [_plain(row) for row in await connection.fetch(f'SELECT * FROM "{name}"')]
                    for name in names
                }
        finally:
            await connection.close()


def moment(text: str) -> datetime:
    """A moment as it is stored."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _plain(row: asyncpg.Record) -> Row:
    return {name: _word(value) for name, value in row.items()}


def _word(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, date) else value
