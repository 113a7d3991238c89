"""Attachments 附件: the files on the disk, sealed, and the list of whose answer each belongs to.

A file lies outside the database under a keyed hash of its content. It is written before the
transaction that names it, and removed after the one that names it last; what a kill leaves behind
in between is found by `unused` and removed by the hourly tidying.

What a disk knows of a file besides its content must lead from a response to nobody:

- Names are keyed hashes. All lie in one folder: the time of a subfolder would be that of its last
  file. In the folder itself they stand in the order of a hash of the name (ext4) or in the order of
  their coming, but without a time (others).
- The times of reading and writing can be set. While a response is in progress they are true, so
  that the tidying can spare what is young; `blur` leaves the day, before the response is sent.
- When an inode was born and last changed can't be set. So the tidying writes what was sent anew
  (`renew`), as long as the disk says that this was on the day of sending. It does so in the order
  of the digests, which is a random one: neither inodes nor births tell who came first.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import Row, select

from domain.attachments import Attachment, Medium
from storage import portions
from storage.case_tables import CASE_STEP
from storage.database import Session
from storage.keys import Keys, WrongKeyError
from storage.tables import ATTACHMENT, INTERVIEW_ANSWER

_DAY = 86_400  # seconds


class MissingFileError(LookupError):
    """The list names a file that is not on the disk."""


@dataclass(frozen=True, slots=True)
class Files:
    """The folder of sealed files. All calls block: run them in a thread."""

    folder: Path
    keys: Keys

    def put(self, content: bytes, *, now: datetime) -> str:
        """Store a file, durably; gives its digest. The same content is stored once."""
        name = self.keys.digest(content)
        target = self._path(name)
        if not target.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(target, self.keys.seal(content), at=now.timestamp())
        return name

    def get(self, name: str) -> bytes:
        """The content; raises `MissingFileError`, and `WrongKeyError` for another key's file."""
        return self.keys.unseal(self.sealed(name))

    def sealed(self, name: str) -> bytes:
        """The file as it lies there; raises `MissingFileError`."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            raise MissingFileError(name) from None

    def remove(self, names: Iterable[str]) -> None:
        """Delete files; one that is gone already is fine."""
        for name in names:
            self._path(name).unlink(missing_ok=True)

    def blur(self, names: Iterable[str], day: date) -> None:
        """Let the times of these files, and of the folder, tell no more than this day."""
        midnight = datetime.combine(day, time(), UTC).timestamp()
        for path in (*map(self._path, names), self.folder):
            with suppress(FileNotFoundError):
                os.utime(path, (midnight, midnight))

    def renew(self, names: Iterable[str]) -> None:
        """Write these files anew, as long as the disk's own times tell when they were sent."""
        for path in map(self._path, sorted(names)):
            with suppress(FileNotFoundError):
                known = path.stat()
                midnight = known.st_mtime // _DAY * _DAY
                # Two days: the day of sending is that of the deployment's time zone, not of UTC.
                if known.st_ctime < midnight + 2 * _DAY:
                    _write(path, path.read_bytes(), at=midnight)

    def renew_seals(self) -> tuple[int, int]:
        """Seal anew what the former key has sealed; gives how many files, and how many are lost.

        In the order of the digests, with the times that each file has.
        """
        renewed = lost = 0
        for path in sorted(self.folder.glob("*.sealed")):
            try:
                fresh = self.keys.renew(path.read_bytes())
            except WrongKeyError:
                lost += 1
                continue
            if fresh is not None:
                _write(path, fresh, at=path.stat().st_mtime)
                renewed += 1
        return renewed, lost

    def older_than(self, moment: datetime) -> tuple[str, ...]:
        """The digests of the files last written before a moment."""
        return tuple(path.stem for path in self._before(moment, "*.sealed"))

    def sweep(self, moment: datetime) -> None:
        """Delete what a kill left half-written before a moment."""
        for path in self._before(moment, "*.new"):
            path.unlink(missing_ok=True)

    def _before(self, moment: datetime, pattern: str) -> tuple[Path, ...]:
        found = self.folder.glob(pattern)
        return tuple(path for path in found if _written_at(path) < moment.timestamp())

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.sealed"


async def unused(session: Session, names: Iterable[str]) -> tuple[str, ...]:
    """Those of these digests that no answer names, nor a step of a case."""
    begun = select(INTERVIEW_ANSWER.c.attachments).where(INTERVIEW_ANSWER.c.attachments != [])
    kept = {found["digest"] for listed in await session.scalars(begun) for found in listed}
    left = [name for name in names if name not in kept]
    for few in portions.of(left):
        asked = ATTACHMENT.c.digest.in_(few)
        kept |= set(await session.scalars(select(ATTACHMENT.c.digest).where(asked)))
        shown = select(CASE_STEP.c.photo).where(CASE_STEP.c.photo.in_(few))
        kept |= {name for name in await session.scalars(shown) if name is not None}
    return tuple(name for name in left if name not in kept)


async def of_sent(session: Session) -> tuple[str, ...]:
    """The digests of all files of complete responses."""
    return tuple(await session.scalars(select(ATTACHMENT.c.digest).distinct()))


async def of_response(session: Session, response_id: int) -> tuple[tuple[str, Attachment], ...]:
    """The files of a complete response, each with the id of its question."""
    rows = await session.execute(
        select(ATTACHMENT)
        .where(ATTACHMENT.c.response == response_id)
        .order_by(ATTACHMENT.c.question, ATTACHMENT.c.place)
    )
    return tuple((row.question, read(row)) for row in rows)


def read(row: Row[Any]) -> Attachment:
    """The attachment of a row that holds the columns of one."""
    return Attachment(row.digest, Medium(row.medium), row.kind, row.size, row.seconds)


def _write(target: Path, content: bytes, *, at: float) -> None:
    """Durably, all or nothing; `at` is what the disk will say of the time (seconds since 1970)."""
    begun = target.with_suffix(f".{token_hex(4)}.new")
    handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.utime(handle, (at, at))
        os.fsync(handle)
    begun.replace(target)
    _flush(target.parent)


def _flush(folder: Path) -> None:
    """Make a rename durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _written_at(path: Path) -> float:
    """Seconds since 1970; a file that is gone meanwhile is never old."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
