"""The home folder of a deployment: its database, key, backups, and who is using them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from storage.backups.engine import Engine
from storage.backups.restoring import Place


class InUseError(RuntimeError):
    """Another process of ours serves from this home already."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where things lie under one folder, which only its owner can read."""

    folder: Path
    storage: Path | SecretStr  # a file, or the URL of a server

    @property
    def database(self) -> Path:
        """The database file; a relative one stands in the folder."""
        assert isinstance(self.storage, Path), "The database is not a file."
        return self.folder / self.storage

    @property
    def place(self) -> Path | str:
        """The database: its file, or its URL, which may hold a password."""
        if isinstance(self.storage, Path):
            return self.database
        return self.storage.get_secret_value()

    @property
    def is_on_server(self) -> bool:
        """Whether the database is no file here."""
        return not isinstance(self.storage, Path)

    @property
    def told(self) -> str:
        """The database, as people may read it: no password."""
        return "on the server" if self.is_on_server else str(self.database)

    @property
    def key(self) -> Path:
        """The deployment's key. Without it what is sealed can't be read."""
        return self.folder / "najian.key"

    @property
    def backups(self) -> Path:
        """Backups, unless the configuration names another folder; and what a restore replaced."""
        return self.folder / "backups"

    def restore_place(self, engine: Engine) -> Place:
        """Where a restore puts things."""
        return Place(engine, self.folder, self.attachments, self.archive, self.key, self.backups)

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
    def serving(self, *, shared: bool = False) -> Iterator[None]:
        """Be the one process that serves from here, or one of several; ends with the process."""
        with self._locked(
            "najian.lock",
            fcntl.LOCK_SH if shared else fcntl.LOCK_EX,
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
