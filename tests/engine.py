"""Which engine the tests store in: SQLite, or the server that NAJIAN_TEST_SERVER names."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import asyncpg
from sqlalchemy.dialects.postgresql.asyncpg import (
    AsyncAdapt_asyncpg_connection,
    AsyncAdapt_asyncpg_dbapi,
)
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.util import await_only

from storage import migrate
from storage.database import Database
from storage.keys import Keys
from storage.schema import SCHEMA
from tests import hands, workers

SERVER = os.environ.get("NAJIAN_TEST_SERVER", "")
_EMPTYING = "SET session_replication_role = replica;" + "".join(
    f'DELETE FROM "{table.name}";' for table in SCHEMA.sorted_tables
)


class Broom:
    """A database that one test after another uses, by a connection that outlives their loops."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.url = asyncio.run(fresh(name))
        self._session = hands.Session(self.url)

    def empty(self) -> None:
        """Leave the tables, and nothing in them."""
        self._session.execute(_EMPTYING)

    def drop(self) -> None:
        """Leave nothing on the server."""
        self._session.close()
        asyncio.run(_on_server(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)'))


async def empty_database(name: str, order: str = "LOCALE 'C'") -> str:
    """The URL of a database of this name, made anew, with nothing in it."""
    await _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    provider = "LOCALE_PROVIDER icu" if "ICU" in order else ""
    made = f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8' {provider} {order}"
    await _on_server(made)
    return make_url(SERVER).set(database=name).render_as_string(hide_password=False)


async def fresh(name: str) -> str:
    """The same in the newest form."""
    url = await empty_database(name)
    await migrate.upgrade_server(url)
    return url


async def _on_server(statement: str) -> None:
    connection = await asyncpg.connect(SERVER)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@asynccontextmanager
async def kept_connections(url: str) -> AsyncIterator[None]:
    """Let a connection to this database that was closed be opened again, with what it has prepared.

    Of the loop that this runs in, and as if it were new: nothing is set, nothing is locked. A
    server's process that has just begun knows no table, and takes a third longer for a test.
    """
    place, loop = make_url(url), asyncio.get_running_loop()
    name, is_here = place.database, str(place.query.get("host", "")).startswith("/")
    kept: dict[str, list[AsyncAdapt_asyncpg_connection]] = {}  # by how they were opened
    ours: dict[AsyncAdapt_asyncpg_connection, str] = {}
    connect, close = AsyncAdapt_asyncpg_dbapi.connect, AsyncAdapt_asyncpg_connection.close

    def connect_again(self: Any, *given: Any, **options: Any) -> Any:
        if options.get("database") != name or asyncio.get_running_loop() is not loop:
            return connect(self, *given, **options)
        how = repr((given, sorted(options.items())))
        while waiting := kept.get(how):
            known = waiting.pop()
            if _answers(known):
                return known
        made = connect(self, *given, **options)
        if is_here:
            workers.call_in(made.driver_connection.get_server_pid())
        ours[made] = how
        return made

    def keep(self: Any) -> None:
        if self not in ours or self.driver_connection.is_closed():
            close(self)
            return
        self.rollback()
        await_only(self.driver_connection.reset())
        self.isolation_level = self._isolation_setting = None
        self.readonly = self.deferrable = False
        kept.setdefault(ours[self], []).append(self)

    with (
        mock.patch.object(AsyncAdapt_asyncpg_dbapi, "connect", connect_again),
        mock.patch.object(AsyncAdapt_asyncpg_connection, "close", keep),
    ):
        yield
    for each in (each for waiting in kept.values() for each in waiting):
        await each.driver_connection.close()


def _answers(connection: AsyncAdapt_asyncpg_connection) -> bool:
    """Whether it can be used again; one that the server has ended may not know it yet."""
    driver = connection.driver_connection
    try:
        await_only(driver.execute("SELECT"))
    except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError):
        driver.terminate()
        return False
    return True


def share_statements() -> None:
    """Let databases of the same kind and key share what SQLAlchemy has compiled.

    Each test has a database of its own, and would else compile the same hundreds of statements:
    a third of its time.
    """
    begin = Database.__init__
    shared: dict[Any, Engine] = {}

    def begin_sharing(self: Database, place: Path | str, keys: Keys, **options: bool) -> None:
        begin(self, place, keys, **options)
        store = self._store
        for engine in {store.engine.sync_engine, store.readers.sync_engine}:
            of = type(engine.dialect), keys.secrets()
            known = shared.get(of, engine)
            if getattr(known.dialect, "default_isolation_level", None) is None:
                known = engine  # the other one has never connected, so it knows nothing yet
            shared[of] = known
            engine.dialect, engine._compiled_cache = known.dialect, known._compiled_cache

    Database.__init__ = begin_sharing  # type: ignore[method-assign]
