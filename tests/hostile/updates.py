"""Updates as nobody's Telegram sends them: real ones, changed, and kinds nobody asked for."""

import json
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from tests.hostile import odd
from tests.hostile.stage import HOSTILE, Stage
from tests.hostile.trees import changed

Json = dict[str, Any]
NOW = 1_595_217_600
PERSON = {"id": HOSTILE, "is_bot": False, "first_name": "Ada", "language_code": "zh-hans"}
CHAT = {"id": HOSTILE, "first_name": "Ada", "type": "private"}
GROUP = {"id": -100_666, "title": "商会", "type": "supergroup", "is_forum": True}
BOT = {"id": 123_456, "is_bot": True, "first_name": "纳谏", "username": "najian_sandbox_bot"}
SIZE = {"file_id": "x", "file_unique_id": "x", "file_size": 100, "width": 90, "height": 90}
FILE = {"file_id": "x", "file_unique_id": "x", "file_size": 913}
GIFT = {"type": "hidden_user", "date": NOW, "sender_user_name": "老同事"}

# What a message may hold besides who, when and where.
CONTENTS: tuple[Json, ...] = (
    {"text": "/start enterprise", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]},
    {"text": "/my", "entities": [{"type": "bot_command", "offset": 0, "length": 3}]},
    {"text": "/track x", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]},
    {"text": "办事要跑三趟"},
    {"text": "投资促进局"},
    {"photo": [SIZE, SIZE | {"width": 1280}], "caption": "图"},
    {"voice": FILE | {"duration": 3, "mime_type": "audio/ogg"}},
    {"audio": FILE | {"duration": 60, "file_name": "a.mp3", "mime_type": "audio/mpeg"}},
    {"document": FILE | {"file_name": "a.pdf", "mime_type": "application/pdf"}},
    {"document": FILE | {"file_name": "a.png"}, "animation": FILE | {"duration": 0} | SIZE},
    {"video": FILE | SIZE | {"duration": 5}},
    {"video_note": FILE | {"duration": 5, "length": 240}},
    {"sticker": SIZE | {"type": "regular", "is_animated": False, "is_video": False}},
    {"dice": {"emoji": "🎲", "value": 2}},
    {"contact": {"phone_number": "8613900000066", "first_name": "Ada", "user_id": HOSTILE}},
    {"location": {"latitude": 22.5, "longitude": 114.5, "live_period": 60}},
    {
        "venue": {
            "location": {"latitude": 1.0, "longitude": 1.0},
            "title": "局",
            "address": "路",
        },
        "location": {"latitude": 1.0, "longitude": 1.0},
    },
    {"story": {"chat": CHAT, "id": 1}},
    {"game": {"title": "x", "description": "x", "photo": [SIZE]}},
    {"web_app_data": {"data": "{}", "button_text": "x"}},
    {
        "successful_payment": {
            "currency": "XTR",
            "total_amount": 1,
            "invoice_payload": "x",
            "telegram_payment_charge_id": "x",
            "provider_payment_charge_id": "x",
        }
    },
    {"pinned_message": {"message_id": 1, "date": 0, "chat": CHAT}},
    {"new_chat_members": [BOT, PERSON]},
    {"left_chat_member": BOT},
    {"migrate_to_chat_id": -100_667},
    {"users_shared": {"request_id": 1, "users": [{"user_id": 7}]}},
    {"write_access_allowed": {}},
    {"giveaway": {"chats": [GROUP], "winners_selection_date": NOW, "winner_count": 1}},
    {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [{"text": "甲", "voter_count": 0}],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
        }
    },
    {"paid_media": {"star_count": 1, "paid_media": []}},
    {"passport_data": {"data": [], "credentials": {"data": "", "hash": "", "secret": ""}}},
    {},
)
# What else may stand beside it.
BESIDE: tuple[Json, ...] = (
    {},
    {"forward_origin": GIFT},
    {"forward_origin": {"type": "channel", "date": 0, "chat": GROUP, "message_id": 1}},
    {"sender_chat": GROUP, "author_signature": "匿名管理员"},
    {"via_bot": BOT},
    {"business_connection_id": "b", "sender_business_bot": BOT},
    {"media_group_id": "1"},
    {"reply_to_message": {"message_id": 2, "date": NOW, "chat": CHAT, "from": BOT, "text": "#s"}},
    {"external_reply": {"origin": GIFT}, "quote": {"text": "x", "position": -1}},
    {"is_topic_message": True, "message_thread_id": 2**53},
    {"edit_date": NOW},
    {"entities": [{"type": "bot_command", "offset": 10**9, "length": -5}]},
    {"entities": [{"type": "bot_command", "offset": 0, "length": 4096}]},
    {"entities": [{"type": "text_mention", "offset": -3, "length": 2, "user": PERSON}]},
    {"entities": [{"type": "unheard_of", "offset": 0, "length": 1}] * 100},
    {"has_protected_content": True, "effect_id": "1"},
)


def message(content: Json, beside: Json = MappingProxyType({}), chat: Json = CHAT) -> Json:
    """A message with this in it."""
    return {"message_id": 500, "date": NOW, "chat": chat, "from": PERSON} | content | dict(beside)


