import pytest

from bot.sandbox import ogg
from bot.sandbox.calls import Upload
from bot.sandbox.files import Files
from bot.sandbox.pictures import blank
from bot.sandbox.shelf import Shelf
from tests.bot.sandbox.conftest import LI, PNG, refusal, upload

HUGE = PNG[:16] + (20_000).to_bytes(4, "big") + PNG[20:]
TOO_LARGE = {"photo": b"x" * (10 * 2**20 + 1), "document": b"x" * (50 * 2**20 + 1)}


async def test_a_sent_document_can_be_fetched_and_sent_again(raw, begun, session):
    sent = (await upload(raw, "sendDocument", "document", b"ledger"))["result"]["document"]
    file_id = sent["file_id"]

    path = (await raw.call("getFile", file_id=file_id))["result"]["file_path"]
    url = f"{raw.sandbox.base_file_url}{raw.sandbox.token}/{path}"
    async with session.get(url) as response:
        content = await response.read()
    again = await raw.call("sendDocument", chat_id=LI.user_id, document=file_id)

    assert (sent["file_name"], sent["file_size"], content) == ("问题台账.docx", 6, b"ledger")
    assert again["result"]["document"] == sent


async def test_a_photo_has_its_size(raw, begun):
    sent = await upload(raw, "sendPhoto", "photo", PNG, caption="<b>图</b>", parse_mode="HTML")

    photo = sent["result"]["photo"][-1]
    assert (photo["width"], photo["height"]) == (1, 1)
    assert sent["result"]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (
            ("sendPhoto", "photo", b"no picture", {}),
            refusal("Bad Request: IMAGE_PROCESS_FAILED"),
        ),
        (
            ("sendPhoto", "photo", HUGE, {}),
            refusal("Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ),
        (
            ("sendPhoto", "photo", blank(2100, 100), {}),
            refusal("Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ),
        (
            ("sendVoice", "other", b"x", {"voice": "attach://voice"}),
            refusal("Bad Request: there is no voice in the request"),
        ),
        (
            ("sendPhoto", "photo", TOO_LARGE["photo"], {}),
            refusal("Request Entity Too Large", 413),
        ),
        (
            ("sendDocument", "document", TOO_LARGE["document"], {}),
            refusal("Request Entity Too Large", 413),
        ),
        (
            ("sendDocument", "document", b"", {}),
            refusal("Bad Request: file must be non-empty"),
        ),
        (
            ("sendDocument", "document", b"x", {"caption": "好" * 1025}),
            refusal("Bad Request: message caption is too long"),
        ),
        (
            ("sendDocument", "other", b"x", {}),
            refusal("Bad Request: there is no document in the request"),
        ),
        (
            ("sendDocument", "other", b"x", {"document": "https://a.cn/x"}),
            refusal("Bad Request: wrong file identifier/HTTP URL specified"),
        ),
    ],
)
async def test_a_file_is_refused_in_telegrams_words(raw, begun, sent, expected):
    method, name, content, fields = sent

    answer = await upload(raw, method, name, content, **fields)

    assert answer == expected


async def test_an_unknown_file_is_not_fetched(raw):
    unknown = await raw.call("getFile", file_id="nothing")
    unnamed = await raw.call("getFile")

    assert unknown == refusal("Bad Request: invalid file_id")
    assert unnamed == refusal("Bad Request: file_id not specified")


async def test_a_voice_message_can_be_sent(raw, begun):
    recording = ogg.silence(2)

    sent = (await upload(raw, "sendVoice", "voice", recording))["result"]

    assert sent["voice"] == {
        "file_id": sent["voice"]["file_id"],
        "file_unique_id": sent["voice"]["file_unique_id"],
        "file_size": len(recording),
        "duration": 2,
        "mime_type": "audio/ogg",
    }


@pytest.mark.parametrize(
    ("content", "mime"),
    [(b"OggS", "audio/ogg"), (b"ID3", "audio/mpeg"), (b"\0\0\0\x20ftypM4A ", "audio/mp4")],
)
async def test_a_voice_message_may_be_ogg_mp3_or_m4a(raw, begun, content, mime):
    sent = (await upload(raw, "sendVoice", "voice", content, duration="7"))["result"]

    assert (sent["voice"]["mime_type"], sent["voice"]["duration"]) == (mime, 7)


async def test_what_cannot_be_played_as_a_voice_message_arrives_as_a_file(raw, begun):
    sent = (await upload(raw, "sendVoice", "voice", b"RIFF"))["result"]

    assert ("voice" in sent, sent["document"]["file_size"]) == (False, 4)


@pytest.mark.parametrize(("method", "kind"), [("sendAudio", "audio"), ("sendVideo", "video")])
async def test_sounds_and_films_can_be_sent_and_sent_again(raw, begun, method, kind):
    sent = (await upload(raw, method, kind, b"x", duration="9"))["result"][kind]

    again = await raw.call(method, **{"chat_id": LI.user_id, kind: sent["file_id"]})

    assert (sent["duration"], again["result"][kind]) == (9, sent)


async def test_a_photo_comes_in_several_sizes_and_the_last_is_the_whole(raw, begun):
    picture = blank(1000, 500)

    sent = (await upload(raw, "sendPhoto", "photo", picture))["result"]["photo"]

    sizes = [(size["width"], size["height"]) for size in sent]
    assert sizes == [(90, 45), (320, 160), (800, 400), (1000, 500)]
    assert len({size["file_id"] for size in sent}) == 4
    assert sent[-1]["file_size"] == len(picture)


async def test_a_photo_is_sent_again_whole_by_any_of_its_sizes(raw, begun):
    sent = (await upload(raw, "sendPhoto", "photo", blank(400, 400)))["result"]["photo"]

    again = await raw.call("sendPhoto", chat_id=LI.user_id, photo=sent[0]["file_id"])

    assert again["result"]["photo"] == sent


async def test_a_photo_is_no_document_and_a_document_no_photo(raw, begun):
    photo = (await upload(raw, "sendPhoto", "photo", PNG))["result"]["photo"][-1]["file_id"]
    file = (await upload(raw, "sendDocument", "document", b"x"))["result"]["document"]["file_id"]

    as_photo = await raw.call("sendPhoto", chat_id=LI.user_id, photo=file)
    as_file = await raw.call("sendDocument", chat_id=LI.user_id, document=photo)

    assert as_photo == refusal("Bad Request: can't use file of type Document as Photo")
    assert as_file == refusal("Bad Request: can't use file of type Photo as Document")


async def test_a_voice_message_stays_one_when_it_is_sent_as_a_document(raw, begun):
    sent = (await upload(raw, "sendVoice", "voice", ogg.silence(1)))["result"]["voice"]

    again = await raw.call("sendDocument", chat_id=LI.user_id, document=sent["file_id"])

    assert again["result"]["voice"] == sent


def test_when_files_become_too_many_the_oldest_go(tmp_path):
    files = Files(Shelf(), tmp_path / "journal", room=10)
    first, second = (files.add("document", Upload("a", "b", b"123456")) for _ in range(2))

    assert (files.find(first.file_id), files.find_by_path(first.path)) == (None, None)
    assert files.where(second).read_bytes() == b"123456"
    assert [path.name for path in (tmp_path / "journal.files").iterdir()] == [second.file_id]


def test_a_new_file_never_takes_the_path_of_an_old_one(tmp_path):
    shelf = Shelf()
    before = Files(shelf, tmp_path / "journal").add("voice", Upload("a", "b", b"1"))

    after = Files(shelf, tmp_path / "journal").add("voice", Upload("a", "b", b"1"))

    assert (before.path, after.path) == ("voice/file_1.oga", "voice/file_2.oga")


async def test_a_large_file_cannot_be_fetched_by_the_bot(raw, begun):
    sent = await upload(raw, "sendDocument", "document", b"x" * (20 * 2**20 + 1))

    answer = await raw.call("getFile", file_id=sent["result"]["document"]["file_id"])

    assert answer == refusal("Bad Request: file is too big")


@pytest.mark.parametrize(("token", "path"), [("1:wrong", "documents/file_1"), ("", "photos/x")])
async def test_a_file_needs_the_token_and_its_path(raw, session, token, path):
    url = f"{raw.sandbox.base_file_url}{token or raw.sandbox.token}/{path}"

    async with session.get(url) as response:
        assert response.status == (401 if token else 404)
