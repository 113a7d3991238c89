"""One survey is one card: what is old loses its buttons, and a second tap changes nothing."""

import pytest

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

GONE = "这份答卷已经发送或已放弃，按钮不再有效。发送 /start 可以重新开始。"


async def to_the_aspects(li):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")


async def twice(town, person, label):
    """Tap the same button two times before the bot looks."""
    person.queue_tap(label)
    person.queue_tap(label)
    await town.settle()


async def test_taps_change_one_message(li):
    await begin(li)
    await li.tap("投资促进局")
    await li.tap("😀 非常满意")
    await li.tap("上一题")
    await li.tap("保持不变")
    await li.tap("跳过")
    await li.tap("跳过")
    await li.tap("✅ 发送")

    assert len(li.messages) == 1


async def test_the_whole_interview_is_one_card_but_for_typed_text(li):
    await answer_badly(li)

    assert [text.splitlines()[0] for text in li.heard] == ["具体情况", "请核对，然后发送"]


async def test_what_was_typed_leaves_the_question_without_buttons(li):
    await answer_badly(li)

    assert li.heard[0] == "具体情况\n材料交了三次"
    assert with_buttons(li) == 1


async def test_coming_back_leaves_buttons_on_the_last_card_only(li):
    await to_the_aspects(li)
    await li.send("/start")

    assert [text.splitlines()[0] for text in li.heard] == [
        "●●●○○",
        "欢迎回来，我们接着上次的地方。",
        "●●●○○",
    ]
    assert with_buttons(li) == 1


async def test_a_tap_on_an_old_card_takes_its_buttons_away(li, town, services):
    await to_the_aspects(li)
    old = li.messages[-1]["message_id"]
    tap = li.data("收费")
    town.request.refuse["editMessageReplyMarkup"] = (
        400,
        {"description": "message to edit not found"},
    )
    await li.send("/start")
    await li.forge(tap, message_id=old)

    assert "reply_markup" not in li.messages[0]
    assert (await answers(services))["aspects"] == ["fees"]
    assert "☑️ 收费不清楚，花了冤枉钱" in li.buttons


async def test_an_old_card_of_another_response_only_loses_its_buttons(li, town, services):
    await to_the_aspects(li)
    old, tap = li.messages[-1]["message_id"], li.data("收费")
    await li.send("/cancel")
    await begin(li, link="enterprise-czj")
    await li.forge(tap, message_id=old)

    assert li.toasts == [GONE]
    assert await answers(services) == {"department": "czj"}
    assert asked(li) == "您对财政局的服务满意吗？"


async def test_beginning_twice_opens_one_response(town, li, services):
    await li.send("/start enterprise")
    await twice(town, li, "匿名")

    assert len(await rows(services, tables.INTERVIEW)) == 1
    assert len(li.messages) == 1
    assert li.toasts == []


@pytest.mark.parametrize("label", ["投资促进局", "党政办公室"])
async def test_picking_twice_answers_one_question(town, li, label):
    await begin(li)
    await twice(town, li, label)

    assert asked(li) == f"您对{label}的服务满意吗？"
    assert li.toasts == []


async def test_ticking_twice_ticks_once(town, li, services):
    await to_the_aspects(li)
    await twice(town, li, "收费")

    assert (await answers(services))["aspects"] == ["fees"]


async def test_settling_twice_leads_to_the_next_question(town, li):
    await to_the_aspects(li)
    await li.tap("收费")
    await twice(town, li, "选好了")

    assert li.card.splitlines()[0] == "●●●●○"
    assert li.toasts == []


async def test_skipping_twice_skips_one_question(town, li, services):
    await to_the_aspects(li)
    await twice(town, li, "跳过")

    assert set(await answers(services)) == {"department", "rating", "aspects"}
    assert li.toasts == []


async def test_going_back_twice_by_one_button_goes_back_once(town, li):
    await to_the_aspects(li)
    await twice(town, li, "上一题")

    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert li.toasts == []


async def test_editing_twice_opens_one_answer(town, li):
    await answer_badly(li)
    await twice(town, li, "✏️ 满意度")

    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert li.toasts == []


async def test_sending_twice_gives_the_same_receipt(town, li, services):
    await answer_badly(li)
    before = li.data("✅ 发送").split(":")[2]
    await twice(town, li, "✅ 发送")

    assert receipt(li).replace("-", "") == before
    assert len(await rows(services, tables.RESPONSE)) == 1
    assert len(li.messages) == 2


async def test_the_receipt_is_said_twice_in_the_language_of_the_interview(town, li):
    await li.send("/start enterprise-tzcj")
    await li.tap("English")
    await li.tap("Anonymously")
    await li.tap("😀 Very satisfied")
    await li.tap("Skip")
    await li.tap("Skip")
    await twice(town, li, "✅ Send")

    assert li.card.splitlines()[0] == "Received. Thank you!"


async def test_discarding_twice_says_so_and_leaves_nothing(town, li, services):
    before = await stored(services)
    await answer_badly(li)
    await twice(town, li, "放弃")

    assert li.card == "已放弃并删除，什么都没有留下。想再说的时候，发送 /start 就好。"
    assert await stored(services) == before


async def test_two_different_taps_are_taken_in_order(town, li, services):
    await begin(li)
    li.queue_tap("投资促进局")
    li.queue_tap("财政局")
    await town.settle()

    assert await answers(services) == {"department": "tzcj"}
    assert li.toasts == ["这一题已经答过了。要改，请用“上一题”，或在最后核对时修改。"]


async def test_a_tap_that_follows_the_last_one_leaves_the_receipt_alone(town, li):
    await answer_badly(li)
    li.queue_tap("✅ 发送")
    li.queue_tap("✏️ 满意度")
    await town.settle()

    assert li.card.splitlines()[0] == "收到了，谢谢您！"
    assert li.toasts == [GONE]


async def test_an_edit_before_the_last_tap_stops_it(town, li, services):
    await answer_badly(li)
    li.queue_tap("✏️ 满意度")
    li.queue_tap("✅ 发送")
    await town.settle()

    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert await rows(services, tables.RESPONSE) == []


async def test_text_and_a_tap_at_once_are_both_taken(town, li, services):
    await to_the_aspects(li)
    li.queue_tap("跳过")
    li.say("材料交了三次")
    await town.settle()

    assert await answers(services) == {
        "department": "tzcj",
        "rating": "bad",
        "aspects": None,
        "trouble": "材料交了三次",
    }
    assert with_buttons(li) == 1
