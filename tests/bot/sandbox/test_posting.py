"""What a person sends besides texts, by the driving API, as it reaches the bot."""

import aiohttp
import pytest
from telegram import Bot, Update

from bot.sandbox import ogg
from tests.bot.sandbox.conftest import LI, PNG, refusal

NOBODY = Bot("1:x")


async def post(driver, name, files, **fields):
    """Post files by multipart, each a content with its name and type."""
    form = aiohttp.FormData({"user_id": str(driver.user_id)} | fields)
    for number, (content, filename, mime) in enumerate(files):
        part = f"file{number or ''}"
        form.add_field(part, content, filename=filename, content_type=mime)
    async with driver.session.post(f"{driver.address}sandbox/{name}", data=form) as response:
        return await response.json() | {"status": response.status}


async def the_update(raw):
    """The only update that waits, which python-telegram-bot understands too."""
    (update,) = await raw.updates()
    assert Update.de_json(update, NOBODY).effective_message is not None
    return update


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("photo", {"width": 1, "height": 1}),
        ("document", {"file_name": "窗口 照片.png", "mime_type": "image/png"}),
        ("voice", {"duration": 4, "mime_type": "image/png"}),
        ("audio", {"duration": 4, "file_name": "窗口 照片.png", "mime_type": "image/png"}),
        ("video_note", {"duration": 4, "length": 240}),
    ],
)
async def test_a_person_can_send_a_file(raw, begun, kind, about):
    fields = {"kind": kind, "caption": "看", "seconds": "4"}
    sent = await post(begun, "upload", [(PNG, "窗口 照片.png", "image/png")], **fields)

    message = (await the_update(raw))["message"]
    assert (message, message["caption"]) == (sent["message"], "看")
    media = message[kind][-1] if kind == "photo" else message[kind]
    known = {"file_id", "file_unique_id", "file_size"}
    assert {name: value for name, value in media.items() if name not in known} == about
    path = (await raw.call("getFile", file_id=media["file_id"]))["result"]["file_path"]
    url = f"{raw.sandbox.base_file_url}{raw.sandbox.token}/{path}"
    async with begun.session.get(url) as response:
        assert await response.read() == PNG


async def test_a_moving_picture_is_a_document_too(raw, begun):
    await post(begun, "upload", [(b"x", "a.mp4", "video/mp4")], kind="animation")

    message = (await the_update(raw))["message"]
    assert message["animation"]["file_id"] == message["document"]["file_id"]


async def test_a_voice_message_is_as_long_as_its_recording(raw, begun):
    await post(begun, "upload", [(ogg.silence(3), "a.oga", "audio/ogg")], kind="voice")

    assert (await the_update(raw))["message"]["voice"]["duration"] == 3


@pytest.mark.parametrize(
    ("kind", "content", "caption", "error"),
    [
        ("hologram", b"x", "", "kind is one of animation, audio, document, photo, "),
        ("document", b"", "", "the file is empty"),
        ("photo", b"no picture", "", "Bad Request: IMAGE_PROCESS_FAILED"),
        ("document", b"x", "好" * 1025, "a caption has at most 1024 characters"),
    ],
)
async def test_a_file_nobody_could_send_is_refused(begun, kind, content, caption, error):
    answer = await post(begun, "upload", [(content, "a", "b/c")], kind=kind, caption=caption)

    assert (answer["status"], answer["error"][: len(error)]) == (400, error)


async def test_a_file_must_come_with_the_upload(begun):
    empty = await post(begun, "upload", [])
    plain = await begun.act("upload")

    assert empty["error"] == "a file comes as multipart/form-data"
    assert plain["error"] == "a file comes as multipart/form-data"


async def test_an_album_is_messages_of_one_group(raw, begun):
    files = [(PNG, f"{number}.png", "image/png") for number in range(3)]

    sent = await post(begun, "album", files, caption="三张")

    messages = [update["message"] for update in await raw.updates()]
    assert messages == sent["messages"]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["三张", None, None]


