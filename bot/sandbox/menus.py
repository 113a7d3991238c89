"""Keeps what a bot says of itself: command menus by scope and language, name and descriptions."""

import re
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.refusals import bad_request
from bot.sandbox.shelf import Shelf
from bot.sandbox.wire import Json, units

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
COMMANDS = 100
DESCRIPTION_LENGTH = 256
SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)
LIMITS = {"name": 64, "description": 512, "short_description": 120}


class Menus:
    """Commands and texts, each found for a chat as Telegram finds them."""

    def __init__(self, shelf: Shelf) -> None:
        self._commands = shelf.section("commands")
        self._texts = shelf.section("text")

    def set_commands(self, scope: str, language: str, commands: list[Json]) -> None:
        """Set a menu; an empty one is none."""
        if commands:
            self._commands.put((scope, language), commands)
        else:
            self._commands.forget((scope, language))

    def commands(self, scope: str, language: str) -> list[Json]:
        """The menu that was set for exactly this scope and language."""
        return self._commands.find((scope, language)) or []

    def commands_in(self, chat_id: int, language_code: str) -> list[Json]:
        """The menu a person sees in a private chat: the narrowest scope, the own language first."""
        for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
            for language in (language_code[:2], ""):
                if found := self.commands(scope, language):
                    return found
        return []

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Set a name or description; an empty one is none."""
        if units(text) > LIMITS[kind]:
            raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
        if text:
            self._texts.put((kind, language), text)
        else:
            self._texts.forget((kind, language))

    def text(self, kind: str, language_code: str) -> str:
        """The name or description as somebody with this language sees it."""
        own = self._texts.find((kind, language_code[:2]))
        return own or self._texts.find((kind, "")) or ""


def read_scope(call: Call) -> str:
    """The scope of a call as one word, a chat's with its id."""
    scope = call.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    kind = str(scope["type"])
    return f"{kind}:{scope.get('chat_id')}" if kind.startswith("chat") else kind


def read_language(call: Call) -> str:
    """The language of a call: two letters, or none."""
    language = call.text("language_code")
    if LANGUAGE.fullmatch(language) is None:
        raise bad_request("invalid language code specified")
    return language


def read_commands(call: Call) -> list[Json]:
    """The checked commands of a call."""
    commands = call.structure("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: expected an Array")
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_checked(command) for command in commands]


def _checked(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(command.get("command", "")), str(command.get("description", ""))
    name = name.removeprefix("/")
    if COMMAND.fullmatch(name) is None:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= units(description) <= DESCRIPTION_LENGTH:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
