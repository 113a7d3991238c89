"""Methods by which a bot writes: texts, files, "typing…"."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.sandbox import media
from bot.sandbox.calls import Call
from bot.sandbox.chats import ChatState
from bot.sandbox.keyboards import read_markup
from bot.sandbox.markup import Formatted, read_text
from bot.sandbox.method import Method, method
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.wire import Json, units
from bot.sandbox.world import World

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
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


def send_file(kind: str) -> Callable[[World, Call], Json]:
    """The method's act that sends a file of this kind."""

    def act(world: World, call: Call) -> Json:
        return _send(world, call, media_fields(world, call, kind))

    return act


def send_chat_action(world: World, call: Call) -> bool:
    """Show what the bot is doing."""
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat_id = open_chat(world, call)
    world.actions.note(chat_id, call.text("action"))
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
    captioned = caption_fields(call)
    if upload is not None:
        seconds = call.integer("duration") if "duration" in call.sent else None
        # What cannot be played as a voice message arrives as a file.
        is_played = kind != "voice" or media.find_voice_type(upload.content) is not None
        real = kind if is_played else "document"
        stored = media.keep(world.files, real, upload, seconds=seconds)
    elif not source or source.startswith("attach://"):
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    else:
        stored = media.known(world.files, kind, source)
    return media.fields(world.files, stored) | captioned


def _fields(text: str, entities: str, formatted: Formatted) -> Json:
    special = {entities: list(formatted.entities)} if formatted.entities else {}
    return {text: formatted.text} | special


def _send(world: World, call: Call, content: Json) -> Json:
    markup = read_markup(call)
    chat_id = open_chat(world, call)
    world.flood.spend(chat_id)
    fields: Json = {"from": world.bot} | reply_fields(world, call, chat_id) | content
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
        return replace(state, keyboard=markup, keyboard_from=message_id, replies_to=0)
    if markup.get("remove_keyboard"):
        return replace(state, keyboard=None, keyboard_from=0, replies_to=0)
    return replace(state, replies_to=message_id)


def reply_fields(world: World, call: Call, chat_id: int) -> Json:
    """What the message answers, if it answers one."""
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
        "sendPhoto",
        COMMON + CAPTION + "photo has_spoiler show_caption_above_media",
        send_file("photo"),
    ),
    method(
        "sendDocument",
        COMMON + CAPTION + "document thumbnail disable_content_type_detection",
        send_file("document"),
    ),
    method("sendVoice", COMMON + CAPTION + "voice duration", send_file("voice")),
    method(
        "sendAudio",
        COMMON + CAPTION + "audio duration performer title thumbnail",
        send_file("audio"),
    ),
    method(
        "sendVideo",
        COMMON + CAPTION + "video duration width height thumbnail cover start_timestamp "
        "show_caption_above_media has_spoiler supports_streaming",
        send_file("video"),
    ),
    method(
        "sendChatAction",
        "chat_id action message_thread_id business_connection_id",
        send_chat_action,
    ),
)
