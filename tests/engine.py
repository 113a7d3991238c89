"""Which engine the tests store in: SQLite, or the server that NAJIAN_TEST_SERVER names."""

import asyncio
import os

import asyncpg
from sqlalchemy.engine import make_url

from storage import migrate
from storage.schema import SCHEMA
from tests import hands

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
