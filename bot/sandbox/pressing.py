"""What a person does with buttons by what they say, below a message or below the text field."""

from dataclasses import replace

from bot.sandbox import acts, posting
from bot.sandbox.keyboards import inline_buttons, reply_buttons
from bot.sandbox.posting import Place
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import Json
from bot.sandbox.world import World


def tap_label(world: World, user_id: int, label: str, message_id: int = 0) -> Json:
    """Tap the button that says this: under the letters, in that message, or in the latest one."""
    keyboard = world.chats.state(user_id).keyboard
    if not message_id and label in [button["text"] for button in reply_buttons(keyboard)]:
        return press(world, user_id, label)
    whole = world.chats.history(user_id)
    history = [acts.message_of(world, user_id, message_id)] if message_id else whole
    for kept in reversed(history):
        for button in inline_buttons(kept.message):
            if button["text"] == label and "callback_data" in button:
                tapped = kept.message["message_id"]
                return {"query_id": acts.tap(world, user_id, tapped, button["callback_data"])}
    raise Refusal(f"there is no button {label!r} in this chat", code=409)


def press(world: World, user_id: int, label: str, *, place: Place | None = None) -> Json:
    """Press a button in place of the letters: it sends what it says or what it asks for."""
    state = world.chats.state(user_id)
    found = [button for button in reply_buttons(state.keyboard) if button["text"] == label]
    if not found:
        raise Refusal(f"the keyboard has no button {label!r}", code=409)
    message = _press(world, user_id, found[0], place)
    if (state.keyboard or {}).get("one_time_keyboard"):
        world.chats.change(user_id, replace(world.chats.state(user_id), keyboard=None))
    return message


def _press(world: World, user_id: int, button: Json, place: Place | None) -> Json:
    asking = world.chats.state(user_id).keyboard_from
    asking = asking if world.chats.find(user_id, asking) else 0
    # Telegram's apps send what is shared as a reply to the message that asked for it.
    if button.get("request_contact"):
        return posting.share_contact(world, user_id, replies_to=asking)
    if button.get("request_location"):
        return posting.share_location(world, user_id, place, replies_to=asking)
    return acts.say(world, user_id, str(button["text"]))
