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

from storage.backups import sqlite_copies as copies
from storage.postgresql import driven
from storage.schema import SCHEMA

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATING = 0x6E616A02  # the number of the lock on a PostgreSQL server


class UnknownSchemaError(RuntimeError):
    """The database is not one that this release can bring up to date."""


class NewerSchemaError(RuntimeError):
    """The database belongs to a newer release."""


def upgrade(path: Path, backups: Path, *, now: datetime) -> Path | None:
    """Migrate; gives the backup that was made before, if there was anything to back up.

    Raises `NewerSchemaError`, and `BackupError` if no backup could be made: then nothing is done.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    before = schema_of_file(path)
    if before == newest():
        return None  # the usual case, without loading Alembic: half a second of each start
    if before is not None and not is_known(before):
        raise NewerSchemaError(_newer(f"The database {path}", before))
    saved = None
    with _connect(path) as connection:
        if (before := schema_of_file(path)) is not None and before != newest():
            saved = copies.save(path, backups / f"before-{newest()}-{now:%Y%m%dT%H%M%S}.db")
        _migrate(connection)
    return saved


def to_newest(path: Path) -> None:
    """Migrate a file that is itself a copy."""
    if schema_of_file(path) != newest():
        with _connect(path) as connection:
            _migrate(connection)


def _newer(which: str, schema: str) -> str:
    return (
        f"{which} has schema {schema}, and this release knows schemas up to {newest()}. "
        "Install the release that the database belongs to, or a newer one."
    )


def newest() -> str:
    """The schema of this release."""
    return max(_numbers(), default="")


def is_known(revision: str) -> bool:
    """Whether a schema is this release's, or an earlier one's."""
    return revision in _numbers()


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - only where something is migrated

    configuration = _config()
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")


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


async def schema_of_server(url: str) -> str | None:
    """The schema that a PostgreSQL database names as its own; none if it is empty."""
    from alembic.migration import MigrationContext  # noqa: PLC0415 - before anything is opened

    engine = create_async_engine(driven(url), poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(
                lambda sync: MigrationContext.configure(sync).get_current_revision()
            )
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
    from alembic import command  # noqa: PLC0415 - only where something is migrated
    from alembic.migration import MigrationContext  # noqa: PLC0415 - the same

    before = MigrationContext.configure(connection).get_current_revision()
    if before == newest():
        return False
    if before is not None:
        if not is_known(before):
            raise NewerSchemaError(_newer("The database on the server", before))
        _migrate(connection)
        return True
    # The first releases knew SQLite alone: their migrations are of no use here.
    if inspect(connection).has_table("received"):
        raise UnknownSchemaError("The database holds tables of ours, but not their version.")
    SCHEMA.create_all(connection)
    configuration = _config()
    configuration.attributes["connection"] = connection
    command.stamp(configuration, "head")
    return True


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


def schema_of_file(path: Path) -> str | None:
    """The schema that a SQLite database names as its own; none if it is new."""
    if not path.exists():
        return None
    with closing(sqlite3.connect(path)) as connection:
        table = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        if connection.execute(table).fetchone() is None:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row and str(row[0])


def _numbers() -> set[str]:
    return {found.name[:4] for found in _versions().glob("[0-9]*.py")}


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
