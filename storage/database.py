"""The connection to the database, and the one way to open a transaction.

Writers share one connection. Turns that come together run one after another as savepoints of one
transaction, and each returns only after the shared commit (group commit): as safe as a commit
each, and many times faster. Readers have connections of their own.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.sql.schema import Table

from storage import sealed
from storage.keys import Keys

Session = AsyncConnection

_PRAGMAS = (
    "busy_timeout = 10000",  # first: the next one may have to wait for another process
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",  # no copy of anything in the system's folder for temporary files
)


# Up to here (bytes) a file is written anew in some 50 ms; a larger one tells less, and has to wait.
SMALL = 4_000_000
ANY_SIZE = 2**63


class Database:
    """One SQLite file, whose sealed columns these keys open. Always close it."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._engine = create_async_engine(
            f"sqlite+aiosqlite:///{path}",
            hide_parameters=True,  # an error in the log must not tell what people said
        )
        sealed.attach(self._engine.dialect, keys)
        event.listen(self._engine.sync_engine, "connect", _configure)
        event.listen(self._engine.sync_engine, "begin", _begin)
        event.listen(self._engine.sync_engine, "handle_error", _keep_connection)
        self._turn = asyncio.Lock()  # wakes in the order of asking
        self._writer: AsyncConnection | None = None
        self._batch: asyncio.Task[None] | None = None
        self._path = path
        self._forgetting = False  # empty the log after the next commit
        self.forgotten = 0  # how often something was to be forgotten
        self._emptied = False  # at the last time
        self._reordered = 0  # and write the file anew, if it has at most so many bytes

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """Commit when the block ends well, roll back when it raises.

        On return what was written is on the disk. Blocks never run at the same time, so a block
        must not wait for anything but the database.
        """
        async with self._turn:
            writer = await self._get_writer()
            if self._batch is None:
                await writer.begin()
                # The commit waits in the same line: all who wait already are in its batch.
                self._batch = asyncio.create_task(self._commit(writer))
            batch = self._batch
            async with writer.begin_nested():
                yield writer
        await asyncio.shield(batch)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        """A consistent view of what is committed, beside the writers."""
        async with self._engine.connect() as connection, connection.begin():
            yield connection

    async def forget(self, *, reorder: int = SMALL) -> bool:
        """Empty the write-ahead log, which still holds what was deleted from the file.

        A file of at most `reorder` bytes is written anew: in a page, SQLite lays rows in the order
        in which they come, and so the first of those who took part would stand where the first
        response stands. False if another process was in the way: then the next time does it.
        """
        async with self._turn:
            self._reordered = max(self._reordered, reorder)
            self.forget_later()
            batch = self._batch
            if batch is None:
                return await self._empty_log()
            self._forgetting = True  # that commit sees to it
        await asyncio.wait([batch])
        return self._emptied

    def forget_later(self) -> None:
        """Once the update under way is answered: it names what must not lie beside a person."""
        self.forgotten += 1

    def size(self) -> int:
        """Bytes of the file and its write-ahead log."""
        log = self._path.with_name(f"{self._path.name}-wal")
        return sum(path.stat().st_size for path in (self._path, log) if path.exists())

    def free(self) -> int:
        """Bytes that are left on its disk."""
        return shutil.disk_usage(self._path.parent).free

    async def close(self) -> None:
        """Wait for the last commit and let go of the file."""
        if self._batch is not None:
            await asyncio.wait([self._batch])
        if self._writer is not None:
            await self._writer.close()
        await self._engine.dispose()

    async def _get_writer(self) -> AsyncConnection:
        if self._writer is None:
            connection = await self._engine.connect()
            self._writer = await connection.execution_options(begins="BEGIN IMMEDIATE")
        return self._writer

    async def _commit(self, writer: AsyncConnection) -> None:
        async with self._turn:
            self._batch = None
            try:
                await writer.commit()
            except BaseException:
                # A cancelled statement or a failed commit: nobody in this batch is told "done".
                self._writer = None
                await writer.invalidate()  # in the pool it would keep the transaction, and the lock
                await writer.close()
                raise
            if self._forgetting:
                self._forgetting = False
                await self._empty_log()

    async def _empty_log(self) -> bool:
        """Give whether nothing is left in it, and the file is written anew if it was to be."""
        async with self._engine.connect() as connection:
            plain = await connection.execution_options(begins="")
            reordered, self._reordered = self._reordered, 0
            is_written = True
            if self._path.stat().st_size <= reordered:
                try:
                    await plain.exec_driver_sql("VACUUM")
                except OperationalError:  # another process is at it: next time, then
                    is_written = False
            is_busy, *_ = (await plain.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()
        self._emptied = is_written and not is_busy
        return self._emptied


def upsert(table: Table) -> Insert:
    """An insert that may say what happens to a row that exists."""
    return insert(table)


def _configure(connection: Any, _: Any) -> None:
    # Without this, sqlite3 begins transactions on its own, and late: updates get lost.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _keep_connection(context: ExceptionContext) -> None:
    # A cancelled statement still ends in the driver's thread, in its turn, and its savepoint is
    # rolled back after it. Dropping the connection, as SQLAlchemy would, fails the whole batch.
    if isinstance(context.original_exception, asyncio.CancelledError):
        context.is_disconnect = False


def _begin(connection: Connection) -> None:
    if statement := connection.get_execution_options().get("begins", "BEGIN"):
        connection.exec_driver_sql(statement)
