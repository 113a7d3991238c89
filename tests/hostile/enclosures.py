"""Files as respondents may send them: pictures, sounds and documents that are bombs, or damaged."""

import io
import struct
import warnings
import zipfile
import zlib
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from PIL import Image

from bot.sandbox import ogg
from domain.attachments import DOCUMENT_TYPES, LARGEST, Cleaned, Medium, Refusal
from reports import tasks
from tests.handlers.everything import PDF, office, photo

_MP3 = (bytes.fromhex("fffb9064") + b"\0" * 413) * 12
_OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG that says it is as large as this, with chunks before its pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    body = b"".join(chunks) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + body


def chunk(name: bytes, body: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@cache
def zipped_text(megabytes: int) -> bytes:
    """A chunk of text that unpacks to so much."""
    return chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * (megabytes * 1_000_000), 1))


@cache
def webp(width: int, height: int) -> bytes:
    """A WebP whose canvas is as large as this, with one small frame on it."""
    file = io.BytesIO()
    Image.new("RGB", (16, 16), "red").save(file, "WEBP")
    frame = file.getvalue()[12:]
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    canvas = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size
    body = canvas + b"ANIM" + struct.pack("<I", 6) + b"\0" * 6
    placed = b"\0" * 6 + b"\x0f\0\0" + b"\x0f\0\0" + b"\x64\0\0" + b"\0" + frame
    body += b"ANMF" + struct.pack("<I", len(placed)) + placed
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@cache
def bmp(width: int, height: int) -> bytes:
    """A BMP that says it is as large as this."""
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + head + b"\0" * 64


@cache
def bomb(levels: int) -> bytes:
    """An office document with zip files in zip files, or with a part that is all zeros."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("word/document.xml", b"<x/>")
        if levels:
            package.writestr("inner.docx", bomb(levels - 1))
        else:
            package.writestr("word/zeros.bin", b"\0" * 60_000_000)
    return file.getvalue()


@cache
def lying() -> bytes:
    """A document whose parts claim to be small in the directory, and all lie in one another."""
    content = bytearray(bomb(0))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


@cache
def of_one_name() -> bytes:
    """A document with hundreds of parts of the same name."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        for size in (*[1_000_000] * 250, 0):
            package.writestr("word/document.xml", b"\0" * size)
    return file.getvalue()


def tagged(size: int) -> bytes:
    """An MP3 with a tag that says it is as long as this."""
    synchsafe = bytes((size >> shift) & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x04\0\0" + synchsafe + b"TPE1" + struct.pack(">I", size) + b"\0\0\x03x" + _MP3


PHOTOS = (
    *(photo(kind=kind) for kind in ("JPEG", "PNG", "WEBP", "BMP")),
    *(png(side, side) for side in (50_000, 2**31 - 1)),
    png(60, 60, zipped_text(50)),
    png(60, 60, *[zipped_text(1)] * 70),
    png(60, 60, chunk(b"eXIf", b"MM\0*\0\0\0\x08" + b"\xff" * 300)),
    png(60, 60, chunk(b"iCCP", b"x\0\0" + zlib.compress(b"\0" * 30_000_000))),
    png(1, 2**30),
    png(16, 16, depth=16, colour=6),
    *(webp(side, side) for side in (60, 16_000, 2**24)),
    *(bmp(*size) for size in ((50_000, 50_000), (2**31 - 1, -(2**31)), (0, 0), (-5, 5))),
    b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\xf7\0\0" + b"\0" * 800,
    b"II*\0\x08\0\0\0" + b"\xff" * 400,
    b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    photo() + office(),
    b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0" * 60,
    b"P6 99999 99999 255\n",
    b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(id) run\n",
)
SOUNDS = (
    ogg.silence(3),
    _MP3,
    *(tagged(size) for size in (0, 1, 2**28 - 1)),
    ogg.silence(1)[:27] + b"\xff" * 300,
    ogg.silence(2) * 3,
    b"OggS" * 100,
    b"ID3" + b"\xff" * 60,
    _MP3 + b"APETAGEX" + struct.pack("<IIII", 2000, 2**31, 2**31, 0) + b"\0" * 8,
    _MP3 + b"TAG" + b"\xff" * 125,
    _MP3 + b"LYRICSBEGIN" + b"9" * 40 + b"LYRICS200",
)
DOCUMENTS = (
    PDF,
    _OLE,
    office(),
    office("word/vbaProject.bin"),
    office(first="xl/workbook.xml"),
    bomb(0),
    bomb(3),
    lying(),
    of_one_name(),
    office() + PDF,
    PDF + office(),
    "办证要跑三趟".encode("gb18030"),
    b"\x1b[2J" * 20,
    b"MZ" + office(),
)
_GOOD = {Medium.PHOTO: PHOTOS, Medium.VOICE: SOUNDS, Medium.DOCUMENT: DOCUMENTS}
_NAMES = st.sampled_from([f"a.{ending}" for ending in DOCUMENT_TYPES]) | st.text(max_size=12)


@st.composite
def _files(draw: st.DrawFn) -> tuple[Medium, str, bytes]:
    """What Telegram says it is, its name, and what it is: whole, damaged, cut or in one another."""
    medium = draw(st.sampled_from(Medium))
    known = _GOOD[draw(st.sampled_from((medium, medium, *Medium)))]
    content = bytearray(draw(st.sampled_from(known)))
    if draw(st.booleans()):
        for _ in range(draw(st.integers(1, 6))):
            # Most of what a decoder goes by stands at the beginning.
            most = draw(st.sampled_from((64, 512, len(content))))
            at = draw(st.integers(0, max(0, min(most, len(content)) - 1)))
            content[at : at + draw(st.sampled_from((0, 1, 1, 4)))] = draw(st.binary(max_size=4))
    if draw(st.booleans()):
        content = content[: draw(st.integers(0, len(content)))]
    return medium, draw(_NAMES), bytes(content)


files = _files()


def check(_: Path, sent: tuple[Medium, str, bytes]) -> None:
    """It is cleaned or refused; and what was cleaned can be cleaned again."""
    medium, name, content = sent
    cleaned = tasks.clean(medium, name, content)

    assert isinstance(cleaned, Cleaned | Refusal)
    if isinstance(cleaned, Cleaned):
        assert len(cleaned.content) <= 2 * LARGEST[medium]
        assert isinstance(tasks.clean(medium, name, cleaned.content), Cleaned)
