"""The engine of a SQLite file."""

import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from storage import migrate
from storage.backups import engine, folders
from storage.backups import sqlite_copies as copies
from storage.backups.engine import Copied, Examined, Restored, Stopped
from storage.backups.manifest import Contents

_BESIDE = ("", "-wal", "-shm")  # the files of a database


@dataclass(frozen=True, slots=True)
class Sqlite:
    """The engine of a database file."""

    path: Path

    @property
    def name(self) -> str:
        """As the manifest calls it."""
        return "sqlite"

    def exists(self) -> bool:
        """Whether there is a file of ours."""
        return self.path.exists() and self.path.stat().st_size > 0

    def size(self) -> int:
        """Bytes of the file."""
        return self.path.stat().st_size

    def copy(self, target: Path, *, stopped: Stopped = engine.never) -> Copied:
        """Copy it as it is at one instant."""
        return copies.copy(self.path, target, stopped=stopped)

    def examine(self, copy: Path, *, stopped: Stopped = engine.never) -> Examined:
        """Open a copy, check it through, count."""
        return copies.examine(copy, stopped=stopped)

    def still_named(self, names: Collection[str]) -> set[str]:
        """Those of these files that the database names at this moment."""
        with copies.said(), closing(copies.opened(self.path)) as connection:
            return copies.named(connection) & set(names)

    def count(self) -> Contents:
        """What the database in place holds."""
        with copies.said(), closing(copies.opened(self.path)) as connection:
            return copies.count(connection)

    def prepare(self, copy: Path, *, now: datetime) -> Restored:
        """Migrate; let what was withdrawn since be over; park what may have been sent since."""
        before = self.examine(copy).contents
        with copies.said():
            migrate.to_newest(copy)
            with closing(copies.opened(copy)) as connection:
                connection.execute("PRAGMA journal_mode = DELETE")
                withdrawn = self._withdraw_again(connection, now.astimezone(UTC).date())
                parked = _park(connection, now)
        after = self.examine(copy).contents
        folders.flush(copy)
        return Restored(before, after, withdrawn, parked)

    def place(self, copy: Path, aside: Path) -> int | None:
        """Rename. As long as the copy is there, it has not taken its place."""
        if not copy.exists():
            return None
        if folders.is_elsewhere(self.path.parent, aside.parent):
            aside = self.path.parent / aside.name
        for suffix in _BESIDE:
            folders.move(Path(f"{self.path}{suffix}"), aside)
        if folders.is_elsewhere(self.path.parent, copy.parent):
            near = self.path.with_name(f"{self.path.name}{folders.PART}")
            shutil.copyfile(copy, near)
            near.chmod(0o600)
            folders.flush(near)
            folders.rename(near, self.path)
            copy.unlink()
            return None
        folders.rename(copy, self.path)
        return None

    def drop_replaced(self, before: datetime) -> None:
        """There is none: it lies in the folder of backups."""

    def _withdraw_again(self, connection: sqlite3.Connection, today: date) -> int | None:
        """End the time of responses that the database in place knows to be withdrawn.

        They are deleted with all that hangs on them as soon as retention runs. `None` if there is
        no such database, or none that can be read.
        """
        if not self.exists():
            return None
        try:
            with closing(copies.opened(self.path)) as replaced:
                asked = "SELECT id FROM response WHERE withdrawn_on IS NOT NULL"
                withdrawn = replaced.execute(asked).fetchall()
                asked = "SELECT campaign, person FROM consent WHERE state = 'withdrawn'"
                refused = replaced.execute(asked).fetchall()
        except sqlite3.Error:
            return None
        over = "UPDATE response SET kept_until = ? WHERE id = ? AND withdrawn_on IS NULL"
        yesterday = (today - timedelta(days=2)).isoformat()  # by any time zone
        done = connection.executemany(over, [(yesterday, *row) for row in withdrawn]).rowcount
        no = "UPDATE consent SET state = 'withdrawn', given_on = NULL, notice = NULL"
        connection.executemany(f"{no} WHERE campaign = ? AND person = ?", refused)
        return max(done, 0)


def _park(connection: sqlite3.Connection, now: datetime) -> int:
    """What waited to be sent, and fell due meanwhile, may have been sent: people decide."""
    moment = now.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    doubtful = (
        "UPDATE outbox SET state = 'parked', last_error = 'unsure' "
        "WHERE state IN ('waiting', 'sending') AND edits IS NULL AND not_before <= ?"
    )
    return connection.execute(doubtful, (moment,)).rowcount
