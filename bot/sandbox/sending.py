"""Methods by which a bot writes: texts, photos, documents, "typing…"."""

from dataclasses import replace
from typing import Any

from bot.sandbox.calls import Call, Upload
from bot.sandbox.chats import ChatState
from bot.sandbox.files import MEGABYTE, StoredFile
from bot.sandbox.keyboards import read_markup
from bot.sandbox.markup import Formatted, read_text
from bot.sandbox.method import Method, method
from bot.sandbox.pictures import find_size
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.wire import Json, units
from bot.sandbox.world import World

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
UPLOAD_LIMITS = {"photo": 10 * MEGABYTE, "document": 50 * MEGABYTE, "voice": 50 * MEGABYTE}
PHOTO_SIDES = 10_000
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: World, call: Call) -> Json:
    """Write a text."""
    return _send(world, call, text_fields(read_message_text(call)))


def send_photo(world: World, call: Call) -> Json:
    """Send a picture."""
    return _send(world, call, media_fields(world, call, "photo"))


def send_document(world: World, call: Call) -> Json:
    """Send a file."""
    return _send(world, call, media_fields(world, call, "document"))


def send_voice(world: World, call: Call) -> Json:
    """Send a voice message."""
    return _send(world, call, media_fields(world, call, "voice"))


def send_chat_action(world: World, call: Call) -> bool:
    """Show what the bot is doing."""
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat_id = open_chat(world, call)
    world.chats.tell(chat_id, {"kind": "action", "action": call.text("action")})
    return True


def open_chat(world: World, call: Call) -> int:
    """The chat that a call is about, if the bot may write there."""
    if not call.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat_id = call.integer("chat_id")
    state = world.chats.state(chat_id)
    if not state.has_begun:
        raise bad_request("chat not found")
    if state.is_blocked:
        raise Refusal("Forbidden: bot was blocked by the user", code=403)
    return chat_id


def read_message_text(call: Call) -> Formatted:
    """The checked text of a message."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    formatted = read_text(call, "text")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if units(formatted.text) > TEXT_LENGTH:
        raise bad_request("message is too long")
    return formatted


def text_fields(formatted: Formatted) -> Json:
    """A text as a message has it."""
    return _fields("text", "entities", formatted)


def caption_fields(call: Call) -> Json:
    """The checked caption of a call as a message has it; empty when there is none."""
    formatted = read_text(call, "caption")
    if units(formatted.text) > CAPTION_LENGTH:
        raise bad_request("message caption is too long")
    return _fields("caption", "caption_entities", formatted) if formatted.text else {}


def media_fields(world: World, call: Call, kind: str, *, named: str = "") -> Json:
    """A file with its caption, sent anew or by a `file_id`."""
    source = named or call.text(kind)
    upload = call.uploads.get(source.removeprefix("attach://") or kind)
    stored = _stored(world, kind, upload, source)
    return file_fields(world, stored, as_kind=kind) | caption_fields(call)


def file_fields(world: World, stored: StoredFile, *, as_kind: str) -> Json:
    """A stored file as a message has it."""
    if as_kind == "photo":
        size = find_size(world.files.where(stored).read_bytes())
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if sum(size) > PHOTO_SIDES:
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return {"photo": [stored.as_file() | {"width": size[0], "height": size[1]}]}
    if as_kind == "voice":
        return {"voice": stored.as_file() | {"duration": 1, "mime_type": stored.mime}}
    named = {"file_name": stored.name, "mime_type": stored.mime}
    return {"document": stored.as_file() | named}


def _fields(text: str, entities: str, formatted: Formatted) -> Json:
    special = {entities: list(formatted.entities)} if formatted.entities else {}
    return {text: formatted.text} | special


def _stored(world: World, kind: str, upload: Upload | None, source: str) -> StoredFile:
    if upload is None:
        return _known(world, kind, source)
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMITS[kind]:
        raise Refusal("Request Entity Too Large", code=413)
    if kind == "photo" and find_size(upload.content) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return world.files.add(kind, upload)


def _known(world: World, kind: str, file_id: str) -> StoredFile:
    if not file_id:
        raise bad_request(f"there is no {kind} in the request")
    stored = world.files.find(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


def _send(world: World, call: Call, content: Json) -> Json:
    markup = read_markup(call)
    chat_id = open_chat(world, call)
    world.flood.spend(chat_id)
    fields: Json = {"from": world.bot} | _reply(world, call, chat_id) | content
    if markup is None:
        return world.chats.add(chat_id, fields)
    if "inline_keyboard" in markup:
        return world.chats.add(chat_id, fields | {"reply_markup": markup})
    message = world.chats.add(chat_id, fields, sealed=True)
    state = world.chats.state(chat_id)
    world.chats.change(chat_id, _with_keyboard(state, markup, message["message_id"]))
    return message


def _with_keyboard(state: ChatState, markup: Json, message_id: int) -> ChatState:
    if "keyboard" in markup:
        return replace(state, keyboard=markup, replies_to=0)
    if markup.get("remove_keyboard"):
        return replace(state, keyboard=None, replies_to=0)
    return replace(state, replies_to=message_id)


def _reply(world: World, call: Call, chat_id: int) -> Json:
    wanted: Any = call.structure("reply_parameters") or {}
    message_id = wanted.get("message_id") or call.integer("reply_to_message_id")
    if not message_id:
        return {}
    kept = world.chats.find(chat_id, int(message_id))
    if kept is not None:
        return {"reply_to_message": without_reply(kept.message)}
    if wanted.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def without_reply(message: Json) -> Json:
    """A message as it stands in another: without what it answered itself."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


COMMON = (
    "chat_id message_thread_id business_connection_id disable_notification protect_content "
    "reply_markup reply_parameters reply_to_message_id allow_sending_without_reply "
    "message_effect_id allow_paid_broadcast direct_messages_topic_id suggested_post_parameters "
)
CAPTION = "caption caption_entities parse_mode "
METHODS: tuple[Method, ...] = (
    method(
        "sendMessage",
        COMMON + "text entities parse_mode link_preview_options disable_web_page_preview",
        send_message,
    ),
    method(
        "sendPhoto", COMMON + CAPTION + "photo has_spoiler show_caption_above_media", send_photo
    ),
    method(
        "sendDocument",
        COMMON + CAPTION + "document thumbnail disable_content_type_detection",
        send_document,
    ),
    method("sendVoice", COMMON + CAPTION + "voice duration", send_voice),
    method(
        "sendChatAction",
        "chat_id action message_thread_id business_connection_id",
        send_chat_action,
    ),
)
