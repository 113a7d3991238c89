"""What outlasts the process: what is in progress, receipts, and what was taken."""

from dataclasses import replace

from handlers.library import Library
from storage import tables
from tests.handlers.paths import (
    answer_badly,
    answers,
    asked,
    begin,
    receipt,
    rows,
    stored,
    with_buttons,
)

RESUMED = "欢迎回来，我们接着上次的地方。"


async def to_the_words(li):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")
    await li.tap("跳过")


async def test_the_interview_goes_on_after_a_restart(li, town):
    await begin(li, link="enterprise-tzcj")
    await town.restart()
    await li.tap("🙁 不满意")

    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"
    assert len(li.messages) == 1


async def test_start_goes_on_where_one_stopped(li, town):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")
    await li.tap("收费")
    await town.restart()
    await li.send("/start enterprise")

    assert li.heard[-2] == RESUMED
    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"
    assert "☑️ 收费不清楚，花了冤枉钱" in li.buttons


async def test_start_goes_on_with_the_review(li):
    await answer_badly(li)
    await li.send("/start")

    assert li.heard[-2] == RESUMED
    assert li.card.splitlines()[0] == "请核对，然后发送"


async def test_a_response_in_a_version_that_is_lost_goes_on_in_the_current_one(
    li, town, services, library
):
    await begin(li, link="enterprise-tzcj")
    newer = replace(library.find_current("enterprise"), version=9)
    town.services = replace(services, library=Library({("enterprise", 9): newer}))
    await town.restart()

    await li.tap("🙁 不满意")

    assert await answers(services) == {"department": "tzcj", "rating": "bad"}
    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"


async def test_a_questionnaire_that_is_gone_can_be_left_for_another(li, town, services, library):
    await begin(li, link="enterprise-tzcj")
    citizen = library.find_current("citizen")
    town.services = replace(services, library=Library({("citizen", citizen.version): citizen}))
    await town.restart()

    await li.send("/start citizen-czj")
    await li.tap("匿名")

    (interview,) = await rows(services, tables.INTERVIEW)
    assert interview["questionnaire"] == "citizen"
    assert asked(li) == "您对财政局的服务满意吗？"


async def test_a_tap_in_a_version_that_is_gone_is_told_how_to_go_on(li, town, services):
    await begin(li, link="enterprise-tzcj")
    town.services = replace(services, library=Library({}))
    await town.restart()
    await li.tap("🙁 不满意")

    assert li.toasts == ["这份答卷已经发送或已放弃，按钮不再有效。发送 /start 可以重新开始。"]
    assert with_buttons(li) == 0


async def test_an_update_that_comes_again_is_taken_once(li, town, services):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    li.say("材料交了三次")
    got = await town.fetch()
    for _ in range(3):
        await town.intake.receive(got)
        await town.intake.settled()

    assert await answers(services) == {
        "department": "tzcj",
        "rating": "bad",
        "aspects": None,
        "trouble": "材料交了三次",
    }
    assert asked(li) == "和深圳等地相比，我们最大的差距是哪一条？"
    assert len(li.messages) == 2


async def test_a_tap_that_was_taken_is_answered_after_the_restart(li, town, services):
    await begin(li, link="enterprise-tzcj")
    li.queue_tap("🙁 不满意")
    await town.kill()
    taken = await answers(services)
    await town.restart()

    assert taken == {"department": "tzcj", "rating": "bad"}
    assert await answers(services) == taken
    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"


async def test_a_text_that_was_taken_is_not_the_answer_to_the_next_question(li, town, services):
    await to_the_words(li)
    li.say("一件事要跑几个窗口")
    await town.kill()
    await town.restart()

    assert await answers(services) == {
        "department": "tzcj",
        "rating": "bad",
        "aspects": None,
        "trouble": "一件事要跑几个窗口",
    }
    assert asked(li) == "和深圳等地相比，我们最大的差距是哪一条？"


async def test_the_card_of_a_text_that_was_taken_keeps_its_own_question(li, town):
    await to_the_words(li)
    question = asked(li)
    li.say("材料交了三次")
    await town.kill()
    await town.restart()

    assert li.heard[0].split("\n\n")[1] == question
    assert with_buttons(li) == 1


async def test_a_receipt_is_said_again_after_a_kill(li, town, services):
    await answer_badly(li)
    code = li.data("✅ 发送").split(":")[2]
    li.queue_tap("✅ 发送")
    await town.kill()
    sent = await rows(services, tables.RESPONSE)
    await town.restart()

    assert receipt(li).replace("-", "") == code
    assert len(sent) == 1
    assert await rows(services, tables.RESPONSE) == sent


async def test_a_receipt_is_said_in_its_language_after_a_kill(ada, town):
    await ada.send("/start enterprise-tzcj")
    await ada.tap("中文")
    await ada.tap("匿名")
    await ada.tap("😀 非常满意")
    await ada.tap("跳过")
    await ada.tap("跳过")
    ada.queue_tap("✅ 发送")
    await town.kill()
    await town.restart()

    assert ada.card.splitlines()[0] == "收到了，谢谢您！"


async def test_a_cancel_that_was_taken_deletes_once(li, town, services):
    await answer_badly(li)
    li.say("/cancel")
    await town.kill()
    await town.restart()

    assert await rows(services, tables.INTERVIEW) == []
    assert li.card == "现在没有进行中的答卷，没有什么需要删除的。"


async def test_a_discard_that_was_taken_is_answered(li, town, services):
    await answer_badly(li)
    li.queue_tap("放弃")
    await town.kill()
    await town.restart()

    assert await rows(services, tables.INTERVIEW) == []
    assert with_buttons(li) == 0


async def test_beginning_is_taken_once(li, town, services):
    await li.send("/start enterprise-tzcj")
    li.queue_tap("匿名")
    await town.kill()
    before = await stored(services)
    await town.restart()

    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert {row["id"] for row in await rows(services, tables.INTERVIEW)} == {
        row["id"] for row in before["interview"]
    }
