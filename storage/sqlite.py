"""SQLite: one file, one process that writes, nothing to install."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import PoolProxiedConnection

from storage import one_hop

_PRAGMAS = (
    "busy_timeout = 10000",  # first: the next one may have to wait for another process
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",  # no copy of anything in the system's folder for temporary files
)
_READERS = 8  # each has a thread; who comes later waits for one


class SqliteStore:
    """A file on this machine's disk."""

    exclusively = ("BEGIN IMMEDIATE",)

    def __init__(self, path: Path) -> None:
        self._path = path
        self.engine: AsyncEngine = create_async_engine(
            f"sqlite+aiosqlite:///{path}",
            async_creator=partial(one_hop.connect, path),
            pool_size=_READERS,
            max_overflow=0,
            pool_reset_on_return=None,  # whoever opens a transaction ends it
            hide_parameters=True,  # an error in the log must not tell what people said
        )
        self.readers = self.engine
        event.listen(self.engine.sync_engine, "connect", _configure)
        event.listen(self.engine.sync_engine, "begin", _begin)

    async def mark(self, writer: AsyncConnection, statement: str) -> None:
        """Said with the next statement: a hop more would cost as much as what the turn itself says.

        Neither can fail by itself: a savepoint within a transaction checks and writes nothing.
        """
        _driver(await writer.get_raw_connection()).put_off(statement)

    async def empty(self, reorder: int) -> bool:
        """Empty the write-ahead log; write a file of at most `reorder` bytes anew."""
        async with self.engine.connect() as connection:
            plain = await connection.execution_options(views=False)
            is_written = True
            if self._path.stat().st_size <= reorder:
                try:
                    await plain.exec_driver_sql("VACUUM")
                except OperationalError:  # another process is at it: next time, then
                    is_written = False
            is_busy, *_ = (await plain.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()
        return is_written and not is_busy

    async def size(self) -> int:
        """Bytes of the file and its write-ahead log."""
        log = self._path.with_name(f"{self._path.name}-wal")
        return sum(path.stat().st_size for path in (self._path, log) if path.exists())

    def free(self) -> int | None:
        """Bytes that are left on its disk."""
        return shutil.disk_usage(self._path.parent).free


def _configure(connection: Any, _: Any) -> None:
    # Without this, sqlite3 begins transactions on its own, and late: updates get lost.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("views", True):
        _driver(connection.connection).open_view()


def _driver(connection: PoolProxiedConnection) -> one_hop.Connection:
    driver = connection.driver_connection
    assert isinstance(driver, one_hop.Connection)
    return driver
