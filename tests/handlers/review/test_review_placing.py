"""/review: moving entries, and setting them aside."""

import pytest

from domain.ledgers import Standing
from domain.opinions import Ledger
from domain.people import Membership, Role
from tests.handlers.review.reviewing import PHONE, QUEUE, find, first_line, open_first, trail, two

ASK = "请回复这条消息"


@pytest.fixture
async def finance(town):
    """A clerk of the Finance Bureau."""
    return await town.member(32, Membership(Role.STAFF, "czj"))


async def test_another_department_sees_it_as_new_and_from_whom(clerk, finance, services):
    await two(services)
    await open_first(clerk)

    await clerk.tap("移到")
    await clerk.tap("财政局")
    await open_first(finance)

    assert first_line(clerk) == "✓ 把“大厅排队太久”由投资促进局移到财政局"
    assert "电话没人接" in clerk.card
    assert finance.card.splitlines()[0] == "财政局 · 清单三　1/1"
    assert finance.card.splitlines()[-1] == (
        "Ada　07-20 12:00　把“大厅排队太久”由投资促进局移到财政局"
    )


async def test_to_another_ledger_of_the_same_department(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.tap("移到")
    await clerk.tap("清单二")

    assert first_line(clerk) == "✓ 把“大厅排队太久”由清单三移到清单二"
    assert (await find(services, QUEUE)).ledger is Ledger.SELF_CHECK


async def test_a_move_is_taken_back_until_the_others_have_decided(clerk, finance, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("移到")
    await clerk.tap("财政局")
    await open_first(finance)
    await finance.tap("✓ 确认")

    await clerk.tap("撤销")

    assert clerk.toasts[-1] == "撤销不了：这一步之后，条目又有了变化。"
    await finance.tap("撤销")
    assert first_line(finance) == "↩︎ 已撤销：确认“大厅排队太久”"


async def test_a_move_is_taken_back(clerk, finance, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("移到")
    await clerk.tap("财政局")

    await clerk.tap("撤销")

    assert (await find(services, QUEUE)).department == "tzcj"
    await finance.send("/review")
    assert "都看过了" in finance.card


async def test_who_still_has_the_card_is_told_that_it_was_moved(town, clerk, services):
    other = await town.member(33, Membership(Role.STAFF, "tzcj"))
    await two(services)
    await open_first(clerk)
    await open_first(other)
    await clerk.tap("移到")
    await clerk.tap("财政局")

    await other.tap("✓ 确认")

    assert other.toasts[-1] == "这一条已经不在这里了：Ada把它移到了别处。"


async def test_a_ready_reason_sets_an_entry_aside(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.tap("不列入")
    await clerk.tap("不属本部门职责")

    found = await find(services, QUEUE)
    assert (found.standing, found.reason) == (Standing.SET_ASIDE, "不属本部门职责")
    assert first_line(clerk) == "✓ 不列入“大厅排队太久”：不属本部门职责"


async def test_a_reason_is_written(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.tap("不列入")
    await clerk.tap("写别的理由")
    await clerk.reply(ASK, "长" * 101)
    too_long = clerk.card
    await clerk.reply("理由要写", "上月\n已改")

    assert too_long.startswith("理由要写，最多 100 个字，没有保存。")
    assert (await find(services, QUEUE)).reason == "上月 已改"
    assert "电话没人接" in clerk.card


async def test_what_was_set_aside_is_listed_again(clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("不列入")
    await clerk.tap("已经解决")
    await clerk.tap("目录")
    await clerk.tap("清单三")
    await clerk.tap("🚫 大厅排队太久")
    aside = (clerk.card.splitlines()[0], clerk.buttons)

    await clerk.tap("重新列入")

    assert aside[0] == "投资促进局 · 清单三　🚫 不列入：已经解决"
    assert aside[1][:5] == ["↩︎ 重新列入", "下一条 ›", "✏️ 改", "💬 看原话（3）", "移到"]
    assert (await find(services, QUEUE)).standing is Standing.NEW
    assert clerk.buttons[0] == "✓ 确认"


async def test_a_reason_that_comes_too_late_is_given_back(town, clerk, services):
    other = await town.member(33, Membership(Role.STAFF, "tzcj"))
    await two(services)
    await open_first(clerk)
    await clerk.tap("不列入")
    await clerk.tap("写别的理由")
    await open_first(other)
    await other.tap("✓ 确认")

    await clerk.reply(ASK, "上月已改")
    told = clerk.heard[-2].splitlines()[0]
    await clerk.reply("这一条刚才变了", "上月已改")

    assert told == "⚠️ 这一条刚才有人动过，您的操作没有执行。"
    assert (await find(services, QUEUE)).reason == "上月已改"
    assert await trail(services) == ["confirm", "set-aside"]
    assert (await find(services, PHONE)).standing is Standing.NEW
