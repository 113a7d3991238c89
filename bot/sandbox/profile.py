"""Methods about the bot itself: who it is, its menus, its files."""

from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.menus import read_commands, read_language, read_scope
from bot.sandbox.method import Method, constant, method
from bot.sandbox.people import as_chat
from bot.sandbox.refusals import bad_request
from bot.sandbox.wire import Json
from bot.sandbox.world import World

RIGHTS = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}


def get_me(world: World, _call: Call) -> Json:
    """Who the bot is."""
    return world.bot | RIGHTS


def set_commands(world: World, call: Call) -> bool:
    """Set a command menu."""
    return _change_commands(world, call, read_commands(call))


def delete_commands(world: World, call: Call) -> bool:
    """Take a command menu away."""
    return _change_commands(world, call, [])


def get_commands(world: World, call: Call) -> list[Json]:
    """The menu of exactly this scope and language."""
    return world.menus.commands(read_scope(call), read_language(call))


def set_text(kind: str) -> Method:
    """The method that sets the name or a description."""
    name = "setMy" + kind.title().replace("_", "")

    def act(world: World, call: Call) -> bool:
        world.menus.set_text(kind, read_language(call), call.text(kind))
        world.live.tell({"kind": "menus"})
        return True

    return method(name, f"{kind} language_code", act)


def get_text(kind: str) -> Method:
    """The method that reads the name or a description."""
    name = "getMy" + kind.title().replace("_", "")

    def act(world: World, call: Call) -> Json:
        found = world.menus.text(kind, read_language(call))
        return {kind: found or (world.bot["first_name"] if kind == "name" else "")}

    return method(name, "language_code", act)


def get_file(world: World, call: Call) -> Json:
    """Where a file can be fetched."""
    return world.files.as_download(call.text("file_id"))


def get_chat(world: World, call: Call) -> Json:
    """What is known of a chat."""
    chat_id = call.integer("chat_id")
    if not world.chats.state(chat_id).has_begun:
        raise bad_request("chat not found")
    about = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    return as_chat(world.chats.person(chat_id)) | about


def _change_commands(world: World, call: Call, commands: list[Any]) -> bool:
    scope, language = read_scope(call), read_language(call)
    kind, _, chat_id = scope.partition(":")
    if kind == "chat" and not (
        chat_id.lstrip("-").isdigit() and world.chats.state(int(chat_id)).has_begun
    ):
        raise bad_request("chat not found")
    world.menus.set_commands(scope, language, commands)
    world.live.tell({"kind": "menus"})
    return True


GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False
) | {"gifts_from_channels": False}
METHODS: tuple[Method, ...] = (
    method("getMe", "", get_me),
    method("setMyCommands", "commands scope language_code", set_commands),
    method("getMyCommands", "scope language_code", get_commands),
    method("deleteMyCommands", "scope language_code", delete_commands),
    *(set_text(kind) for kind in ("name", "description", "short_description")),
    *(get_text(kind) for kind in ("name", "description", "short_description")),
    constant("setChatMenuButton", "chat_id menu_button", answer=True),
    constant("getChatMenuButton", "chat_id", answer={"type": "commands"}),
    method("getFile", "file_id", get_file),
    method("getChat", "chat_id", get_chat),
    constant("logOut", "", answer=True),
    constant("close", "", answer=True),
)
