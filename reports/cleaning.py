"""Takes out of a file what its maker's device wrote into it, and makes sure it is what it says.

A photo is decoded and encoded anew: place, time and device (EXIF, XMP, IPTC) stay behind, and so
does anything that was hidden in the file. A voice message keeps its sound and loses its tags.
"""

import struct
import warnings
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import mutagen
from mutagen import apev2
from mutagen.mp3 import MP3
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from PIL import Image, ImageOps

from domain.attachments import DOCUMENT_TYPES, Cleaned, Medium, Refusal, ending

# More pixels are a trap for the memory, not a photo. A JPEG need not be unpacked whole; all else
# takes 16 bytes a pixel: some 400 MB at the most.
_LARGEST_PHOTO = 64_000_000
_LARGEST_PICTURE = 25_000_000
# Some cameras write a dozen. Each passes over the whole picture: a small file can say a million.
_MOST_SCANS = 64
_SCAN = b"\xff\xda"
_LONGEST_SIDE = 2560  # pixels: a page of small print stays readable
_QUALITY = 85
_SOUNDS = {OggOpus: "audio/ogg", OggVorbis: "audio/ogg", MP3: "audio/mpeg"}
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OFFICE_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_OLE_PROGRAM = "_VBA_PROJECT".encode("utf-16-le")  # as the directory of such a file spells it
_PROGRAM = "vbaproject.bin"
_PACKED = b"PK\x03\x04"
_LARGEST_UNPACKED = 200_000_000  # bytes of an office document, unpacked
# What a library raises of a file that is damaged, or made to look like one.
_DAMAGED = (
    *(OSError, ValueError, LookupError, ArithmeticError, SyntaxError, EOFError),
    *(struct.error, zlib.error, NotImplementedError),
)


def clean(medium: Medium, name: str, content: bytes) -> Cleaned | Refusal:
    """The file to keep; or why it is none that we keep."""
    match medium:
        case Medium.PHOTO:
            return _photo(content)
        case Medium.VOICE:
            return _voice(content)
        case Medium.DOCUMENT:
            return _document(ending(name), content)


def _photo(content: bytes) -> Cleaned | Refusal:
    try:
        with warnings.catch_warnings():
            # Of what is odd in a file; our own limit is lower than the one that Pillow warns of.
            warnings.simplefilter("ignore")
            upright = _upright(content)
    except Image.DecompressionBombError:
        return Refusal.TOO_LARGE
    except _DAMAGED:
        return Refusal.BROKEN
    if upright is None:
        return Refusal.TOO_LARGE
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    bare = Image.new("RGB", upright.size)  # carries nothing over but the pixels
    bare.paste(upright)
    written = BytesIO()
    bare.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return Cleaned(written.getvalue(), "image/jpeg")


def _upright(content: bytes) -> Image.Image | None:
    """The decoded picture; nothing where decoding would take too much."""
    picture = Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP", "BMP"))
    is_jpeg = picture.format == "JPEG"
    most = _LARGEST_PHOTO if is_jpeg else _LARGEST_PICTURE
    if picture.width * picture.height > most:
        return None
    if is_jpeg and content.count(_SCAN) > _MOST_SCANS:
        return None
    picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
    return ImageOps.exif_transpose(_on_paper(picture))


def _on_paper(picture: Image.Image) -> Image.Image:
    """The picture as it is seen: 16 bits of grey in 8, and white where it is transparent."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("RGB")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    upright = paper.convert("RGB")
    upright.info["exif"] = picture.info.get("exif", b"")
    return upright


def _voice(content: bytes) -> Cleaned | Refusal:
    """Ogg and MP3 only: other containers say to the second when they were recorded."""
    file = BytesIO(content)
    try:
        sound = mutagen.File(file, options=tuple(_SOUNDS))
        if sound is None:
            return Refusal.WRONG_TYPE
        for tags in (sound, apev2):  # two ways to write about an MP3
            file.seek(0)
            tags.delete(file)
        file.seek(0)
        if mutagen.File(file, options=(type(sound),)) is None:  # it was a sound by its tags alone
            return Refusal.BROKEN
    except (mutagen.MutagenError, *_DAMAGED):
        return Refusal.BROKEN
    return Cleaned(file.getvalue(), _SOUNDS[type(sound)])


def _document(suffix: str, content: bytes) -> Cleaned | Refusal:
    if suffix not in DOCUMENT_TYPES:
        return Refusal.WRONG_TYPE
    return Cleaned(content, DOCUMENT_TYPES[suffix]) if _is(suffix, content) else Refusal.BROKEN


def _is(suffix: str, content: bytes) -> bool:
    """Whether a document is of the kind that its name says."""
    match suffix:
        case "pdf":
            return content.startswith(b"%PDF-")
        case "doc" | "xls":
            return content.startswith(_OLE) and _OLE_PROGRAM not in content
        case "docx" | "xlsx":
            return _is_office(suffix, content)
        case _:
            return _is_text(content)


def _is_office(suffix: str, content: bytes) -> bool:
    """An office document without programs in it, and no bomb."""
    if not content.startswith(_PACKED):  # Python would look for the package behind a program
        return False
    try:
        with ZipFile(BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > _LARGEST_UNPACKED:
                return False
            parts = {part.filename.lower() for part in package.infolist()}
            is_whole = package.testzip() is None  # each part is as large as it says
    except (BadZipFile, RuntimeError, *_DAMAGED):  # RuntimeError: parts with a password
        return False
    has_program = any(part.endswith(_PROGRAM) for part in parts)
    return is_whole and _OFFICE_PART[suffix] in parts and not has_program


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            return "\x00" not in content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return False
