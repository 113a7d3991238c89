"""The kinds of questions that are answered by a tap, a number, a day or not at all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.questions import Day, Number
from domain.text import Text
from storage import tables
from tests.handlers import everything
from tests.handlers.everything import (
    DAY,
    DEPARTMENT,
    EVERYTHING,
    RATING,
    THANKS,
    TRIPS,
    VISITED,
    asking,
)
from tests.handlers.paths import answers, asked, rows


async def begin(town, person, *questions, way="匿名"):
    asking(town, *questions)
    await everything.begin(person, way)


async def test_yes_and_no_stand_side_by_side(town, li, services):
    await begin(town, li, VISITED, RATING)
    buttons = li.buttons
    row = li.messages[-1]["reply_markup"]["inline_keyboard"][0]
    await li.tap("否")

    assert (buttons, len(row)) == (["是", "否", "EN"], 2)
    assert await answers(services) == {"visited": "no"}


@pytest.mark.parametrize("typed", ["是", "Yes", "YES"])
async def test_a_typed_yes_counts_as_a_tap(town, li, services, typed):
    await begin(town, li, VISITED, RATING)
    await li.send(typed)

    assert await answers(services) == {"visited": "yes"}
    assert li.heard[0] == "来过\n是"


async def test_a_number_is_typed(town, li, services):
    await begin(town, li, TRIPS, RATING)
    hint = li.card.split("\n\n")[-1]
    await li.send("三")
    told = li.heard[-2]
    await li.send("3")

    assert hint == "直接输入数字，发送即可。"
    assert told == "请输入一个数字，比如 12。"
    assert await answers(services) == {"trips": "3"}
    assert asked(li) == "评价？"


@pytest.mark.parametrize(
    ("fields", "typed", "told"),
    [
        ({}, "0", "请输入不小于 1、不大于 20 的数字。"),
        ({}, "21", "请输入不小于 1、不大于 20 的数字。"),
        ({}, "2.5", "请输入整数，不带小数。"),
        ({"whole": False, "least": None, "above": Decimal("0.5")}, "0.5", "大于 0.5、不大于 20"),
        ({"least": None, "most": None, "below": Decimal(3)}, "3", "小于 3 的数字"),
        ({"complaint": Text("一到二十之间", "One to twenty")}, "0", "一到二十之间"),
    ],
)
async def test_a_number_that_does_not_fit_is_told_what_would(town, li, fields, typed, told):
    await begin(town, li, replace(TRIPS, **fields))
    await li.send(typed)

    assert told in li.heard[-2]
    assert await answers(town.services) == {}


async def test_the_number_given_before_is_shown_while_it_is_edited(town, li):
    await begin(town, li, TRIPS)
    await li.send("３")
    await li.tap("✏️ 趟数")
    quoted, buttons = li.card, li.buttons
    await li.tap("保持不变")

    assert quoted.endswith("您之前写的：\n3")
    assert buttons == ["保持不变 ›", "EN"]
    assert "趟数　3" in li.card.splitlines()


@pytest.mark.parametrize(
    ("label", "day"),
    [("今天", "2020-07-20"), ("昨天", "2020-07-19"), ("前天", "2020-07-18")],
)
async def test_one_of_the_last_days_is_tapped(town, li, services, label, day):
    await begin(town, li, DAY)
    await li.tap(label)

    assert await answers(services) == {"day": day}
    assert f"日子　{day}" in li.card.splitlines()


@pytest.mark.parametrize("typed", ["2020-07-01", "2020年7月1日", "7月1日"])
async def test_any_day_is_typed_as_people_write_it(town, li, services, typed):
    await begin(town, li, DAY)
    await li.send(typed)

    assert await answers(services) == {"day": "2020-07-01"}


@pytest.mark.parametrize(
    ("fields", "typed", "told"),
    [
        ({}, "很久以前", "请输入一个日期，比如 2026-11-21 或 11月21日。"),
        ({}, "2020-02-30", "请输入一个日期，比如 2026-11-21 或 11月21日。"),
        ({}, "2020-07-21", "这个日期不合适。不能晚于今天。"),
        ({"earliest": date(2020, 7, 1)}, "2020-06-30", "这个日期不合适。最早 2020-07-01。"),
    ],
)
async def test_a_day_that_does_not_fit_is_told_why(town, li, fields, typed, told):
    await begin(town, li, replace(DAY, **fields))
    await li.send(typed)

    assert li.heard[-2].startswith(told)
    assert await answers(town.services) == {}


async def test_days_that_do_not_fit_are_not_offered(town, li):
    await begin(town, li, Day(id="day", past=False, text=DAY.text, short=DAY.short))

    assert li.buttons == ["今天", "EN"]


async def test_today_is_the_day_where_the_office_is(town, li, services, clock):
    clock.pass_(hours=13)  # 01:00 on the 21st there
    await begin(town, li, DAY)
    await li.tap("今天")

    assert await answers(services) == {"day": "2020-07-21"}


async def test_a_note_is_read_and_not_listed(town, li, services):
    await begin(town, li, THANKS, RATING)
    buttons = li.buttons
    await li.tap("继续")
    await li.tap("😀 非常满意")

    assert buttons == ["继续 ›", "EN"]
    assert li.card.splitlines()[2:4] == ["评价　😀 非常满意", ""]
    assert "✏️ 说明" not in li.buttons


async def test_words_under_a_note_are_told_to_go_on(town, li):
    await begin(town, li, THANKS, RATING)
    await li.send("好的")

    assert li.heard[-2] == "请点下面的一个选项。"


async def test_authors_hints_stand_below_the_question(town, li):
    hinted = replace(VISITED, hint=Text("<来过>一次也算", "Once is enough"))
    await begin(town, li, hinted)

    assert li.card == "●\n\n来过？\n\n<来过>一次也算"


@pytest.mark.parametrize("questions", [(VISITED, TRIPS), (DAY, RATING), (TRIPS, DAY)])
async def test_the_language_may_change_at_any_question(town, li, services, questions):
    await begin(town, li, *questions)
    before = len(li.messages)
    await li.tap("EN")
    english = asked(li)
    await li.tap("中文")

    assert (english, asked(li)) == (questions[0].text.en, questions[0].text.zh)
    assert len(li.messages) == before


async def test_the_language_chosen_in_the_midst_is_kept_for_the_receipt(town, li, services):
    await begin(town, li, VISITED)
    await li.tap("是")
    await li.tap("EN")
    review = li.card.splitlines()[0]
    await li.tap("Send")
    await li.send("/language")

    assert review == "Please check, then send"
    assert li.heard[0].splitlines()[0] == "Received. Thank you!"
    assert li.card == "From now on I speak English with you."


async def test_a_language_button_of_another_response_leaves_this_one_alone(town, li):
    await begin(town, li, VISITED)
    old = li.data("EN")
    await li.send("/cancel")
    await everything.begin(li)
    await li.forge(old)

    assert len([text for text in li.heard if text.endswith("来过？")]) == 0
    assert li.card == "From now on I speak English with you."


async def test_every_kind_of_question_in_one_response(town, li, services):
    """From the link to the receipt, with every kind once."""
    await begin(town, li, *EVERYTHING)
    await li.tap("财政局")
    await li.tap("是")
    await li.send("3")
    await li.tap("昨天")
    await li.send("排队太久")
    await li.send_photo(everything.photo())
    await li.tap("发好了")
    await li.press("📍 发送位置")
    await li.tap("😐 基本满意")
    await li.tap("继续")
    review = li.card
    await li.tap("✅ 发送")

    assert review.split("\n\n")[1].splitlines() == [
        "部门　财政局",
        "来过　是",
        "趟数　3",
        "日子　2020-07-19",
        "事情　排队太久",
        "证据　🖼 1 张照片",
        "地点　📍 22.5000,114.5000",
        "评价　😐 基本满意",
    ]
    stored = {row["question"]: row["value"] for row in await rows(services, tables.ANSWER)}
    assert stored == {
        "department": "czj",
        "visited": "yes",
        "trips": "3",
        "day": "2020-07-19",
        "trouble": "排队太久",
        "proof": None,
        "where": "22.5000,114.5000",
        "rating": "fair",
    }
    (opinion,) = await rows(services, tables.OPINION)
    assert (opinion["text"], opinion["ledger"], opinion["question"]) == ("排队太久", 3, "trouble")


async def test_a_number_without_bounds_takes_any(town, li, services):
    free = Number(id="trips", whole=False, text=TRIPS.text, short=TRIPS.short)
    await begin(town, li, free, DEPARTMENT)
    await li.send("-1,234.50")

    assert await answers(services) == {"trips": "-1234.5"}
