"""The digest on its way: on which mornings, to whom, with which buttons, against what was said."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.people import Membership, Role
from domain.responses import Stored
from handlers.cases import opening
from handlers.office import digests
from storage import cases, office_tables, responses
from tests.handlers.cases.parties import complain
from tests.handlers.paths import gather, rows, sent_on

MONDAY = datetime(2020, 7, 20, tzinfo=UTC)  # eight in the morning in Shanghai
DAY = timedelta(days=1)


async def texts(services):
    """What was posted, by the chat, without what was posted before."""
    posted = await rows(services, office_tables.OUTBOX)
    return {services.keys.unseal_chat(row["chat"]): row["text"] for row in posted}


async def morning(services, clock, day):
    """The digest of the morning so many days after that Monday; how many are posted."""
    clock.moment = MONDAY + day * DAY
    return await digests.post(services, clock.moment)


async def told(services, clock, leader, day):
    """What a leader is told on a morning."""
    await morning(services, clock, day)
    key = f"digest:{date(2020, 7, 20) + day * DAY}"
    posted = [r for r in await rows(services, office_tables.OUTBOX) if r["key"].startswith(key)]
    (text,) = [r["text"] for r in posted if services.keys.unseal_chat(r["chat"]) == leader.id]
    return text.replace("<b>", "").replace("</b>", "").splitlines()


async def test_a_leader_gets_the_digest_of_today_on_demand(leader, services):
    await gather(services, "tzcj", "good", 6)
    await leader.send("/digest")

    assert leader.card.splitlines()[:5] == [
        "每日简报　7 月 20 日 星期一",
        "要您过问",
        "• 还没征求到意见：党政办公室、组织人事部、财政局，另有 2 个部门",
        "",
        "新情况　7 月 20 日",
    ]
    assert leader.messages[-1]["photo"][-1]["width"] > 600
    assert leader.buttons == ["📊 各部门", "📋 工单", "✍️ 批示", "📌 批示情况"]


async def test_the_office_has_no_button_to_direct_with(office):
    await office.send("/digest")

    assert office.buttons == ["📊 各部门", "📋 工单", "📌 批示情况"]


@pytest.mark.parametrize("role", ["clerk", "admin", "respondent"])
async def test_nobody_else_sees_it(member):
    await member.send("/digest")

    assert member.card == "您没有这项权限。"


async def test_each_reads_on_from_the_digest(leader, office, services):
    await leader.send("/digest")
    await leader.tap("各部门")
    summary = leader.card.splitlines()[0]
    await leader.tap("工单")
    counts = leader.card
    await office.send("/digest")
    await office.tap("工单")

    assert summary == "全部部门 · 情况汇总"
    assert counts == (
        "📋 工单：未办结 0 件，超期 0 件\n\n"
        "新工单凑满 5 份答卷后计入，在办满 5 件才细分，免得看出是谁评的；超期的随时计入。"
    )
    assert office.card.splitlines()[0] == "工单　要我办：0 件"


async def figures(leader):
    """What a new digest tells of how many answered and how they rated."""
    await leader.send("/digest")
    lines = leader.card.splitlines()
    return lines[lines.index("总体") + 1 :][:2]


async def test_two_digests_do_not_tell_what_one_person_said_in_between(leader, services):
    await gather(services, "tzcj", "good", 5)
    before = await figures(leader)
    await gather(services, "tzcj", "very_bad", 1)
    between = await figures(leader)
    await gather(services, "tzcj", "bad", 4)
    after = await figures(leader)

    assert [lines[0][:7] for lines in (before, between, after)] == [
        "答卷 5 份，",
        "答卷 6 份，",
        "答卷 10 份",
    ]
    assert [lines[1] for lines in (before, between, after)] == [
        "服务满意率 100%（5 人）",
        "服务满意率 100%（5 人）",
        "服务满意率 50%（10 人）",
    ]


async def test_one_bad_rating_is_not_told_of_until_enough_have_answered(
    leader, li, services, clock
):
    await complain(li)
    first = await told(services, clock, leader, 1)
    await gather(services, "dzb", "good", 4)
    second = await told(services, clock, leader, 2)

    assert [line for line in first if "工单" in line] == []
    assert [line for line in second if "工单" in line] == [
        "• 答卷 4 份；新工单 1 件，办结 0 件",
        "未办结工单 1 件 ▲1，超期 0 件",
    ]


async def test_the_office_is_told_of_it_at_once(office, li, services, clock):
    await complain(li)

    found = await told(services, clock, office, 1)

    assert "未办结工单 1 件，超期 0 件" in found


async def test_what_a_department_lets_wait_is_told(leader, clerk, li, services, clock):
    await complain(li, way="保密")
    async with services.database.reading() as session:
        (file,) = await cases.all_of(session, services.campaign.code)
    assert file.case.department == "tzcj"
    await opening.send_on(services)

    found = await told(services, clock, leader, 3)

    assert "• 1 件工单超期：投资促进局" in found


STANDS = "开了 1 个工作日以内 0 件，2–5 个 0 件，5 个以上 5 件\n待认领 5 件\n\n"


@pytest.mark.parametrize(("count", "stands"), [(4, ""), (5, STANDS)])
async def test_leaders_see_how_cases_stand_in_numbers_and_who_is_late(
    leader, services, clock, count, stands
):
    for _ in range(count):
        response = sent_on(services, services.today(), department="tzcj", grade="bad")
        async with services.database.transaction() as session:
            response_id = await responses.add(session, response)
            stored = Stored(response_id, "tzcj", "bad", is_complaint=False)
            await opening.open_(session, services, stored)
    await gather(services, "dzb", "good", 4)
    await opening.send_on(services)
    await morning(services, clock, 8)
    await leader.send("/digest")
    await leader.tap("工单")

    assert leader.card == (
        f"📋 工单：未办结 {count} 件，超期 {count} 件\n\n{stands}"
        f"❗ 投资促进局：超期 {count} 件\n\n"
        "新工单凑满 5 份答卷后计入，在办满 5 件才细分，免得看出是谁评的；超期的随时计入。"
    )


@pytest.mark.parametrize("role", ["clerk", "admin", "respondent"])
async def test_nobody_else_sees_those_numbers(member):
    await member.send("/help")
    await member.forge("dh")

    assert member.toasts[-1] == "您没有这项权限。"


async def test_differences_are_to_what_was_said_before(leader, services, clock):
    await gather(services, "tzcj", "good", 5)
    await told(services, clock, leader, 1)
    await gather(services, "tzcj", "bad", 5)

    found = await told(services, clock, leader, 2)

    assert found[4:6] == ["新情况　7 月 21 日", "• 答卷 5 份"]
    assert "服务满意率 50%（10 人） ▼50" in found


async def test_the_digest_goes_to_leaders_and_the_office(leader, office, clerk, admin, services):
    assert await digests.post(services, MONDAY) == 2
    assert (await texts(services)).keys() == {leader.id, office.id}


async def test_the_digest_of_a_day_is_posted_once(leader, services):
    await digests.post(services, MONDAY)

    assert await digests.post(services, MONDAY) == 0
    assert len(await rows(services, office_tables.OUTBOX)) == 1


async def test_someone_with_two_roles_gets_one_digest_with_all_buttons(leader, town, services):
    await town.member(leader.id, Membership(Role.COORDINATOR))

    assert await digests.post(services, MONDAY) == 1
    await town.deliver()
    assert leader.buttons == ["📊 各部门", "📋 工单", "✍️ 批示", "📌 批示情况"]


async def test_everyone_gets_it_in_their_language(leader, town, services):
    await town.member(31, Membership(Role.LEADER), language="en")
    await digests.post(services, MONDAY)

    titles = {chat: text.splitlines()[0] for chat, text in (await texts(services)).items()}
    assert titles == {
        leader.id: "<b>每周简报</b>　7 月 20 日 星期一",
        31: "<b>Weekly digest</b>, Monday 20 July",
    }


async def test_without_readers_nothing_is_posted_or_kept_as_said(services):
    assert await digests.post(services, MONDAY) == 0
    assert await rows(services, office_tables.DIGEST_TOLD) == []


async def test_days_off_have_none(leader, services, clock):
    assert [await morning(services, clock, day) for day in (4, 5, 6, 7)] == [1, 0, 0, 1]


async def test_after_the_end_a_closing_one_then_none(leader, services, clock):
    end = (date(2020, 8, 17) - date(2020, 7, 20)).days
    found = await told(services, clock, leader, end)

    assert (found[0], found[-1]) == (
        "收官简报　8 月 17 日 星期一",
        "活动已结束，工单和批示都已办结。这是最后一期简报。",
    )
    assert await morning(services, clock, end + 1) == 0


async def test_while_a_case_is_open_they_go_on(leader, li, services, clock):
    await complain(li)
    end = (date(2020, 8, 17) - date(2020, 7, 20)).days
    await morning(services, clock, end)

    found = await told(services, clock, leader, end + 1)

    assert found[0] == "后续简报　8 月 18 日 星期二"
    assert found[-1].startswith("活动已结束，还有 ")
