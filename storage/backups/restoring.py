"""Puts a backup in place, proved before and after; what was there goes aside and is not deleted.

All is unpacked, checked, migrated and made durable in a folder beside. Then a plan is written: from
that instant on the restore is decided, and what is left are renames, each of which can be made
again. A kill before it leaves the old state; after it, `settle` (the next start, or restore) makes
the renames that are left.
"""

import json
import os
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path

from storage import key_file, migrate
from storage.backups import engines, folders, manifest, verifying
from storage.backups.engine import Engine, Restored
from storage.backups.manifest import Contents, Manifest
from storage.backups.refusals import BackupError, OccupiedError, UnusableError
from storage.backups.verifying import Proof
from storage.keys import Keys, WrongKeyError

_PLAN = "plan.json"
_FOLDERS = ("attachments", "archive")
_PLAIN = {b"SQLite format 3\0": "sqlite", b"PGDMP": "postgresql"}  # how such files begin


@dataclass(frozen=True, slots=True)
class Place:
    """Where a deployment's things lie, and where those go that are replaced."""

    engine: Engine
    home: Path
    attachments: Path
    archive: Path
    key: Path
    aside: Path  # the folder of what was replaced

    @property
    def work(self) -> Path:
        """Where a restore prepares what it puts in place."""
        return self.home / f"restore{folders.PART}"

    def folder(self, name: str) -> Path:
        """Where a folder of files lies."""
        return self.attachments if name == "attachments" else self.archive

    def occupied(self) -> tuple[Path, ...]:
        """What a restore would replace."""
        found = [self.home / "database"] if self.engine.exists() else []
        filled = [folder for folder in (self.attachments, self.archive) if _is_filled(folder)]
        return (*found, *filled)


@dataclass(frozen=True, slots=True)
class Report:
    """What a restore has done, found out again after it."""

    proof: Proof
    restored: Restored
    counted: Contents  # in place
    aside: Path | None  # where what was there lies now
    files: int | None  # files put in place; None: the backup is of the database alone


def restore(
    file: Path, place: Place, keys: Keys | None, *, now: datetime, force: bool = False
) -> Report:
    """Put a backup in place. The caller makes sure that nobody serves from this home.

    Raises `UnusableError`, `WrongKeyError` and `BackupError`; then everything is as it was. If the
    disk fails between two renames (`OSError`), what is left of them is done by `settle`.
    """
    settle(place)
    if place.engine.exists() and not force:
        raise OccupiedError("There is a database already. --force moves it aside and replaces it.")
    with folders.working(place.work.with_suffix(""), unless=_PLAN) as work:
        proof = _unpack(file, place, keys, work, force=force)
        restored = place.engine.prepare(work / manifest.DATABASE, now=now)
        _stage_key(proof, place, work)
        aside = _new_folder(place.aside / f"replaced-{now:%Y%m%dT%H%M%S}")
        _decide(work, aside)
        withdrawn = _carry_out(place, work)
        if withdrawn is not None:
            restored = replace(restored, withdrawn=withdrawn)
    return Report(
        proof,
        restored,
        _count(place, restored),
        aside if aside.exists() else None,
        None if is_plain(file) else proof.files,
    )


def settle(place: Place) -> bool:
    """Finish what a restore has left that was cut short; gives whether it was decided already.

    Raises `BackupError` if one is under way.
    """
    work = place.work
    if not work.exists():
        return False
    with folders.locked(work / "lock", "A restore is under way in this home."):
        decided = (work / _PLAN).exists()
        if decided:
            _carry_out(place, work)
        shutil.rmtree(work)
    return decided


def is_plain(file: Path) -> bool:
    """Whether a file is a database itself, as it is copied before a migration."""
    return _engine_of(file) is not None


def prove_plain(file: Path, keys: Keys | None, work: Path) -> Proof:
    """A copy of the database alone: it has no manifest, but it opens, counts and fits the key."""
    if keys is None:
        raise WrongKeyError("There is no key here. Give najian.key: --key FILE.")
    engine, beside = _engine_of(file) or "", Path(f"{file}-wal")
    if beside.exists() and beside.stat().st_size:
        raise UnusableError(f"it is a database in use: {beside.name} is a part of it")
    database = work / manifest.DATABASE
    shutil.copyfile(file, database)
    database.chmod(0o600)
    examined = engines.examine(engine, database)
    told = Manifest(
        program="unknown",
        engine=engine,
        made_at=datetime.fromtimestamp(file.stat().st_mtime).astimezone(),
        fingerprint=keys.fingerprint,
        contents=examined.contents,
        parts=(),
    )
    return Proof(told, keys, verifying.unseal(keys, examined.sealed), 0)


