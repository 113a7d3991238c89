"""Which engine the tests store in: SQLite, or the server that NAJIAN_TEST_SERVER names."""

import asyncio
import os
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy.engine import Engine, make_url

from storage import migrate
from storage.database import Database
from storage.keys import Keys
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
