"""Finding the department: from a list, by its name, by what it is about, or by the office."""

from dataclasses import replace

import pytest

from domain.campaign import Department
from domain.text import Text
from storage import tables
from tests.handlers import everything
from tests.handlers.everything import DEPARTMENT, RATING, TROUBLE, Guess, asking
from tests.handlers.paths import answers, asked, rows, with_buttons

PONDER = "✍️ 请用一两句话写下是什么事，发给我。我来帮您找部门。"
SUGGESTED = "可能是下面的部门，请点一个："
UNSURE = "我拿不准是哪个部门。您可以从名单里选，也可以交给专项办判断，不耽误。"
LAST = ["📋 从名单里选", "🤷 还是不知道，请专项办判断", "EN"]
MANY = tuple(Department(f"d{n:02}", Text(f"第{n:02}局", f"Office {n:02}")) for n in range(30))


def change(town, **fields):
    """Let the bot run with other services."""
    town.services = replace(town.services, **fields)
    town.application.bot_data["services"] = town.services


@pytest.fixture
def guessing(town):
    change(town, router=Guess("czj", "jsj", "tzcj"))


async def begin(town, person, *questions):
    asking(town, *(questions or (DEPARTMENT, RATING)))
    await everything.begin(person)


async def words(services):
    (row,) = await rows(services, tables.INTERVIEW_ANSWER)
    return row["words"]


@pytest.mark.parametrize("typed", ["投资促进局", "Investment Promotion Bureau", " 投资促进局\n"])
async def test_a_typed_name_is_the_department(town, li, services, typed):
    await begin(town, li)
    await li.send(typed)

    assert await answers(services) == {"department": "tzcj"}
    assert asked(li) == "评价？"


async def test_a_part_of_a_name_finds_the_department(town, li, services):
    change(town, router=Guess())
    await begin(town, li)
    await li.send("投资")
    found = li.buttons
    await li.tap("投资促进局")

    assert found == ["投资促进局", *LAST]
    assert await answers(services) == {"department": "tzcj"}


@pytest.mark.usefixtures("guessing")
async def test_words_about_a_matter_bring_three_suggestions(town, li, services):
    await begin(town, li)
    await li.send("报销的钱拖了半年")

    assert li.heard[-2] == "部门\n报销的钱拖了半年"
    assert (li.card.split("\n\n")[-1], li.buttons) == (
        SUGGESTED,
        ["财政局", "建设局", "投资促进局", *LAST],
    )
    assert await answers(services) == {"department": None}
    assert with_buttons(li) == 1


@pytest.mark.usefixtures("guessing")
async def test_a_name_comes_before_what_is_guessed(town, li):
    await begin(town, li)
    await li.send("组织")

    assert li.buttons == ["组织人事部", "财政局", "建设局", *LAST]


@pytest.mark.usefixtures("guessing")
async def test_a_suggestion_is_confirmed_by_a_tap_and_the_words_stay(town, li, services):
    await begin(town, li)
    await li.send("报销的钱拖了半年")
    await li.tap("建设局")

    assert await answers(services) == {"department": "jsj"}
    assert await words(services) == "报销的钱拖了半年"


async def test_what_was_confirmed_is_learned_from_when_it_is_sent(town, li, services):
    guess = Guess("czj")
    change(town, router=guess)
    await begin(town, li, DEPARTMENT)
    await li.send("报销的钱拖了半年")
    await li.tap("财政局")
    before = list(guess.learned)
    await li.tap("✅ 发送")

    (example,) = await rows(services, tables.EXAMPLE)
    assert (example["text"], example["department"]) == ("报销的钱拖了半年", "czj")
    assert (before, guess.learned) == ([], [("报销的钱拖了半年", "czj")])


async def test_without_a_guess_there_are_still_two_ways_on(town, li):
    change(town, router=Guess())
    await begin(town, li)
    await li.send("说不清楚的事")

    assert (li.card.split("\n\n")[-1], li.buttons) == (UNSURE, LAST)


async def test_who_does_not_know_is_asked_what_it_is_about(town, li, services):
    change(town, router=Guess("czj"))
    await begin(town, li)
    await li.tap("🤔 不知道归谁管")
    asked_for, buttons = li.card.split("\n\n")[-1], li.buttons
    await li.send("报销的钱拖了半年")

    assert (asked_for, buttons) == (PONDER, LAST)
    assert li.buttons == ["财政局", *LAST]


