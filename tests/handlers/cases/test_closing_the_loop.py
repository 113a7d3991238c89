"""From a bad rating to the respondent's verdict, as the three of them see it."""

from handlers.cases import opening
from storage import tables
from tests.handlers.cases.parties import (
    CONFIDENTIAL,
    colleague,
    complain,
    file_of,
    settle,
    steps_of,
)
from tests.handlers.paths import begin, rate, rows


async def test_a_bad_rating_opens_a_case_and_the_department_is_told(town, services, li, clerk):
    await complain(li)

    await town.deliver()

    number = (await file_of(services)).number
    assert clerk.card == (
        f"🔔 新工单 {number}　投资促进局\n有人给了差评。7 月 27 日前要办好第一步。"
    )
    assert clerk.buttons == ["🙋 我来办", "📂 打开工单"]


async def test_the_thanks_name_the_case(li, services):
    await complain(li)

    number = (await file_of(services)).number
    assert f"您的评价已立为工单 {number}，办到您说好为止，进展随时可看。" in li.card


async def test_no_other_rating_opens_a_case(li, services, town, clerk):
    await rate(li, "😐 基本满意")

    assert "工单" not in li.card
    assert await town.deliver() == 0


async def test_the_card_of_a_case_says_what_was_said_until_when_and_what_can_be_done(
    town, services, li, clerk
):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()

    await clerk.tap("打开工单")

    number = (await file_of(services)).number
    assert (
        clerk.card
        == f"""工单 {number}　投资促进局
🔴 待认领

企业 · 本机器人 · 保密 · 7 月 20 日 · 🙁 不满意
· 排队两小时
· 一件事要跑几个窗口
· 跑了好几趟，材料反复交
⏰ 差评联系核实：7 月 21 日前
⏰ 一般诉求：7 月 27 日前

办理经过
· 07-20　自动　立工单"""
    )
    assert clerk.buttons == ["🙋 我来办", "↩️ 不归我们管", "… 更多", "📋 工单列表"]


async def test_claimed_contacted_and_put_right(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()

    await clerk.tap("我来办")
    await clerk.tap("已联系核实")
    await settle(clerk)

    assert await steps_of(services) == ["open", "claim", "contact", "put_right"]
    assert clerk.card.splitlines()[0] == "已答复，等答卷人评价"
    assert "🔵 整改到位，等评价" in clerk.card


async def test_the_respondents_one_card_is_edited_in_place(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    messages = len(li.messages)
    await clerk.tap("我来办")
    await clerk.tap("已联系核实")

    await town.deliver()

    number = (await file_of(services)).number
    assert len(li.messages) == messages
    assert li.card.split("\n\n")[1].splitlines() == [
        f"🧾 工单 {number}",
        "✓ 已转投资促进局",
        "✓ 有人在办",
        "✓ 7 月 20 日已与您联系核实",
        "⏰ 部门应在 7 月 27 日前答复您",
    ]


async def test_who_answers_in_english_is_told_in_english(town, services, clerk):
    lee = town.person(52, "en")
    await begin(lee, way="✉️ In confidence")
    await lee.tap("Investment Promotion Bureau")
    await lee.tap("🙁 Dissatisfied")
    while "✅ Send" not in lee.buttons:
        await lee.tap("Skip")
    await lee.tap("✅ Send")

    await opening.look(services)
    await town.deliver()

    assert lee.card.splitlines()[2].startswith("🧾 Case ")


async def test_an_outcome_asks_for_the_verdict_and_draws_the_eyes_to_it(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk)

    await town.deliver()

    number = (await file_of(services)).number
    assert li.card == f"📣 工单 {number} 有答复了，请看上面的卡片，说说现在怎么样。"
    await li.tap("看看")
    assert li.card.split("\n\n")[1].splitlines()[-4:] == [
        "📣 部门的答复（整改到位）：",
        "加开了一个窗口",
        "现在您觉得怎么样？您原来的评价是 🙁 不满意，不会改动。",
        "您可以到 7 月 27 日再说。不说也没关系，只记作“没有回音”，不算满意。",
    ]
    assert [text for text in li.buttons if text[0] in "😀🙂😐🙁😣"] == [
        "😀 非常满意",
        "🙂 满意",
        "😐 基本满意",
        "🙁 不满意",
        "😣 非常不满意",
    ]


async def test_a_better_verdict_closes_the_case(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk)
    await town.deliver()

    await li.tap("🙂 满意")
    await town.deliver()

    file = await file_of(services)
    assert (file.case.state, file.case.ending) == ("closed", "verdict")
    assert clerk.card == f"🎉 工单 {file.number}：答卷人说变好了。"
    assert li.toasts[-1] == "✓ 谢谢！工单已办结"


async def test_the_same_grade_again_opens_it_again_with_less_time_and_one_level_up(
    town, services, li, clerk, office
):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await clerk.tap("已联系核实")
    await settle(clerk)
    await town.deliver()

    await li.tap("🙁 不满意")
    await town.deliver()

    file = await file_of(services)
    told = f"🔁 工单 {file.number}　投资促进局：答卷人说没有变好，重办，7 月 23 日前。"
    assert (file.case.state, file.case.round) == ("received", 2)
    assert (clerk.card, office.card) == (told, told)
    assert clerk.buttons == ["🙋 我来办", "📂 打开工单"]


async def test_from_the_first_rating_to_the_second_settlement(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk)
    await town.deliver()
    await li.tap("😣 非常不满意")
    await town.deliver()

    await clerk.tap("我来办")
    await settle(clerk, "又加开了一个窗口")
    await town.deliver()
    await li.tap("😐 基本满意")

    file = await file_of(services)
    assert (file.case.state, file.case.ending, file.case.round) == ("closed", "verdict", 2)
    assert await steps_of(services) == [
        "open", "claim", "put_right", "reopen", "claim", "put_right", "accept",
    ]  # fmt: skip


async def test_the_first_rating_stays(town, services, li, clerk):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk)
    await town.deliver()

    await li.tap("😀 非常满意")

    (response,) = await rows(services, tables.RESPONSE)
    assert response["grade"] == "bad"


async def test_why_is_asked_once_and_may_be_left_unsaid(town, services, li, clerk, office):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk)
    await town.deliver()
    await li.tap("🙁 不满意")

    await li.tap("说说为什么")
    await li.reply("请回复这条消息", "还是只开一个窗口")
    await town.deliver()

    assert "✓ 记下了，经办部门和专项办会看到。" in li.heard
    await clerk.tap("打开工单")
    assert "还是只开一个窗口" in clerk.card
    assert "✍️ 说说为什么（可不说）" not in li.buttons


