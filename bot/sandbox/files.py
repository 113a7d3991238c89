"""Keeps the files that bot and persons send each other, and knows them by their `file_id`.

The bytes lie in a folder: beside the journal when there is one, else in a temporary folder that
goes with the sandbox. When they become too many, the oldest go.
"""

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from secrets import token_urlsafe
from typing import Any

from bot.sandbox.calls import Upload
from bot.sandbox.refusals import bad_request
from bot.sandbox.shelf import Shelf
from bot.sandbox.wire import Json

MEGABYTE = 1024 * 1024
DOWNLOAD_LIMIT = 20 * MEGABYTE
KEPT_BYTES = 512 * MEGABYTE
FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "audio": "music",
    "video": "videos",
    "video_note": "video_notes",
    "animation": "animations",
    "sticker": "stickers",
}
SUFFIXES = {"photo": ".jpg", "voice": ".oga", "sticker": ".webp"}


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
    seconds: int = 0  # of a sound or a film
    width: int = 0  # of a picture
    height: int = 0
    smaller: tuple[str, ...] = ()  # a photo's other sizes, by their file_id
    whole: str = ""  # the photo of which this is a smaller size

    def as_file(self) -> Json:
        """What every kind of file has in the Bot API."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }


class Files:
    """All files that were sent, as far as there is room."""

    def __init__(self, shelf: Shelf, journal: Path | None, *, room: int = KEPT_BYTES) -> None:
        self._section = shelf.section("file")
        self._room = room
        self._temporary = None
        if journal is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="najian-sandbox-")
            self._folder = Path(self._temporary.name)
        else:
            self._folder = journal.with_name(journal.name + ".files")
            self._folder.mkdir(exist_ok=True)
        kept = [record for _, record in self._section.pairs()]
        self._size = sum(record["size"] for record in kept)
        self._paths = {record["path"]: record["file_id"] for record in kept}
        self._number = max((_number(path) for path in self._paths), default=0)

    def add(self, kind: str, upload: Upload, **about: Any) -> StoredFile:
        """Keep a file's bytes; on disk before its message is. `about` are fields of its record."""
        name = PurePosixPath(upload.name.replace("\\", "/")).name or "file"
        self._number += 1
        suffix = SUFFIXES.get(kind, PurePosixPath(name).suffix)
        stored = StoredFile(
            file_id=f"{kind[0].upper()}gAD{token_urlsafe(24)}",
            unique_id="AgAD" + hashlib.sha256(upload.content).hexdigest()[:12],
            kind=kind,
            name=name,
            mime=upload.mime,
            size=len(upload.content),
            path=f"{FOLDERS[kind]}/file_{self._number}{suffix}",
            **about,
        )
        (self._folder / stored.file_id).write_bytes(upload.content)
        self._size += stored.size
        self._keep(stored)
        self._make_room()
        return stored

    def add_smaller(self, stored: StoredFile, sizes: Iterable[StoredFile]) -> StoredFile:
        """Say which files are smaller sizes of this photo."""
        complete = replace(stored, smaller=tuple(size.file_id for size in sizes))
        self._keep(complete)
        return complete

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        kept = self._section.find(file_id)
        return StoredFile(**kept | {"smaller": tuple(kept.get("smaller", ()))}) if kept else None

    def find_by_path(self, path: str) -> StoredFile | None:
        """The file that `getFile` gave this path."""
        return self.find(self._paths.get(path, ""))

    def where(self, stored: StoredFile) -> Path:
        """Where its bytes lie."""
        return self._folder / stored.file_id

    def as_download(self, file_id: str) -> Json:
        """The answer to `getFile`."""
        if not file_id:
            raise bad_request("file_id not specified")
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

    def _keep(self, stored: StoredFile) -> None:
        self._section.put(stored.file_id, asdict(stored))
        self._paths[stored.path] = stored.file_id

    def _make_room(self) -> None:
        for file_id, record in self._section.pairs()[:-1]:
            if self._size <= self._room:
                return
            self._section.forget(file_id)
            self._paths.pop(record["path"])
            (self._folder / file_id).unlink(missing_ok=True)
            self._size -= record["size"]


def _number(path: str) -> int:
    return int(PurePosixPath(path).stem.removeprefix("file_"))
