"""/review: the panel, the queue, confirming, the lists, and what was done."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert

from domain.ledgers import Standing
from domain.people import Membership, Role
from domain.schedule import Job
from handlers.background import jobs
from storage import entries
from storage.office_tables import ENTRY, SUPPORT
from tests.handlers.review.reviewing import (
    PHONE,
    QUEUE,
    find,
    first_line,
    keep,
    open_first,
    say,
    trail,
    two,
)
from tests.storage import ledgers

REFUSED = "您没有这项权限。"


async def join(services, number, *texts):
    """New opinions join an entry that a person holds."""
    joined = await say(services, *texts)
    async with services.database.transaction() as session:
        one = await ledgers.find(session, number)
        change = {"id": number, "news": len(joined), "version": one.version + 1}
        await entries.update_all(session, [change])
        rows = [{"opinion": o, "entry": number, "similarity": 0.6, "is_new": True} for o in joined]
        await session.execute(insert(SUPPORT), rows)


async def test_the_panel_says_what_waits(clerk, services):
    await two(services)

    await clerk.send("/review")

    assert clerk.card.splitlines() == [
        "投资促进局 · 台账审核",
        "",
        "有 2 条等着您看：",
        "",
        "清单一　—",
        "清单二　—",
        "清单三　新条目 2",
    ]
    assert clerk.buttons == ["▶️ 开始审核（2）", "清单一", "清单二", "清单三", "🕘 操作记录"]


async def test_where_nothing_waits_there_is_nothing_to_begin(clerk):
    await clerk.send("/review")

    assert "都看过了" in clerk.card
    assert clerk.buttons == ["清单一", "清单二", "清单三", "🕘 操作记录"]


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_the_others_have_nothing_to_review(member, services):
    await two(services)

    await member.send("/review")

    assert member.card == REFUSED


async def test_the_office_chooses_a_department_first(office, services):
    await two(services)
    await keep(services, 73, "账号难办", department="czj")

    await office.send("/review")
    first = office.card
    await office.tap("财政局")

    assert first == "台账审核\n\n共 3 条等着审核。请选部门："
    assert office.card.splitlines()[0] == "财政局 · 台账审核"
    assert office.buttons[-1] == "‹ 换个部门"


async def test_the_office_sees_what_nobody_has_assigned(office, services):
    await keep(services, 73, "账号难办", department=None)

    await office.send("/review")
    await office.tap("部门待定")
    await office.tap("开始")

    assert "账号难办" in office.card


async def test_the_first_card_is_what_most_people_named(clerk, services):
    await two(services)

    await open_first(clerk)

    assert clerk.card.splitlines() == [
        "投资促进局 · 清单三　1/2",
        "",
        "大厅排队太久",
        "企业 3 反映；首次 7 月 20 日",
        "",
        "整改措施：待填",
        "完成时限：待填",
        "责任科室：待填",
    ]
    assert clerk.buttons == [
        *("✓ 确认", "下一条 ›"),
        *("✏️ 改", "💬 看原话（3）"),
        *("合并", "拆分", "移到", "不列入"),
        "目录",
    ]


async def test_after_a_decision_comes_the_next_card_in_its_place(clerk, services):
    await two(services)
    await open_first(clerk)
    messages = len(clerk.messages)

    await clerk.tap("✓ 确认")

    confirmed = await find(services, QUEUE)
    assert (confirmed.standing, confirmed.is_held) == (Standing.CONFIRMED, True)
    assert len(clerk.messages) == messages
    assert clerk.card.splitlines()[:2] == ["✓ 确认“大厅排队太久”", "投资促进局 · 清单三　1/1"]
    assert "电话没人接" in clerk.card
    assert clerk.buttons[-2:] == ["↩︎ 撤销上一步", "目录"]


async def test_at_the_end_all_is_done(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.tap("✓ 确认")
    await clerk.tap("✓ 确认")

    assert clerk.card == "✓ 确认“电话没人接”\n🎉 投资促进局的条目都审核完了。"
    assert clerk.buttons == ["↩︎ 撤销上一步", "目录"]


async def test_what_was_passed_over_is_still_there_at_the_end(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.tap("下一条")
    await clerk.tap("下一条")
    end = clerk.card
    await clerk.tap("从头再看")

    assert end == "投资促进局　已到末尾，还有 2 条跳过没定。"
    assert "大厅排队太久" in clerk.card
    assert await trail(services) == []


async def test_the_last_step_is_taken_back(clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")

    await clerk.tap("撤销")

    assert first_line(clerk) == "↩︎ 已撤销：确认“大厅排队太久”"
    assert "1/2" in clerk.card
    assert (await find(services, QUEUE)).standing is Standing.NEW
    assert clerk.buttons[-1:] == ["目录"]


async def test_what_has_joined_is_quoted_and_counts_once_confirmed(clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")
    await join(services, QUEUE, "又排了三小时 13800001234", "队伍到门外")

    await open_first(clerk)
    card = clerk.card.splitlines()
    await clerk.tap("✓ 确认")

    assert card[0] == "投资促进局 · 清单三　1/2　✅ 已确认，又有新意见"
    assert card[3] == "企业 3 反映；首次 7 月 20 日"
    quoted = card[card.index("🆕 +2 条新意见，确认后计入：") + 1 :][:2]
    assert sorted(quoted) == ["· 又排了三小时", "· 队伍到门外"]
    assert (await find(services, QUEUE)).people == 5


async def test_the_panel_counts_what_has_changed(clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")
    await join(services, QUEUE, "又排了三小时")

    await clerk.send("/review")

    assert clerk.card.splitlines()[-1] == "清单三　新条目 1，1 条有新意见"


async def test_opinions_are_shown_without_names_and_numbers_the_new_ones_first(clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")
    await join(services, QUEUE, "又排了三小时")
    await open_first(clerk)

    await clerk.tap("看原话")

    lines = clerk.card.splitlines()
    assert lines[0] == "大厅排队太久"
    assert lines[2] == "背后的 4 条意见，姓名电话等已隐去。"
    assert lines[4:6] == [
        "🆕 企业 · 电话 · 2020-07-20 · 相近（0.60，同类词：等候）",
        "又排了三小时",
    ]
    assert "13800001234" not in clerk.card
    assert "企业 · 电话 · 2020-07-20 · 几乎相同（1.00）" in lines


async def test_many_opinions_are_turned_page_by_page(clerk, services):
    await keep(services, QUEUE, "大厅排队太久", *(f"排队 {n} 小时" for n in range(1, 8)))
    await open_first(clerk)

    await clerk.tap("看原话")
    first = clerk.card
    await clerk.tap("›")
    second = clerk.card
    await clerk.tap("返回")

    assert ("第 1 / 2 页" in first, "第 2 / 2 页" in second) == (True, True)
    assert (first.count("小时"), second.count("小时")) == (5, 2)
    assert clerk.buttons[0] == "✓ 确认"


async def test_a_list_has_all_entries_of_a_ledger_with_their_standing(clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")

    await clerk.tap("目录")
    await clerk.tap("清单三")
    shown = clerk.buttons
    await clerk.tap("大厅排队太久")

    assert shown == ["✅ 大厅排队太久", "🆕 电话没人接", "‹ 返回"]
    assert clerk.card.splitlines()[0] == "投资促进局 · 清单三　✅ 已确认"
    assert clerk.card.splitlines()[-1] == "Ada　07-20 12:00　确认“大厅排队太久”"
    assert clerk.buttons[:2] == ["下一条 ›", "✏️ 改"]


async def test_a_long_list_is_turned_page_by_page(clerk, services):
    for number in range(12):
        await keep(services, 100 + number, f"第 {number} 件事")

    await clerk.send("/review")
    await clerk.tap("清单三")
    await clerk.tap("›")

    assert "共 12 条（第 2 / 2 页）" in clerk.card
    assert len(clerk.buttons) == 2 + len(["‹", "‹ 返回"])


async def test_what_was_done_stands_in_plain_sentences(clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")
    await clerk.tap("撤销")
    await clerk.tap("下一条")
    await clerk.tap("✓ 确认")
    await clerk.tap("目录")

    await clerk.tap("操作记录")

    assert clerk.card.splitlines() == [
        "投资促进局 · 操作记录",
        "",
        "最近 2 步，新的在前：",
        "",
        "· Ada　07-20 12:00　确认“电话没人接”",
        "· Ada　07-20 12:00　撤销了：确认“大厅排队太久”",
    ]


async def test_nothing_was_done_yet(clerk):
    await clerk.send("/review")
    await clerk.tap("操作记录")

    assert clerk.card == "投资促进局 · 操作记录\n\n还没有人动过。\n"[:-1]
    assert clerk.buttons == ["‹ 返回"]


async def test_an_entry_that_is_gone_is_said_to_be(clerk, services):
    await two(services)
    await open_first(clerk)
    async with services.database.transaction() as session:
        await session.execute(delete(ENTRY).where(ENTRY.c.id == QUEUE))

    await clerk.tap("✓ 确认")

    assert clerk.toasts[-1].startswith("这一条已经不在了：可能合并到了别处")


async def test_a_member_of_two_departments_chooses(town, clerk, services):
    await two(services)
    await keep(services, 73, "账号难办", department="czj")
    await town.member(21, Membership(Role.STAFF, "czj"))

    await clerk.send("/review")

    assert clerk.buttons == ["投资促进局 · 2", "财政局 · 1"]


async def test_cards_cannot_be_passed_on(town, clerk, services):
    await two(services)

    await clerk.send("/review")

    sent = [call for name, call in town.request.calls if name == "sendMessage"]
    assert sent[-1]["protect_content"] == "true"


async def test_the_same_in_english(town, services):
    eve = await town.member(41, Membership(Role.STAFF, "tzcj"), "en")
    await two(services)

    await open_first_in_english(eve)
    await eve.tap("Confirm")

    assert first_line(eve) == "✓ confirmed “大厅排队太久”"
    assert eve.buttons[0] == "✓ Confirm"
    assert (await find(services, PHONE)).standing is Standing.NEW


async def open_first_in_english(person):
    await person.send("/review")
    await person.tap("Begin")


async def test_the_trail_is_tidied_away_when_its_time_is_over(clerk, services, clock):
    await two(services)
    await open_first(clerk)
    await clerk.tap("✓ 确认")
    kept = timedelta(days=services.campaign.kept_for_days)
    left = services.campaign.ends_on - services.today() + kept

    clock.pass_(days=left.days)
    await jobs.do_if_due(services, Job.TIDY)
    before = await trail(services)
    clock.pass_(days=1)
    await jobs.do_if_due(services, Job.TIDY)

    assert (before, await trail(services)) == (["confirm"], [])
