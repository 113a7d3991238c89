"""The folder of backups: what lies there, and what is deleted because its time is over."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from domain import backups
from domain.backups import Copy, Kind, Plan
from storage.backups import bundle, folders
from storage.backups.manifest import Manifest
from storage.backups.refusals import UnusableError

_WHOLE, _BEFORE, _REPLACED = "najian-", "before-", "replaced-"


@dataclass(frozen=True, slots=True)
class Stored:
    """A backup in the folder."""

    path: Path
    copy: Copy
    size: int  # bytes of the file
    manifest: Manifest | None  # None: of the database alone, or not to be read


def path_for(folder: Path, now: datetime) -> Path:
    """What a scheduled backup is called."""
    return folder / f"{_WHOLE}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{bundle.SUFFIX}"


def path_before(folder: Path, newest: str, now: datetime) -> Path:
    """What the dump of a server is called that is made before a migration."""
    return folder / f"{_BEFORE}{newest}-{now.astimezone(UTC):%Y%m%dT%H%M%S}.dump"


def stored(folder: Path) -> tuple[Stored, ...]:
    """All backups of a folder, the newest first. Their manifests are read, and not their parts."""
    found = [
        *(_whole(path) for path in folder.glob(f"{_WHOLE}*{bundle.SUFFIX}")),
        *(_before(path) for path in folder.glob(f"{_BEFORE}*") if path.suffix != folders.PART),
    ]
    return tuple(sorted(found, key=lambda each: each.copy.made_at, reverse=True))


def last(folder: Path) -> Stored | None:
    """The last good one of everything."""
    whole = sorted(folder.glob(f"{_WHOLE}*{bundle.SUFFIX}"), reverse=True)  # names are moments
    return next((each for each in map(_whole, whole) if each.copy.is_good), None)


def tidy(folder: Path, plan: Plan, now: datetime) -> tuple[Path, ...]:
    """Delete what is kept no longer, and what killed processes have left; gives what went."""
    if not folder.exists():
        return ()
    folders.sweep(folder)
    known = {each.copy: each.path for each in stored(folder)}
    over = [known[copy] for copy in backups.superfluous(known, plan, now)]
    for path in over:
        path.unlink(missing_ok=True)
    oldest = now - plan.kept_for
    replaced = [path for path in folder.glob(f"{_REPLACED}*") if _changed_at(path) < oldest]
    for path in replaced:
        shutil.rmtree(path, ignore_errors=True)
    return (*over, *replaced)


def _whole(path: Path) -> Stored:
    try:
        with bundle.opened(path) as found:
            known = found.manifest
    except (UnusableError, OSError):
        copy = Copy(path.name, Kind.WHOLE, _changed_at(path), is_good=False)
        return Stored(path, copy, _size(path), None)
    return Stored(path, Copy(path.name, Kind.WHOLE, known.made_at), _size(path), known)


def _before(path: Path) -> Stored:
    return Stored(path, Copy(path.name, Kind.BEFORE, _changed_at(path)), _size(path), None)


def _size(path: Path) -> int:
    return path.stat().st_size


def _changed_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
