"""PostgreSQL: for deployments that have one, and for several processes behind one webhook.

One writer at a time, also across processes, as with SQLite: an advisory lock is taken first. So
what a turn has read still holds when it writes, and nothing has to be tried again.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Table, event, func, select, text
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.saying import say
from storage.schema import SCHEMA

_PATIENCE = "10s"  # for another writer's lock, and for a statement's lock on a table
# For the tables that are to be written anew: a quarter of a server's `deadlock_timeout`. So it is
# never a reader who has to give way, however the two wait for each other; a few times.
_BRIEFLY = "250ms"
_TIMES = 4
_IDLE = "60s"  # a writer that says nothing for so long has lost its way: its locks are freed
_READERS = 8
_STATEMENTS = 500  # prepared for each connection
# A reader is in the way. A turn that has ended well must not fail for it: the next time, then.
_IN_THE_WAY = {"40P01", "55P03", "57014"}  # deadlock, no lock in time, cancelled in time
_VACUUM = "VACUUM " + ", ".join(f'"{table.name}"' for table in SCHEMA.sorted_tables)
WRITING = 0x6E616A01  # the number of the writers' lock
USING = 0x6E616A04  # of the lock that each connection shares, wherever its process runs


class BusyError(ConnectionRefusedError):
    """Other processes have the database open, or one has it for itself."""


class PostgresqlStore:
    """A database of a PostgreSQL server, 15 or newer.

    `is_alone`: this process has it for itself (`alone`), so its connections share no lock.
    """

    exclusively = (f"SELECT pg_advisory_xact_lock({WRITING})",)

    def __init__(self, url: str, *, is_alone: bool = False) -> None:
        self.engine: AsyncEngine = create_async_engine(
            driven(url),
            pool_size=_READERS,
            max_overflow=_READERS,
            hide_parameters=True,  # an error in the log must not tell what people said
            connect_args={
                "prepared_statement_cache_size": _STATEMENTS,
                "server_settings": {
                    "application_name": "najian",
                    "TimeZone": "UTC",
                    "lock_timeout": _PATIENCE,
                    "idle_in_transaction_session_timeout": _IDLE,
                },
            },
        )
        event.listen(self.engine.sync_engine, "checkout", _check)
        if not is_alone:
            event.listen(self.engine.sync_engine, "connect", _share)
        # The last transaction that wrote tables anew. Only one writes at a time, so whatever is no
        # younger was put in order by it, or by one before.
        self._severed_by: str | None = None
        self.readers = self.engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    async def mark(self, writer: AsyncConnection, statement: str) -> None:
        """Say where a turn begins or ends well."""
        await say(writer, statement)

    async def empty(self, reorder: int) -> bool:
        """Write the tables of responses anew in the order of their random keys, if they are small.

        A row tells by its place, and by the number of the transaction that wrote it (`xmin`), with
        which others it came. `VACUUM` drops what was deleted.
        """
        is_written = True
        try:
            await self._sever(reorder)
        except DBAPIError as error:
            if not _is_in_the_way(error):
                raise
            is_written = False
        async with self.engine.connect() as connection:
            plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await plain.exec_driver_sql(_VACUUM)
        return is_written

    async def _sever(self, reorder: int) -> None:
        severed_by, severed = self._severed_by, tuple(_severed())
        async with self.engine.begin() as connection:
            await connection.exec_driver_sql(self.exclusively[0])
            if await _size(connection, severed) <= reorder:
                told = await _told(connection, severed, severed_by)
                if told:
                    await _have(connection, told)
                for table in told:
                    await _shuffle(connection, table)
                severed_by = await connection.scalar(text("SELECT pg_current_xact_id()::xid::text"))
        self._severed_by = severed_by

    async def size(self) -> int:
        """Bytes of the database."""
        async with self.readers.connect() as connection:
            found = await connection.scalar(select(func.pg_database_size(func.current_database())))
            return int(found or 0)

    def free(self) -> int | None:
        """How much is left on another machine's disk is not known here."""
        return None