@pytest.mark.parametrize(
    ("count", "kind", "error"),
    [
        (11, "photo", "Bad Request: too many messages to send as an album"),
        (2, "sticker", "Bad Request: invalid message content type"),
    ],
)
async def test_what_is_no_album_is_refused(begun, count, kind, error):
    answer = await post(begun, "album", [(PNG, "a.png", "image/png")] * count, kind=kind)

    assert answer["error"] == error


async def test_ones_own_number_comes_with_ones_own_id(raw, begun):
    await begun.act("contact")

    assert (await the_update(raw))["message"]["contact"] == {
        "phone_number": "8613900000801",
        "first_name": "李秀兰",
        "user_id": LI.user_id,
    }


@pytest.mark.parametrize(("known_as", "user_id"), [({}, {}), ({"contact_user_id": 5},) * 2])
async def test_somebody_elses_number_does_not(raw, begun, known_as, user_id):
    await begun.act("contact", first_name="张三", phone_number="10086", **known_as)

    shared = (await the_update(raw))["message"]["contact"]
    expected = {"user_id": 5} if user_id else {}
    assert shared == {"phone_number": "10086", "first_name": "张三"} | expected


@pytest.mark.parametrize(
    ("sent", "location"),
    [
        ({}, {"latitude": 22.5, "longitude": 114.5}),
        (
            {"latitude": 1, "longitude": 2, "accuracy": 30},
            {"latitude": 1.0, "longitude": 2.0, "horizontal_accuracy": 30.0},
        ),
    ],
)
async def test_a_place_can_be_sent(raw, begun, sent, location):
    await begun.act("location", **sent)

    assert (await the_update(raw))["message"]["location"] == location


@pytest.mark.parametrize(
    ("name", "sent", "error"),
    [
        ("location", {"latitude": 91, "longitude": 0}, "there is no such place"),
        ("location", {"latitude": "x", "longitude": 0}, "latitude must be a number"),
        ("location", {"latitude": 1}, "longitude must be a number"),
        ("contact", {"phone_number": "1"}, "first_name must be a text"),
        ("poll", {"question": "？", "options": ["甲"]}, "a poll needs a question and two options"),
        ("poll", {"question": "？"}, "options must be a list"),
        ("forward", {"message_id": 5}, "there is no message 5 in this chat"),
        ("edit", {"message_id": 5, "text": "x"}, "there is no message 5 in this chat"),
        ("delete", {"message_id": 5}, "there is no message 5 in this chat"),
    ],
)
async def test_an_impossible_post_is_refused(begun, name, sent, error):
    assert (await begun.act(name, **sent))["error"] == error


async def test_a_place_is_shared_by_the_keyboards_button(raw, begun):
    markup = {"keyboard": [[{"text": "发送位置", "request_location": True}]]}
    asked = await raw.send("在哪里？", reply_markup=markup)

    await begun.act("press", text="发送位置", latitude=1, longitude=2)

    message = (await the_update(raw))["message"]
    assert message["location"] == {"latitude": 1.0, "longitude": 2.0}
    assert message["reply_to_message"] == asked


async def test_what_is_shared_answers_no_message_that_is_gone(raw, begun):
    markup = {"keyboard": [[{"text": "发送电话", "request_contact": True}]]}
    asked = await raw.send("电话？", reply_markup=markup)
    await raw.call("deleteMessage", chat_id=LI.user_id, message_id=asked["message_id"])

    await begun.act("press", text="发送电话")

    assert "reply_to_message" not in (await the_update(raw))["message"]


async def test_a_keyboard_without_buttons_is_none(raw, begun):
    await raw.send("选", reply_markup={"keyboard": [[]]})

    assert (await begun.chat())["keyboard"] is None


