"""Opens what a home holds: its key and its database, migrated, and sealed with that key."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from time import perf_counter

from bot.home import Home
from storage import key_file, migrate, postgresql, sealing
from storage.backups import keeping
from storage.backups import sqlite_copies as copied
from storage.backups.postgresql import Postgresql, of_url
from storage.backups.sqlite import Sqlite
from storage.database import Database
from storage.keys import Keys, WrongKeyError

_LOG = logging.getLogger(__name__)


def engine_of(home: Home) -> Sqlite | Postgresql:
    """What backs the database of a home up."""
    return Sqlite(home.place) if isinstance(home.place, Path) else of_url(home.place)


async def schema_of(home: Home) -> str | None:
    """The schema that the database of a home names as its own; none if there is none yet.

    Raises `BackupError` with the words of SQLite for a file that can't be read.
    """
    if isinstance(home.place, Path):
        with copied.said():
            return migrate.schema_of_file(home.place)
    return await migrate.schema_of_server(home.place)


@asynccontextmanager
async def opened(
    home: Home, *, now: datetime, copies: Path | None = None
) -> AsyncIterator[tuple[Keys, Database]]:
    """The keys and the database, until the end of the block; `copies` of before a migration.

    Raises the errors of `storage.key_file`, `WrongKeyError`, and `InUseError` while the key is
    being changed.
    """
    with home.using():
        secrets = key_file.load(home.key, may_make=not await _is_there(home))
        if secrets.former is not None:
            _LOG.warning("A change of the key is not finished. Say: najian rotate-key")
        keys = secrets.keys()
        async with opened_with(keys, home, now=now, copies=copies) as database:
            yield keys, database


@asynccontextmanager
async def opened_with(
    keys: Keys, home: Home, *, now: datetime, copies: Path | None = None, is_alone: bool = False
) -> AsyncIterator[Database]:
    """The database with these keys, by whoever has locked the home already, or all (`alone`)."""
    copies = copies or home.backups
    await _migrate(home, copies, now)
    database = Database(home.place, keys, is_alone=is_alone)
    try:
        await _check(home, database, keys)
        if await sealing.is_due(database):
            await _seal(copies, database, keys)
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def alone(home: Home) -> AsyncIterator[None]:
    """Let nobody else serve or open the database meanwhile, on this machine or another.

    Raises `InUseError`, and `BusyError` of a server.
    """
    with home.serving(), home.alone():
        if isinstance(home.place, Path):
            yield
            return
        async with postgresql.alone(home.place):
            yield


async def _migrate(home: Home, copies: Path, moment: datetime) -> None:
    """To the schema of this release, after a backup of what was there."""
    if isinstance(home.place, Path):
        migrate.upgrade(home.place, copies, now=moment)
        return
    before = await schema_of(home)
    if before not in {None, migrate.newest()} and migrate.is_known(before):
        copy = keeping.path_before(copies, migrate.newest(), moment)
        await asyncio.to_thread(of_url(home.place).save, copy)
    await migrate.upgrade_server(home.place)


async def _is_there(home: Home) -> bool:
    if isinstance(home.place, Path):
        return Sqlite(home.place).exists()  # even one that is damaged: its key is not made anew
    return await schema_of(home) is not None


async def _check(home: Home, database: Database, keys: Keys) -> None:
    """Raise `WrongKeyError`, saying which file and what to do, if the database has another key."""
    try:
        await sealing.check(database, keys)
    except WrongKeyError:
        raise WrongKeyError(
            f"The key file {home.key} is not the one that the database {home.told} was sealed "
            "with. Put back the key file that belongs to it, from the copy that is kept elsewhere, "
            "or the database that belongs to this key."
        ) from None


def _plain(copies: Path) -> list[Path]:
    """What was copied before it was sealed."""
    return sorted(copies.glob("before-*.db"))


async def _seal(copies: Path, database: Database, keys: Keys) -> None:
    """Seal what earlier releases stored as it was; nothing, in a new database."""
    begun = perf_counter()
    changed = await sealing.seal(database, keys)
    if not changed:
        return
    _LOG.info("Sealed the words in %s rows, %.1f s.", changed, perf_counter() - begun)
    if await sealing.is_due(database):
        _LOG.warning("Another process used the database: what was sealed leaves its log later.")
    if plain := await asyncio.to_thread(_plain, copies):
        _LOG.warning(
            "Copies from before are not sealed: %s. They go when the time of backups is over; "
            "delete them as soon as you will not go back.",
            ", ".join(map(str, plain)),
        )