@pytest.mark.usefixtures("guessing")
async def test_the_list_is_one_tap_away_from_the_suggestions(town, li, services):
    await begin(town, li)
    await li.send("报销的钱拖了半年")
    await li.tap("从名单里选")
    listed = li.buttons
    await li.tap("党政办公室")

    assert listed[-2:] == ["🤔 不知道归谁管", "EN"]
    assert await answers(services) == {"department": "dzb"}
    assert await words(services) == "报销的钱拖了半年"


@pytest.mark.usefixtures("guessing")
async def test_the_office_may_be_asked_to_judge(town, li, services):
    await begin(town, li, DEPARTMENT, RATING)
    await li.send("报销的钱拖了半年")
    await li.tap("请专项办判断")
    next_question = asked(li)
    await li.tap("😀 非常满意")
    review = li.card.splitlines()
    await li.tap("✅ 发送")

    assert next_question == "评价？"
    assert "部门　不清楚，请专项办判断" in review
    (response,) = await rows(services, tables.RESPONSE)
    assert response["department"] is None
    (answer,) = [r for r in await rows(services, tables.ANSWER) if r["question"] == "department"]
    assert (answer["value"], answer["words"]) == (None, "报销的钱拖了半年")
    assert await rows(services, tables.EXAMPLE) == []


async def test_the_office_can_not_be_asked_before_somebody_is_at_a_loss(town, li):
    await begin(town, li)

    assert [label for label in li.buttons if "专项办" in label or "跳过" in label] == []


@pytest.mark.usefixtures("guessing")
async def test_what_it_is_about_need_not_be_typed_again(town, li, services):
    await begin(town, li, DEPARTMENT, TROUBLE)
    await li.send("报销的钱拖了半年")
    await li.tap("财政局")
    ready, buttons = li.card, li.buttons
    await li.tap("保持不变")

    assert ready.endswith("您之前写的：\n报销的钱拖了半年")
    assert buttons == ["‹ 上一题", "保持不变 ›", "跳过 ›", "EN"]
    assert (await answers(services))["trouble"] == "报销的钱拖了半年"


async def test_a_matter_may_not_be_a_novel(town, li, services):
    await begin(town, li)
    await li.send("长" * 1001)

    assert li.heard[-2] == "这段话太长了，最多 1000 个字。请写得短一些，或者拣最要紧的说。"
    assert await answers(services) == {}


async def test_more_departments_than_fit_are_turned_page_by_page(town, li, services):
    change(town, campaign=replace(services.campaign, departments=MANY))
    await begin(town, li)
    first = li.buttons
    await li.tap("›")
    second = li.buttons
    await li.tap("›")
    third = li.buttons
    await li.tap("第29局")

    names = [known.name.zh for known in MANY]
    last = ["🤔 不知道归谁管", "EN"]
    assert first == [*names[:12], "›", *last]
    assert second == [*names[12:24], "‹", "›", *last]
    assert third == [*names[24:], "‹", *last]
    assert (await answers(services), asked(li)) == ({"department": "d29"}, "评价？")


async def test_one_may_turn_back_and_the_card_stays_one(town, li, services):
    change(town, campaign=replace(services.campaign, departments=MANY))
    await begin(town, li)
    first = li.card, li.buttons
    await li.tap("›")
    await li.tap("‹")

    assert (li.card, li.buttons) == first
    assert len(li.messages) == 1


@pytest.mark.parametrize("page", ["3", "ffff", "7fffffffffffffff"])
async def test_a_page_that_is_none_shows_the_last_one(town, li, services, page):
    change(town, campaign=replace(services.campaign, departments=MANY))
    await begin(town, li)
    packed = li.data("›").rsplit(":", 1)[0]
    await li.forge(f"{packed}:{page}")

    assert li.buttons[:6] == [known.name.zh for known in MANY[24:]]


async def test_a_list_of_a_question_that_is_over_shows_the_open_one(town, li, services):
    change(town, campaign=replace(services.campaign, departments=MANY))
    await begin(town, li)
    turn = li.data("›")
    await li.tap("第03局")
    await li.forge(turn)

    assert asked(li) == "评价？"


async def test_the_department_can_be_looked_for_again_from_the_review(town, li, services):
    change(town, router=Guess("jsj"))
    await begin(town, li, DEPARTMENT)
    await li.tap("财政局")
    await li.tap("✏️ 部门")
    shown = li.buttons
    await li.send("路灯不亮")
    await li.tap("建设局")

    assert "✓ 财政局" in shown
    assert "部门　建设局" in li.card.splitlines()


async def test_the_matter_is_not_shown_as_markup(town, li):
    change(town, router=Guess("jsj"))
    await begin(town, li)
    await li.send("<b>路灯</b> & 井盖")

    assert "<b>路灯</b> & 井盖" in li.card
