"""The home folder of a deployment: its database, key, backups, and who is using them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class InUseError(RuntimeError):
    """Another process of ours serves from this home already."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where things lie under one folder, which only its owner can read."""

    folder: Path
    database_file: Path

    @property
    def database(self) -> Path:
        """The database file; a relative one stands in the folder."""
        return self.folder / self.database_file

    @property
    def is_begun(self) -> bool:
        """Whether there is something in the database already."""
        return self.database.exists() and self.database.stat().st_size > 0

    @property
    def key(self) -> Path:
        """The deployment's key. Without it what is sealed can't be read."""
        return self.folder / "najian.key"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.folder / "backups"

    @property
    def attachments(self) -> Path:
        """What respondents sent besides words, sealed."""
        return self.folder / "attachments"

    @property
    def archive(self) -> Path:
        """What was handed in, sealed."""
        return self.folder / "archive"

    @property
    def documents(self) -> Path:
        """Ledgers written by the command line."""
        return self.folder / "documents"

    @property
    def journal(self) -> Path:
        """The sandbox's chats."""
        return self.folder / "sandbox.journal"

    @property
    def address(self) -> Path:
        """Where the sandbox of a running process listens."""
        return self.folder / "sandbox.address"

    def prepare(self) -> None:
        """Make the folder."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Be the one process that fetches updates and runs jobs here; ends with the process."""
        with self._locked(
            "najian.lock",
            fcntl.LOCK_EX,
            f"Another najian serves from {self.folder} already. "
            "Stop it first, or give another folder with --home.",
        ):
            yield

    @contextmanager
    def using(self) -> Iterator[None]:
        """Be one of the processes that have the database open."""
        with self._locked(
            "najian.using",
            fcntl.LOCK_SH,
            f"The key of {self.folder} is being changed: wait for it.",
        ):
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only process that has the database open."""
        with self._locked(
            "najian.using",
            fcntl.LOCK_EX,
            f"Another najian has the database of {self.folder} open. Stop it first.",
        ):
            yield

    @contextmanager
    def _locked(self, name: str, kind: int, otherwise: str) -> Iterator[None]:
        self.prepare()
        handle = os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(handle, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InUseError(otherwise) from None
            yield
        finally:
            os.close(handle)
