from datetime import date

import pytest

from domain.figures import Span
from domain.ledgers import Entry
from domain.opinions import Aspect, Ledger, Respondent, Statement
from domain.people import Membership, Role
from handlers.background import batching
from handlers.callbacks import pack
from handlers.office.summary_acts import ShowSummary
from tests.handlers.paths import gather, rate
from tests.storage import ledgers

SLOW = Statement("等得太久，进度问不到", Ledger.DISSATISFACTION, (Aspect.EFFICIENCY,))
REFUSED = "您没有这项权限。"


async def some_responses(services):
    """Six about one department on two days, two about another."""
    await gather(services, "tzcj", "good", 4)
    await gather(services, "tzcj", "bad", 1, statements=(SLOW,))
    citizen = {"respondent": Respondent.CITIZEN, "completed_on": date(2020, 7, 17)}
    await gather(services, "tzcj", "very_bad", 1, **citizen)
    await gather(services, "czj", "bad", 2, statements=(SLOW,))


async def draft_of(services, text, people):
    """A frozen draft with one entry."""
    entry = Entry(
        Ledger.DISSATISFACTION,
        text,
        support=(),
        respondents=((Respondent.ENTERPRISE, people),),
        aspects=(),
        first_said_on=None,
    )
    async with services.database.transaction() as session:
        await ledgers.freeze(session, entry, campaign=services.campaign.code)


async def test_staff_see_their_own_department_only(clerk, services):
    await some_responses(services)
    await clerk.send("/summary")

    assert clerk.buttons == [
        *("今天", "本周", "近7天", "本月", "• 全程", "起止…"),
        *("来自：全部", "渠道：全部", "📊 图", "📑 Excel", "🔎 原话"),
    ]
    assert (
        clerk.card
        == """投资促进局 · 情况汇总
2020-07-17 – 2020-07-20

答卷 6 份　企业 5、群众 1
来自　本机器人 6
已征求 6/50 位服务对象，还差 44 位

满意率 67%　（6 人评价，前三档合计）
░░░░░░░░ 非常满意 0
█████░░░ 满意 4
░░░░░░░░ 基本满意 0
█░░░░░░░ 不满意 1
█░░░░░░░ 非常不满意 1

意见集中在（6 份答卷，按人数）
效率 1

工单　在办 0 件，超期 0 件"""
    )


async def test_a_period_is_chosen_by_a_button(clerk, services):
    await some_responses(services)
    await clerk.send("/summary")
    await clerk.tap("今天")

    assert clerk.card.splitlines()[1:4] == ["2020-07-20 – 2020-07-20", "", "答卷 5 份　企业 5"]
    assert clerk.buttons[:6] == ["• 今天", "本周", "近7天", "本月", "全程", "起止…"]
    assert len(clerk.messages) == 2


async def test_the_same_period_again_changes_nothing(clerk, services):
    await clerk.send("/summary")
    card = clerk.card
    await clerk.tap("全程")

    assert clerk.card == card
    assert (
        card
        == """投资促进局 · 情况汇总
2020-07-17 – 2020-07-20

这段时间还没有收到答卷。
已征求 0/50 位服务对象，还差 50 位

工单　在办 0 件，超期 0 件"""
    )


async def test_leaders_see_all_departments_together_first(leader, services):
    await some_responses(services)
    await leader.send("/summary")

    assert leader.card.splitlines()[:4] == [
        "全部部门 · 情况汇总",
        "2020-07-17 – 2020-07-20",
        "",
        "答卷 8 份　企业 7、群众 1",
    ]
    await leader.tap("部门：全部部门")
    assert leader.buttons == [
        "• 全部部门",
        "党政办公室",
        "组织人事部",
        "投资促进局",
        "财政局",
        "建设局",
        "安全生产监督和生态环境局",
        "‹ 返回",
    ]


async def outside(leader, services, place="投资促进局"):
    """What a leader reads of a department in whose batches everything is that can be."""
    await batching.form(services)
    await leader.send("/summary")
    await leader.tap("部门：")
    await leader.tap(place)
    return leader.card.splitlines()


async def test_small_numbers_are_hidden_from_leaders(leader, services):
    await some_responses(services)

    assert (
        "\n".join(await outside(leader, services, "财政局"))
        == """财政局 · 情况汇总
2020-07-17 – 2020-07-20

答卷 2 份　企业 2
来自　本机器人 2
已征求 2/50 位服务对象，还差 48 位

满意率：评价凑满 5 份成一批后显示（现有 2 份）

工单　超期 0 件；其余只在部门内看"""
    )


async def test_leaders_see_whole_batches_and_how_many_wait(leader, services):
    await some_responses(services)

    assert (
        await outside(leader, services)
        == """投资促进局 · 情况汇总
2020-07-17 – 2020-07-20

答卷 6 份　企业 5、群众 1
来自　本机器人 6
已征求 6/50 位服务对象，还差 44 位

满意率 80%　（5 人评价，前三档合计）
░░░░░░░░ 非常满意 0
██████░░ 满意 4
░░░░░░░░ 基本满意 0
██░░░░░░ 不满意 1
░░░░░░░░ 非常不满意 0
另有 1 份评价凑满 5 份后计入

意见集中在（5 份答卷，按人数）
效率 1

工单　超期 0 件；其余只在部门内看""".splitlines()
    )


