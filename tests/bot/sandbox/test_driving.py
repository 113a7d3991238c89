import asyncio

import pytest

from bot.sandbox.acts import payload_of
from bot.sandbox.refusals import Refusal
from bot.sandbox.server import PortTakenError, Sandbox
from tests.bot.sandbox.conftest import LI, WANG, Driver, button, keyboard


async def test_what_a_person_sends_has_all_that_a_bot_needs(raw, li):
    said = (await li.say("/start citizen"))["message"]

    (update,) = await raw.updates()
    assert update["message"] == said
    assert said == {
        "message_id": said["message_id"],
        "date": 1_800_000_000,
        "chat": {"id": 801, "first_name": "李秀兰", "type": "private"},
        "from": {"id": 801, "is_bot": False, "first_name": "李秀兰", "language_code": "zh-hans"},
        "text": "/start citizen",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }


async def test_an_unknown_person_becomes_a_guest(raw, session, sandbox):
    await Driver(session, sandbox.address, 5).say("您好")

    (update,) = await raw.updates()
    assert update["message"]["from"]["first_name"] == "访客 1"


@pytest.mark.parametrize(
    ("name", "sent", "status", "error"),
    [
        ("message", {"text": " "}, 400, "a message needs a text"),
        ("message", {"text": "x" * 4097}, 400, "a message has at most 4096 characters"),
        ("message", {"text": 1}, 400, "text must be a text"),
        ("message", {"text": "x", "user_id": "x"}, 400, "user_id must be a number"),
        ("message", {"text": "x", "user_id": 0}, 400, "user_id must be a positive number"),
        (
            "message",
            {"text": "x", "reply_to_message_id": 5},
            404,
            "there is no message 5 in this chat",
        ),
        ("tap", {"message_id": 5, "data": "x"}, 404, "there is no message 5 in this chat"),
        ("tap", {"text": "甲"}, 409, "there is no button '甲' in this chat"),
        ("press", {"text": "甲"}, 409, "the keyboard has no button '甲'"),
        (
            "link",
            {"link": "https://t.me/other_bot?start=1"},
            400,
            "this is neither a link to this bot nor a start parameter",
        ),
    ],
)
async def test_an_impossible_act_is_refused(begun, name, sent, status, error):
    assert await begun.act(name, **sent) == {"status": status, "error": error}


async def test_a_button_that_is_not_there_cannot_be_tapped_but_forged(raw, begun):
    sent = await raw.send("一", reply_markup=keyboard(button()))
    where = {"message_id": sent["message_id"], "data": "forged"}

    tapped = await begun.act("tap", **where)
    await begun.act("forge", **where)
    await begun.act("forge", message_id=5, data="forged")

    assert tapped["status"] == 409
    queries = [update["callback_query"] for update in await raw.updates()]
    assert [query["data"] for query in queries] == ["forged", "forged"]
    assert [query["message"]["date"] for query in queries] == [sent["date"], 0]


async def test_a_button_can_be_tapped_by_what_it_says(raw, begun):
    await raw.send("旧", reply_markup=keyboard(button("好", "old")))
    await raw.send("新", reply_markup=keyboard(button("好", "new")))

    await begun.act("tap", text="好")

    (update,) = await raw.updates()
    assert update["callback_query"]["data"] == "new"


async def test_a_one_time_keyboard_goes_when_it_was_used(raw, begun):
    contact = {"text": "发送电话", "request_contact": True}
    markup = {"keyboard": [["甲", contact]], "one_time_keyboard": True}
    asked = await raw.send("选", reply_markup=markup)
    shown = (await begun.chat())["keyboard"]

    pressed = await begun.act("tap", text="发送电话")

    assert shown == markup
    assert pressed["message"]["reply_to_message"] == asked
    assert pressed["message"]["contact"] == {
        "phone_number": "8613900000801",
        "first_name": "李秀兰",
        "user_id": 801,
    }
    assert (await begun.chat())["keyboard"] is None


async def test_a_bot_can_ask_for_a_reply_and_take_its_keyboard_away(raw, begun):
    await raw.send("选", reply_markup={"keyboard": [["甲"]]})
    await raw.send("不用了", reply_markup={"remove_keyboard": True})
    asked = await raw.send("请回复", reply_markup={"force_reply": True})
    before = await begun.chat()

    await begun.say("好", reply_to_message_id=asked["message_id"])

    assert (before["keyboard"], before["replies_to"]) == (None, asked["message_id"])
    assert (await raw.updates())[-1]["message"]["reply_to_message"] == asked
    assert (await begun.chat())["replies_to"] == 0


async def test_a_part_of_what_is_answered_can_be_quoted(raw, begun):
    said = await raw.send("第一行 😀\n第二行")

    await begun.say("好", reply_to_message_id=said["message_id"], quote="第二行")

    quoted = (await raw.updates())[-1]["message"]["quote"]
    assert quoted == {"text": "第二行", "position": 7, "is_manual": True}


@pytest.mark.parametrize(
    ("quote", "error"),
    [
        ("第三行", "the quote is no part of that message"),
        ("长" * 1025, "a quote has at most 1024 characters"),
    ],
)
async def test_what_is_no_part_of_it_or_too_long_cannot_be_quoted(raw, begun, quote, error):
    said = await raw.send("长" * 2000)

    refused = await begun.say("好", reply_to_message_id=said["message_id"], quote=quote)

    assert refused["error"] == error


