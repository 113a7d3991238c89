"""The one way to open a transaction, on SQLite and on PostgreSQL.

Writers share one connection. Turns that come together run one after another as savepoints of one
transaction, and each returns only after the shared commit (group commit): as safe as a commit
each, and many times faster. Readers have connections of their own.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import event
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.sql.schema import Table

from storage import sealed
from storage.keys import Keys
from storage.postgresql import PostgresqlStore
from storage.saying import say
from storage.sqlite import SqliteStore

Session = AsyncConnection
# The database is out of reach, or refuses: what a statement may raise where none of ours is wrong.
FAILURES = (SQLAlchemyError, OSError, TimeoutError)

# Up to here (bytes) a store is written anew in some 50 ms; a larger one tells less and has to wait.
SMALL = 4_000_000
ANY_SIZE = 2**63


class BatchLostError(SQLAlchemyError):
    """The transaction of a batch is gone, with all its turns; what took it is the cause."""


class Store(Protocol):
    """What SQLite and PostgreSQL do each in its own way."""

    engine: AsyncEngine
    readers: AsyncEngine  # of views that stay the same until they are closed

    @property
    def exclusively(self) -> tuple[str, ...]:
        """What a writer says first, so that it is the only one."""
        ...

    async def mark(self, writer: AsyncConnection, statement: str) -> None:
        """Say where a turn begins or ends well. Cancelled half-way, it is said nevertheless."""
        ...

    async def empty(self, reorder: int) -> bool:
        """Leave nothing of what was deleted; write at most `reorder` bytes anew, in key order.

        False if another process kept it from that.
        """
        ...

    async def size(self) -> int:
        """Bytes it takes."""
        ...

    def free(self) -> int | None:
        """Bytes that are left on its disk; `None` where that can't be known."""
        ...


