import aiohttp
import pytest

from bot.sandbox.server import Sandbox
from tests.bot.sandbox.conftest import LI, Driver, RawBot, button, keyboard, refusal

INLINE = "Bad Request: can't parse inline keyboard button: "
URL = "Bad Request: inline keyboard button URL"
ENTITIES = "Bad Request: can't parse entities: "


async def test_a_sent_message_is_in_the_chat(raw, begun):
    sent = await raw.send("您好")

    assert (await begun.chat())["messages"][-1] == sent
    assert (sent["text"], sent["chat"]["id"]) == ("您好", LI.user_id)
    assert sent["from"] == raw.sandbox.world.bot


async def test_html_becomes_entities_counted_in_utf16(raw, begun):
    sent = await raw.send("😀<b>你<i>好</i></b> &lt;&#65;&gt;", parse_mode="HTML")

    assert sent["text"] == "😀你好 <A>"
    assert sent["entities"] == [
        {"type": "bold", "offset": 2, "length": 2},
        {"type": "italic", "offset": 3, "length": 1},
    ]


@pytest.mark.parametrize(
    ("html", "entity"),
    [
        ('<a href="https://a.b/?x&amp;y">z</a>', {"type": "text_link", "url": "https://a.b/?x&y"}),
        ("<blockquote>z</blockquote>", {"type": "blockquote"}),
        ("<blockquote expandable>z</blockquote>", {"type": "expandable_blockquote"}),
        ('<span class="tg-spoiler">z</span>', {"type": "spoiler"}),
        ("<tg-spoiler>z</tg-spoiler>", {"type": "spoiler"}),
        ("<ins>z</ins>", {"type": "underline"}),
        ("<del>z</del>", {"type": "strikethrough"}),
        ("<pre>z</pre>", {"type": "pre"}),
        ("<code>z</code>", {"type": "code"}),
        ('<code class="language-py">z</code>', {"type": "pre", "language": "py"}),
        ("<b ID='x'>z</b >", {"type": "bold"}),
    ],
)
async def test_each_tag_has_its_entity(raw, begun, html, entity):
    sent = await raw.send(html, parse_mode="HTML")

    assert sent["entities"] == [{"offset": 0, "length": 1} | entity]


async def test_what_marks_nothing_is_no_entity(raw, begun):
    sent = await raw.send("<b></b><a>x</a>&nbsp;&#0;", parse_mode="HTML")

    assert (sent["text"], sent.get("entities")) == ("x&nbsp;&#0;", None)


async def test_links_and_commands_are_found_without_markup(raw, begun):
    sent = await raw.send("见 https://a.cn/x，或 /help")

    assert sent["entities"] == [
        {"type": "url", "offset": 2, "length": 14},
        {"type": "bot_command", "offset": 19, "length": 5},
    ]