@asynccontextmanager
async def alone(url: str) -> AsyncIterator[None]:
    """Have the database for oneself meanwhile, on whatever machine others run.

    Raises `BusyError` if somebody has it open; who would open it meanwhile, gets the same.
    """
    engine = create_async_engine(driven(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        async with engine.connect() as connection:
            taken = await connection.scalar(select(func.pg_try_advisory_lock(USING)))
            if not taken:
                raise BusyError(
                    "Another najian has the database on the server open, here or on another "
                    "machine. Stop it first."
                )
            yield
    finally:
        await engine.dispose()


def _check(connection: Any, *_: object) -> None:
    """Take none that the server has ended, as it does when it is restarted.

    The driver has heard of it by then. To ask the server (`pool_pre_ping`) would cost three
    statements each time, more than most of what is asked afterwards.
    """
    if connection.driver_connection.is_closed():
        raise DisconnectionError


def _share(connection: Any, _: object) -> None:
    """Hold the lock for as long as the connection stands; a new one asks again."""
    cursor = connection.cursor()
    cursor.execute(f"SELECT pg_try_advisory_lock_shared({USING})")
    (shared,) = cursor.fetchone()
    cursor.close()
    connection.rollback()  # the lock is the session's, and stays
    if not shared:
        raise BusyError(
            "Another process has the database on the server for itself, to change the key or to "
            "restore a backup: wait for it."
        )


def driven(url: str) -> str:
    """The same URL with the driver that we use."""
    return f"postgresql+asyncpg://{url.partition('://')[2]}"


def _severed() -> list[Table]:
    """The tables whose rows must not tell in which order they came."""
    return [
        table
        for table in SCHEMA.sorted_tables
        if table.dialect_options["sqlite"]["with_rowid"] is False
    ]


async def _size(connection: AsyncConnection, tables: tuple[Table, ...]) -> int:
    sizes = [func.pg_table_size(table.name) for table in tables]
    return sum((await connection.execute(select(*sizes))).one())


async def _told(
    connection: AsyncConnection, tables: tuple[Table, ...], since: str | None
) -> list[Table]:
    """Those with rows that a turn has written since a transaction; all, if that is not known."""
    if since is None:
        return list(tables)
    newer = "SELECT '{0}' WHERE EXISTS (SELECT FROM \"{0}\" WHERE age(xmin) < age('{1}'::xid))"
    asked = " UNION ALL ".join(newer.format(table.name, since) for table in tables)
    found = {name for (name,) in await connection.exec_driver_sql(asked)}
    return [table for table in tables if table.name in found]


async def _have(connection: AsyncConnection, tables: list[Table]) -> None:
    """Lock them all before the first is written, and only while nobody reads any of them.

    Whoever reads several, one after the other, could else wait for one that is written while the
    writer waits for another that is read.
    """
    names = ", ".join(f'"{table.name}"' for table in tables)
    for left in reversed(range(_TIMES)):
        try:
            async with connection.begin_nested():
                await connection.exec_driver_sql(f"SET LOCAL statement_timeout = '{_BRIEFLY}'")
                await connection.exec_driver_sql(f"LOCK TABLE {names}")
                await connection.exec_driver_sql("SET LOCAL statement_timeout TO DEFAULT")
        except DBAPIError as error:
            if not (left and _is_in_the_way(error)):
                raise
        else:
            return


def _is_in_the_way(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in _IN_THE_WAY


async def _shuffle(connection: AsyncConnection, table: Table) -> None:
    column = next(iter(table.primary_key)).name
    name, key = table.name, table.primary_key.name
    await connection.execute(text(f'UPDATE "{name}" SET "{column}" = "{column}"'))  # noqa: S608 - our own names
    await connection.execute(text(f'CLUSTER "{name}" USING "{key}"'))
