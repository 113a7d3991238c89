"""Reminders of deadlines: to the handler before and on the last day, then one level up."""

from datetime import UTC, datetime

import pytest

from domain.schedule import Job
from handlers.background import jobs
from tests.handlers.cases.parties import CONFIDENTIAL, colleague, complain, file_of, settle


async def pass_to(town, day, hour):
    """To an hour (in Shanghai) of a day of July 2020, with every look at ten on the way."""
    while True:
        here = town.services.here()
        if (here.day, here.hour) >= (day, hour):
            break
        town.clock.pass_(hours=1)
        if town.services.here().hour == 10:
            await jobs.do_if_due(town.services, Job.CASES)
            await town.deliver()


def told(person, number, since=0):
    """What somebody has been told about a case since so many messages."""
    return [
        text.split("：")[-1]
        for text in person.heard[since:]
        if f"工单 {number}" in text and ("到期" in text or "超期" in text)
    ]


@pytest.fixture
async def case(town, services, li, clerk, office):
    await complain(li)
    await town.deliver()
    return await file_of(services)


async def test_the_handler_is_told_on_the_eve_on_the_day_and_once_it_is_over(town, case, clerk):
    await pass_to(town, 29, 12)

    assert told(clerk, case.number) == [
        "下一个工作日（7 月 27 日）到期。",
        "今天到期。",
        "已经超期。",
    ]


async def test_one_level_up_is_told_once_it_is_over_and_not_before(town, case, office):
    await pass_to(town, 27, 20)
    before = told(office, case.number)

    await pass_to(town, 30, 12)

    assert (before, told(office, case.number)) == ([], ["已经超期。"])


async def test_nobody_is_told_on_a_day_off_or_at_night(town, services, case, clerk):
    hours = []
    while town.services.here().day < 29:
        town.clock.pass_(hours=1)
        await jobs.do_if_due(services, Job.CASES)
        before = len(clerk.messages)
        await town.deliver()
        if len(clerk.messages) > before:
            hours.append((town.services.here().day, town.services.here().hour))

    assert hours == [(24, 10), (27, 10), (28, 10)]  # the 25th and 26th are a weekend


async def test_read_by_one_the_others_stop_being_told(town, services, li, clerk):
    second = await colleague(town, 31)
    await complain(li)
    await town.deliver()
    number = (await file_of(services)).number
    await second.tap("打开工单")

    await pass_to(town, 27, 12)

    assert told(clerk, number) == []
    assert told(second, number) == ["下一个工作日（7 月 27 日）到期。", "今天到期。"]


async def test_what_one_reads_at_night_the_others_are_not_told_in_the_morning(
    town, services, li, clerk
):
    second = await colleague(town, 31)
    town.clock.moment = datetime(2020, 7, 20, 15, tzinfo=UTC)  # eleven at night
    await complain(li)
    await town.deliver()
    number = (await file_of(services)).number
    silent = str(number) not in clerk.card
    await second.send(f"/cases {number}")

    town.clock.moment = datetime(2020, 7, 21, 1, tzinfo=UTC)
    await town.deliver()

    assert silent
    assert not any("新工单" in text for text in clerk.heard)


async def test_who_has_claimed_it_is_told_alone(town, services, li, clerk):
    second = await colleague(town, 31)
    await complain(li)
    await town.deliver()
    number = (await file_of(services)).number
    await clerk.tap("我来办")
    await town.deliver()
    folded = second.card

    await pass_to(town, 27, 12)

    assert folded == f"工单 {number} 由Ada办理，您不用管了。"
    assert told(second, number) == []
    assert told(clerk, number)[-1] == "今天到期。"


async def test_the_contact_has_a_clock_of_its_own(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    number = (await file_of(services)).number

    await pass_to(town, 22, 12)

    assert told(clerk, number) == ["今天到期。", "已经超期。"]


async def test_while_the_respondent_is_waited_for_nobody_is_reminded(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    number = (await file_of(services)).number
    await clerk.tap("我来办")
    await clerk.tap("已联系核实")
    await clerk.tap("问对方")
    await clerk.reply("请回复这条消息", "哪一天来的？")

    await pass_to(town, 27, 20)

    assert told(clerk, number) == []


async def test_a_question_that_is_not_answered_lets_the_clock_go_on(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await clerk.tap("问对方")
    await clerk.reply("请回复这条消息", "哪一天来的？")

    await pass_to(town, 28, 12)

    file = await file_of(services)
    assert file.case.state == "claimed"
    assert clerk.card == f"▶️ 工单 {file.number}：答卷人没有答复，时限恢复计算。"


async def test_silence_is_told_to_who_may_close(town, services, li, clerk, office):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk)

    await pass_to(town, 28, 12)

    number = (await file_of(services)).number
    assert office.card == (
        f"⏳ 工单 {number}　投资促进局：答卷人没有回音，"
        "可以由第二个人办结（记作“没有回音”，不算满意）。"
    )


async def test_a_case_that_nobody_assigns_is_told_again_after_a_working_day(
    town, services, li, office
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

    await pass_to(town, 23, 12)

    number = (await file_of(services)).number
    assert office.card == f"⏳ 工单 {number}：还等专项办定归哪个部门。"


async def test_a_look_that_comes_too_late_waits_for_the_next_day(town, case, clerk, clock):
    clock.moment = datetime(2020, 7, 27, 11, tzinfo=UTC)  # seven in the evening of the last day

    await jobs.do_if_due(town.services, Job.CASES)
    await town.deliver()

    assert told(clerk, case.number) == []
