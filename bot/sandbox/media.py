"""Files in messages: what Telegram checks of each kind, and how a message shows it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.sandbox import ogg
from bot.sandbox.calls import Upload
from bot.sandbox.files import MEGABYTE, Files, StoredFile
from bot.sandbox.pictures import blank, find_size
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.wire import Json

# What Telegram calls a kind in its refusals.
TYPES = {
    "photo": "Photo",
    "document": "Document",
    "voice": "VoiceNote",
    "audio": "Audio",
    "video": "Video",
    "video_note": "VideoNote",
    "animation": "Animation",
    "sticker": "Sticker",
}
KINDS = frozenset(TYPES)
UPLOAD_LIMIT = 50 * MEGABYTE
PHOTO_LIMIT = 10 * MEGABYTE
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20
SMALLER_SIDES = (90, 320, 800)
STICKER_SIDE = 512
ROUND_SIDE = 240
VIDEO_SIZE = (640, 360)
WRONG_FILE = "wrong file identifier/HTTP URL specified"


def keep(files: Files, kind: str, upload: Upload, *, seconds: int | None = None) -> StoredFile:
    """Keep a new file, or refuse it as Telegram does."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > (PHOTO_LIMIT if kind == "photo" else UPLOAD_LIMIT):
        raise Refusal("Request Entity Too Large", code=413)
    if kind == "photo":
        return _keep_photo(files, upload)
    if seconds is None:
        seconds = ogg.find_seconds(upload.content) or 0
    mime = (find_voice_type(upload.content) if kind == "voice" else None) or upload.mime
    return files.add(kind, replace(upload, mime=mime), seconds=seconds)


def known(files: Files, kind: str, file_id: str) -> StoredFile:
    """A file that was sent before. It keeps its kind, except that a photo never was another."""
    stored = files.find(file_id)
    if stored is None:
        raise bad_request(WRONG_FILE)
    if (stored.kind == "photo") != (kind == "photo"):
        raise bad_request(f"can't use file of type {TYPES[stored.kind]} as {TYPES[kind]}")
    whole = files.find(stored.whole) if stored.whole else stored
    if whole is None:
        raise bad_request(WRONG_FILE)
    return whole


def fields(files: Files, stored: StoredFile) -> Json:
    """A file as a message has it."""
    if stored.kind == "photo":
        sizes = [found for size in stored.smaller if (found := files.find(size))]
        return {"photo": [_size(size) for size in (*sizes, stored)]}
    file = stored.as_file() | ABOUT[stored.kind](stored)
    # To older bots a GIF is a document; it still comes as both.
    both = {"document": stored.as_file() | _named(stored)} if stored.kind == "animation" else {}
    return {stored.kind: file} | both


def find_voice_type(content: bytes) -> str | None:
    """The type of what Telegram would play as a voice message: Ogg, MP3 or M4A."""
    if content.startswith(b"OggS"):
        return "audio/ogg"
    if content.startswith((b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")):
        return "audio/mpeg"
    return "audio/mp4" if content[4:8] == b"ftyp" else None


def _keep_photo(files: Files, upload: Upload) -> StoredFile:
    size = find_size(upload.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > PHOTO_SIDES or max(size) > PHOTO_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    stored = files.add("photo", upload, width=width, height=height)
    sides = [side for side in SMALLER_SIDES if side < max(size)]
    return files.add_smaller(stored, [_keep_smaller(files, stored, side) for side in sides])


def _keep_smaller(files: Files, photo: StoredFile, side: int) -> StoredFile:
    """A stand-in of the right size: a bot that takes the wrong one shall see that it did."""
    scale = side / max(photo.width, photo.height)
    width, height = max(1, round(photo.width * scale)), max(1, round(photo.height * scale))
    grey = Upload(photo.name, "image/png", blank(width, height))
    return files.add("photo", grey, width=width, height=height, whole=photo.file_id)


def _size(stored: StoredFile) -> Json:
    return stored.as_file() | {"width": stored.width, "height": stored.height}


def _named(stored: StoredFile) -> Json:
    return {"file_name": stored.name, "mime_type": stored.mime}


def _film(stored: StoredFile) -> Json:
    width, height = VIDEO_SIZE
    return {"duration": stored.seconds, "width": width, "height": height} | _named(stored)


def _sticker(_stored: StoredFile) -> Json:
    side = {"width": STICKER_SIDE, "height": STICKER_SIDE}
    return side | {"type": "regular", "is_animated": False, "is_video": False}


ABOUT: Mapping[str, Callable[[StoredFile], Json]] = {
    "document": _named,
    "voice": lambda stored: {"duration": stored.seconds, "mime_type": stored.mime},
    "audio": lambda stored: {"duration": stored.seconds} | _named(stored),
    "video": _film,
    "video_note": lambda stored: {"duration": stored.seconds, "length": ROUND_SIDE},
    "animation": _film,
    "sticker": _sticker,
}
