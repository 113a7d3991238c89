"""The one file of a backup: a zip archive whose parts and sizes its manifest tells.

What is opened here may have been made by anyone. Nothing of it is written but the parts that the
manifest names, each under a name of a known form, as a plain file, with at most as many bytes as
were told, and only if their SHA-256 is right; so there are no paths that lead out, no links, no
bombs. The manifest is signed with the deployment's key (HMAC): one that was changed by anybody
who does not have the key is refused.
"""

import errno
import hmac
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from storage.backups import manifest as manifests
from storage.backups.engine import Stopped, never
from storage.backups.manifest import Manifest, Part
from storage.backups.refusals import StoppedError, UnusableError
from storage.keys import Keys

SUFFIX = ".zip"
_MANIFEST, _SIGNATURE = "manifest.json", "manifest.hmac"
_LONGEST = 64 * 1024 * 1024  # bytes of a manifest, of some 400,000 files
_MOST = 500_000  # parts
_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1
_NONE = "it is no backup of Najian, or it is damaged or cut short"
# What zipfile raises of an archive that was damaged, or made to do damage.
_DAMAGE = (
    *(BadZipFile, LargeZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError),
    *(ValueError, OverflowError, LookupError, TypeError, AttributeError),
)


class Writing:
    """A bundle that is being written."""

    def __init__(self, path: Path, stopped: Stopped = never) -> None:
        path.touch(mode=0o600)
        self._zip = ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1)
        self._stopped = stopped
        self._parts: list[Part] = []

    def add_file(self, name: str, source: Path) -> None:
        """A large file, compressed."""
        digest, size = sha256(), 0
        with source.open("rb") as file, self._zip.open(name, "w", force_zip64=True) as written:
            while chunk := file.read(_CHUNK):
                self._look()
                digest.update(chunk)
                size += len(chunk)
                written.write(chunk)
        self._parts.append(Part(name, size, digest.hexdigest()))

    def add(self, name: str, content: bytes) -> None:
        """A small file, as it is: what is sealed can't be compressed."""
        self._look()
        self._write(name, content)
        self._parts.append(Part(name, len(content), sha256(content).hexdigest()))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What was added so far."""
        return tuple(self._parts)

    def sign(self, manifest: Manifest, keys: Keys) -> None:
        """Write the manifest last, and end."""
        content = manifests.to_bytes(manifest)
        self._write(_MANIFEST, content)
        self._write(_SIGNATURE, keys.signature(content))
        self._zip.close()

    def give_up(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def _write(self, name: str, content: bytes) -> None:
        known = ZipInfo(name)  # without a time: it would tell when something was sent
        known.compress_type, known.external_attr = ZIP_STORED, 0o600 << 16
        self._zip.writestr(known, content)

    def _look(self) -> None:
        if self._stopped():
            raise StoppedError("stopped before the backup was complete")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was opened; its manifest is well-formed, and is that of its parts."""

    manifest: Manifest
    signed: bytes  # the manifest's own bytes
    signature: bytes
    archive: ZipFile

    def is_signed_with(self, keys: Keys) -> bool:
        """Whether the deployment with this key has made it, and nobody has changed it since."""
        return hmac.compare_digest(self.signature, keys.signature(self.signed))

    def read(self, part: Part) -> bytes:
        """The content of a small part; raises `UnusableError`."""
        return b"".join(self.chunks(part))

    def chunks(self, part: Part) -> Iterator[bytes]:
        """A part, piece by piece; raises `UnusableError` at the latest after the last one."""
        digest, size = sha256(), 0
        with _told(), self.archive.open(part.name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if size > part.size:
                    break
                yield chunk
        if size != part.size or digest.hexdigest() != part.sha256:
            raise UnusableError(f"it is damaged: {part.name} is not as it was written")


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """A bundle to read from; raises `UnusableError`, of the file and of what is in it."""
    with _told():
        archive = ZipFile(path)
    with archive:
        with _told():
            signed = _read_small(archive, _MANIFEST)
            signature = _read_small(archive, _SIGNATURE)
        manifest = manifests.from_bytes(signed)
        _refuse_strangers(archive, manifest)
        yield Bundle(manifest, signed, signature, archive)


def _refuse_strangers(archive: ZipFile, manifest: Manifest) -> None:
    """What the manifest does not know, or knows otherwise."""
    sizes = {part.name: part.size for part in manifest.parts}
    known = archive.infolist()
    told = [each for each in known if each.filename not in {_MANIFEST, _SIGNATURE}]
    if len(known) != len(sizes) + 2 or len(known) > _MOST:
        raise UnusableError("it holds other files than its manifest tells")
    for each in told:
        if sizes.get(each.filename) != each.file_size:
            raise UnusableError("it holds other files than its manifest tells")
        if each.flag_bits & _ENCRYPTED or each.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise UnusableError("it was packed by another program")


def _read_small(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return _limited(file)


def _limited(file: IO[bytes]) -> bytes:
    content = file.read(_LONGEST + 1)
    if len(content) > _LONGEST:
        raise UnusableError("its manifest is too long")
    return content


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except UnusableError:
        raise
    except _DAMAGE:
        raise UnusableError(_NONE) from None
    except OSError as error:
        if error.errno == errno.EINVAL:  # an offset before the beginning
            raise UnusableError(_NONE) from None
        raise