async def test_a_tap_brings_what_its_message_answers_as_it_stands_now(raw, begun):
    own = (await begun.say("前"))["message"]
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "x"}]]}
    said = await raw.send(
        "？", reply_markup=markup, reply_parameters={"message_id": own["message_id"]}
    )
    await begun.act("edit", message_id=own["message_id"], text="后")
    await begun.act("tap", message_id=said["message_id"], data="x")
    edited = (await raw.updates())[-1]["callback_query"]["message"]
    await begun.act("delete", message_id=own["message_id"])
    await begun.act("tap", message_id=said["message_id"], data="x")
    gone = (await raw.updates())[-1]["callback_query"]["message"]

    assert edited["reply_to_message"]["text"] == "后"
    assert "reply_to_message" not in gone


async def test_nothing_is_quoted_without_an_answer(begun):
    refused = await begun.say("好", quote="一")

    assert refused["error"] == "only a part of what is answered can be quoted"


async def test_who_has_blocked_the_bot_must_unblock_it_to_write(begun):
    await begun.act("block", blocked=True)

    refused = await begun.say("您好")

    assert refused["error"] == "this person has blocked the bot; unblock it first"


async def test_a_link_to_the_bot_starts_it_with_its_parameter(raw, li):
    await li.act("link", link="https://t.me/najian_sandbox_bot?start=i_4F-x")

    (update,) = await raw.updates()
    assert update["message"]["text"] == "/start i_4F-x"


def test_a_bare_parameter_is_a_link_too():
    assert payload_of(" i_4F ", "some_bot") == "i_4F"


def test_nonsense_is_no_link():
    with pytest.raises(Refusal):
        payload_of("请点这里", "some_bot")


async def test_a_test_can_wait_for_the_bots_answer(raw, begun):
    revision = (await begun.say("您好"))["revision"]

    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        waiting = group.create_task(begun.chat(since=revision, seconds=10))
        await raw.send("收到")

    assert waiting.result()["messages"][-1]["text"] == "收到"


async def test_waiting_in_vain_ends(begun):
    revision = (await begun.chat())["revision"]

    chat = await begun.chat(since=revision, seconds=1)

    assert chat["revision"] == revision


async def test_pending_counts_what_is_not_acknowledged(raw, li, session):
    await li.say("一")
    await li.say("二")

    async with session.get(f"{li.address}sandbox/pending") as response:
        assert await response.json() == {"pending": 2, "is_polled": False}


async def test_the_journal_tells_each_call_with_its_result(raw, begun, session):
    sent = await raw.send("一")
    await raw.call("sendMessage", chat_id=LI.user_id, text="")
    await raw.updates()

    async with session.get(f"{begun.address}sandbox/journal?method=sendMessage") as response:
        calls = (await response.json())["calls"]

    assert calls == [
        {
            "method": "sendMessage",
            "sent": {"chat_id": LI.user_id, "text": "一"},
            "uploads": {},
            "result": sent,
        },
        {
            "method": "sendMessage",
            "sent": {"chat_id": LI.user_id, "text": ""},
            "uploads": {},
            "refused": "Bad Request: message text is empty",
        },
    ]


async def test_people_can_be_introduced_later(sandbox, session):
    sandbox.introduce([WANG])

    async with session.get(f"{sandbox.address}sandbox/people") as response:
        people = (await response.json())["people"]

    assert [(person["first_name"], person["start"]) for person in people] == [
        ("王建国", "/start enterprise")
    ]


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example:80"}]
)
async def test_other_web_sites_are_turned_away(sandbox, session, headers):
    url = f"{sandbox.address}sandbox/people"

    async with session.get(url, headers=headers) as response:
        assert response.status == 403


async def test_what_is_no_json_is_refused(sandbox, session):
    url = f"{sandbox.address}sandbox/message"

    async with (
        session.post(url, data="x") as plain,
        session.post(url, data="x", headers={"Content-Type": "application/json"}) as broken,
        session.post(url, json=[1]) as listed,
    ):
        assert [plain.status, broken.status, listed.status] == [415, 400, 400]


async def test_a_taken_port_is_said_clearly(sandbox):
    port = int(sandbox.address.rstrip("/").rpartition(":")[2])
    second = Sandbox()

    with pytest.raises(PortTakenError, match=f"port {port} of 127.0.0.1 is taken"):
        await second.start(port=port)

    await second.stop()


async def test_the_sandbox_stops_soon_even_while_somebody_waits(session):
    sandbox = Sandbox([LI])
    await sandbox.start(port=0)
    url = f"{sandbox.base_url}{sandbox.token}/getUpdates"

    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        poll = group.create_task(session.post(url, json={"timeout": 50}))
        await sandbox.world.updates.until_polled()
        await sandbox.stop()

    async with poll.result() as response:
        assert await response.json() == {"ok": True, "result": []}


async def test_a_page_hears_the_chats_it_watches(raw, begun, session):
    async with (
        asyncio.timeout(10),
        session.ws_connect(f"{begun.address}sandbox/live") as socket,
    ):
        hello = await socket.receive_json()
        await socket.send_json({"watch": [LI.user_id]})
        chat = await socket.receive_json()
        sent = await raw.send("您好")
        told = await until(socket, "message")

    assert (hello["steps"], [p["role"] for p in hello["people"]]) == (
        ["点开始", "换一个人", "看台账"],
        ["群众", "企业主"],
    )
    assert chat["chat"]["messages"][0]["text"] == "/start"
    assert (told["message"], told["user_id"]) == (sent, LI.user_id)


async def until(socket, kind):
    """The next change of this kind."""
    while (change := await socket.receive_json())["kind"] != kind:
        pass
    return change
