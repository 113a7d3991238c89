import json
from io import BytesIO

import aiohttp
import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto

from tests.bot.sandbox.conftest import LI, PNG, refusal, upload

INPUT = "Bad Request: can't parse InputMedia: "


def photo(**more):
    return {"type": "photo", "media": "attach://one"} | more


async def send(raw, media, *, one=PNG):
    """Send an album with one uploaded file, named `one`."""
    form = aiohttp.FormData({"chat_id": str(LI.user_id), "media": json.dumps(media)})
    form.add_field("one", BytesIO(one), filename="one.png")
    url = f"{raw.sandbox.base_url}{raw.sandbox.token}/sendMediaGroup"
    async with raw.session.post(url, data=form) as response:
        return await response.json()


async def test_an_album_is_messages_of_one_group(raw, begun):
    sent = (await send(raw, [photo(caption="<b>一</b>", parse_mode="HTML"), photo()]))["result"]

    assert (await begun.chat())["messages"][-2:] == sent
    assert [message.get("caption") for message in sent] == ["一", None]
    assert len({message["media_group_id"] for message in sent}) == 1


async def test_a_single_piece_is_no_album(raw, begun):
    (sent,) = (await send(raw, [photo()]))["result"]

    assert "media_group_id" not in sent


async def test_an_album_may_be_sent_again_by_file_id(raw, begun):
    file_id = (await upload(raw, "sendDocument", "document", b"x"))["result"]["document"]["file_id"]
    pieces = [{"type": "document", "media": file_id}] * 2

    sent = (await raw.call("sendMediaGroup", chat_id=LI.user_id, media=pieces))["result"]

    assert [message["document"]["file_id"] for message in sent] == [file_id] * 2


@pytest.mark.parametrize(
    ("media", "description"),
    [
        (None, 'Bad Request: parameter "media" is required'),
        ({}, "Bad Request: expected an Array of InputMedia"),
        ([], "Bad Request: there are no messages to send"),
        ([photo()] * 11, "Bad Request: too many messages to send as an album"),
        (
            [photo(), photo(type="document")],
            "Bad Request: document can't be mixed with other media types",
        ),
        (
            [photo(type="video"), photo(type="audio")],
            "Bad Request: audio can't be mixed with other media types",
        ),
        (["x"], INPUT + "expected an Object"),
        ([{"media": "attach://one"}], INPUT + 'Can\'t find field "type"'),
        ([{"type": "photo"}], INPUT + "media not found"),
        ([photo(media="attach://two")], INPUT + "media not found"),
        ([photo(type="animation")], INPUT + 'type "animation" can\'t be used in sendMediaGroup'),
        ([photo(type="voice")], INPUT + 'type "voice" is unsupported'),
        ([photo(media="nothing")], "Bad Request: wrong file identifier/HTTP URL specified"),
        ([photo(caption="好" * 1025)], "Bad Request: message caption is too long"),
    ],
)
async def test_an_album_is_refused_in_telegrams_words(raw, begun, media, description):
    answer = await send(raw, media)

    assert answer == refusal(description)
    assert len((await begun.chat())["messages"]) == 1


async def test_the_piece_that_is_no_picture_is_named(raw, begun):
    answer = await send(raw, [photo(type="photo")], one=b"no picture")

    reason = 'failed to send message #1 with the error message "IMAGE_PROCESS_FAILED"'
    assert answer == refusal(f"Bad Request: {reason}")


async def test_a_real_client_sends_albums(sandbox, begun):
    async with Bot(sandbox.token, base_url=sandbox.base_url) as bot:
        photos = await bot.send_media_group(LI.user_id, [InputMediaPhoto(PNG)] * 2, caption="两张")
        files = await bot.send_media_group(
            LI.user_id, [InputMediaDocument(b"x", filename="甲.txt"), InputMediaDocument(b"y")]
        )

    assert [message.caption for message in photos] == ["两张", None]
    assert files[0].document.file_name == "甲.txt"
