import pytest

from bot.sandbox.queries import TOO_OLD
from tests.bot.sandbox.conftest import LI, button, keyboard, refusal

UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


def edit(raw, message, text, **parameters):
    where = {"chat_id": LI.user_id, "message_id": message["message_id"]}
    return raw.call("editMessageText", text=text, **where, **parameters)


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(raw, begun):
    sent = await raw.send("一", reply_markup=keyboard(button()))

    edited = (await edit(raw, sent, "二"))["result"]

    assert edited["text"] == "二"
    assert edited.get("reply_markup") is None
    assert (await begun.chat())["messages"][-1] == edited


@pytest.mark.parametrize("markup", [None, keyboard(button())])
async def test_an_edit_that_changes_nothing_is_refused(raw, begun, markup):
    more = {"reply_markup": markup} if markup else {}
    sent = await raw.send("<b>一</b>", parse_mode="HTML", **more)

    answer = await edit(raw, sent, "<strong>一</strong>", parse_mode="HTML", **more)

    assert answer == refusal(UNCHANGED)


async def test_the_keyboard_alone_can_be_changed(raw, begun):
    sent = await raw.send("一", reply_markup=keyboard(button("好")))

    edited = await raw.call(
        "editMessageReplyMarkup",
        chat_id=LI.user_id,
        message_id=sent["message_id"],
        reply_markup=keyboard(button("不好")),
    )

    assert edited["result"]["reply_markup"] == keyboard(button("不好"))
    assert edited["result"]["text"] == "一"


async def test_what_a_person_wrote_cannot_be_edited(raw, begun):
    said = (await begun.say("您好"))["message"]

    answer = await edit(raw, said, "别的")

    assert answer == refusal("Bad Request: message can't be edited")


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(raw, begun):
    sent = await raw.send("选一个", reply_markup={"keyboard": [["甲", "乙"]]})

    answer = await edit(raw, sent, "别的")

    assert answer == refusal("Bad Request: message can't be edited")


@pytest.mark.parametrize(
    ("method", "parameters", "description"),
    [
        ("editMessageText", {"text": "x", "message_id": 5}, "message to edit not found"),
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"text": ""}, "message text is empty"),
        ("editMessageText", {"text": "x", "inline_message_id": "1"}, "MESSAGE_ID_INVALID"),
        ("deleteMessage", {"message_id": 5}, "message to delete not found"),
        ("deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, TOO_OLD),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ],
)
async def test_what_is_not_there_is_not_changed(raw, begun, method, parameters, description):
    answer = await raw.call(method, chat_id=LI.user_id, **parameters)

    assert answer == refusal(f"Bad Request: {description}")


async def test_an_edit_takes_inline_keyboards_only(raw, begun):
    sent = await raw.send("一")

    answer = await edit(raw, sent, "二", reply_markup={"keyboard": [["甲"]]})

    assert answer == refusal("Bad Request: inline keyboard expected")


async def test_a_text_has_no_caption_to_edit(raw, begun):
    sent = await raw.send("一")

    answer = await raw.call(
        "editMessageCaption", chat_id=LI.user_id, message_id=sent["message_id"], caption="x"
    )

    assert answer == refusal("Bad Request: there is no caption in the message to edit")


async def test_a_deleted_message_is_gone(raw, begun):
    before = (await begun.chat())["messages"]
    one, two = await raw.send("一"), await raw.send("二")

    await raw.call("deleteMessage", chat_id=LI.user_id, message_id=one["message_id"])
    await raw.call("deleteMessages", chat_id=LI.user_id, message_ids=[two["message_id"], 5])

    assert (await begun.chat())["messages"] == before


async def test_after_two_days_a_message_stays(raw, begun, clock):
    sent = await raw.send("一")
    clock.now += 48 * 3600 + 1

    answer = await raw.call("deleteMessage", chat_id=LI.user_id, message_id=sent["message_id"])

    assert answer == refusal("Bad Request: message can't be deleted for everyone")


async def test_a_tap_is_answered_once(raw, begun):
    sent = await raw.send("一", reply_markup=keyboard(button()))
    tapped = await begun.act("tap", message_id=sent["message_id"], data="ok")
    query_id = tapped["query_id"]

    answers = [await raw.call("answerCallbackQuery", callback_query_id=query_id) for _ in "12"]

    assert answers == [{"ok": True, "result": True}, refusal(f"Bad Request: {TOO_OLD}")]


async def test_a_tap_cannot_be_answered_late(raw, begun, clock):
    sent = await raw.send("一", reply_markup=keyboard(button()))
    tapped = await begun.act("tap", message_id=sent["message_id"], data="ok")
    clock.now += 31

    answer = await raw.call("answerCallbackQuery", callback_query_id=tapped["query_id"])

    assert answer == refusal(f"Bad Request: {TOO_OLD}")
