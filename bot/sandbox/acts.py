"""What a person does in a chat: write, tap, send a file, block. Each act queues its update."""

import re
from dataclasses import replace
from typing import Any

from bot.sandbox.calls import Upload
from bot.sandbox.chats import Kept
from bot.sandbox.detection import detect
from bot.sandbox.keyboards import inline_buttons
from bot.sandbox.people import as_chat, as_user
from bot.sandbox.refusals import Refusal
from bot.sandbox.sending import TEXT_LENGTH, file_fields, without_reply
from bot.sandbox.wire import Json, units
from bot.sandbox.world import World

KINDS = frozenset({"photo", "document", "voice"})
INACCESSIBLE = 0  # the date of a message that a bot is not shown


def say(world: World, user_id: int, text: str, *, replies_to: int = 0) -> Json:
    """Send a text or a command. Gives the message."""
    text = text.strip()
    if not text:
        raise Refusal("a message needs a text")
    if units(text) > TEXT_LENGTH:
        raise Refusal(f"a message has at most {TEXT_LENGTH} characters")
    found = detect(text)
    fields = {"text": text} | ({"entities": found} if found else {})
    return _send(world, user_id, fields, replies_to=replies_to)


def upload(  # noqa: PLR0913 - a file comes with all of these
    world: World, user_id: int, kind: str, file: Upload, *, caption: str = "", replies_to: int = 0
) -> Json:
    """Send a photo, a document or a voice message. Gives the message."""
    if kind not in KINDS:
        raise Refusal(f"kind is one of {', '.join(sorted(KINDS))}")
    if not file.content:
        raise Refusal("the file is empty")
    _check_not_blocked(world, user_id)
    content = file_fields(world, world.files.add(kind, file), as_kind=kind)
    captioned = {"caption": caption} if caption else {}
    return _send(world, user_id, content | captioned, replies_to=replies_to)


def share_contact(world: World, user_id: int) -> Json:
    """Send one's own telephone number, an invented one."""
    person = world.chats.person(user_id)
    number = f"8613900{user_id % 1_000_000:06d}"
    contact = {"phone_number": number, "first_name": person.first_name, "user_id": user_id}
    return _send(world, user_id, {"contact": contact})


def tap(world: World, user_id: int, message_id: int, data: str) -> str:
    """Tap the button with this callback data. Gives the query's id."""
    kept = _message(world, user_id, message_id)
    if all(button.get("callback_data") != data for button in inline_buttons(kept.message)):
        raise Refusal(f"message {message_id} has no button with this callback_data", code=409)
    return _query(world, user_id, kept.message, data)


def tap_label(world: World, user_id: int, label: str, message_id: int = 0) -> Json:
    """Tap the button that says this: under the letters, in that message, or in the latest one."""
    state = world.chats.state(user_id)
    if not message_id and state.keyboard and label in _labels(state.keyboard):
        return press(world, user_id, label)
    history = [_message(world, user_id, message_id)] if message_id else world.chats.history(user_id)
    for kept in reversed(history):
        for button in inline_buttons(kept.message):
            if button["text"] == label and "callback_data" in button:
                return {"query_id": _query(world, user_id, kept.message, button["callback_data"])}
    raise Refusal(f"there is no button {label!r} in this chat", code=409)


def press(world: World, user_id: int, label: str) -> Json:
    """Press a button in place of the letters: it sends what it says, or the telephone number."""
    keyboard = world.chats.state(user_id).keyboard or {}
    buttons = [b for row in keyboard.get("keyboard", []) for b in row]
    if label not in _labels(keyboard):
        raise Refusal(f"the keyboard has no button {label!r}", code=409)
    wants_contact = any(
        isinstance(b, dict) and b["text"] == label and b.get("request_contact") for b in buttons
    )
    message = share_contact(world, user_id) if wants_contact else say(world, user_id, label)
    if keyboard.get("one_time_keyboard"):
        world.chats.change(user_id, replace(world.chats.state(user_id), keyboard=None))
    return message


def forge(world: World, user_id: int, message_id: int, data: str) -> str:
    """Send a callback query that no button makes, as anybody with a client of their own can."""
    kept = world.chats.find(user_id, message_id)
    chat = as_chat(world.chats.person(user_id))
    out_of_reach = {"message_id": message_id, "date": INACCESSIBLE, "chat": chat}
    return _query(world, user_id, kept.message if kept else out_of_reach, data)


def block(world: World, user_id: int, *, is_blocked: bool) -> None:
    """Block the bot, or let it write again."""
    state = world.chats.state(user_id)
    if state.is_blocked == is_blocked:
        return
    world.chats.change(user_id, replace(state, is_blocked=is_blocked))
    was, now = ("member", "kicked") if is_blocked else ("kicked", "member")
    person = world.chats.person(user_id)
    change = {
        "chat": as_chat(person),
        "from": as_user(person),
        "date": int(world.clock()),
        "old_chat_member": _membership(world, was),
        "new_chat_member": _membership(world, now),
    }
    world.updates.add("my_chat_member", change)


def _membership(world: World, status: str) -> Json:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": world.bot, "status": status} | until


def _send(world: World, user_id: int, content: Json, *, replies_to: int = 0) -> Json:
    _check_not_blocked(world, user_id)
    reply = {}
    if replies_to:
        reply = {"reply_to_message": without_reply(_message(world, user_id, replies_to).message)}
    fields = {"from": as_user(world.chats.person(user_id))} | reply | content
    message = world.chats.add(user_id, fields)
    world.updates.add("message", message)
    state = world.chats.state(user_id)
    if state.replies_to:
        world.chats.change(user_id, replace(state, replies_to=0))
    return message


def _query(world: World, user_id: int, message: Json, data: str) -> str:
    _check_not_blocked(world, user_id)
    query_id = world.queries.open(user_id)
    query = {
        "id": query_id,
        "from": as_user(world.chats.person(user_id)),
        "message": message,
        "chat_instance": str(user_id * 7919),
        "data": data,
    }
    world.updates.add("callback_query", query)
    return query_id


def _message(world: World, user_id: int, message_id: int) -> Kept:
    kept = world.chats.find(user_id, message_id)
    if kept is None:
        raise Refusal(f"there is no message {message_id} in this chat", code=404)
    return kept


def _check_not_blocked(world: World, user_id: int) -> None:
    if world.chats.state(user_id).is_blocked:
        raise Refusal("this person has blocked the bot; unblock it first", code=409)


def _labels(keyboard: Json) -> list[str]:
    return [_label(button) for row in keyboard.get("keyboard", []) for button in row]


def _label(button: Any) -> str:
    return button if isinstance(button, str) else str(button["text"])


def payload_of(link: str, username: str) -> str:
    """The start parameter in a deep link to this bot, or of a bare payload."""
    found = re.search(r"(?:t\.me/|domain=)([A-Za-z0-9_]+)[?&]start=([A-Za-z0-9_-]{1,64})", link)
    if found and found.group(1).lower() == username.lower():
        return found.group(2)
    if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", link.strip()):
        return link.strip()
    raise Refusal("this is neither a link to this bot nor a start parameter")
