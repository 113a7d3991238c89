import pytest

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
    answer = await raw.call("getFile", file_id="nothing")

    assert answer == refusal("Bad Request: invalid file_id")


async def test_a_voice_message_can_be_sent(raw, begun):
    sent = (await upload(raw, "sendVoice", "voice", b"OggS"))["result"]

    assert (sent["voice"]["file_size"], sent["voice"]["duration"]) == (4, 1)


async def test_a_large_file_cannot_be_fetched_by_the_bot(raw, begun):
    sent = await upload(raw, "sendDocument", "document", b"x" * (20 * 2**20 + 1))

    answer = await raw.call("getFile", file_id=sent["result"]["document"]["file_id"])

    assert answer == refusal("Bad Request: file is too big")


@pytest.mark.parametrize(("token", "path"), [("1:wrong", "documents/file_1"), ("", "photos/x")])
async def test_a_file_needs_the_token_and_its_path(raw, session, token, path):
    url = f"{raw.sandbox.base_file_url}{token or raw.sandbox.token}/{path}"

    async with session.get(url) as response:
        assert response.status == (401 if token else 404)
