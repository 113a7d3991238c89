"""Keeps the files that bot and persons send each other, and knows them by their `file_id`.

The bytes lie in a folder: beside the journal when there is one, else in a temporary folder that
goes with the sandbox.
"""

import hashlib
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from secrets import token_urlsafe

from bot.sandbox.calls import Upload
from bot.sandbox.refusals import bad_request
from bot.sandbox.shelf import Shelf
from bot.sandbox.wire import Json

MEGABYTE = 1024 * 1024
DOWNLOAD_LIMIT = 20 * MEGABYTE
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice"}
SUFFIXES = {"photo": ".jpg", "voice": ".oga"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file without its bytes. `path` is what `getFile` answers."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    size: int
    path: str

    def as_file(self) -> Json:
        """What every kind of file has in the Bot API."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }


class Files:
    """All files that were sent."""

    def __init__(self, shelf: Shelf, journal: Path | None) -> None:
        self._section = shelf.section("file")
        self._temporary = None
        if journal is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="najian-sandbox-")
            self._folder = Path(self._temporary.name)
        else:
            self._folder = journal.with_name(journal.name + ".files")
            self._folder.mkdir(exist_ok=True)

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep a file's bytes; on disk before its message is."""
        name = PurePosixPath(upload.name.replace("\\", "/")).name or "file"
        number = len(self._section) + 1
        suffix = SUFFIXES.get(kind, PurePosixPath(name).suffix)
        stored = StoredFile(
            file_id=f"{kind[0].upper()}gAD{token_urlsafe(24)}",
            unique_id="AgAD" + hashlib.sha256(upload.content).hexdigest()[:12],
            kind=kind,
            name=name,
            mime=upload.mime,
            size=len(upload.content),
            path=f"{FOLDERS[kind]}/file_{number}{suffix}",
        )
        (self._folder / stored.file_id).write_bytes(upload.content)
        self._section.put(stored.file_id, asdict(stored))
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        kept = self._section.find(file_id)
        return StoredFile(**kept) if kept else None

    def find_by_path(self, path: str) -> StoredFile | None:
        """The file that `getFile` gave this path."""
        for _, kept in self._section.pairs():
            if kept["path"] == path:
                return StoredFile(**kept)
        return None

    def where(self, stored: StoredFile) -> Path:
        """Where its bytes lie."""
        return self._folder / stored.file_id

    def as_download(self, file_id: str) -> Json:
        """The answer to `getFile`."""
        stored = self.find(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        if stored.size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return stored.as_file() | {"file_path": stored.path}

    def close(self) -> None:
        """Remove the temporary folder."""
        if self._temporary is not None:
            self._temporary.cleanup()
