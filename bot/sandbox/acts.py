"""What a person does in a chat: write, edit, tap, block. Each act queues its update."""

import re
from dataclasses import replace

from bot.sandbox.chats import Kept
from bot.sandbox.detection import detect
from bot.sandbox.keyboards import inline_buttons
from bot.sandbox.media import KINDS
from bot.sandbox.people import as_chat, as_user
from bot.sandbox.refusals import Refusal
from bot.sandbox.sending import CAPTION_LENGTH, TEXT_LENGTH, without_reply
from bot.sandbox.wire import Json, split, units
from bot.sandbox.world import World

INACCESSIBLE = 0  # the date of a message that a bot is not shown
QUOTE_LENGTH = 1024
EDITABLE_SECONDS = 48 * 3600
WRITTEN = frozenset({"text", "entities", "caption", "caption_entities", "edit_date"})


def say(world: World, user_id: int, text: str, *, replies_to: int = 0, quote: str = "") -> Json:
    """Send a text or a command. Gives the message. `quote` is a part of what it answers."""
    quoted = _quoted(world, user_id, replies_to, quote) if quote else {}
    return send(world, user_id, text_content(text) | quoted, replies_to=replies_to)


def paste(world: World, user_id: int, text: str) -> list[Json]:
    """Send a text of any length, in as many messages as Telegram's apps make of it."""
    return [say(world, user_id, part) for part in split(text.strip(), TEXT_LENGTH) if part.strip()]


def edit(world: World, user_id: int, message_id: int, text: str) -> Json:
    """Write something else in place of one's own message, or under one's own file."""
    check_not_blocked(world, user_id)
    message = message_of(world, user_id, message_id).message
    if message["from"]["id"] != user_id or "forward_origin" in message:
        raise Refusal("only what one has written oneself can be edited", code=403)
    if not {"text", *KINDS} & message.keys():
        raise Refusal("there is nothing to edit in this message")
    if world.clock() - message["date"] > EDITABLE_SECONDS:
        raise Refusal("after two days a message can't be edited", code=409)
    content = text_content(text) if "text" in message else caption_content(text)
    kept = {name: value for name, value in message.items() if name not in WRITTEN}
    if kept | content == {name: value for name, value in message.items() if name != "edit_date"}:
        raise Refusal("nothing would change", code=409)
    edited = world.chats.edit(user_id, kept | content)
    world.updates.add("edited_message", edited)
    return edited


def delete(world: World, user_id: int, message_id: int) -> None:
    """Take a message out of the chat, for both. A bot is not told."""
    message_of(world, user_id, message_id)
    world.chats.remove(user_id, message_id)


def tap(world: World, user_id: int, message_id: int, data: str) -> str:
    """Tap the button with this callback data. Gives the query's id."""
    kept = message_of(world, user_id, message_id)
    if all(button.get("callback_data") != data for button in inline_buttons(kept.message)):
        raise Refusal(f"message {message_id} has no button with this callback_data", code=409)
    return _query(world, user_id, kept.message, data)


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


def send(world: World, user_id: int, content: Json, *, replies_to: int = 0) -> Json:
    """Send a message that holds this. Gives the message."""
    check_not_blocked(world, user_id)
    reply = {}
    if replies_to:
        reply = {"reply_to_message": without_reply(message_of(world, user_id, replies_to).message)}
    fields = {"from": as_user(world.chats.person(user_id))} | reply | content
    message = world.chats.add(user_id, fields)
    world.updates.add("message", message)
    state = world.chats.state(user_id)
    if state.replies_to:
        world.chats.change(user_id, replace(state, replies_to=0))
    return message


def text_content(text: str) -> Json:
    """A text as a message has it."""
    text = text.strip()
    if not text:
        raise Refusal("a message needs a text")
    if units(text) > TEXT_LENGTH:
        raise Refusal(f"a message has at most {TEXT_LENGTH} characters")
    found = detect(text)
    return {"text": text} | ({"entities": found} if found else {})


def caption_content(caption: str) -> Json:
    """What is written under a file, as a message has it."""
    caption = caption.strip()
    if units(caption) > CAPTION_LENGTH:
        raise Refusal(f"a caption has at most {CAPTION_LENGTH} characters")
    found = detect(caption)
    captioned = {"caption": caption} if caption else {}
    return captioned | ({"caption_entities": found} if found else {})


def _quoted(world: World, user_id: int, message_id: int, quote: str) -> Json:
    """The part of a message that another one answers, as Telegram's apps let one choose it."""
    if not message_id:
        raise Refusal("only a part of what is answered can be quoted")
    message = message_of(world, user_id, message_id).message
    before, found, _ = (message.get("text") or message.get("caption", "")).partition(quote)
    if not found:
        raise Refusal("the quote is no part of that message")
    if units(quote) > QUOTE_LENGTH:
        raise Refusal(f"a quote has at most {QUOTE_LENGTH} characters")
    return {"quote": {"text": quote, "position": units(before), "is_manual": True}}


def _query(world: World, user_id: int, message: Json, data: str) -> str:
    check_not_blocked(world, user_id)
    query_id = world.queries.open(user_id)
    query = {
        "id": query_id,
        "from": as_user(world.chats.person(user_id)),
        "message": _with_answered(world, user_id, message),
        "chat_instance": str(user_id * 7919),
        "data": data,
    }
    world.updates.add("callback_query", query)
    return query_id


def _with_answered(world: World, user_id: int, message: Json) -> Json:
    """A message with what it answers as that stands now; without it, if it was deleted."""
    answered = message.get("reply_to_message")
    if answered is None:
        return message
    kept = world.chats.find(user_id, answered["message_id"])
    if kept is None:
        return without_reply(message)
    return message | {"reply_to_message": without_reply(kept.message)}


def message_of(world: World, user_id: int, message_id: int) -> Kept:
    """The message with this id. Raises a `Refusal` if there is none."""
    kept = world.chats.find(user_id, message_id)
    if kept is None:
        raise Refusal(f"there is no message {message_id} in this chat", code=404)
    return kept


def check_not_blocked(world: World, user_id: int) -> None:
    """Raise a `Refusal` if this person has blocked the bot."""
    if world.chats.state(user_id).is_blocked:
        raise Refusal("this person has blocked the bot; unblock it first", code=409)


def payload_of(link: str, username: str) -> str:
    """The start parameter in a deep link to this bot, or of a bare payload."""
    found = re.search(r"(?:t\.me/|domain=)([A-Za-z0-9_]+)[?&]start=([A-Za-z0-9_-]{1,64})", link)
    if found and found.group(1).lower() == username.lower():
        return found.group(2)
    if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", link.strip()):
        return link.strip()
    raise Refusal("this is neither a link to this bot nor a start parameter")
