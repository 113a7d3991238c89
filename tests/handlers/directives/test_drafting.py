"""From a leader's words under a digest to a directive that a department reads."""

import pytest

from bot.sandbox import acts
from domain.directives import Stage
from handlers.callbacks import pack
from handlers.directives.directive_acts import DraftDirective, GiveDirective
from handlers.directives.draft_cards import mark_of
from handlers.office import digests
from tests.handlers.directives.directing import LINE, WORDS, given, kept, shown

OFFICERS = "只有领导可以批示。"
GONE = "找不到您写的那条消息了，请重新写一条。"
DRAFT = (
    "✍️ 批示（还没有下达）\n\n还没征求到意见：投资促进局\n\n请三天内增开窗口\n\n"
    "给：投资促进局\n批示人：Ada\n\n什么时候前落实？"
)
GIVEN = "还没征求到意见：投资促进局\n\n请三天内增开窗口"


async def test_an_answer_to_a_line_of_the_digest_becomes_a_directive(leader, clerk, town, services):
    await shown(leader, services)
    await leader.reply("简报", WORDS, quote=LINE)
    asked = leader.card
    await leader.tap("3 个工作日")
    sure = leader.card.splitlines()[-5:]
    await leader.tap("✅ 下达")
    await town.deliver()

    assert asked == DRAFT
    assert sure == [
        "给：投资促进局",
        "期限：7 月 23 日前落实",
        "批示人：Ada",
        "",
        "部门会看到上面这些。下达吗？",
    ]
    head = "✅ 批示 1 已下达投资促进局，7 月 23 日前落实。办结前每天的简报都会带上它。"
    assert leader.card == f"{head}\n\n{GIVEN}"
    assert clerk.card == f"📌 批示 1　投资促进局\nAda批示，7 月 23 日前落实。\n\n{GIVEN}"
    assert clerk.buttons == ["✅ 已落实（报告）", "📌 打开批示"]
    (filed,) = await kept(services)
    assert (filed.directive.text, filed.about) == (WORDS, LINE)


async def test_a_digest_that_came_by_itself_can_be_answered_too(leader, town, services):
    await digests.post(services, services.now().replace(hour=0))
    await town.deliver()
    await leader.reply("简报", "请财政局研究")

    assert "给：财政局" in leader.card


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("请增开窗口", "给哪个部门？"),
        ("请财政局和建设局一起研究", "给哪个部门？"),
        ("请财政局研究", "什么时候前落实？"),
        ("Finance Bureau, please look into it", "什么时候前落实？"),
    ],
)
async def test_the_department_is_taken_from_the_words_or_asked_for(leader, words, asked):
    await leader.send("/digest")
    await leader.reply("简报", words)

    assert leader.card.splitlines()[-1] == asked


async def test_the_button_asks_for_the_words(leader, services):
    await given(leader)

    (filed,) = await kept(services)
    assert (filed.directive.department, filed.directive.text, filed.about) == ("tzcj", WORDS, "")
    assert (filed.directive.days, filed.directive.stage) == (3, Stage.OPEN)


async def test_department_and_days_can_be_changed_before_it_is_given(leader, services):
    await leader.send("/digest")
    await leader.reply("简报", WORDS)
    await leader.tap("财政局")
    await leader.tap("1 个工作日")
    await leader.tap("换部门")
    await leader.tap("建设局")
    await leader.tap("换期限")
    await leader.tap("10 个工作日")
    await leader.tap("✅ 下达")

    (filed,) = await kept(services)
    assert (filed.directive.department, filed.directive.days) == ("jsj", 10)


async def test_it_can_be_left(leader, services):
    await leader.send("/digest")
    await leader.reply("简报", WORDS)
    await leader.tap("不下达")

    assert (leader.card, await kept(services)) == ("没有下达。", ())


async def test_words_that_were_changed_meanwhile_are_shown_once_more(leader, services):
    await leader.send("/digest")
    await leader.reply("简报", "请财政局研究")
    await leader.tap("3 个工作日")
    await leader.edit("请财政局研究", "请财政局停办")
    await leader.tap("✅ 下达")
    before, toast = await kept(services), leader.toasts[-1]
    await leader.tap("✅ 下达")

    assert (before, toast) == ((), "原话改过了，请再看一遍。")
    assert [filed.directive.text for filed in await kept(services)] == ["请财政局停办"]


async def test_the_same_words_are_given_once_however_often_it_is_tapped(
    leader, clerk, town, services
):
    await given(leader)
    act = GiveDirective("tzcj", 3, mark_of(WORDS))
    await leader.forge(pack(act))
    await town.deliver()

    assert len(await kept(services)) == 1
    assert [text for text in clerk.heard if "批示 1" in text] == [clerk.card]


async def test_what_names_no_department_or_day_of_ours_is_asked_again(leader, services):
    await leader.send("/digest")
    await leader.reply("简报", "请财政局研究")
    mark = mark_of("请财政局研究")
    await leader.forge(pack(GiveDirective("nowhere", 3, mark)))
    first = leader.card.splitlines()[-1]
    await leader.forge(pack(GiveDirective("czj", 77, mark)))

    assert (first, leader.card.splitlines()[-1]) == ("给哪个部门？", "什么时候前落实？")
    assert await kept(services) == ()


@pytest.mark.parametrize("role", ["clerk", "office", "admin", "respondent"])
async def test_nobody_else_directs(member, services):
    await member.send("/help")
    for act in (DraftDirective("czj", None), GiveDirective("czj", 3, "00000000")):
        await member.forge(pack(act))
    await member.forge("da")
    await member.forge("dd")

    assert member.toasts[-4:] == [OFFICERS] * 4
    assert await kept(services) == ()


async def test_a_coordinators_answer_to_a_digest_directs_nothing(office, services):
    await office.send("/digest")
    await office.reply("简报", "请财政局研究")

    assert (office.card, await kept(services)) == (OFFICERS, ())


async def test_without_the_words_nothing_is_given(leader, services):
    await leader.send("/digest")
    await leader.forge(pack(GiveDirective("czj", 3, mark_of(""))))

    assert (leader.toasts[-1], await kept(services)) == (GONE, ())


async def test_words_that_were_deleted_are_not_given(leader, services):
    await leader.send("/digest")
    await leader.reply("简报", "请财政局研究")
    card = leader.messages[-1]["message_id"]
    await leader.tap("3 个工作日")
    own = next(m for m in leader.history if m.get("text") == "请财政局研究")
    acts.delete(leader._world, leader.id, own["message_id"])
    await leader.tap("✅ 下达", message_id=card)

    assert (leader.toasts[-1], await kept(services)) == (GONE, ())


async def test_too_many_words_and_no_words_are_sent_back(leader, services):
    await leader.send("/digest")
    await leader.reply("简报", "长" * 1001)
    too_long = leader.card
    await leader.tap("✍️ 批示")
    await leader.reply("请写批示", "长" * 1001)

    assert too_long == leader.card == "太长了，最多 1000 个字，请写短些再发。"


async def test_commands_in_answer_to_a_digest_mean_what_they_always_do(leader):
    await leader.send("/digest")
    await leader.reply("简报", "/directives")

    assert leader.card.splitlines()[0] == "未办结的批示：0 件"


async def test_where_nobody_of_the_department_is_here_the_office_passes_it_on(leader, office, town):
    await given(leader, department="财政局")
    await town.deliver()

    assert office.card.splitlines()[1] == (
        "Ada批示，7 月 23 日前落实。这个部门还没有人用机器人，请专项办转达。"
    )