class Database:
    """A SQLite file (a path) or a PostgreSQL database (a URL); the keys open its sealed columns.

    `is_alone`: the caller has it for itself. Always close it.
    """

    def __init__(self, place: Path | str, keys: Keys, *, is_alone: bool = False) -> None:
        self._store: Store = (
            SqliteStore(place)
            if isinstance(place, Path)
            else PostgresqlStore(place, is_alone=is_alone)
        )
        self._engine = self._store.engine
        sealed.attach(self._engine.dialect, keys)
        event.listen(self._engine.sync_engine, "handle_error", _keep_connection)
        self._turn = asyncio.Lock()  # wakes in the order of asking
        self._writer: AsyncConnection | None = None
        self._batch: asyncio.Task[None] | None = None
        self._spoilt: BaseException | None = None  # what rolled the whole batch back
        self._forgetting = False  # empty the log after the next commit
        self.forgotten = 0  # how often something was to be forgotten
        self._emptied = False  # at the last time
        self._asked = self._heeded = 0  # how often that was asked for, and up to which it was done
        self._reordered = 0  # and write the file anew, if it has at most so many bytes
        self._beside = 0  # connections that read for long
        self._owed = False  # something was to be forgotten meanwhile

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """Commit when the block ends well, roll back when it raises.

        On return what was written is on the disk. Blocks never run at the same time, so a block
        must not wait for anything but the database.
        """
        async with self._turn:
            writer = await self._begin()
            batch = self._batch
            assert batch is not None
            await self._store.mark(writer, "SAVEPOINT turn")
            try:
                yield writer
            except BaseException as error:
                await self._take_back(writer, error)
                raise
            try:
                await self._store.mark(writer, "RELEASE SAVEPOINT turn")
            except DBAPIError as error:  # PostgreSQL, after an error that the block has caught
                await self._take_back(writer, error)
                raise
        await asyncio.shield(batch)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        """A consistent view of what is committed, beside the writers."""
        async with self._store.readers.connect() as connection, connection.begin():
            yield connection

    async def forget(self, *, reorder: int = SMALL) -> bool:
        """Leave nothing of what was deleted: see `empty`.

        What an update under way says of it goes once that is answered: see `forgotten`.
        """
        self.forget_later()
        return await self.empty(reorder=reorder)

    async def empty(self, *, reorder: int = 0) -> bool:
        """Empty the write-ahead log, which still holds what was deleted from the file.

        A file of at most `reorder` bytes is written anew: in a page, SQLite lays rows in the order
        in which they come, and so the first of those who took part would stand where the first
        response stands. False if another process was in the way: then the next time does it.
        Whoever asks while somebody else waits for it is served by the same.
        """
        self._reordered = max(self._reordered, reorder)
        self._asked = asked = self._asked + 1
        async with self._turn:
            if self._heeded >= asked:
                return self._emptied  # one that began after we had asked
            batch = self._batch
            if batch is None:
                return await self._empty()
            self._forgetting = True  # that commit sees to it
        await asyncio.wait([batch])
        return self._emptied

    @asynccontextmanager
    async def read_beside(self) -> AsyncIterator[None]:
        """While something else reads the file for long: a log that is read can't be emptied.

        Nobody waits for it in vain; what was to be forgotten meanwhile is forgotten at the end.
        """
        self._beside += 1
        try:
            yield
        finally:
            self._beside -= 1
            if self._owed and not self._beside:
                self._owed = False
                await self.forget(reorder=0)

    def forget_later(self) -> None:
        """Once the update under way is answered: it names what must not lie beside a person."""
        self.forgotten += 1

    async def size(self) -> int:
        """Bytes it takes on the disk."""
        return await self._store.size()

    def free(self) -> int | None:
        """Bytes that are left on its disk; `None` where that can't be known."""
        return self._store.free()

    async def close(self) -> None:
        """Wait for the last commit and let go of the file."""
        if self._batch is not None:
            await asyncio.wait([self._batch])
        async with self._turn:
            if self._writer is not None:
                await self._writer.close()
            await self._engine.dispose()

    async def _begin(self) -> AsyncConnection:
        """The writer, in a transaction whose commit is on its way."""
        if self._spoilt is not None:
            raise BatchLostError from self._spoilt
        if self._batch is not None:
            assert self._writer is not None
            return self._writer
        if self._writer is None:
            connection = await self._engine.connect()
            self._writer = await connection.execution_options(views=False)
        try:
            await self._writer.begin()
            for statement in self._store.exclusively:
                await self._writer.exec_driver_sql(statement)
        except BaseException:
            await self._let_go(self._writer)
            raise
        # The commit waits in the same line: all who wait already are in its batch.
        self._batch = asyncio.create_task(self._commit(self._writer))
        self._batch.add_done_callback(_note)
        return self._writer

    async def _take_back(self, writer: AsyncConnection, error: BaseException) -> None:
        """Roll back one turn of a batch.

        On a full or failing disk SQLite rolls back all of them by itself, and a connection that is
        lost takes them along: then nobody in this batch may be told "done".
        """
        try:
            await _roll_back(writer)
        except SQLAlchemyError:
            self._spoilt = error

    async def _commit(self, writer: AsyncConnection) -> None:
        async with self._turn:
            self._batch = None
            spoilt, self._spoilt = self._spoilt, None
            if spoilt is not None:
                await self._let_go(writer)
                raise BatchLostError from spoilt
            try:
                await writer.commit()
            except BaseException:
                # A cancelled statement or a failed commit: nobody in this batch is told "done".
                await self._let_go(writer)
                raise
            if self._forgetting:
                self._forgetting = False
                await self._empty()

    async def _let_go(self, writer: AsyncConnection) -> None:
        """In the pool it would keep the transaction, and the lock."""
        self._writer = None
        await writer.invalidate()
        await writer.close()

    async def _empty(self) -> bool:
        """Give whether nothing is left of what was deleted."""
        if self._beside:
            self._owed, self._emptied = True, False
        else:
            asked, reordered, self._reordered = self._asked, self._reordered, 0
            self._emptied = await self._store.empty(reordered)
            self._heeded = asked
        return self._emptied


def upsert(table: Table) -> Insert:
    """An insert that may say what happens to a row that exists; both engines understand it."""
    return insert(table)


def _note(batch: asyncio.Task[None]) -> None:
    """A commit that failed is told to all who wait for it; those who had failed before do not."""
    if not batch.cancelled():
        batch.exception()


async def _roll_back(writer: AsyncConnection) -> None:
    await say(writer, "ROLLBACK TO SAVEPOINT turn")
    await say(writer, "RELEASE SAVEPOINT turn")


def _keep_connection(context: ExceptionContext) -> None:
    # A cancelled statement still ends in the driver's thread, in its turn, and its savepoint is
    # rolled back after it. Dropping the connection, as SQLAlchemy would, fails the whole batch.
    if isinstance(context.original_exception, asyncio.CancelledError):
        context.is_disconnect = False
