"""Where cases go: back, to another department, together, and to who helps."""

import pytest

from storage import cases, tables
from storage.office_tables import OUTBOX
from tests.handlers.cases.parties import (
    CONFIDENTIAL,
    colleague,
    complain,
    file_of,
    settle,
    steps_of,
)
from tests.handlers.paths import rows


async def test_a_case_is_sent_back_once_with_a_reason_and_the_office_decides(
    town, services, li, clerk, office
):
    await complain(li)
    await town.deliver()

    await clerk.tap("打开工单")
    await clerk.tap("不归我们管")
    await clerk.reply("请回复这条消息", "应归建设局")
    await town.deliver()

    number = (await file_of(services)).number
    assert (await file_of(services)).case.state == "returned"
    assert office.card == f"↩️ 工单 {number}：投资促进局说不归他们管，请定。理由：应归建设局"


async def test_the_office_upholds_and_it_cannot_be_sent_back_again(
    town, services, li, clerk, office
):
    await complain(li)
    await town.deliver()
    await clerk.tap("打开工单")
    await clerk.tap("不归我们管")
    await clerk.reply("请回复这条消息", "应归建设局")
    await town.deliver()

    await office.tap("打开工单")
    await office.tap("维持原部门")
    await town.deliver()
    told = clerk.card
    await clerk.tap("打开工单")

    number = (await file_of(services)).number
    assert told == f"⚖️ 工单 {number}：专项办定了，还是由投资促进局办，不能再退。"
    assert "↩️ 不归我们管" not in clerk.buttons


async def test_the_office_sends_it_to_another_department_and_the_first_sees_it_no_more(
    town, services, li, clerk, office
):
    builder = await colleague(town, 41, "jsj")
    await complain(li)
    await town.deliver()
    await office.send(f"/cases {(await file_of(services)).number}")

    await office.tap("转给部门")
    await office.tap("建设局")
    await town.deliver()

    number = (await file_of(services)).number
    assert builder.card.splitlines()[0] == f"🔔 新工单 {number}　建设局"
    assert clerk.card == f"工单 {number} 已经有了结果，或者转走了。"
    await clerk.send(f"/cases {number}")
    assert clerk.card == f"没有您能看的工单 {number}。"


async def test_after_a_day_a_case_cannot_be_sent_back(town, services, li, clerk, clock):
    await complain(li)
    await town.deliver()
    await clerk.tap("打开工单")
    await clerk.tap("不归我们管")
    clock.pass_(hours=25)

    await clerk.reply("请回复这条消息", "应归建设局")

    assert clerk.card.splitlines()[0] == "过了可以退回的时间，请办理或与专项办商量。"
    assert await steps_of(services) == ["open"]


async def test_a_case_of_nobody_goes_to_the_office_and_then_where_they_say(
    town, services, li, clerk, office
):
    await li.send("/start enterprise")
    await li.tap("匿名")
    await li.tap("不知道归谁管")
    await li.send("嗯嗯")
    await li.tap("还是不知道")
    await li.tap("🙁 不满意")
    while "✅ 发送" not in li.buttons:
        await li.tap(next(b for b in li.buttons if "跳过" in b or "选好了" in b or "›" in b))
    await li.tap("✅ 发送")
    await town.deliver()
    told = office.card

    await office.tap("打开工单")
    await office.tap("转给部门")
    await office.tap("投资促进局")
    await town.deliver()

    number = (await file_of(services)).number
    assert told == f"🧭 工单 {number}：不知道归哪个部门，请定一下。"
    assert clerk.card.splitlines()[0] == f"🔔 新工单 {number}　投资促进局"
    assert [row["department"] for row in await rows(services, tables.RESPONSE)] == ["tzcj"]


async def test_another_department_may_help_with_notes_only(town, services, li, clerk, office):
    builder = await colleague(town, 41, "jsj")
    await complain(li)
    await town.deliver()
    number = (await file_of(services)).number
    await office.send(f"/cases {number}")
    await office.tap("更多")
    await office.tap("请部门协办")
    await office.tap("建设局")
    await town.deliver()
    told = builder.card

    await builder.tap("打开工单")

    assert told == f"🤝 工单 {number}：专项办请您部门协办，投资促进局主办。"
    assert builder.buttons == ["📝 补记", "… 更多", "📋 工单列表"]
    assert "🤝 协办：建设局" in builder.card


