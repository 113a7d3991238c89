"""Which failures are outages, and what the log calls them."""

import errno
import sqlite3

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, PendingRollbackError

from storage import outages
from storage.database import Database
from storage.keys import Keys


def by_sqlite(code):
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    return OperationalError("SELECT 1", {}, error)


def by_server(kind):
    return DBAPIError("SELECT 1", {}, kind("…"))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "…"), "the disk is full"),
        (OSError(errno.EROFS, "…"), "the disk or the folder can't be written to"),
        (PermissionError(errno.EACCES, "…"), "the system refuses access to a file or a folder"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "…"), "the database server is out of reach"),
        (TimeoutError(), "the database server does not answer in time"),
        (by_sqlite(sqlite3.SQLITE_FULL), "the disk is full"),
        (by_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), "another process has locked the database"),
        (by_sqlite(sqlite3.SQLITE_READONLY), "the disk or the folder can't be written to"),
        (by_sqlite(sqlite3.SQLITE_IOERR_WRITE), "the disk fails"),
        (
            by_sqlite(sqlite3.SQLITE_CORRUPT),
            "the database file is damaged: stop the bot and restore the last backup",
        ),
        (by_server(asyncpg.AdminShutdownError), "the database server is out of reach"),
        (by_server(asyncpg.DiskFullError), "the disk of the database server is full"),
        (by_server(asyncpg.LockNotAvailableError), "another process has locked the database"),
        (
            by_server(asyncpg.ReadOnlySQLTransactionError),
            "the database server takes no changes; is it a standby?",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_an_outage_is_told_in_plain_words(error, told):
    assert outages.find(error) == told


@pytest.mark.parametrize(
    "error",
    [
        None,
        ValueError("…"),
        FileNotFoundError(errno.ENOENT, "…"),
        by_sqlite(sqlite3.SQLITE_ERROR),
        IntegrityError("INSERT", {}, sqlite3.IntegrityError("…")),
        by_server(asyncpg.UniqueViolationError),
        by_server(asyncpg.UndefinedTableError),
    ],
    ids=repr,
)
def test_what_a_statement_of_ours_does_wrong_is_none(error):
    assert outages.find(error) is None


def test_what_led_to_an_error_counts():
    outer, inner = PendingRollbackError("…"), by_server(asyncpg.AdminShutdownError)
    outer.__context__ = inner

    assert outages.find(outer) == "the database server is out of reach"


@pytest.mark.sqlite
async def test_a_file_that_may_not_grow_is_a_full_disk(tmp_path):
    database = Database(tmp_path / "small.db", Keys(bytes(32)))

    with pytest.raises(OperationalError) as full:
        await overfill(database)
    await database.close()

    assert outages.find(full.value) == "the disk is full"


async def overfill(database):
    async with database.transaction() as session:
        await session.execute(text("CREATE TABLE t (x)"))
        await session.execute(text("PRAGMA max_page_count = 3"))
        await session.execute(text("INSERT INTO t VALUES (zeroblob(100000))"))
