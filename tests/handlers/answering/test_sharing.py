"""Places and contacts, shared by Telegram's own buttons below the text field."""

import json
from dataclasses import replace

import pytest
from telegram.error import TimedOut

from bot.sandbox.posting import Contact, Place
from storage import tables
from tests.handlers import everything
from tests.handlers.everything import RATING, WHERE, WHO, asking
from tests.handlers.paths import answers, asked, rows, stored, with_buttons


@pytest.fixture
def by_name(town, services):
    """A deployment that keeps contacts."""
    campaign = replace(services.campaign, asks_contact=True)
    town.services = replace(services, campaign=campaign)
    town.application.bot_data["services"] = town.services


async def begin(town, person, *questions, way="匿名"):
    asking(town, *questions)
    await everything.begin(person, way)


async def test_a_place_is_shared_by_a_button_that_goes_afterwards(town, li, services):
    await begin(town, li, WHERE, RATING)
    keys = li.keys
    await li.press("📍 发送位置", place=Place(37.463_612, 121.447_935))

    assert keys == ["📍 发送位置"]
    assert li.keys == []
    assert await answers(services) == {"where": "37.4636,121.4479"}
    assert (asked(li), with_buttons(li)) == ("评价？", 1)


async def test_the_button_comes_with_the_question_it_answers(town, li):
    await begin(town, li, RATING, WHERE)
    before = li.keys
    await li.tap("😀 非常满意")

    assert (before, li.keys) == ([], ["📍 发送位置"])


async def test_a_place_can_be_shared_without_the_button(town, li, services):
    await begin(town, li, WHERE, RATING)
    await li.share_location(Place(37.5, 121.4))

    assert await answers(services) == {"where": "37.5000,121.4000"}
    assert li.keys == []


async def test_a_place_may_be_left_out(town, li, services):
    await begin(town, li, WHERE, RATING)
    await li.tap("跳过")

    assert "好的，不用发。" in li.heard
    assert (li.keys, asked(li), with_buttons(li)) == ([], "评价？", 1)
    assert await answers(services) == {"where": None}


async def test_going_back_takes_the_button_away(town, li):
    await begin(town, li, RATING, WHERE)
    await li.tap("😀 非常满意")
    await li.tap("上一题")

    assert (li.keys, asked(li)) == ([], "评价？")


async def test_a_typed_place_is_asked_for_by_the_button(town, li, services):
    await begin(town, li, WHERE, RATING)
    await li.send("政务大厅")

    assert "请点屏幕下方的“发送位置”按钮。" in li.heard
    assert li.keys == ["📍 发送位置"]
    assert await answers(services) == {}


@pytest.mark.parametrize("share", [lambda li: li.share_location(), lambda li: li.share_contact()])
async def test_what_nobody_asked_for_is_not_kept(town, li, services, share):
    await begin(town, li, RATING)
    await share(li)

    assert li.heard[-2] == "这一题收不了这种内容，请照题目的提示回答。"
    assert await answers(services) == {}


@pytest.mark.parametrize("share", [lambda li: li.share_location(), lambda li: li.share_contact()])
async def test_without_a_response_nothing_is_kept(li, services, share):
    before = await stored(services)
    await share(li)

    assert li.card.splitlines()[0] == "收到您发来的内容了，但现在没有进行中的答卷，所以没有保存。"
    assert await stored(services) == before


async def test_who_answers_anonymously_is_not_asked_for_a_contact(town, li):
    await begin(town, li, WHO, RATING)

    assert asked(li) == "评价？"


@pytest.mark.usefixtures("by_name")
async def test_ones_own_contact_is_shared_by_a_button_and_sealed(town, li, services):
    await begin(town, li, RATING, WHO, way="实名")
    await li.tap("🙁 不满意")
    keys = li.keys
    await li.press("📞 发送我的联系方式")
    review = li.card
    await li.tap("✅ 发送")

    assert keys == ["📞 发送我的联系方式"]
    assert "联系方式　已提供（加密保存）" in review.splitlines()
    (response,) = await rows(services, tables.RESPONSE)
    contact = json.loads(services.keys.unseal(response["contact"]))
    assert (response["mode"], contact["name"]) == ("named", "Li")
    assert contact["phone"] not in repr(await stored(services))
    assert {row["question"] for row in await rows(services, tables.ANSWER)} == {"rating"}


@pytest.mark.usefixtures("by_name")
async def test_a_questionnaire_without_a_contact_question_gets_one(town, li):
    await begin(town, li, RATING, way="实名")
    await li.tap("😀 非常满意")

    assert li.heard[-2].split("\n\n")[1] == "处理部门怎样联系您？"
    assert li.keys == ["📞 发送我的联系方式"]


@pytest.mark.usefixtures("by_name")
@pytest.mark.parametrize("user_id", [0, 99])
async def test_somebody_elses_contact_is_not_taken(town, li, services, user_id):
    await begin(town, li, WHO, RATING, way="实名")
    await li.share_contact(Contact("王", "13800000000", user_id))

    told = "请点屏幕下方的按钮，发送您自己的联系方式。别人的联系方式我们不收。"
    assert told in li.heard
    assert (await answers(services), li.keys) == ({}, ["📞 发送我的联系方式"])
    assert with_buttons(li) == 1


@pytest.mark.usefixtures("by_name")
async def test_a_typed_contact_is_asked_for_by_the_button(town, li, services):
    await begin(town, li, WHO, RATING, way="实名")
    await li.send("13800000000")

    assert "请点屏幕下方的按钮发送联系方式。" in li.heard
    assert await answers(services) == {}


@pytest.mark.usefixtures("by_name")
async def test_who_answers_by_name_may_still_leave_the_contact_out(town, li, services):
    await begin(town, li, WHO, RATING, way="实名")
    await li.tap("跳过")
    await li.tap("😀 非常满意")
    await li.tap("✅ 发送")

    (response,) = await rows(services, tables.RESPONSE)
    assert (response["mode"], response["contact"]) == ("named", None)


async def test_without_a_setting_for_it_nobody_answers_by_name(town, li):
    asking(town, RATING)
    await li.send("/start all")

    assert [label for label in li.buttons if "实名" in label] == []


async def test_a_place_that_was_taken_is_not_the_answer_to_the_next_question(town, li, services):
    second = replace(WHERE, id="second")
    await begin(town, li, WHERE, second)
    town.request.refuse["sendMessage"] = TimedOut()
    town.application.error_handlers.clear()
    await li.share_location(Place(1, 2))
    await li.share_location(Place(3, 4))

    assert await answers(services) == {"where": "1.0000,2.0000", "second": "3.0000,4.0000"}