async def test_who_is_anonymous_judges_by_the_receipt_code(town, services, li, clerk):
    code = await complain(li)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk, "依规要五天", act="解释说明")
    await town.deliver()
    silent = len(li.messages)

    await li.send(f"/track {code}")
    explained = li.card
    await li.tap("🙂 满意")

    file = await file_of(services)
    assert silent == len(li.messages) - 1
    assert "📣 部门的答复（解释说明）：" in explained
    assert (file.case.ending, file.case.outcome) == ("verdict", "explained")


async def test_a_question_stops_the_clock_until_it_is_answered(town, services, li, clerk, clock):
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await clerk.tap("问对方")
    await clerk.reply("请回复这条消息", "您是哪一天来的？")
    paused = (await file_of(services)).case.paused_with
    clock.pass_(days=3)
    await town.deliver()

    await li.tap("回答部门")
    await li.reply("请回复这条消息", "周五上午")
    await town.deliver()

    case = (await file_of(services)).case
    number = (await file_of(services)).number
    assert paused == 5
    assert (case.state, case.completion.begun_on.day, case.completion.days) == ("contacted", 23, 5)
    assert clerk.card == f"💬 工单 {number}：答卷人答复了，时限恢复计算。"


async def test_a_second_person_closes_what_was_met_with_silence(town, services, li, clerk, clock):
    second = await colleague(town, 31)
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk)
    number = (await file_of(services)).number
    await second.send(f"/cases {number}")
    early = second.buttons

    clock.pass_(days=8)
    await clerk.send(f"/cases {number}")
    own = clerk.buttons
    await second.send(f"/cases {number}")
    await second.tap("办结（没有回音）")

    file = await file_of(services)
    closing = "📁 办结（没有回音）"
    assert (closing in early, closing in own) == (False, False)
    assert (file.case.state, file.case.ending) == ("closed", "silence")
    assert "🟢 已办结（对方没有回音）" in second.card


async def test_after_silence_the_respondent_may_still_say_that_it_is_not_better(
    town, services, li, clerk, clock
):
    second = await colleague(town, 31)
    await complain(li, way=CONFIDENTIAL)
    await town.deliver()
    await clerk.tap("我来办")
    await settle(clerk)
    clock.pass_(days=8)
    await second.send(f"/cases {(await file_of(services)).number}")
    await second.tap("办结（没有回音）")

    await li.send("/my")
    await li.tap("😣 非常不满意")

    assert ((await file_of(services)).case.state, await steps_of(services)) == (
        "received",
        ["open", "claim", "put_right", "close", "reopen"],
    )