async def merge(town, services, first, second, clerk):
    """The cases of two who complain of the same, merged by the clerk; gives them as they were."""
    await complain(first, way=CONFIDENTIAL)
    await town.deliver()
    older = await file_of(services)
    await complain(second, way=CONFIDENTIAL, words="排了两个钟头的队")
    await town.deliver()
    async with services.database.reading() as session:
        found = await cases.all_of(session, services.campaign.code)
    (younger,) = [file for file in found if file.number != older.number]
    await clerk.send(f"/cases {younger.number}")
    await clerk.tap("我来办")
    await clerk.tap("更多")
    await clerk.tap("并案")
    await clerk.tap(str(older.number))
    await clerk.tap("是同一件")
    return older, younger


async def test_merged_cases_tell_every_respondent(town, services, li, ada, clerk):
    older, younger = await merge(town, services, li, town.person(9), clerk)
    await town.deliver()

    merged = await file_of(services, younger.number)
    assert (merged.case.state, merged.case.ending, merged.merged_into) == (
        "closed",
        "merged",
        older.id,
    )
    assert f"🧾 工单 {older.number}" in town.person(9).card
    assert "排了两个钟头的队" in clerk.card


async def test_a_merged_case_closes_when_all_have_said_that_it_is_better(
    town, services, li, ada, clerk
):
    second = town.person(9)
    older, _ = await merge(town, services, li, second, clerk)
    await clerk.tap("我来办")
    await settle(clerk)
    await town.deliver()

    await li.tap("🙂 满意")
    between = (await file_of(services, older.number)).case.state
    await second.tap("😀 非常满意")

    assert between == "settled"
    assert (await file_of(services, older.number)).case.ending == "verdict"


async def test_who_withdraws_leaves_the_verdict_to_the_others(town, services, li, clerk):
    second = town.person(9)
    older, _ = await merge(town, services, li, second, clerk)
    await clerk.tap("我来办")
    await settle(clerk)
    await town.deliver()
    await li.tap("🙂 满意")
    await second.send("/my")

    await second.tap("撤回")
    await second.tap("撤回")

    assert (await file_of(services, older.number)).case.ending == "verdict"


async def test_more_days_need_the_offices_consent_and_a_reason(town, services, li, clerk, office):
    await complain(li)
    await town.deliver()
    await office.send(f"/cases {(await file_of(services)).number}")

    await office.tap("更多")
    await office.tap("延长时限")
    await office.tap("疑难诉求")
    await office.reply("请回复这条消息", "要等市里批复")

    assert "⏰ 疑难诉求：8 月 10 日前" in office.card
    await clerk.send("/cases")
    await clerk.tap(str((await file_of(services)).number))
    await clerk.tap("更多")
    assert "⏳ 延长时限" not in clerk.buttons


async def test_what_the_office_takes_over_the_department_does_not_see(
    town, services, li, clerk, office
):
    await complain(li)
    await town.deliver()
    number = (await file_of(services)).number
    await office.send(f"/cases {number}")
    await office.tap("更多")

    await office.tap("收归专项办")
    await town.deliver()
    await clerk.send(f"/cases {number}")

    assert clerk.card == f"没有您能看的工单 {number}。"
    assert (
        "🛡 点到了具体的科室或人：只有专项办看得到，由专项办办理" in office.heard[-1]
        or (await file_of(services)).case.held
    )


async def test_who_withdraws_is_told_no_more_and_kept_in_no_message(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await li.send("/my")
    await li.tap("撤回")
    await li.tap("撤回")
    said = li.card

    await town.deliver()

    lane = services.lane(li.id)
    assert [row["key"] for row in await rows(services, OUTBOX) if row["lane"] == lane] == []
    assert li.card == said


async def test_a_case_leaves_the_department_when_its_respondent_adds_a_name(
    town, services, li, clerk
):
    await complain(li, words="跑了三趟")
    await town.deliver()

    await li.tap("补充")
    await li.reply("№ r-", "都是王科长的事")

    assert await steps_of(services) == ["open", "hold"]


async def test_a_withdrawn_response_ends_its_case(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await li.send("/my")

    await li.tap("撤回")
    await li.tap("撤回")
    await town.deliver()

    file = await file_of(services)
    assert (file.case.state, file.case.ending) == ("closed", "withdrawn")
    assert clerk.card == f"工单 {file.number}：答卷人撤回了答卷，工单结束。"
    assert not [row for row in await rows(services, tables.RESPONSE) if row["chat"]]


@pytest.mark.parametrize("way", ["匿名", CONFIDENTIAL])
async def test_what_is_added_is_told_to_who_sees_to_it(town, services, li, clerk, way):
    code = await complain(li, way=way)
    await town.deliver()
    await clerk.tap("我来办")
    await li.send(f"/track {code}")
    await li.tap("补充")
    await li.reply("还想补充什么", "今天又去了一趟")

    await town.deliver()

    number = (await file_of(services)).number
    assert clerk.card == f"➕ 工单 {number}：答卷人又补充了几句，在 /inbox 里看。"