def query(data: str | None = "x", **fields: Any) -> Json:
    """A tap."""
    shown = {"message_id": 5, "date": NOW, "chat": CHAT, "from": BOT, "text": "?"}
    known = {"id": "1", "from": PERSON, "message": shown, "chat_instance": "1"} | fields
    return known if data is None else known | {"data": data}


OTHERS: tuple[Json, ...] = (
    {"callback_query": query()},
    {"callback_query": query(None, game_short_name="x")},
    {"callback_query": query(None)},
    {"callback_query": query(message=None, inline_message_id="x")},
    {"callback_query": query(message={"message_id": 5, "date": 0, "chat": CHAT})},
    {"callback_query": query(message={"message_id": 5, "date": 0, "chat": GROUP})},
    {"edited_message": message({"text": "改"}, {"edit_date": NOW})},
    {"edited_message": message({"photo": [SIZE]}, {"edit_date": NOW})},
    {"channel_post": message({"text": "/start"}, {"sender_chat": GROUP}, GROUP)},
    {"edited_channel_post": message({"text": "x"}, {"edit_date": NOW}, GROUP)},
    {
        "business_connection": {
            "id": "b",
            "user": PERSON,
            "user_chat_id": HOSTILE,
            "date": NOW,
            "is_enabled": True,
        }
    },
    {"business_message": message({"text": "/start"}, {"business_connection_id": "b"})},
    {
        "deleted_business_messages": {
            "business_connection_id": "b",
            "chat": CHAT,
            "message_ids": [1],
        }
    },
    {
        "message_reaction": {
            "chat": CHAT,
            "message_id": 5,
            "user": PERSON,
            "date": NOW,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "👎"}],
        }
    },
    {
        "message_reaction_count": {
            "chat": GROUP,
            "message_id": 5,
            "date": NOW,
            "reactions": [{"type": {"type": "paid"}, "total_count": 2**40}],
        }
    },
    {"inline_query": {"id": "1", "from": PERSON, "query": "x", "offset": ""}},
    {"chosen_inline_result": {"result_id": "1", "from": PERSON, "query": "x"}},
    {
        "shipping_query": {
            "id": "1",
            "from": PERSON,
            "invoice_payload": "x",
            "shipping_address": dict.fromkeys(
                ("country_code", "state", "city", "street_line1", "street_line2", "post_code"), "x"
            ),
        }
    },
    {
        "pre_checkout_query": {
            "id": "1",
            "from": PERSON,
            "currency": "XTR",
            "total_amount": 1,
            "invoice_payload": "x",
        }
    },
    {"poll_answer": {"poll_id": "1", "user": PERSON, "option_ids": [0]}},
    {
        "my_chat_member": {
            "chat": CHAT,
            "from": PERSON,
            "date": NOW,
            "old_chat_member": {"user": BOT, "status": "member"},
            "new_chat_member": {"user": BOT, "status": "kicked", "until_date": 0},
        }
    },
    {
        "my_chat_member": {
            "chat": GROUP,
            "from": PERSON,
            "date": NOW,
            "old_chat_member": {"user": BOT, "status": "left"},
            "new_chat_member": {"user": BOT, "status": "member"},
        }
    },
    {"chat_join_request": {"chat": GROUP, "from": PERSON, "user_chat_id": HOSTILE, "date": NOW}},
    {
        "chat_boost": {
            "chat": GROUP,
            "boost": {
                "boost_id": "1",
                "add_date": NOW,
                "expiration_date": NOW,
                "source": {"source": "premium", "user": PERSON},
            },
        }
    },
    {"kind_of_2031": {"x": 1}},
    {},
)


@st.composite
def proper(draw: st.DrawFn) -> Json:
    """An update as the Bot API describes it, with odd words in it; the number is given later."""
    if draw(st.booleans()):
        return _own(draw(st.sampled_from(OTHERS)))
    content = _own(draw(st.sampled_from(CONTENTS)))
    for key in ("text", "caption"):
        if key in content and draw(st.booleans()):
            content[key] = draw(odd.texts.filter(bool))
    chat = draw(st.sampled_from((CHAT, CHAT, CHAT, GROUP)))
    kind = draw(st.sampled_from(("message", "message", "edited_message", "channel_post")))
    return _own({kind: message(content, draw(st.sampled_from(BESIDE)), chat)})


@st.composite
def broken(draw: st.DrawFn) -> Json:
    """An update with some of its parts gone, replaced by something odd, or in the wrong place."""
    return draw(changed(draw(proper()), odd.anything.map(_own)))


def _own(update: Any) -> Any:
    """A copy in which no two parts are the same."""
    return json.loads(json.dumps(update))


any_update = proper() | broken()


async def check_proper(stage: Stage, update: Json) -> None:
    """Whatever Telegram describes, no handler fails."""
    async with stage.watching(is_proper=True):
        await stage.take(update)


async def check_broken(stage: Stage, update: Json) -> None:
    """What nobody can understand is noted, and holds up nobody."""
    try:
        received = json.loads(odd.as_json(update))
    except RecursionError:  # then Python itself has refused it
        return
    async with stage.watching():
        await stage.take(received)
