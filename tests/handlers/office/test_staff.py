import pytest

from handlers.office import staff

RESPONDENT = ["start", "my", "track", "privacy", "language", "help", "cancel"]
MENUS = {
    "clerk": [
        *("summary", "search", "ledger", "review", "handin", "archive", "cases", "inbox"),
        *("record", "selfcheck", "progress", "directives", "report", "poster", "preview"),
    ],
    "office": [
        *("summary", "search", "ledger", "review", "handin", "archive", "cases", "inbox"),
        *("record", "progress", "digest", "directives", "report", "poster", "preview"),
        "signals",
    ],
    "leader": ["summary", "progress", "digest", "directives"],
    "admin": ["preview", "health", "invite"],
}


def menu(town, person):
    """The commands that someone's Telegram offers."""
    found = town.sandbox.world.menus.commands_in(person.id, person.persona.language_code)
    return [command["command"] for command in found]


@pytest.mark.parametrize("role", MENUS)
async def test_a_role_has_its_own_menu(town, member, role):
    assert menu(town, member) == MENUS[role] + RESPONDENT


async def test_everyone_else_has_the_menu_of_respondents(town, li, ada):
    await staff.offer_menus(town.application.bot)

    assert menu(town, li) == RESPONDENT
    assert menu(town, ada) == RESPONDENT
    english = town.sandbox.world.menus.commands_in(ada.id, "en")
    assert english[0]["description"] == "Tell us your opinion"


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("clerk", "投资促进局工作人员"),
        ("office", "专项办工作人员"),
        ("leader", "领导"),
        ("admin", "管理员"),
    ],
)
async def test_help_names_the_role_and_its_commands(member, role, name):
    await member.send("/help")

    lines = member.card.splitlines()
    assert lines[0] == f"您是{name}"
    assert [line.split("　")[0] for line in lines if "　" in line] == [
        f"/{command}" for command in MENUS[role]
    ]


async def test_start_tells_a_member_what_they_can_do(clerk):
    await clerk.send("/start")

    assert clerk.card.splitlines()[0] == "您是投资促进局工作人员"


async def test_a_member_can_try_the_survey(clerk):
    await clerk.send("/start enterprise")

    assert clerk.card.splitlines()[0] == "企业问卷"


async def test_help_tells_respondents_what_the_bot_does(li):
    await li.send("/help")

    assert (
        li.card
        == """我能做什么

/start　说说您的意见，一分钟
/my　我的答卷有什么进展
/track　用回执码查进展
/privacy　我的信息：查看、导出、更正、删除
/language　换语言 · English
/cancel　放弃没发送的答卷，并删除

匿名回答：发送后谁也查不回来是您说的。"""
    )


@pytest.mark.parametrize("command", ["summary", "search", "ledger", "progress", "digest", "invite"])
async def test_respondents_are_refused_what_is_for_members(li, command):
    await li.send(f"/{command}")

    assert li.heard == ["您没有这项权限。"]


@pytest.mark.parametrize(
    ("role", "command"),
    [
        ("clerk", "digest"),
        ("leader", "ledger"),
        ("admin", "summary"),
        ("admin", "search"),
        ("leader", "search"),
        ("admin", "ledger"),
        ("admin", "progress"),
        ("admin", "digest"),
    ],
)
async def test_members_are_refused_what_is_not_for_their_role(member, role, command):
    await member.send(f"/{command}")

    assert member.card == "您没有这项权限。"