@pytest.mark.parametrize(
    ("sent", "description"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: text must be non-empty"),
        ({"text": "<b> </b>"}, "Bad Request: text must be non-empty"),
        ({"text": "好" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "<b>x"}, ENTITIES + 'Can\'t find end tag corresponding to start tag "b"'),
        ({"text": "<p>x</p>"}, ENTITIES + 'Unsupported start tag "p" at byte offset 0'),
        ({"text": "好 < 5"}, ENTITIES + 'Unsupported start tag "" at byte offset 4'),
        ({"text": "x</b>"}, ENTITIES + "Unexpected end tag at byte offset 1"),
        (
            {"text": "<a href=>x</a>"},
            ENTITIES + 'Empty attribute name in the tag "a" at byte offset 0',
        ),
        ({"text": '<a href="x'}, ENTITIES + "Unclosed start tag at byte offset 0"),
        (
            {"reply_markup": {"inline_keyboard": [button()]}},
            "Bad Request: can't parse inline keyboard: expected an Array of Arrays",
        ),
        (
            {"reply_markup": keyboard({"callback_data": "x"})},
            INLINE + 'Field "text" must be of type String',
        ),
        (
            {"reply_markup": keyboard({"text": "好", "url": "好"})},
            f"{URL} '好' is invalid: Wrong HTTP URL",
        ),
        ({"text": "x<b"}, ENTITIES + "Unclosed start tag at byte offset 1"),
        ({"text": "<b>x</b"}, ENTITIES + "Unclosed end tag at byte offset 4"),
        (
            {"text": "<b>x</i>"},
            ENTITIES + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        (
            {"text": "<span>x</span>"},
            ENTITIES + 'Tag "span" must have class "tg-spoiler" at byte offset 0',
        ),
        (
            {"text": "*x*", "parse_mode": "MarkdownV2"},
            ENTITIES + "the sandbox reads parse_mode HTML only",
        ),
        ({"parse_mode": "Word"}, "Bad Request: unsupported parse_mode"),
        ({"chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"chat_id": 4}, "Bad Request: chat not found"),
        ({"reply_parameters": {"message_id": 1}}, "Bad Request: message to be replied not found"),
        ({"reply_markup": keyboard(button(data="长" * 22))}, "Bad Request: BUTTON_DATA_INVALID"),
        (
            {"reply_markup": keyboard(button(data=""))},
            INLINE + "Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"reply_markup": keyboard({"text": "好"})},
            INLINE + "Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"reply_markup": keyboard(button(text=""))},
            "Bad Request: inline keyboard button text must be non-empty",
        ),
        (
            {"reply_markup": keyboard(button() | {"url": "https://a.cn"})},
            INLINE + "exactly one action is expected, found url, callback_data",
        ),
        (
            {"reply_markup": keyboard({"text": "好", "url": "ftp://a.cn"})},
            f"{URL} 'ftp://a.cn' is invalid: Unsupported URL protocol",
        ),
        ({"reply_markup": keyboard(*[button()] * 101)}, "Bad Request: reply markup is too long"),
        (
            {"reply_markup": {"keyboard": [[{"text": ""}]]}},
            "Bad Request: keyboard button text must be non-empty",
        ),
        ({"reply_markup": "{"}, "Bad Request: can't parse reply markup JSON object"),
        ({"reply_markup": [1]}, "Bad Request: object expected as reply markup"),
    ],
)
async def test_a_message_is_refused_in_telegrams_words(raw, begun, sent, description):
    answer = await raw.call(
        "sendMessage", **{"chat_id": LI.user_id, "text": "x", "parse_mode": "HTML"} | sent
    )

    assert answer == refusal(description)


async def test_the_longest_message_and_button_are_taken(raw, begun):
    sent = await raw.send("好" * 4096, reply_markup=keyboard(button(data="x" * 64)))

    assert len(sent["text"]) == 4096


async def test_a_bot_cannot_write_first(raw):
    answer = await raw.call("sendMessage", chat_id=LI.user_id, text="您好")

    assert answer == refusal("Bad Request: chat not found")


async def test_a_blocked_bot_is_forbidden_and_told(raw, begun):
    await begun.act("block", blocked=True)

    answer = await raw.call("sendMessage", chat_id=LI.user_id, text="您好")

    assert answer == refusal("Forbidden: bot was blocked by the user", 403)
    (update,) = await raw.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_an_unblocked_bot_may_write_again(raw, begun):
    await begun.act("block", blocked=True)
    await begun.act("block", blocked=False)

    sent = await raw.send("又见面了")

    assert sent["text"] == "又见面了"


async def test_a_reply_shows_what_it_answers(raw, begun):
    first = await raw.send("一")

    second = await raw.send("二", reply_parameters={"message_id": first["message_id"]})

    assert second["reply_to_message"] == first


async def test_form_and_multipart_are_read_like_json(raw, begun, session):
    url = f"{raw.sandbox.base_url}{raw.sandbox.token}/sendMessage"
    form = {"chat_id": str(LI.user_id), "text": "x", "reply_markup": '{"remove_keyboard": true}'}
    parts = aiohttp.FormData(form, default_to_multipart=True)

    async with session.post(url, data=form) as by_form, session.post(url, data=parts) as by_parts:
        answers = [await by_form.json(), await by_parts.json()]

    assert [answer["result"]["text"] for answer in answers] == ["x", "x"]


async def test_a_wrong_token_is_unauthorized(raw, session):
    async with session.get(f"{raw.sandbox.base_url}1:wrong/getMe") as response:
        answer = await response.json()

    assert answer == refusal("Unauthorized", 401)


async def test_an_unknown_method_is_not_found(raw):
    answer = await raw.call("sendTelepathy")

    assert answer == refusal("Not Found", 404)


async def test_a_misspelt_parameter_is_warned_of_and_ignored(raw, begun, caplog):
    await raw.send("x", disable_notifications=True)

    assert caplog.messages == [
        "sendMessage knows no parameter disable_notifications; Telegram would ignore it"
    ]


async def test_an_unknown_chat_action_is_refused(raw, begun):
    answer = await raw.call("sendChatAction", chat_id=LI.user_id, action="dancing")

    assert answer == refusal("Bad Request: wrong parameter action in request")


async def test_a_reply_to_nothing_may_be_allowed(raw, begun):
    nothing = {"message_id": 1, "allow_sending_without_reply": True}

    sent = await raw.send("二", reply_parameters=nothing)

    assert sent.get("reply_to_message") is None


async def test_entities_may_be_given_instead_of_html(raw, begun):
    bold = {"type": "bold", "offset": 1, "length": 1}

    sent = await raw.send(" 好 ", entities=[bold])

    assert (sent["text"], sent["entities"]) == ("好", [bold | {"offset": 0}])


async def test_a_body_that_is_no_json_object_is_refused(raw, session):
    url = f"{raw.sandbox.base_url}{raw.sandbox.token}/getMe"
    headers = {"Content-Type": "application/json"}

    async with (
        session.post(url, data="{", headers=headers) as broken,
        session.post(url, json=[]) as listed,
    ):
        answers = [await broken.json(), await listed.json()]

    assert answers == [
        refusal("Bad Request: can't parse JSON object"),
        refusal("Bad Request: object expected as request body"),
    ]


async def test_with_strict_flood_limits_a_hasty_bot_must_wait(session, clock):
    sandbox = Sandbox([LI], strict_flood=True, clock=clock)
    await sandbox.start(port=0)
    hasty = RawBot(session, sandbox)
    await Driver(session, sandbox.address, LI.user_id).say("/start")

    answers = [await hasty.call("sendMessage", chat_id=LI.user_id, text="x") for _ in range(6)]

    assert [answer["ok"] for answer in answers] == [True] * 5 + [False]
    assert answers[-1]["parameters"] == {"retry_after": 1}
    await sandbox.stop()
