"""The key file: two secrets that only its owner may read, and a third while the key is changed.

Each line is a name and 64 hexadecimal digits. Files of the first releases are the digits alone: one
secret for hashes and for sealing. The file is always replaced as a whole, durably.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE

from storage.keys import Keys, WrongKeyError

_LENGTH = 32  # bytes
_OTHERS = 0o077  # the permissions of group and others
_LINE = re.compile(r"(hashes|sealing|former) = ([0-9a-f]{64})")
_HEAD = "# Najian: without this file nothing that is sealed can be read. Keep a copy elsewhere.\n"


class UnsafeKeyError(RuntimeError):
    """Others than its owner may read the key file."""


class MissingKeyError(RuntimeError):
    """There is a database, but no key file."""


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What the file holds. `former` unseals what was sealed before a change that is under way."""

    hashes: bytes
    sealing: bytes
    former: bytes | None = None

    def keys(self) -> Keys:
        """The keys that are derived from it."""
        return Keys(self.hashes, sealing=self.sealing, former=self.former)

    def changing(self) -> "Secrets":
        """With a new secret for sealing beside the one until now; as it is, if one was begun."""
        if self.former is not None:
            return self
        return replace(self, sealing=os.urandom(_LENGTH), former=self.sealing)

    def changed(self) -> "Secrets":
        """Without the former one."""
        return replace(self, former=None)


def load(path: Path, *, may_make: bool = True) -> Secrets:
    """Read the file, or make one. Raises the errors of this module, and `WrongKeyError`.

    `may_make`: there is nothing yet that another key has sealed.
    """
    if not path.exists():
        if not may_make:
            raise MissingKeyError(
                f"The key file {path} is not there, and what is stored was sealed with it. "
                "Put the copy back that you keep elsewhere."
            )
        _make(path)
    if path.stat().st_mode & _OTHERS:
        raise UnsafeKeyError(
            f"Others than its owner may read the key file {path} "
            f"(mode {S_IMODE(path.stat().st_mode):o}). Say: chmod 600 {path}"
        )
    return _parsed(path.read_bytes(), str(path))


def read(path: Path) -> Keys:
    """The keys of a file that must be there, also of a copy; raises `WrongKeyError`."""
    return from_text(path.read_bytes(), str(path))


def from_text(content: bytes, name: str = "The key in it") -> Keys:
    """The keys of a key file's content; raises `WrongKeyError` if it is none."""
    return _parsed(content, name).keys()


def store(path: Path, known: Secrets) -> None:
    """Replace the file, durably, all or nothing; nobody else may have it open.

    What a kill has left of an earlier try goes, too: it would keep a secret that was to go.
    """
    _write(_beside(path, token_hex(4)), known).replace(path)
    for left in path.parent.glob(_beside(path, "*").name):
        left.unlink()
    _flush(path.parent)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = _beside(path, token_hex(4))
    _write(begun, Secrets(os.urandom(_LENGTH), os.urandom(_LENGTH)))
    with suppress(FileExistsError):  # another process was first: its file counts
        path.hardlink_to(begun)
    begun.unlink()
    _flush(path.parent)


def to_text(keys: Keys) -> bytes:
    """A key file that holds these keys."""
    return _text(Secrets(*keys.secrets())).encode("ascii")


def _text(known: Secrets) -> str:
    fields = {"hashes": known.hashes, "sealing": known.sealing, "former": known.former}
    lines = (f"{name} = {value.hex()}\n" for name, value in fields.items() if value is not None)
    return _HEAD + "".join(lines)


def _beside(path: Path, mark: str) -> Path:
    """Where a file is written before it is there under its own name."""
    return path.with_suffix(f".{mark}.new")


def _write(path: Path, known: Secrets) -> Path:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(_text(known))
        file.flush()
        os.fsync(handle)
    return path


def _parsed(content: bytes, name: str) -> Secrets:
    try:
        text = content.decode("ascii").strip()
    except UnicodeDecodeError:
        raise _none(name) from None
    if re.fullmatch(r"[0-9a-fA-F]{64}", text):
        return Secrets(bytes.fromhex(text), bytes.fromhex(text))
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    read = (_LINE.fullmatch(line.strip()) for line in lines)
    found = {str(match[1]): str(match[2]) for match in read if match is not None}
    if len(found) != len(lines) or not {"hashes", "sealing"} <= found.keys():
        raise _none(name)
    known = {name: bytes.fromhex(digits) for name, digits in found.items()}
    return Secrets(known["hashes"], known["sealing"], known.get("former"))


def _none(name: str) -> WrongKeyError:
    return WrongKeyError(
        f"{name} is no key file: lines of a name and 64 hexadecimal digits. "
        "Put the copy back that you keep elsewhere."
    )


def _flush(folder: Path) -> None:
    """Make a change of the folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
