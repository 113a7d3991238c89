"""Brings a database to the schema of this release: a file after a backup of what was there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine, event, inspect
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from storage.postgresql import driven
from storage.schema import SCHEMA

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATING = 0x6E616A02  # the number of the lock on a PostgreSQL server


class UnknownSchemaError(RuntimeError):
    """The database is not one that this release can bring up to date."""


def upgrade(path: Path, backups: Path, *, now: datetime) -> Path | None:
    """Migrate; gives the backup that was made before, if there was anything to back up."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if _is_newest(path):
        return None  # the usual case, without loading Alembic: half a second of each start
    from alembic import command  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    with _connect(path) as connection:
        before = MigrationContext.configure(connection).get_current_revision()
        newest = ScriptDirectory.from_config(_config()).get_current_head()
        if before == newest:
            return None
        saved = (
            backup(path, backups / f"before-{newest}-{now:%Y%m%dT%H%M%S}.db") if before else None
        )
        configuration = _config()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "head")
    return saved


async def upgrade_server(url: str) -> bool:
    """Migrate a PostgreSQL database, or fill an empty one; false if it was the newest already.

    All or nothing, and one process at a time: several may start at once.
    """
    engine = create_async_engine(driven(url), poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await _check_order(connection)
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
            return await connection.run_sync(_to_newest)
    finally:
        await engine.dispose()


async def _check_order(connection: AsyncConnection) -> None:
    """Texts are compared byte by byte, as SQLite does it; another order would find other keys."""
    named = (
        "SELECT CASE datlocprovider WHEN 'i' THEN daticulocale ELSE datcollate END "
        "FROM pg_database WHERE datname = current_database()"
    )
    order = str((await connection.exec_driver_sql(named)).scalar_one())
    if order.partition(".")[0] not in {"C", "POSIX"}:
        raise UnknownSchemaError(
            f"The database sorts texts by {order}; make it with "
            "createdb --template=template0 --encoding=UTF8 --locale=C NAME."
        )


def _to_newest(connection: Connection) -> bool:
    from alembic import command  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    before = MigrationContext.configure(connection).get_current_revision()
    configuration = _config()
    if before == ScriptDirectory.from_config(configuration).get_current_head():
        return False
    configuration.attributes["connection"] = connection
    if before is None:
        # The first releases knew SQLite alone: their migrations are of no use here.
        if inspect(connection).has_table("received"):
            raise UnknownSchemaError("The database holds tables of ours, but not their version.")
        SCHEMA.create_all(connection)
        command.stamp(configuration, "head")
    else:
        command.upgrade(configuration, "head")
    return True


def backup(path: Path, target: Path) -> Path:
    """Copy a database while it may be in use (SQLite's online backup)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
    target.chmod(0o600)
    return target


@contextmanager
def _connect(path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    event.listen(engine, "connect", _without_own_transactions)
    event.listen(engine, "begin", _begin)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _is_newest(path: Path) -> bool:
    """Whether the file names the last migration of the folder as its own."""
    if not path.exists():
        return False
    numbers = [found.name[:4] for found in _versions().glob("[0-9]*.py")]
    with closing(sqlite3.connect(path)) as connection:
        table = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        if connection.execute(table).fetchone() is None:
            return False
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row is not None and row[0] == max(numbers, default="")


def _versions() -> Path:
    return Path(__file__).parent / "migrations" / "versions"


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _without_own_transactions(connection: sqlite3.Connection, _: object) -> None:
    # Otherwise sqlite3 commits before each CREATE TABLE, and a half-done migration stays.
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # the backup reads meanwhile
