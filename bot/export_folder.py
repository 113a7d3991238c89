"""The folder of an export: whole or not at all.

It is written beside its place under a name that no export has, and renamed once everything is on
the disk. What a killed export has left is found by its lock, and removed by the next one.
"""

import fcntl
import glob
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reports.exporting import package


class OccupiedError(RuntimeError):
    """The folder has something in it that may not be replaced."""


@contextmanager
def written(out: Path, *, force: bool) -> Iterator[Path]:
    """A folder to write into; it is at `out` when the block ends well, and gone when it raises.

    Raises `OccupiedError`; see `check`.
    """
    out = out.absolute()
    check(out, force=force)
    out.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(out)
    folder = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
        _settle(folder)
        check(out, force=force)  # it may have come meanwhile
        _put(folder, out)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        os.close(lock)


def check(out: Path, *, force: bool) -> None:
    """Raises `OccupiedError` where something is in the way: with `force`, an export is not."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise OccupiedError(f"{out} is no folder.")
    if not out.exists() or not any(out.iterdir()):
        return
    if not is_export(out):
        raise OccupiedError(f"{out} holds something else than an export; it stays as it is.")
    if not force:
        raise OccupiedError(f"{out} holds an export already; --force replaces it.")


def is_export(folder: Path) -> bool:
    """Whether a folder is an export of ours, and so may be replaced."""
    try:
        described = json.loads((folder / package.NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(described, dict) and "najian" in described


def _prefix(out: Path) -> str:
    return f".{out.name}.partial-"


def _remove_leftovers(out: Path) -> None:
    """Of exports whose process is gone: their locks went with it."""
    for folder in out.parent.glob(f"{glob.escape(_prefix(out))}*"):
        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue  # it is still being written
        else:
            shutil.rmtree(folder)
        finally:
            os.close(lock)


def _settle(folder: Path) -> None:
    """Have everything on the disk before the name says that it is whole."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _put(folder: Path, out: Path) -> None:
    """Rename. An export that is there steps aside first, and comes back if that fails."""
    if not (out.exists() and any(out.iterdir())):
        folder.rename(out)  # an empty folder gives way
        return
    former = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
    out.rename(former)
    try:
        folder.rename(out)
    except BaseException:
        former.rename(out)
        raise
    shutil.rmtree(former)
