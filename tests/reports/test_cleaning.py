"""Nothing of a device stays in a file, and nothing comes in that is not what it says."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import mutagen
import pytest
from mutagen.apev2 import APEv2
from mutagen.id3 import ID3, TPE1
from mutagen.oggopus import OggOpus
from PIL import Image

from bot.sandbox import ogg
from domain.attachments import DOCUMENT_TYPES, Cleaned, Medium, Refusal
from reports import tasks
from tests.handlers.everything import PDF, SECRET, office, photo

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


def clean_photo(content):
    return tasks.clean(Medium.PHOTO, "", content)


def clean_document(name, content):
    return tasks.clean(Medium.DOCUMENT, name, content)


def saved(picture, kind, **options):
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def opened(cleaned):
    return Image.open(BytesIO(cleaned.content))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_loses_what_its_device_wrote_into_it(kind):
    content = photo(kind=kind)
    cleaned = clean_photo(content)

    picture = opened(cleaned)
    assert SECRET.encode() in content
    assert SECRET.encode() not in cleaned.content
    assert dict(picture.getexif()) == {}
    assert picture.info.keys() & {"exif", "xmp", "comment", "icc_profile", "photoshop"} == set()
    assert (cleaned.kind, picture.format, picture.mode) == ("image/jpeg", "JPEG", "RGB")


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB"), ("WEBP", "RGBA")],
)
def test_a_photo_stands_upright(kind, mode):
    lying = photo(kind=kind, mode=mode, size=(320, 240))  # it says: turn me

    assert opened(clean_photo(lying)).size == (240, 320)


def test_what_hangs_behind_a_photo_stays_behind():
    assert b"PK\x03\x04" not in clean_photo(photo() + office()).content


def test_a_photo_is_no_larger_than_a_page_needs():
    picture = opened(clean_photo(photo(kind="BMP", size=(4000, 1000))))

    assert picture.size == (2560, 640)


@pytest.mark.parametrize(
    ("mode", "kind", "colour"),
    [
        ("CMYK", "JPEG", (0, 255, 255, 0)),
        ("L", "JPEG", 76),
        ("P", "PNG", 3),
        ("LA", "PNG", (76, 128)),
        ("RGBA", "PNG", (255, 0, 0, 0)),
        ("I;16", "PNG", 40_000),
        ("1", "PNG", 1),
        ("RGBA", "WEBP", (255, 0, 0, 128)),
    ],
)
def test_a_photo_may_be_of_any_kind_of_pixels(mode, kind, colour):
    cleaned = clean_photo(saved(Image.new(mode, (30, 20), colour), kind))

    picture = opened(cleaned)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (30, 20))


def test_what_is_transparent_is_white_like_paper():
    picture = opened(clean_photo(saved(Image.new("RGBA", (30, 20), (0, 0, 0, 0)), "PNG")))

    assert min(picture.getpixel((10, 10))) > 250


def test_sixteen_bits_of_grey_are_not_all_white():
    grey = Image.new("I;16", (30, 20), 32_768)  # the middle of black and white

    picture = opened(clean_photo(saved(grey, "PNG")))

    assert [120 < value < 136 for value in picture.getpixel((10, 10))] == [True] * 3


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_kept(kind):
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]
    content = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)

    picture = opened(clean_photo(content))

    red, _, blue = picture.getpixel((10, 10))
    assert (red > 200, blue < 50) == (True, True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"...",
        b"GIF89a" + b"\0" * 50,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        PDF,
        photo(size=(800, 600))[:2000],
        photo(kind="PNG", size=(800, 600))[:1200],
        photo(kind="WEBP")[:60],
    ],
    ids=["empty", "dots", "gif", "svg", "pdf", "half-jpeg", "half-png", "half-webp"],
)
def test_what_is_no_photo_or_half_of_one_is_broken(content):
    assert clean_photo(content) == Refusal.BROKEN


def bomb(width, height, *, colour=2):
    """A PNG of a few bytes that says it is as large as this (colour 6: with transparency)."""

    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [5_001, 9_000, 13_000, 30_000])
def test_a_photo_that_would_fill_the_memory_is_too_large(side):
    assert clean_photo(bomb(side, side, colour=6)) == Refusal.TOO_LARGE


def test_a_voice_message_keeps_its_sound_and_loses_its_tags():
    content = BytesIO(ogg.silence(3))
    sound = OggOpus(content)
    sound["ARTIST"], sound["LOCATION"] = SECRET, SECRET
    content.seek(0)
    sound.save(content)

    cleaned = tasks.clean(Medium.VOICE, "", content.getvalue())

    kept = OggOpus(BytesIO(cleaned.content))
    assert SECRET.encode() in content.getvalue()
    assert SECRET.encode() not in cleaned.content
    assert (kept.tags.as_dict(), round(kept.info.length)) == ({}, 3)
    assert cleaned.kind == "audio/ogg"


FRAME = bytes.fromhex("fffb9064") + b"\0" * 413  # 26 ms of MP3, silent


def test_a_piece_of_mp3_loses_the_tags_at_both_ends():
    content = BytesIO(FRAME * 40)
    for tags, key in ((ID3(), "TPE1"), (APEv2(), "Artist")):
        tags[key] = TPE1(encoding=3, text=SECRET) if key == "TPE1" else SECRET
        content.seek(0)
        tags.save(content)
    tagged = content.getvalue() + b"TAG" + SECRET.encode().ljust(125, b"\0")

    cleaned = tasks.clean(Medium.VOICE, "", tagged)

    assert tagged.count(SECRET.encode()) == 3
    assert cleaned == Cleaned(FRAME * 40, "audio/mpeg")


def test_a_container_that_keeps_the_second_of_recording_is_not_taken():
    m4a = b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42" + b"\0\0\0\x08moov"

    assert tasks.clean(Medium.VOICE, "", m4a) == Refusal.WRONG_TYPE


def test_a_voice_message_without_tags_stays_playable():
    cleaned = tasks.clean(Medium.VOICE, "", ogg.silence(2))

    assert round(mutagen.File(BytesIO(cleaned.content)).info.length) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"...", photo(), PDF, b"RIFF\0\0\0\0WAVEfmt ", b"fLaC\0\0\0\x22"],
    ids=["empty", "dots", "photo", "pdf", "wav", "flac"],
)
def test_what_is_no_sound_that_we_keep_is_of_the_wrong_type(content):
    assert tasks.clean(Medium.VOICE, "", content) == Refusal.WRONG_TYPE


@pytest.mark.parametrize("content", [b"ID3", ogg.silence(2)[:40]], ids=["id3", "half"])
def test_half_a_sound_is_broken(content):
    assert tasks.clean(Medium.VOICE, "", content) == Refusal.BROKEN


GOOD = {
    "pdf": PDF,
    "doc": OLE,
    "xls": OLE,
    "docx": office(),
    "xlsx": office(first="xl/workbook.xml"),
    "txt": "办证要跑三趟".encode(),
}


@pytest.mark.parametrize("suffix", DOCUMENT_TYPES)
def test_a_document_is_kept_as_it_is(suffix):
    cleaned = clean_document(f"合同.{suffix.upper()}", GOOD[suffix])

    assert cleaned == Cleaned(GOOD[suffix], DOCUMENT_TYPES[suffix])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_may_be_in_the_encodings_of_the_country(encoding):
    content = "办证要跑三趟".encode(encoding)

    assert clean_document("a.txt", content) == Cleaned(content, "text/plain")


@pytest.mark.parametrize("suffix", DOCUMENT_TYPES)
def test_a_program_is_no_document_whatever_it_is_called(suffix):
    assert clean_document(f"a.{suffix}", b"MZ\x90\x00\x03\x00\x00\x00\xff\xff") == Refusal.BROKEN


@pytest.mark.parametrize("suffix", sorted(DOCUMENT_TYPES.keys() - {"txt"}))
def test_an_empty_file_is_no_document(suffix):
    assert clean_document(f"a.{suffix}", b"") == Refusal.BROKEN


@pytest.mark.parametrize("name", ["a.exe", "a.docm", "a.zip", "a.html", "a", "", "a.pdf.js"])
def test_other_files_are_of_the_wrong_type(name):
    assert clean_document(name, PDF) == Refusal.WRONG_TYPE


@pytest.mark.parametrize(
    "content",
    [
        office("word/vbaProject.bin"),
        office("word/VBAPROJECT.BIN"),
        office(first="xl/workbook.xml"),
        office()[:-30],
        office().replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"),
        b"PK\x03\x04" + b"\0" * 100,
    ],
    ids=["macro", "loud-macro", "workbook", "half", "of-a-version-to-come", "no-zip"],
)
def test_a_word_document_has_text_and_no_program(content):
    assert clean_document("a.docx", content) == Refusal.BROKEN


def test_an_office_document_that_unpacks_to_too_much_is_broken():
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<x/>")
        package.writestr("word/media.bin", b"\0" * 201_000_000)

    assert clean_document("a.docx", written.getvalue()) == Refusal.BROKEN


@pytest.mark.parametrize("suffix", ["doc", "xls"])
def test_an_old_office_document_has_no_program_either(suffix):
    program = OLE + "_VBA_PROJECT".encode("utf-16-le")

    assert clean_document(f"a.{suffix}", program) == Refusal.BROKEN
