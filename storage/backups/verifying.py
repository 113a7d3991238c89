"""Proves a backup: every part is as it was written, the database opens and counts, the key fits."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.backups import bundle, engines, manifest
from storage.backups.bundle import Bundle
from storage.backups.engine import digest_of
from storage.backups.manifest import Contents, Manifest, Part
from storage.backups.refusals import FullError, UnusableError
from storage.key_file import from_text
from storage.keys import Keys, WrongKeyError

Keep = Callable[[Part], Path | None]
"""Where a file is to be written; `None`: nowhere."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found in a backup, beside what it says of itself."""

    manifest: Manifest
    keys: Keys  # that fit
    unsealed: int  # values of the database that the key opened
    files: int  # files that the key opened, each with the content its name tells


@contextmanager
def opened(file: Path, keys: Keys | None) -> Iterator[tuple[Bundle, Keys]]:
    """A backup that this key fits, or the one that lies in it.

    Raises `UnusableError`, and `WrongKeyError`.
    """
    with bundle.opened(file) as found:
        fitting = keys or _own_key(found)
        wanted = found.manifest.fingerprint
        if fitting is None:
            raise WrongKeyError(
                f"The backup needs the key {wanted}, and there is none here. "
                "Give the copy of najian.key that was kept apart: --key FILE."
            )
        if fitting.fingerprint != wanted:
            raise WrongKeyError(
                f"The backup needs the key {wanted}, and this one is {fitting.fingerprint}. "
                "Give the right one: --key FILE."
            )
        if not found.is_signed_with(fitting):
            raise UnusableError("it was changed after it was made")
        yield found, fitting


def prove(found: Bundle, keys: Keys, work: Path, keep: Keep) -> Proof:
    """Go through all parts; the database is unpacked to `work`, and stays there.

    Raises `UnusableError`, and `WrongKeyError`.
    """
    known = found.manifest
    _refuse_if_full(known, work)
    database = work / manifest.DATABASE
    _write(found.chunks(known.get_part(manifest.DATABASE)), database)
    examined = engines.examine(known.engine, database)
    if examined.contents != known.contents:
        difference = _difference(examined.contents, known.contents)
        raise UnusableError(f"its database does not hold what was counted: {difference}")
    files = (*known.files("attachments"), *known.files("archive"))
    for part in files:
        sealed = found.read(part)
        if not is_whole(keys, digest_of(part.name), sealed):
            raise UnusableError(f"it is damaged: {part.name} has another content than its name")
        if (target := keep(part)) is not None:
            _write([sealed], target)
    return Proof(known, keys, unseal(keys, examined.sealed), len(files))


def unseal(keys: Keys, sealed: Iterable[bytes]) -> int:
    """Unseal these values; gives how many. Raises `WrongKeyError`."""
    return sum(1 for each in sealed if keys.unseal(each) is not None)


def is_whole(keys: Keys, digest: str, sealed: bytes) -> bool:
    """Whether a sealed file has the content that its name tells."""
    return keys.digest(keys.unseal(sealed)) == digest


def _own_key(found: Bundle) -> Keys | None:
    if not found.manifest.has_key:
        return None
    return from_text(found.read(found.manifest.get_part(manifest.KEY)))


def _write(chunks: Iterable[bytes], target: Path) -> None:
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        # The times of a file that was sent must tell nothing: not even when it was restored.
        os.utime(handle, (0, 0))
        os.fsync(handle)


def _refuse_if_full(known: Manifest, work: Path) -> None:
    free = shutil.disk_usage(work).free
    if known.size > free:
        raise FullError(
            f"no space: {work.parent} has {free / 1e6:.0f} MB free, "
            f"and the backup unpacks to {known.size / 1e6:.0f} MB"
        )


def _difference(found: Contents, told: Contents) -> str:
    """The first table in which they differ, or the rest."""
    for table in sorted(found.rows.keys() | told.rows.keys()):
        rows, expected = found.rows.get(table), told.rows.get(table)
        if rows != expected:
            return f"{table} has {rows} rows, not {expected}"
    return "another schema, or other days"
