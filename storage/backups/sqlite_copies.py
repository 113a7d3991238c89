"""Copies of a SQLite file, and opening them again.

A copy is made within one reading transaction: in WAL mode that holds up no writer, and a copy that
is begun in it is never begun anew by what others write, however much that is.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from storage.backups import engine, folders, manifest
from storage.backups.engine import Copied, Examined, Stopped
from storage.backups.manifest import Contents
from storage.backups.refusals import (
    BackupError,
    DamagedError,
    FullError,
    StoppedError,
    UnusableError,
)

_STEPS = 100_000  # instructions of SQLite between two looks at whether to stop
_STEP = 4096  # pages (16 MB) between two looks at whether to stop
_PATIENCE = 10.0  # seconds for another process that writes
_PRIMARY = 0xFF  # of an error's code
_KINDS = {
    sqlite3.SQLITE_FULL: FullError,
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: DamagedError,
}
_LARGE = 200_000_000  # bytes from which on indexes are not compared with their tables


def save(path: Path, target: Path) -> Path:
    """Copy a database file under a name that only a copy gets which was opened and counted."""
    with folders.working(target) as work:
        database = work / manifest.DATABASE
        copied = copy(path, database)
        try:
            examined = examine(database)
        except UnusableError as error:
            raise DamagedError(f"the copy is no good: {error}") from None
        if examined.contents != copied.contents:
            raise BackupError("the copy does not hold what the database held")
        folders.rename(database, target)
    return target


def copy(path: Path, target: Path, *, stopped: Stopped = engine.never) -> Copied:
    """Copy a file as it is at one instant, while it may be in use; counted at that instant."""

    def look(*_: int) -> None:
        if stopped():
            raise StoppedError("stopped before the copy was complete")

    with said(), closing(opened(path)) as source, closing(opened(target)) as begun:
        # Unsynced: a copy that was cut short is thrown away.
        begun.execute("PRAGMA synchronous = OFF")
        source.execute("BEGIN")
        copied = Copied(count(source), tuple(sorted(named(source))))
        source.backup(begun, pages=_STEP, progress=look, sleep=0)
        source.execute("ROLLBACK")
        begun.execute("PRAGMA journal_mode = DELETE")  # one file, and nothing beside it
    target.chmod(0o600)
    folders.flush(target)
    return copied


def examine(copy: Path, *, stopped: Stopped = engine.never) -> Examined:
    """Open a copy read-only, check it through, count; raises `UnusableError`."""
    check = "quick_check" if copy.stat().st_size > _LARGE else "integrity_check"
    try:
        with closing(_open_read_only(copy)) as connection:
            connection.set_progress_handler(stopped, _STEPS)
            _refuse_strange(connection)
            found = [row[0] for row in connection.execute(f"PRAGMA {check}(3)")]
            if found != ["ok"]:
                raise UnusableError(f"its database is damaged: {'; '.join(map(str, found))}")
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise UnusableError("its database is damaged: a row leads to one that is gone")
            return Examined(count(connection), tuple(_sealed(connection)))
    except (sqlite3.Error, TypeError, ValueError) as error:  # or a value that no column of ours has
        if stopped():
            raise StoppedError("stopped before the copy was read through") from None
        raise UnusableError(f"its database can't be read: {error}") from None


def opened(path: Path) -> sqlite3.Connection:
    """A connection that begins no transaction by itself."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _open_read_only(path: Path) -> sqlite3.Connection:
    # Immutable: nobody else has it, so no lock and no file beside it is needed.
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


@contextmanager
def said() -> Iterator[None]:
    """What SQLite says of a full disk or a damaged file, as an error of ours."""
    try:
        yield
    except sqlite3.Error as error:
        kind = _KINDS.get(error.sqlite_errorcode & _PRIMARY, BackupError)
        raise kind(f"the database says: {error}") from error


def _refuse_strange(connection: sqlite3.Connection) -> None:
    """No table of ours has a trigger, and there is no view: a file with one is not ours."""
    kinds = "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index')"
    tables = "SELECT count(*) FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'"
    if connection.execute(kinds).fetchone() != (0,) or connection.execute(tables).fetchone() != (
        0,
    ):
        raise UnusableError("its database is none of Najian: it holds code")
    known = set(_tables(connection))
    if not {"alembic_version", "response", "member"} <= known:
        raise UnusableError("its database is none of Najian")


def count(connection: sqlite3.Connection) -> Contents:
    """What a database holds."""
    rows = {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
        for table in _tables(connection)
        if table != "alembic_version"
    }
    (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    days = "SELECT min(completed_on), max(completed_on) FROM response"
    first, last = connection.execute(days).fetchone()
    return Contents(schema, rows, _day(first), _day(last))


def _tables(connection: sqlite3.Connection) -> list[str]:
    """The names of all tables; they were refused if one is not of ours (`examine`)."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' "
    return [name for (name,) in connection.execute(asked + "ESCAPE '^' ORDER BY name")]


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    asked = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return {name for (name,) in asked}


def named(connection: sqlite3.Connection) -> set[str]:
    """The files that a database of this or an earlier release names."""
    found: set[str] = set()
    for folder, places in engine.NAMED.items():
        for table, column in places:
            if column in _columns(connection, table):
                asked = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608 - names of our own
                digests = (digest for (digest,) in connection.execute(asked))
                found |= engine.names(folder, digests)
    table, column = engine.NAMED_IN_JSON
    if column in _columns(connection, table):
        asked = (
            f"SELECT DISTINCT json_extract(each.value, '$.digest') "  # noqa: S608 - the same
            f"FROM {table}, json_each({table}.{column}) AS each"
        )
        digests = (digest for (digest,) in connection.execute(asked))
        found |= engine.names("attachments", digests)
    return found


def _sealed(connection: sqlite3.Connection) -> Iterator[bytes]:
    for table, column in engine.SEALED:
        if column in _columns(connection, table):
            asked = f"SELECT {column} FROM {table} WHERE length({column}) > 0 LIMIT {engine.TRIED}"  # noqa: S608 - the same
            yield from (sealed for (sealed,) in connection.execute(asked))


def _day(given: str | None) -> date | None:
    return None if given is None else date.fromisoformat(given)
