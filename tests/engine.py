"""Which engine the tests store in: SQLite, or the server that NAJIAN_TEST_SERVER names."""

import asyncio
import os
from threading import Thread

import asyncpg
from sqlalchemy.engine import make_url

from storage import migrate
from storage.schema import SCHEMA

SERVER = os.environ.get("NAJIAN_TEST_SERVER", "")
_EMPTYING = "SET session_replication_role = replica;" + "".join(
    f'DELETE FROM "{table.name}";' for table in SCHEMA.sorted_tables
)


class Broom:
    """A database that one test after another uses, by a connection that outlives their loops."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.url = self._do(fresh(name))
        self._connection = self._do(asyncpg.connect(self.url))

    def empty(self) -> None:
        """Leave the tables, and nothing in them."""
        self._do(self._connection.execute(_EMPTYING))

    def drop(self) -> None:
        """Leave nothing on the server."""
        self._do(self._connection.close())
        self._do(_on_server(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)'))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def _do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=60)


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