@pytest.mark.parametrize(
    ("name", "sent", "kind"),
    [
        ("sticker", {"emoji": "🎉"}, "sticker"),
        ("dice", {}, "dice"),
        ("poll", {"question": "？", "options": ["甲", "乙"]}, "poll"),
    ],
)
async def test_a_person_can_send_what_no_bot_asks_for(raw, begun, name, sent, kind):
    await begun.act(name, **sent)

    message = (await the_update(raw))["message"]
    assert kind in message


async def test_what_was_forwarded_says_so(raw, begun):
    await begun.act("forward", text="听说要改了 https://a.cn", name="张三")

    message = (await the_update(raw))["message"]
    assert (message["text"], message["forward_origin"]) == (
        "听说要改了 https://a.cn",
        {"type": "hidden_user", "sender_user_name": "张三", "date": 1_800_000_000 - 3600},
    )


async def test_the_bots_own_message_can_be_forwarded_to_it(raw, begun):
    sent = await raw.send("<b>请看</b>", parse_mode="HTML")

    await begun.act("forward", message_id=sent["message_id"])

    message = (await the_update(raw))["message"]
    assert (message["text"], message["entities"]) == (sent["text"], sent["entities"])
    assert message["forward_origin"]["sender_user"] == raw.sandbox.world.bot


async def test_a_message_can_be_edited(raw, begun):
    said = (await begun.say("三次"))["message"]
    await raw.updates(offset=-1)

    edited = (await begun.act("edit", message_id=said["message_id"], text="/help 四次"))["message"]

    assert (await raw.updates())[-1]["edited_message"] == edited
    assert edited == said | {
        "text": "/help 四次",
        "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        "edit_date": 1_800_000_000,
    }


async def test_the_words_under_a_file_can_be_edited(raw, begun):
    sent = await post(begun, "upload", [(PNG, "a.png", "image/png")], kind="photo", caption="旧")

    message_id = sent["message"]["message_id"]
    edited = (await begun.act("edit", message_id=message_id, text="新"))["message"]

    assert (edited["caption"], edited["photo"]) == ("新", sent["message"]["photo"])


@pytest.mark.parametrize(
    ("act", "later", "error"),
    [
        ("message", 0, "nothing would change"),
        ("message", 49 * 3600, "after two days a message can't be edited"),
        ("forward", 0, "only what one has written oneself can be edited"),
        ("dice", 0, "there is nothing to edit in this message"),
    ],
)
async def test_what_telegram_lets_nobody_edit_is_refused(begun, clock, act, later, error):
    message = (await begun.act(act, text="三次"))["message"]
    clock.now += later

    answer = await begun.act("edit", message_id=message["message_id"], text="三次")

    assert answer["error"] == error


async def test_a_bots_message_is_not_a_persons_to_edit(raw, begun):
    sent = await raw.send("一")

    answer = await begun.act("edit", message_id=sent["message_id"], text="二")

    assert answer["error"] == "only what one has written oneself can be edited"


async def test_a_deleted_message_cannot_be_answered(raw, begun):
    said = (await begun.say("一"))["message"]
    await begun.act("delete", message_id=said["message_id"])

    answer = await raw.call(
        "sendMessage",
        chat_id=LI.user_id,
        text="二",
        reply_parameters={"message_id": said["message_id"]},
    )

    assert answer == refusal("Bad Request: message to be replied not found")


@pytest.mark.parametrize("name", ["contact", "location", "sticker", "dice"])
async def test_who_has_blocked_the_bot_sends_it_nothing(begun, name):
    await begun.act("block", blocked=True)

    answer = await begun.act(name)

    assert answer["error"] == "this person has blocked the bot; unblock it first"


async def test_a_bot_hears_only_of_the_kinds_it_asked_for(raw, begun):
    said = (await begun.say("一"))["message"]
    await raw.updates(offset=-1, allowed_updates=["message"])

    await begun.act("edit", message_id=said["message_id"], text="二")
    await begun.act("block", blocked=True)

    assert [update["message"]["text"] for update in await raw.updates()] == ["一"]
