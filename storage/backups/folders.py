"""Folders and files, durably: what is renamed here is on the disk, and nobody else can read it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.backups.refusals import BackupError

PART = ".part"  # the folder of a backup that is being made


@contextmanager
def working(target: Path, *, unless: str = "") -> Iterator[Path]:
    """A folder beside the target to work in, which is gone at the end.

    It stays if a file of the name `unless` lies in it: then what was begun has to be finished.

    Raises `BackupError` if another process works on the same target. What a killed one has left is
    cleared away first.
    """
    folder = target.with_name(f"{target.name}{PART}")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    with locked(folder / "lock", f"another process is writing {target} just now"):
        _empty(folder)
        try:
            yield folder
        finally:
            if not unless or not (folder / unless).exists():
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def locked(path: Path, busy: str) -> Iterator[None]:
    """Be the only process here; raises `BackupError` with these words if another one is."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupError(busy) from None
        yield
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Clear away what killed processes have left: it holds what people said."""
    for left in folder.glob(f"*{PART}"):
        with suppress(BackupError), working(left.with_name(left.name.removesuffix(PART))):
            pass


def flush(path: Path) -> None:
    """Make the content of a file, or the renames in a folder, durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rename(source: Path, target: Path) -> None:
    """Durably, all or nothing."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    source.replace(target)
    flush(target.parent)
    flush(source.parent)


def move(path: Path, folder: Path) -> None:
    """Into a folder, under its own name; nothing if it is not there.

    What lies there under that name already was moved before a kill, and stays.
    """
    if path.exists() and not (folder / path.name).exists():
        rename(path, folder / path.name)


def is_elsewhere(one: Path, other: Path) -> bool:
    """Whether two folders lie on different disks, so that nothing can be renamed between them."""
    return _existing(one).stat().st_dev != _existing(other).stat().st_dev


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.parent)


def _empty(folder: Path) -> None:
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        elif left.name != "lock":
            left.unlink()
