"""/review: two clerks at once, taps that come twice, and a bot that is killed."""

import pytest

from domain.ledgers import Standing
from domain.people import Membership, Role
from storage import entries
from storage.office_tables import TRAIL
from tests.handlers.paths import rows
from tests.handlers.review.reviewing import PHONE, QUEUE, find, first_line, open_first, trail, two
from tests.storage import ledgers

ASK = "请回复这条消息"


@pytest.fixture
async def wang(town):
    """Another clerk of the same department."""
    town.person(31, name="王五")
    return await town.member(31, Membership(Role.STAFF, "tzcj"))


async def test_the_second_is_told_who_did_what_and_sees_how_it_stands(clerk, wang, services):
    await two(services)
    await open_first(clerk)
    await open_first(wang)
    await wang.tap("✓ 确认")

    await clerk.tap("不列入")

    assert clerk.card.splitlines()[:5] == [
        "⚠️ 这一条刚才有人动过，您的操作没有执行。",
        "王五　07-20 12:00　确认“大厅排队太久”",
        "下面是现在的样子：",
        "",
        "投资促进局 · 清单三　✅ 已确认",
    ]
    assert (await find(services, QUEUE)).standing is Standing.CONFIRMED
    assert await trail(services) == ["confirm"]


async def test_of_two_who_tap_at_once_one_is_told(town, clerk, wang, services):
    await two(services)
    for person in (clerk, wang):
        await open_first(person)
        await person.tap("不列入")

    clerk.queue_tap("已经解决")
    wang.queue_tap("与事实不符")
    await town.settle()

    told = [first_line(person) for person in (clerk, wang)]
    assert sum("有人动过" in line for line in told) == 1
    assert await trail(services) == ["set-aside"]


async def test_typed_words_that_come_too_late_are_given_back(clerk, wang, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✏️ 改")
    await clerk.tap("整改措施")
    await open_first(wang)
    await wang.tap("✓ 确认")

    await clerk.reply(ASK, "加开 <窗口>")
    stale, given_back = clerk.heard[-2:]
    await clerk.reply("您写的“整改措施”没有保存", "加开 <窗口>")

    assert stale.splitlines()[1] == "王五　07-20 12:00　确认“大厅排队太久”"
    assert "加开 <窗口>" in given_back
    found = await find(services, QUEUE)
    assert (found.measure, found.standing) == ("加开 <窗口>", Standing.CONFIRMED)


async def test_the_same_words_by_both_are_no_conflict(clerk, wang, services):
    await two(services)
    for person in (clerk, wang):
        await open_first(person)
        await person.tap("✏️ 改")
        await person.tap("整改措施")
    await wang.reply(ASK, "加开窗口")
    messages = len(clerk.messages)

    await clerk.reply(ASK, "加开窗口")

    assert len(clerk.messages) == messages + 1
    assert "整改措施：加开窗口" in clerk.card


async def test_opinions_that_joined_meanwhile_are_to_be_seen_first(clerk, services):
    await two(services)
    await open_first(clerk)
    async with services.database.transaction() as session:
        one = await ledgers.find(session, QUEUE)
        await entries.update_all(session, [{"id": QUEUE, "version": one.version + 1}])

    await clerk.tap("✓ 确认")

    assert first_line(clerk) == "⚠️ 这一条背后的意见刚才有增减，操作没有执行。请看一眼再定："
    assert await trail(services) == []


async def test_an_old_card_of_ones_own_is_said_to_be_old(clerk, services):
    await two(services)
    await open_first(clerk)
    old = clerk.messages[-1]["message_id"]
    await open_first(clerk)
    await clerk.tap("✓ 确认")

    await clerk.tap("✓ 确认", message_id=old)

    message = next(m for m in clerk.messages if m["message_id"] == old)
    assert message["text"].splitlines()[:2] == [
        "⚠️ 这张卡片旧了，刚才的操作没有执行。您做过：",
        "Ada　07-20 12:00　确认“大厅排队太久”",
    ]


async def test_a_step_of_another_is_not_undone(clerk, wang, services):
    await two(services)
    await open_first(wang)
    await wang.tap("✓ 确认")
    (step,) = await rows(services, TRAIL)
    await open_first(clerk)

    await clerk.forge(f"rA:{step['id']:x}")

    assert clerk.toasts[-1] == "没有可以撤销的了：只能撤销自己的上一步。"
    assert (await find(services, QUEUE)).standing is Standing.CONFIRMED


async def test_a_second_tap_on_undo_undoes_nothing_else(town, clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")
    await clerk.tap("✓ 确认")

    clerk.queue_tap("撤销")
    clerk.queue_tap("撤销")
    await town.settle()

    assert (await find(services, QUEUE)).standing is Standing.CONFIRMED
    assert (await find(services, PHONE)).standing is Standing.NEW


async def test_who_merged_it_is_told_to_who_still_has_the_card(clerk, wang, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("下一条")
    await open_first(wang)
    await wang.tap("合并")
    await wang.tap("电话没人接")
    await wang.tap("✓ 合并")

    await clerk.tap("✓ 确认")

    assert clerk.toasts[-1] == "这一条已经不在了：王五把它合并到了别的条目。"


async def test_after_a_kill_the_decision_is_taken_once_and_shown(town, clerk, services):
    await two(services)
    await open_first(clerk)

    clerk.queue_tap("✓ 确认")
    await town.kill()
    await town.restart()

    assert await trail(services) == ["confirm"]
    assert "✅ 已确认" in clerk.card


async def test_after_a_kill_an_undo_is_shown(town, clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")

    clerk.queue_tap("撤销")
    await town.kill()
    await town.restart()

    assert (await find(services, QUEUE)).standing is Standing.NEW
