"""Attachments 附件: what a respondent sends besides words. The content lies outside a database."""

from dataclasses import dataclass
from enum import StrEnum


class Medium(StrEnum):
    """What kind of file it is."""

    VOICE = "voice"
    PHOTO = "photo"
    DOCUMENT = "document"


MEGABYTE = 1_000_000
# Telegram gives bots files up to 20 MB; what is smaller than that here is what a clerk can open.
LARGEST = {
    Medium.VOICE: 5 * MEGABYTE,
    Medium.PHOTO: 15 * MEGABYTE,
    Medium.DOCUMENT: 15 * MEGABYTE,
}
LONGEST_VOICE = 300  # seconds

# Documents by their ending: what a clerk opens without a second thought, and no programs.
DOCUMENT_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain",
}
_ENDINGS = {
    **{kind: suffix for suffix, kind in DOCUMENT_TYPES.items()},
    "image/jpeg": "jpg",
    "audio/ogg": "ogg",
    "audio/vorbis": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/flac": "flac",
    "audio/wav": "wav",
}
IMAGES = frozenset({"jpg", "jpeg", "png", "webp", "bmp"})  # endings; kept as JPEG


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was taken in: cleaned, stored under its digest, and listed with its answer."""

    digest: str  # 64 hexadecimal digits: keyed hash of the content
    medium: Medium
    kind: str  # media type, as "image/jpeg"
    size: int  # bytes
    seconds: int | None = None  # how long a voice message is

    @property
    def mark(self) -> str:
        """The beginning of the digest: tells the files of one answer apart, on a button too."""
        return self.digest[:8]


class Refusal(StrEnum):
    """Why a file is not taken."""

    TOO_LARGE = "too-large"
    TOO_LONG_VOICE = "too-long-voice"
    WRONG_TYPE = "wrong-type"
    BROKEN = "broken"  # not what it says it is
    NOT_FETCHED = "not-fetched"  # it did not come through; it may when it is sent again


def ending(name: str) -> str:
    """The ending of a file's name, without the dot, in small letters."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def ending_of(kind: str) -> str:
    """The ending for a media type that we keep."""
    return _ENDINGS.get(kind, "bin")


def judge(
    medium: Medium, *, size: int, seconds: int | None = None, name: str = ""
) -> Refusal | None:
    """Whether a file may be fetched at all, by what Telegram says of it."""
    if size > LARGEST[medium]:
        return Refusal.TOO_LARGE
    if medium is Medium.VOICE and (seconds or 0) > LONGEST_VOICE:
        return Refusal.TOO_LONG_VOICE
    if medium is Medium.DOCUMENT and ending(name) not in DOCUMENT_TYPES:
        return Refusal.WRONG_TYPE
    return None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file without what its maker's device wrote into it."""

    content: bytes
    kind: str  # media type
