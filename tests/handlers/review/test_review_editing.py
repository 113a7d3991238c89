"""/review: changing the columns of an entry, by words or by a proposal."""

import pytest

from domain.campaign import Section
from domain.offers import Fitting, Offer, Offers
from domain.text import Text
from handlers.review import offers
from tests.handlers.review.reviewing import QUEUE, find, first_line, open_first, trail, two

ASK = "请回复这条消息"


async def ask_for(person, column):
    await person.tap("✏️ 改")
    await person.tap(column)


async def test_a_measure_is_written(clerk, services):
    await two(services)
    await open_first(clerk)

    await ask_for(clerk, "整改措施")
    asked = clerk.card.splitlines()
    await clerk.reply(ASK, " 加开窗口 \n\n 专人引导 ")

    assert asked[0] == "✍️ 请回复这条消息，写下“整改措施”，最多 500 个字。"
    assert first_line(clerk) == "✓ 改“大厅排队太久”的整改措施：加开窗口 专人引导"
    assert "整改措施：加开窗口\n专人引导" in clerk.card
    assert (await find(services, QUEUE)).measure == "加开窗口\n专人引导"
    assert clerk.buttons[0] == "✓ 确认"


@pytest.mark.parametrize(
    ("column", "name"),
    [("完成时限", "deadline"), ("责任科室", "section"), ("备注", "note"), ("存在问题", "text")],
)
async def test_every_column_is_written(clerk, services, column, name):
    await two(services)
    await open_first(clerk)

    await ask_for(clerk, column)
    if ASK not in clerk.card:  # something is proposed
        await clerk.tap("自己写")
    await clerk.reply(ASK, "写好\n了")

    assert getattr(await find(services, QUEUE), name) == "写好 了"
    assert f"{'' if name == 'text' else f'{column}：'}写好 了" in clerk.card.splitlines()


async def test_the_text_is_shown_to_be_changed_and_said_to_be_a_persons(clerk, services):
    await two(services)
    await open_first(clerk)

    await ask_for(clerk, "存在问题")
    asked = clerk.card
    await clerk.reply(ASK, "大厅窗口太少")

    assert "大厅排队太久" in asked
    assert clerk.card.splitlines()[-1] == "✎ 文字由人工改定"


@pytest.mark.parametrize("typed", ["-", " — ", "无"])
async def test_a_dash_clears_a_column(clerk, services, typed):
    await two(services)
    await open_first(clerk)
    await ask_for(clerk, "备注")
    await clerk.reply(ASK, "已会商")

    await ask_for(clerk, "备注")
    await clerk.tap("自己写")
    asked = clerk.card
    await clerk.reply(ASK, typed)

    assert "要清空，回一个“-”。" in asked
    assert (await find(services, QUEUE)).note == ""
    assert first_line(clerk) == "✓ 清空“大厅排队太久”的备注"


async def test_a_button_clears_a_column(clerk, services):
    await two(services)
    await open_first(clerk)
    await ask_for(clerk, "备注")
    await clerk.reply(ASK, "已会商")

    await ask_for(clerk, "备注")
    await clerk.tap("清空")

    assert (await find(services, QUEUE)).note == ""


async def test_what_is_too_long_is_asked_for_again(clerk, services):
    await two(services)
    await open_first(clerk)
    await ask_for(clerk, "完成时限")
    await clerk.tap("自己写")

    await clerk.reply(ASK, "长" * 41)
    asked = clerk.card.splitlines()[0]
    await clerk.reply("太长了", "八月底")

    assert asked.startswith("太长了，没有保存。“完成时限”最多 40 个字")
    assert (await find(services, QUEUE)).deadline == "八月底"


async def test_a_text_is_never_empty(clerk, services):
    await two(services)
    await open_first(clerk)
    await ask_for(clerk, "存在问题")

    await clerk.reply(ASK, "——")

    assert (await find(services, QUEUE)).text == "大厅排队太久"
    assert await trail(services) == []


async def test_the_same_words_again_are_no_step(clerk, services):
    await two(services)
    await open_first(clerk)
    await ask_for(clerk, "存在问题")

    await clerk.reply(ASK, "大厅排队太久")

    assert first_line(clerk) == "投资促进局 · 清单三　1/2"
    assert await trail(services) == []


async def test_what_is_typed_is_no_markup(clerk, services):
    await two(services)
    await open_first(clerk)
    await ask_for(clerk, "备注")

    await clerk.reply(ASK, "<b>&")

    assert "备注：<b>&" in clerk.card


@pytest.fixture
def propose(monkeypatch):
    """Lets the bot propose this section, and nothing else."""

    def set_offers(name):
        section = Section(name, Text(name, name))
        made = Offers(sections=(Offer(name, Fitting(section)),) if name else ())

        async def give(_services, _entry):
            return made

        monkeypatch.setattr(offers, "offers", give)

    return set_offers


async def test_a_proposal_is_shown_as_one_and_taken_over_by_a_tap(clerk, services, propose):
    propose("审批科")
    await two(services)
    await open_first(clerk)

    await ask_for(clerk, "责任科室")
    shown, buttons = clerk.card, clerk.buttons
    await clerk.tap("用第 1 条")

    assert "责任科室：待填" in shown
    assert "1. 建议「审批科」" in shown
    assert buttons == ["用第 1 条：审批科", "✍️ 自己写", "‹ 返回"]
    assert (await find(services, QUEUE)).section == "审批科"


async def test_what_is_not_proposed_any_more_is_not_taken_over(clerk, services, propose):
    propose("审批科")
    await two(services)
    await open_first(clerk)
    await ask_for(clerk, "责任科室")
    propose("服务科")

    await clerk.tap("用第 1 条")

    assert (await find(services, QUEUE)).section == ""
    assert clerk.buttons[0] == "用第 1 条：服务科"


async def test_what_the_column_says_is_not_proposed(clerk, services, propose):
    propose("审批科")
    await two(services)
    await open_first(clerk)
    await ask_for(clerk, "责任科室")
    await clerk.tap("用第 1 条")

    await ask_for(clerk, "责任科室")

    assert clerk.buttons == ["✍️ 自己写", "清空", "‹ 返回"]
