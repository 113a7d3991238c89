"""Makes a backup: copies, opens the copy, counts, packs, reads again, and only then names it."""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from storage.attachments import Files, MissingFileError
from storage.backups import bundle, folders, manifest, verifying
from storage.backups.bundle import Writing
from storage.backups.engine import Copied, Engine, Stopped, digest_of, never
from storage.backups.manifest import Contents, Manifest
from storage.backups.refusals import (
    BackupError,
    DamagedError,
    FullError,
    StoppedError,
    UnusableError,
)
from storage.keys import Keys, WrongKeyError

_RESERVE = 50_000_000  # bytes that are left to the database


@dataclass(frozen=True, slots=True)
class Source:
    """What is backed up: the database, the files it names, and the key they are sealed with."""

    engine: Engine
    attachments: Files
    archive: Files
    keys: Keys

    def folder_of(self, name: str) -> Files:
        """Where a file lies that the database names."""
        return self.archive if name.startswith("archive/") else self.attachments


def make(  # noqa: PLR0913 - an option each
    source: Source,
    target: Path,
    *,
    now: datetime,
    key: Path | None = None,
    stopped: Stopped = never,
    copied: Callable[[], object] = never,
) -> Manifest:
    """Write a backup, with this key in it if one is given; gives what it holds.

    Raises `BackupError`, `WrongKeyError` and `OSError`.

    `copied` is called once the database is let go of.

    A file that was withdrawn meanwhile is counted as gone. One that the deployment has lost is
    named in the manifest: without it a backup is still the best there is.
    """
    if not source.engine.exists():
        raise BackupError("there is no database here to back up")
    with folders.working(target) as work:
        _refuse_if_full(source, target)
        database = work / manifest.DATABASE
        copy = source.engine.copy(database, stopped=stopped)
        copied()
        _prove(source, database, copy.contents, stopped)
        packed = _pack(source, copy, work, now=now, key=key, stopped=stopped)
        database.unlink()
        _read_again(work / "bundle", packed, stopped)
        folders.rename(work / "bundle", target)
    return packed


def _read_again(path: Path, packed: Manifest, stopped: Stopped) -> None:
    try:
        with bundle.opened(path) as written:
            for part in packed.parts:
                for _ in written.chunks(part):
                    _stop_if(stopped)
    except UnusableError as error:
        raise DamagedError(f"what was written can't be read again: {error}") from None


def _prove(source: Source, database: Path, expected: Contents, stopped: Stopped) -> None:
    """Open the copy; it must hold what the database held, sealed with the key at hand."""
    try:
        found = source.engine.examine(database, stopped=stopped)
    except UnusableError as error:
        raise DamagedError(f"the copy is no good: {error}") from None
    if found.contents != expected:
        raise BackupError("the copy does not hold what the database held")
    verifying.unseal(source.keys, found.sealed)


def _pack(  # noqa: PLR0913 - what a backup is made of
    source: Source,
    copied: Copied,
    work: Path,
    *,
    now: datetime,
    key: Path | None,
    stopped: Stopped,
) -> Manifest:
    writing = Writing(work / "bundle", stopped)
    try:
        writing.add_file(manifest.DATABASE, work / manifest.DATABASE)
        missing = [name for name in copied.named if not _add(writing, source, name)]
        if key is not None:
            writing.add(manifest.KEY, key.read_bytes())
        lost = sorted(source.engine.still_named(missing)) if missing else []
        packed = Manifest(
            program=version("najian"),
            engine=source.engine.name,
            made_at=now.astimezone(UTC),
            fingerprint=source.keys.fingerprint,
            contents=copied.contents,
            parts=writing.parts,
            gone=len(missing) - len(lost),
            lost=tuple(lost),
        )
        writing.sign(packed, source.keys)
    finally:
        writing.give_up()
    folders.flush(work / "bundle")
    return packed


def _add(writing: Writing, source: Source, name: str) -> bool:
    """Add a file; false if it is not there, or not whole."""
    files, digest = source.folder_of(name), digest_of(name)
    try:
        sealed = files.sealed(digest)
        if not verifying.is_whole(source.keys, digest, sealed):
            return False
    except (MissingFileError, WrongKeyError):
        return False
    writing.add(name, sealed)
    return True


def _refuse_if_full(source: Source, target: Path) -> None:
    """Before anything is written: a full disk would stop the bot itself."""
    folders_ = (source.attachments.folder, source.archive.folder)
    # The copy, and the bundle that it is packed into: at worst as large again, and the files.
    needed = 2 * source.engine.size() + sum(map(_size, folders_)) + _RESERVE
    free = shutil.disk_usage(target.parent).free
    if free < needed:
        raise FullError(
            f"no space: {target.parent} has {free / 1e6:.0f} MB free, "
            f"and a backup may need {needed / 1e6:.0f} MB"
        )


def _size(folder: Path) -> int:
    return sum(_sizes(os.scandir(folder))) if folder.exists() else 0


def _sizes(entries: Iterable[os.DirEntry[str]]) -> Iterable[int]:
    for entry in entries:
        try:
            yield entry.stat(follow_symlinks=False).st_size
        except FileNotFoundError:
            continue  # withdrawn just now


def _stop_if(stopped: Stopped) -> None:
    if stopped():
        raise StoppedError("stopped before the backup was complete")
