"""Methods by which a bot marks a message: with an emoji, or by pinning it to the top."""

from dataclasses import replace
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.method import Method, method
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.sending import open_chat
from bot.sandbox.world import World

# The emoji that may stand at a message, as the documentation of ReactionTypeEmoji lists them.
LISTED = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 "
    "🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 "
    "🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
EMOJI = frozenset(LISTED.split())


def set_reaction(world: World, call: Call) -> bool:
    """Put one emoji at a message, or take it away."""
    wanted = call.structure("reaction") or []
    if not isinstance(wanted, list):
        raise bad_request("expected an Array of ReactionType")
    emoji = [_emoji(reaction) for reaction in wanted]
    chat_id, message_id = _found(world, call, "message to react")
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(each not in EMOJI for each in emoji):
        raise bad_request("REACTION_INVALID")
    world.chats.react(chat_id, message_id, "".join(emoji))
    return True


def pin(world: World, call: Call) -> bool:
    """Pin a message to the top of the chat."""
    chat_id, message_id = _found(world, call, "message to pin")
    world.chats.change(chat_id, replace(world.chats.state(chat_id), pinned=message_id))
    return True


def unpin(world: World, call: Call) -> bool:
    """Unpin a message; without one named, the one that is pinned."""
    if call.integer("message_id"):
        chat_id, message_id = _found(world, call, "message to unpin")
    else:
        chat_id = open_chat(world, call)
        message_id = world.chats.state(chat_id).pinned
        if not message_id:
            raise bad_request("message to unpin not found")
    if world.chats.state(chat_id).pinned == message_id:
        world.chats.change(chat_id, replace(world.chats.state(chat_id), pinned=0))
    return True


def unpin_all(world: World, call: Call) -> bool:
    """Leave nothing pinned."""
    chat_id = open_chat(world, call)
    world.chats.change(chat_id, replace(world.chats.state(chat_id), pinned=0))
    return True


def _found(world: World, call: Call, what: str) -> tuple[int, int]:
    chat_id, message_id = open_chat(world, call), call.integer("message_id")
    if world.chats.find(chat_id, message_id) is None:
        raise bad_request(f"{what} not found")
    return chat_id, message_id


def _emoji(reaction: Any) -> str:
    if not isinstance(reaction, dict):
        raise _unparsable("expected an Object")
    if reaction.get("type") == "custom_emoji":
        raise bad_request("REACTION_INVALID")  # bots may not use them
    if reaction.get("type") != "emoji":
        raise _unparsable("invalid reaction type specified")
    return str(reaction.get("emoji", "")).replace("\ufe0f", "")


def _unparsable(reason: str) -> Refusal:
    return bad_request(f"can't parse ReactionType: {reason}")


METHODS: tuple[Method, ...] = (
    method("setMessageReaction", "chat_id message_id reaction is_big", set_reaction),
    method(
        "pinChatMessage",
        "business_connection_id chat_id message_id disable_notification",
        pin,
    ),
    method("unpinChatMessage", "business_connection_id chat_id message_id", unpin),
    method("unpinAllChatMessages", "chat_id", unpin_all),
)