def _engine_of(file: Path) -> str | None:
    """Which kind of database a plain copy is of."""
    with file.open("rb") as content:
        begin = content.read(max(map(len, _PLAIN)))
    return next((name for magic, name in _PLAIN.items() if begin.startswith(magic)), None)


def _unpack(file: Path, place: Place, keys: Keys | None, work: Path, *, force: bool) -> Proof:
    if is_plain(file):
        proof = prove_plain(file, keys, work)
        _refuse_unfit(proof.manifest, place)
        return proof
    with verifying.opened(file, keys) as (found, fitting):
        _refuse_unfit(found.manifest, place)
        _refuse_occupied(place, fitting, force=force)
        for name in _FOLDERS:
            (work / name).mkdir(mode=0o700)
        proof = verifying.prove(found, fitting, work, lambda part: work / part.name)
    for name in _FOLDERS:
        folders.flush(work / name)
    return proof


def _refuse_unfit(known: Manifest, place: Place) -> None:
    if known.engine != place.engine.name:
        raise UnusableError(
            f"it was made of {known.engine}, and this deployment stores in {place.engine.name}"
        )
    if not migrate.is_known(known.contents.schema):
        raise UnusableError(
            f"its schema {known.contents.schema} is newer than this release knows "
            f"({migrate.newest()}): install the release that made it, or a newer one"
        )


def _refuse_occupied(place: Place, fitting: Keys, *, force: bool) -> None:
    """What would be replaced without `--force`; or can't be, by a rename."""
    for folder in (place.attachments, place.archive):
        if os.path.ismount(folder):
            raise BackupError(f"{folder} is a mount point: it can't be replaced in one step")
        if _is_filled(folder) and not force:
            raise OccupiedError(f"{folder} holds files already. --force moves them aside.")
    if place.key.exists() and not force:
        known = _read_key(place.key)
        if known is None or known.fingerprint != fitting.fingerprint:
            raise OccupiedError(f"{place.key} is another key. --force moves it aside.")


def _stage_key(proof: Proof, place: Place, work: Path) -> None:
    """The key that fits goes in place if it is not there."""
    known = _read_key(place.key) if place.key.exists() else None
    if known is not None and known.fingerprint == proof.keys.fingerprint:
        return
    target = work / manifest.KEY
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key_file.to_text(proof.keys))
        file.flush()
        os.fsync(handle)


def _read_key(path: Path) -> Keys | None:
    try:
        return key_file.read(path)
    except WrongKeyError:
        return None


def _new_folder(wanted: Path) -> Path:
    """A name that is not taken: nothing that was put aside is ever put upon."""
    for number in count(2):
        if not wanted.exists():
            return wanted
        wanted = wanted.with_name(f"{wanted.name.partition('-n')[0]}-n{number}")
    raise AssertionError


def _decide(work: Path, aside: Path) -> None:
    """Write the plan: from here on the restore will be carried out, by whoever comes next."""
    begun = work / f"{_PLAN}.new"
    begun.write_text(json.dumps({"aside": str(aside.absolute())}), "utf-8")
    folders.flush(begun)
    folders.rename(begun, work / _PLAN)


def _carry_out(place: Place, work: Path) -> int | None:
    """The renames that are left. What still lies in the work folder has not taken its place."""
    aside = Path(json.loads((work / _PLAN).read_text("utf-8"))["aside"])
    withdrawn = place.engine.place(work / manifest.DATABASE, aside)
    for name in _FOLDERS:
        if (work / name).exists():
            folders.move(place.folder(name), aside)
            folders.rename(work / name, place.folder(name))
    if (work / manifest.KEY).exists():
        folders.move(place.key, aside)
        folders.rename(work / manifest.KEY, place.key)
    (work / _PLAN).unlink()
    return withdrawn


def _count(place: Place, restored: Restored) -> Contents:
    """Count in place; what was prepared must stand there."""
    counted = place.engine.count()
    if counted != restored.after:
        raise BackupError("what stands in place is not what was restored: restore it once more")
    return counted


def _is_filled(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())
