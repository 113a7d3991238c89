import pytest

from domain.attachments import (
    DOCUMENT_TYPES,
    LARGEST,
    LONGEST_VOICE,
    Medium,
    Refusal,
    ending,
    ending_of,
    judge,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("合同.pdf", "pdf"),
        ("SCAN.PDF", "pdf"),
        ("a.tar.gz", "gz"),
        ("pdf", ""),
        ("", ""),
        ("name.", ""),
        (".pdf", "pdf"),
        ("invoice.pdf.exe", "exe"),
        ("invoice\u202efdp.exe", "exe"),
        ("letter.pdf ", "pdf "),
    ],
)
def test_the_last_dot_begins_the_ending(name, expected):
    assert ending(name) == expected


@pytest.mark.parametrize("medium", Medium)
def test_a_file_may_be_as_large_as_its_medium_allows(medium):
    largest, name = LARGEST[medium], "letter.pdf"

    assert judge(medium, size=largest, name=name) is None
    assert judge(medium, size=largest + 1, name=name) == Refusal.TOO_LARGE


@pytest.mark.parametrize(
    ("seconds", "refusal"),
    [
        (None, None),
        (0, None),
        (LONGEST_VOICE, None),
        (LONGEST_VOICE + 1, Refusal.TOO_LONG_VOICE),
    ],
)
def test_a_voice_message_is_not_too_long(seconds, refusal):
    assert judge(Medium.VOICE, size=1, seconds=seconds) == refusal


def test_only_voice_messages_have_a_length():
    assert judge(Medium.PHOTO, size=1, seconds=LONGEST_VOICE + 1) is None


@pytest.mark.parametrize("name", [*(f"a.{known}" for known in DOCUMENT_TYPES), "A.DOCX"])
def test_a_document_that_a_clerk_can_open_is_taken(name):
    assert judge(Medium.DOCUMENT, size=1, name=name) is None


@pytest.mark.parametrize("name", ["", "pdf", "a.exe", "a.pdf.js", "a.html", "a.svg", "a.zip", "a."])
def test_any_other_document_is_of_the_wrong_type(name):
    assert judge(Medium.DOCUMENT, size=1, name=name) == Refusal.WRONG_TYPE


@pytest.mark.parametrize("medium", [Medium.VOICE, Medium.PHOTO])
def test_voice_messages_and_photos_need_no_name(medium):
    assert judge(medium, size=1) is None


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        *((kind, known) for known, kind in DOCUMENT_TYPES.items()),
        ("image/jpeg", "jpg"),
        ("audio/ogg", "ogg"),
        ("application/x-msdownload", "bin"),
    ],
)
def test_a_media_type_has_an_ending(kind, suffix):
    assert ending_of(kind) == suffix
