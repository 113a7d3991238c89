"""What people type: words, labels, symbols, too much."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.calls import Upload
from bot.sandbox.markup import parse_html
from domain.answers import Answer
from domain.text import Language
from handlers.answering import steps
from handlers.answering.shown import shortened
from handlers.cards import View
from storage import tables
from tests.handlers.paths import answer_badly, answers, asked, begin, rows, with_buttons


async def to_the_rating(li):
    await begin(li, link="enterprise-tzcj")


async def to_the_words(li):
    await to_the_rating(li)
    await li.tap("🙁 不满意")
    await li.tap("跳过")


@pytest.mark.parametrize("text", ["不满意", " 不满意 ", "Dissatisfied", "DISSATISFIED"])
async def test_a_typed_label_counts_as_a_tap(li, services, text):
    await to_the_rating(li)
    await li.send(text)

    assert await answers(services) == {"department": "tzcj", "rating": "bad"}
    assert li.heard[0] == "满意度\n🙁 不满意"


async def test_a_typed_label_of_a_single_choice_counts_as_a_tap(li, services):
    await to_the_rating(li)
    await li.tap("🙂 满意")
    await li.send("政策要自己找，没人上门讲")

    assert (await answers(services))["gap"] == "outreach"
    assert li.heard[0] == "最大的差距\n政策要自己找，没人上门讲"


async def test_text_on_a_choice_is_not_taken(li, services):
    await to_the_rating(li)
    await li.send("很不好")

    assert li.heard[-2] == "请点下面的一个选项。"
    assert await answers(services) == {"department": "tzcj"}


async def test_text_on_ticks_is_not_taken_and_keeps_them(li, services):
    await to_the_rating(li)
    await li.tap("🙁 不满意")
    await li.tap("跑了好几趟")
    await li.send("跑了好几趟")

    assert li.heard[-2] == "请点下面的一个选项。"
    assert (await answers(services))["aspects"] == ["process"]


async def test_the_longest_message_is_told_to_be_shorter(li, services):
    await to_the_words(li)
    await li.send("长" * 4096)

    assert li.heard[-2] == "这段话太长了，最多 1000 个字。请写得短一些，或者拣最要紧的说。"
    assert "trouble" not in await answers(services)


async def test_the_longest_answer_is_taken(li, services):
    await to_the_words(li)
    await li.send("长" * 1000)

    assert (await answers(services))["trouble"] == "长" * 1000


@pytest.mark.parametrize(
    "text",
    [
        "<b>粗</b> & <script>alert(1)</script> &amp; </blockquote>",
        "😀👨‍👩‍👧‍👦🏳️‍🌈",
        "{department} { $organiser } %s {0}",
        "第一行\n\n第三行",
        "'; DROP TABLE response; --",
    ],
)
async def test_what_was_typed_is_shown_and_stored_as_it_is(li, services, text):
    await answer_badly(li, text=text)
    folded, review = li.heard
    await li.tap("✏️ 具体情况")
    quoted = li.card
    await li.tap("保持不变")
    await li.tap("✅ 发送")

    seen = shortened(text)  # kept from turning the words around it
    assert folded == f"具体情况\n{seen}"
    assert review.split("具体情况　")[1].split("\n最大的差距")[0] == seen
    assert quoted.endswith(f"您之前写的：\n{seen}")
    assert text in {row["text"] for row in await rows(services, tables.OPINION)}


async def test_what_cannot_be_seen_is_not_kept(li, services):
    await answer_badly(li, text="\u202e反过\x1b\u200b来")
    await li.tap("✅ 发送")

    assert "反过来" in {row["text"] for row in await rows(services, tables.OPINION)}


@given(text=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120))
def test_any_text_is_shown_as_it_was_typed(library, example, text):
    questionnaire = library.find_current("enterprise")
    view = View(Language.ZH, example.campaign, questionnaire, 1, {}, date(2020, 7, 20))

    card = steps.answered(questionnaire.find_question("trouble"), Answer(text), view)

    assert parse_html(card.text).text == f"具体情况\n{shortened(text)}"


async def test_text_without_a_response_is_told_how_to_begin(li):
    await li.send("你好")

    assert li.heard == ["我只会收集意见。\n\n发送 /start 开始，一分钟就好；/help 看看还能做什么。"]


async def test_an_unknown_command_is_told_how_to_begin(li):
    await li.send("/nonsense")

    assert li.heard == ["没有这个命令。/help 看看能做什么。"]


async def test_a_photo_during_the_interview_shows_the_question_again(li, services):
    await to_the_rating(li)
    await li.upload("document", Upload("照片.jpg", "image/jpeg", b"..."))

    assert li.heard[-2] == "这一题收不了这种内容，请照题目的提示回答。"
    assert with_buttons(li) == 1
    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert await answers(services) == {"department": "tzcj"}
