"""Checks the keyboards a bot sends, with Telegram's refusals."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.calls import Call
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.wire import Json

DATA_BYTES = 64
BUTTONS = 100
INLINE_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def read_markup(call: Call) -> Json | None:
    """The checked `reply_markup` of a call; `None` when there is none."""
    markup = call.structure("reply_markup")
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _checked_inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        _check_reply_keyboard(markup["keyboard"])
        return markup if any(markup["keyboard"]) else None
    return markup


def read_inline(call: Call) -> Json | None:
    """The `reply_markup` of an edit, which may be an inline keyboard only."""
    markup = read_markup(call)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def inline_buttons(message: Json) -> list[Json]:
    """All buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def reply_buttons(keyboard: Json | None) -> list[Json]:
    """All buttons of a keyboard below the text field, each in its long form."""
    rows = (keyboard or {}).get("keyboard", [])
    return [{"text": b} if isinstance(b, str) else b for row in rows for b in row]


def _checked_inline(rows: Any) -> Json | None:
    buttons = _buttons(rows, "inline keyboard")
    for button in buttons:
        _check_inline_button(button)
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _check_inline_button(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise _unparsable('Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in INLINE_ACTIONS if name in button]
    if not actions or button.get("callback_data") == "":
        raise _unparsable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsable(f"exactly one action is expected, found {', '.join(actions)}")
    if "url" in button:
        _check_url(button["url"])
    if len(str(button.get("callback_data", "")).encode()) > DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: Any) -> None:
    split = urlsplit(str(url))
    if split.scheme in {"tg", "mailto", "tel"}:
        return
    if split.scheme not in {"http", "https", ""}:
        reason = "Unsupported URL protocol"
    elif split.hostname is None and "." not in split.path:
        reason = "Wrong HTTP URL"
    else:
        return
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")


def _check_reply_keyboard(rows: Any) -> None:
    for button in _buttons(rows, "keyboard"):
        if not isinstance(button, str | dict):
            reason = "KeyboardButton must be a String or an Object"
            raise bad_request(f"can't parse keyboard button: {reason}")
        text = button if isinstance(button, str) else button.get("text")
        if not isinstance(text, str) or not text.strip():
            raise bad_request("keyboard button text must be non-empty")


def _buttons(rows: Any, kind: str) -> Sequence[Any]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {kind}: expected an Array of Arrays")
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTONS:
        raise bad_request("reply markup is too long")
    return buttons


def _unparsable(reason: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {reason}")