async def test_what_is_in_no_batch_yet_leaders_do_not_see(leader, services):
    await some_responses(services)
    await leader.send("/summary")

    assert leader.card.splitlines()[7] == "满意率：评价凑满 5 份成一批后显示（现有 8 份）"


async def test_who_is_batched_with_others_is_told_as_that(leader, services):
    await gather(services, "tzcj", "good", 5)
    old = {"completed_on": date(2020, 7, 13), "respondent": Respondent.CITIZEN}
    await gather(services, "tzcj", "bad", 3, **old)
    await gather(services, "czj", "bad", 2, **old)
    campaign = await outside(leader, services)
    await leader.tap("本月")

    assert [line for line in campaign if line.startswith(("满意率", "另有"))] == [
        "满意率 100%　（5 人评价，前三档合计）"
    ]
    assert [line for line in leader.card.splitlines() if line.startswith(("满意率", "另有"))] == [
        "满意率 100%　（5 人评价，前三档合计）",
        "另有 3 份评价与范围外的合成一批，只计入更大的范围",
    ]


async def test_where_nobody_rated_it_says_so(leader, services):
    await gather(services, "tzcj", None, 2)

    assert (await outside(leader, services))[7] == "满意率：还没有评价"


async def test_the_campaign_office_sees_small_numbers_of_a_department(office, services):
    await some_responses(services)
    await office.send("/summary")
    await office.tap("部门：")
    await office.tap("财政局")

    assert office.card.splitlines()[7] == "满意率 0%　（2 人评价，前三档合计）"


async def test_problems_of_the_draft_are_quoted_to_the_department(clerk, leader, services):
    await gather(services, "tzcj", "bad", 1, statements=(SLOW,))
    await draft_of(services, "等得<太>久 & 没人说", 7)
    await clerk.send("/summary")
    await leader.send("/summary")
    await leader.tap("部门：")
    await leader.tap("投资促进局")

    lines = clerk.card.splitlines()
    problems = lines.index("反映较多的问题（台账草稿）")
    assert lines[problems + 1 : problems + 3] == ["1. 等得<太>久 & 没人说 · 7 人", ""]
    assert [line for line in leader.card.splitlines() if "没人说" in line] == []


@pytest.mark.parametrize("department", ["czj", None, "nowhere"])
async def test_staff_are_refused_other_departments(clerk, services, department):
    await clerk.send("/summary")
    card = clerk.card
    await clerk.forge(pack(ShowSummary(Span.TODAY, department=department)))

    assert clerk.toasts == [REFUSED]
    assert clerk.card == card


@pytest.mark.parametrize("role", ["respondent", "admin"])
async def test_who_may_not_see_figures_is_refused_a_forged_tap(member, role):
    await member.send("/help")
    await member.forge(pack(ShowSummary(Span.TODAY, department="tzcj")))

    assert member.toasts == [REFUSED]


async def test_a_leader_is_refused_a_department_that_takes_no_part(leader):
    await leader.send("/summary")
    await leader.forge(pack(ShowSummary(Span.TODAY, department="nowhere")))

    assert leader.toasts == [REFUSED]


async def test_what_was_said_in_the_chat_is_in_the_summary(li, clerk):
    await rate(li, "🙂 满意")
    await clerk.send("/summary")

    assert clerk.card.splitlines()[3:8] == [
        "答卷 1 份　企业 1",
        "来自　本机器人 1",
        "已征求 1/50 位服务对象，还差 49 位",
        "",
        "满意率 100%　（1 人评价，前三档合计）",
    ]


async def test_progress_counts_every_department(leader, services):
    await some_responses(services)
    await gather(services, "czj", "good", 55)
    await gather(services, None, "good", 1)
    await leader.send("/progress")

    assert (
        leader.card
        == """征求意见进度　2020-07-20
每个部门至少征求 50 位服务对象的意见

░░░░░░░░ 0/50　党政办公室
░░░░░░░░ 0/50　组织人事部
█░░░░░░░ 6/50　投资促进局
████████ 57/50　财政局
░░░░░░░░ 0/50　建设局
░░░░░░░░ 0/50　安全生产监督和生态环境局

另有 1 份部门待定
1 个部门达到要求，共 6 个

清单上报　截止 7 月 22 日，还有 2 个工作日

○ 党政办公室　未上报
○ 组织人事部　未上报
○ 投资促进局　未上报
○ 财政局　未上报
○ 建设局　未上报
○ 安全生产监督和生态环境局　未上报

0 个部门已上报，共 6 个。括号里是清单一、二、三各有几条
参考数量：每个部门三张合计不少于 3 条；不足也可以上报，不要凑数"""
    )


async def test_the_summary_speaks_english(town, services):
    leader = await town.member(31, Membership(Role.LEADER), language="en")
    await some_responses(services)
    await leader.send("/summary")

    assert leader.card.splitlines()[:5] == [
        "All departments · Summary",
        "2020-07-17 – 2020-07-20",
        "",
        "8 responses: businesses 7, citizens 1",
        "Through: this bot 8",
    ]
