"""Attachments 附件: the files on the disk, sealed, and the list of whose answer each belongs to.

A file lies outside the database under a keyed hash of its content. It is written before the
transaction that names it, and removed after the one that names it last; what a kill leaves behind
in between is found by `unknown` and removed by the hourly tidying.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from domain.attachments import Attachment, Medium
from storage.database import Session
from storage.keys import Keys
from storage.tables import ATTACHMENT, INTERVIEW_ANSWER


class MissingFileError(LookupError):
    """The list names a file that is not on the disk."""


@dataclass(frozen=True, slots=True)
class Files:
    """The folder of sealed files. All calls block: run them in a thread."""

    folder: Path
    keys: Keys

    def put(self, content: bytes) -> str:
        """Store a file, durably; gives its digest. The same content is stored once."""
        name = self.keys.digest(content)
        target = self._path(name)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            written = target.with_suffix(f".{os.getpid()}.new")
            _write(written, self.keys.seal(content))
            written.rename(target)
            _flush(target.parent)
        os.utime(target)  # younger than any tidying that has listed it already
        return name

    def get(self, name: str) -> bytes:
        """The content; raises `MissingFileError`, and `WrongKeyError` for another key's file."""
        try:
            return self.keys.unseal(self._path(name).read_bytes())
        except FileNotFoundError:
            raise MissingFileError(name) from None

    def remove(self, names: Iterable[str]) -> None:
        """Delete files; one that is gone already is fine."""
        for name in names:
            self._path(name).unlink(missing_ok=True)

    def older_than(self, moment: datetime) -> Iterator[str]:
        """The digests of the files last written before a moment."""
        for path in self.folder.glob("??/*.sealed"):
            if path.stat().st_mtime < moment.timestamp():
                yield path.stem

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.sealed"


async def unused(session: Session, names: Iterable[str]) -> tuple[str, ...]:
    """Those of these digests that no answer names."""
    begun = select(INTERVIEW_ANSWER.c.attachments).where(INTERVIEW_ANSWER.c.attachments != [])
    kept = {found["digest"] for listed in await session.scalars(begun) for found in listed}
    kept |= set(await session.scalars(select(ATTACHMENT.c.digest)))
    return tuple(name for name in names if name not in kept)


async def of_response(session: Session, response_id: int) -> tuple[tuple[str, Attachment], ...]:
    """The files of a complete response, each with the id of its question."""
    rows = await session.execute(
        select(ATTACHMENT)
        .where(ATTACHMENT.c.response == response_id)
        .order_by(ATTACHMENT.c.question, ATTACHMENT.c.place)
    )
    return tuple(
        (row.question, Attachment(row.digest, Medium(row.medium), row.kind, row.size, row.seconds))
        for row in rows
    )


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)


def _flush(folder: Path) -> None:
    """Make a rename durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
