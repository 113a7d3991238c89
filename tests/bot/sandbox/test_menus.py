import pytest

from tests.bot.sandbox.conftest import LI, refusal


def command(name, description="说明"):
    return {"command": name, "description": description}


async def test_the_narrowest_menu_wins_and_the_own_language_within_it(raw, begun):
    everybody = {"type": "all_private_chats"}
    await raw.call("setMyCommands", commands=[command("plain")])
    await raw.call("setMyCommands", commands=[command("private")], scope=everybody)
    seen = [(await begun.chat())["bot"]["commands"]]
    await raw.call("setMyCommands", commands=[command("zh")], scope=everybody, language_code="zh")
    seen.append((await begun.chat())["bot"]["commands"])
    await raw.call(
        "setMyCommands", commands=[command("own")], scope={"type": "chat", "chat_id": LI.user_id}
    )
    seen.append((await begun.chat())["bot"]["commands"])

    await raw.call("deleteMyCommands", scope={"type": "chat", "chat_id": LI.user_id})

    seen.append((await begun.chat())["bot"]["commands"])
    names = [menu[0]["command"] for menu in seen]
    assert names == ["private", "zh", "own", "zh"]


async def test_a_menu_is_read_back_for_its_scope_and_language_only(raw):
    await raw.call("setMyCommands", commands=[command("start")], language_code="zh")

    menus = [
        (await raw.call("getMyCommands", language_code=language))["result"]
        for language in ("zh", "")
    ]

    assert menus == [[command("start")], []]


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"commands": [command("Start")]}, "BOT_COMMAND_INVALID"),
        ({"commands": [command("x" * 33)]}, "BOT_COMMAND_INVALID"),
        ({"commands": [command("x", "")]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [command("x", "好" * 257)]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [command("x")] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": "{}"}, "can't parse commands: expected an Array"),
        ({"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 4}}, "chat not found"),
        (
            {"commands": [], "scope": {"type": "street"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
    ],
)
async def test_a_menu_is_refused_in_telegrams_words(raw, parameters, description):
    answer = await raw.call("setMyCommands", **parameters)

    assert answer == refusal(f"Bad Request: {description}")


async def test_description_and_name_are_seen_in_the_own_language(raw, li):
    await raw.call("setMyName", name="Najian")
    await raw.call("setMyDescription", description="What is wrong?")
    await raw.call("setMyDescription", description="哪里不好？", language_code="zh")

    seen = (await li.chat())["bot"]

    assert (seen["name"], seen["description"]) == ("Najian", "哪里不好？")
    assert (await raw.call("getMyDescription"))["result"] == {"description": "What is wrong?"}


@pytest.mark.parametrize(
    ("kind", "limit"), [("name", 64), ("description", 512), ("short_description", 120)]
)
async def test_a_text_about_the_bot_has_its_limit(raw, kind, limit):
    method = "setMy" + kind.title().replace("_", "")

    answer = await raw.call(method, **{kind: "好" * (limit + 1)})

    assert answer == refusal(f"Bad Request: bot {kind.replace('_', ' ')} is too long")


async def test_the_bot_knows_itself(raw):
    me = (await raw.call("getMe"))["result"]

    assert (me["username"], me["first_name"]) == ("najian_sandbox_bot", "纳谏")
    assert (me["is_bot"], me["can_join_groups"], me["can_read_all_group_messages"]) == (
        True,
        True,
        False,
    )
