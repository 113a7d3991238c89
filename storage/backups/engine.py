"""The seam between backups and databases: what each engine must be able to do.

There is one class for each: `sqlite.Sqlite`, `postgresql.Postgresql`. All calls block: run them in
a thread.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from storage.backups.manifest import Contents

Stopped = Callable[[], bool]
"""Whether to stop half-way."""

# Where the digests of files stand, by folder: in a column of their own, or in JSON objects of one.
NAMED: dict[str, tuple[tuple[str, str], ...]] = {
    "attachments": (("attachment", "digest"), ("case_step", "photo")),
    "archive": (("handed_file", "digest"),),
}
NAMED_IN_JSON = ("interview_answer", "attachments")  # of the folder of attachments
# Where something sealed stands that only the right key opens.
SEALED = (
    ("member", "chat"),
    ("response", "chat"),
    ("response", "contact"),
    ("interview", "chat"),
    ("outbox", "chat"),
    ("received", "payload"),
    ("seal", "mark"),  # there in every database that was opened since words are sealed
)
TRIED = 5  # sealed values that are tried of each column


def never() -> bool:
    """Not to be stopped."""
    return False


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a copy that was opened: what it holds, and some of what is sealed in it."""

    contents: Contents
    sealed: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """What a database held at the instant of its copy: counted there, and the files it named."""

    contents: Contents
    named: tuple[str, ...]  # as the parts are called: attachments/….sealed


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a copy before it took its place."""

    before: Contents
    after: Contents  # in the schema of this release
    withdrawn: (
        int | None
    )  # responses withdrawn since, by the database that was there; None: unknown
    parked: int | None  # messages that may have been sent already; None: not counted


class Engine(Protocol):
    """A kind of database."""

    @property
    def name(self) -> str:
        """As the manifest calls it."""
        ...

    def exists(self) -> bool:
        """Whether there is a database with something in it."""
        ...

    def size(self) -> int:
        """Bytes that a copy may take."""
        ...

    def copy(self, target: Path, *, stopped: Stopped = never) -> Copied:
        """Copy it as it is at one instant, while it may be in use; counted at that instant."""
        ...

    def examine(self, copy: Path, *, stopped: Stopped = never) -> Examined:
        """Open a copy, check it through, count; raises `UnusableError`."""
        ...

    def still_named(self, names: Collection[str]) -> set[str]:
        """Those of these files that the live database names at this moment."""
        ...

    def count(self) -> Contents:
        """What the database in place holds."""
        ...

    def prepare(self, copy: Path, *, now: datetime) -> Restored:
        """Bring an unpacked copy to where it can take its place, in the schema of this release."""
        ...

    def place(self, copy: Path, aside: Path) -> int | None:
        """Let it take its place, and what was there go aside. May be called again after a kill.

        Gives how many responses are withdrawn again, if only that told.
        """
        ...

    def drop_replaced(self, before: datetime) -> None:
        """Delete what went aside earlier and lies in no folder."""
        ...


def digest_of(name: str) -> str:
    """The digest in a part's name."""
    return name.rpartition("/")[2].removesuffix(".sealed")


def name_of(folder: str, digest: str) -> str:
    """The other way round."""
    return f"{folder}/{digest}.sealed"


def names(folder: str, digests: Iterable[str]) -> set[str]:
    """Of several."""
    return {name_of(folder, digest) for digest in digests}
