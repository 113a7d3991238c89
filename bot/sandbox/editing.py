"""Methods by which a bot changes or takes back what it has written, and answers taps."""

from bot.sandbox.calls import Call
from bot.sandbox.chats import Kept
from bot.sandbox.keyboards import read_inline
from bot.sandbox.media import KINDS
from bot.sandbox.method import Method, method
from bot.sandbox.refusals import bad_request
from bot.sandbox.sending import (
    caption_fields,
    media_fields,
    open_chat,
    read_message_text,
    text_fields,
)
from bot.sandbox.wire import Json, units
from bot.sandbox.world import World

ANSWER_LENGTH = 200
DELETABLE_SECONDS = 48 * 3600
DELETED_AT_ONCE = 100
REPLACEABLE = frozenset({"photo", "document", "audio", "video"})
TEXT = frozenset({"text", "entities"})
CAPTION = frozenset({"caption", "caption_entities"})
COMPARED = KINDS | TEXT | CAPTION | {"reply_markup"}
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(world: World, call: Call) -> Json:
    """Write something else instead."""
    fields = text_fields(read_message_text(call))
    message = _editable(world, call).message
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, call, message, TEXT, fields)


def edit_caption(world: World, call: Call) -> Json:
    """Put something else under a file."""
    fields = caption_fields(call)
    message = _editable(world, call).message
    if not KINDS & message.keys():
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, call, message, CAPTION, fields)


def edit_markup(world: World, call: Call) -> Json:
    """Change the keyboard only."""
    return _edit(world, call, _editable(world, call).message, frozenset(), {})


def edit_media(world: World, call: Call) -> Json:
    """Put another file in place of a file."""
    media = call.structure("media")
    if not isinstance(media, dict) or media.get("type") not in REPLACEABLE:
        raise bad_request("can't parse InputMedia: type is unsupported")
    message = _editable(world, call).message
    kind = str(media["type"])
    if "voice" in message:
        raise bad_request("message media can't be edited")
    inner = Call(call.method, media, call.uploads)
    fields = media_fields(world, inner, kind, named=str(media.get("media", "")))
    return _edit(world, call, message, KINDS | TEXT | CAPTION, fields)


def delete_message(world: World, call: Call) -> bool:
    """Take a message back, for both."""
    chat_id, message_id = _existing_chat(world, call), call.integer("message_id")
    kept = world.chats.find(chat_id, message_id)
    if kept is None:
        raise bad_request("message to delete not found")
    if world.clock() - kept.message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    world.chats.remove(chat_id, message_id)
    return True


def delete_messages(world: World, call: Call) -> bool:
    """Take several messages back; those that are not there are passed over."""
    message_ids = call.structure("message_ids")
    if not isinstance(message_ids, list) or not 1 <= len(message_ids) <= DELETED_AT_ONCE:
        raise bad_request("message identifiers are not specified")
    chat_id = _existing_chat(world, call)
    for message_id in message_ids:
        if world.chats.find(chat_id, int(message_id)) is not None:
            world.chats.remove(chat_id, int(message_id))
    return True


def answer_callback_query(world: World, call: Call) -> bool:
    """End a tap's waiting, with a few words or without."""
    if units(call.text("text")) > ANSWER_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    query_id = call.text("callback_query_id")
    user_id = world.queries.answer(query_id)
    answer = {"query_id": query_id, "text": call.text("text"), "alert": call.flag("show_alert")}
    world.chats.tell(user_id, {"kind": "answer", "url": call.text("url")} | answer)
    return True


def _existing_chat(world: World, call: Call) -> int:
    chat_id = call.integer("chat_id")
    if not world.chats.state(chat_id).has_begun:
        raise bad_request("chat not found")
    return chat_id


def _editable(world: World, call: Call) -> Kept:
    if call.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat_id = _existing_chat(world, call)
    if not call.integer("message_id"):
        raise bad_request("message identifier is not specified")
    kept = world.chats.find(chat_id, call.integer("message_id"))
    if kept is None:
        raise bad_request("message to edit not found")
    if kept.sealed or kept.message["from"] != world.bot:
        raise bad_request("message can't be edited")
    return kept


def _edit(world: World, call: Call, message: Json, replaced: frozenset[str], fields: Json) -> Json:
    """Without `reply_markup` in the call the keyboard goes, as in Telegram."""
    markup = read_inline(call)
    gone = replaced | {"reply_markup"}
    edited = {name: value for name, value in message.items() if name not in gone} | fields
    if markup is not None:
        edited["reply_markup"] = markup
    if _compared(edited) == _compared(message):
        raise bad_request(UNCHANGED)
    return world.chats.edit(open_chat(world, call), edited)


def _compared(message: Json) -> Json:
    return {name: value for name, value in message.items() if name in COMPARED}


WHERE = "chat_id message_id inline_message_id business_connection_id reply_markup "
METHODS: tuple[Method, ...] = (
    method(
        "editMessageText",
        WHERE + "text entities parse_mode link_preview_options disable_web_page_preview",
        edit_text,
    ),
    method(
        "editMessageCaption",
        WHERE + "caption caption_entities parse_mode show_caption_above_media",
        edit_caption,
    ),
    method("editMessageReplyMarkup", WHERE, edit_markup),
    method("editMessageMedia", WHERE + "media", edit_media),
    method("deleteMessage", "chat_id message_id", delete_message),
    method("deleteMessages", "chat_id message_ids", delete_messages),
    method(
        "answerCallbackQuery",
        "callback_query_id text show_alert url cache_time",
        answer_callback_query,
    ),
)
