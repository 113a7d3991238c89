"""Backs up by the clock, in a thread; what goes wrong is logged, shown in /health, tried again."""

import asyncio
import errno
import logging
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from domain.backups import Plan
from storage.backups import keeping, making
from storage.backups.engine import Engine
from storage.backups.making import Source
from storage.backups.manifest import Manifest
from storage.backups.refusals import BackupError, DamagedError, FullError, StoppedError
from storage.keys import WrongKeyError

if TYPE_CHECKING:
    from handlers.context import Services

_LOG = logging.getLogger(__name__)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNWRITABLE = {
    *(errno.EACCES, errno.EPERM, errno.EROFS),
    *(errno.ENOENT, errno.ENOTDIR, errno.EEXIST),
}


class Cause(StrEnum):
    """Why no backup was made."""

    FULL = "full"
    UNWRITABLE = "unwritable"
    DAMAGED = "damaged"
    KEY = "key"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Failure:
    """When the last try failed, and why; `told` is for administrators."""

    at: datetime
    cause: Cause
    told: str


class Backups:
    """Where the backups of this deployment lie, and how the last try went."""

    def __init__(self, engine: Engine, folder: Path, plan: Plan, *aside: Path) -> None:
        """`aside` are folders in which a restore leaves what it has replaced."""
        self.engine, self.folder, self.plan, self._aside = engine, folder, plan, aside
        self.failure: Failure | None = None  # of this process; a good backup ends it
        self._stopping = Event()

    def stop(self) -> None:
        """Give up what is under way: the bot is to end."""
        self._stopping.set()

    def tidy(self, now: datetime) -> None:
        """Delete what is kept no longer. Blocks."""
        for folder in {self.folder, *self._aside}:
            keeping.tidy(folder, self.plan, now)

    def drop_replaced(self, now: datetime) -> None:
        """The same of what a restore has left on a server. Blocks."""
        self.engine.drop_replaced(now - self.plan.kept_for)

    def is_stopping(self) -> bool:
        """Whether to give up."""
        return self._stopping.is_set()


async def back_up(services: "Services") -> bool:
    """Make a backup, and delete those whose time is over; false if it has to be tried again."""
    backups, now = services.backups, services.now()
    try:
        try:
            made = await _make(services, now)
        finally:
            # Also after a failure: what people withdrew must not be kept for longer than promised.
            await asyncio.to_thread(backups.tidy, now)
        await asyncio.to_thread(backups.drop_replaced, now)
    except StoppedError:
        _LOG.info("A backup was given up, because the bot is to stop.")
        return False
    except (BackupError, WrongKeyError, OSError) as error:
        backups.failure = Failure(now, _cause(error), str(error))
        told = str(error).rstrip(".")
        _LOG.error("No backup could be made: %s. It will be tried again.", told)
        return False
    backups.failure = None
    for name in made.lost:
        _LOG.error("The database names %s, which is lost: the backup is without it.", name)
    _LOG.info(
        "Backed up: %s rows, %s files.", sum(made.contents.rows.values()), len(made.parts) - 1
    )
    return True


async def _make(services: "Services", now: datetime) -> Manifest:
    """In a thread; the database knows when its file is read by somebody else, and how long."""
    backups, loop, copied = services.backups, asyncio.get_running_loop(), asyncio.Event()
    source = Source(backups.engine, services.files, services.archive, services.keys)
    work = asyncio.create_task(
        asyncio.to_thread(
            making.make,
            source,
            keeping.path_for(backups.folder, now),
            now=now,
            stopped=backups.is_stopping,
            copied=partial(loop.call_soon_threadsafe, copied.set),
        )
    )
    work.add_done_callback(lambda _: copied.set())
    async with services.database.read_beside():
        await copied.wait()
    return await work


def _cause(error: Exception) -> Cause:
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, FullError) or number in _FULL:
        return Cause.FULL
    if number in _UNWRITABLE:
        return Cause.UNWRITABLE
    if isinstance(error, DamagedError):
        return Cause.DAMAGED
    return Cause.KEY if isinstance(error, WrongKeyError) else Cause.OTHER
