"""Adding to a response after it was sent."""

import pytest

from bot.sandbox import acts, ogg, posting
from bot.sandbox.calls import Upload
from storage import tables
from tests.handlers.afterwards.own_ways import CONFIDENTIAL, add, draft, send_badly, stages
from tests.handlers.paths import begin, rows, stored

FULL = "每份答卷最多补充 5 条，已经满了。谢谢您说得这么细。"


@pytest.fixture(params=["匿名", CONFIDENTIAL])
def way(request):
    return request.param


async def remarks(services):
    return [row["text"] for row in await rows(services, tables.REMARK)]


async def added_opinions(services):
    opinions = await rows(services, tables.OPINION)
    return [
        (row["text"], row["ledger"], row["department"], str(row["said_on"]))
        for row in opinions
        if row["question"] == "+remark"
    ]


async def test_a_further_problem_goes_into_the_ledger(li, services, way):
    await send_badly(li, way=way)
    await add(li, "窗口中午没人")
    await li.tap("另一个问题")
    await draft(services)

    await li.tap("看进展")

    assert await remarks(services) == ["窗口中午没人"]
    assert await added_opinions(services) == [("窗口中午没人", 3, "tzcj", "2020-07-20")]
    assert "✓ 您的 4 条意见已写进投资促进局的问题台账（第 1 稿）" in stages(li)


async def test_a_note_stays_beside_the_response(li, services, way):
    await send_badly(li, way=way)
    await add(li, "是三月的事")

    await li.tap("只是说明")

    assert (await remarks(services), await added_opinions(services)) == (["是三月的事"], [])
    assert li.buttons == ["👀 看进展", "➕ 补充"]


async def test_it_is_added_from_my_responses_too(li, services):
    await send_badly(li, way=CONFIDENTIAL)
    await li.send("/my")

    await add(li, "窗口少")

    assert await remarks(services) == ["窗口少"]


async def test_two_taps_make_one_problem(li, town, services):
    await send_badly(li)
    await add(li, "窗口少")

    li.queue_tap("另一个问题")
    li.queue_tap("另一个问题")
    await town.settle()

    assert len(await added_opinions(services)) == 1


async def test_the_same_words_twice_are_one_remark(li, services):
    await send_badly(li)
    await add(li, "窗口少")
    await li.reply("还想补充什么", "窗口少")

    assert await remarks(services) == ["窗口少"]


async def test_killed_before_the_answer_the_remark_is_there_once_and_asked_about(
    li, town, services
):
    await send_badly(li)
    await li.tap("➕ 补充")
    prompt = li._latest("还想补充什么")["message_id"]
    acts.say(li._world, li.id, "窗口少", replies_to=prompt)
    await town.kill()

    await town.restart()

    assert await remarks(services) == ["窗口少"]
    assert li.buttons == ["📌 另一个问题，请写进台账", "💬 只是说明一下"]


async def test_a_sixth_remark_is_declined_in_clear_words(li, services):
    await send_badly(li)
    await li.tap("➕ 补充")
    for number in range(6):
        await li.reply("还想补充什么", f"第 {number} 件事")

    assert (len(await remarks(services)), li.card) == (5, FULL)


async def test_who_has_added_five_times_is_told_before_writing(li):
    await send_badly(li)
    thanks = li.messages[-1]["message_id"]
    await li.tap("➕ 补充")
    for number in range(5):
        await li.reply("还想补充什么", f"第 {number} 件事")

    await li.tap("➕ 补充", message_id=thanks)

    assert li.toasts[-1] == FULL


async def test_a_long_remark_is_asked_for_again(li, services):
    await send_badly(li)
    await add(li, "长" * 1001)
    told = li.card.splitlines()[0]

    await li.reply("太长了", "长" * 1000)

    assert told == "太长了，最多 1000 个字。请拣要紧的说："
    assert await remarks(services) == ["长" * 1000]


async def test_nothing_but_spaces_is_asked_for_again(li, services):
    await send_badly(li)
    await add(li, " \x00 ")

    assert li.card.splitlines()[0] == "请写几个字再发送。"
    assert await remarks(services) == []


async def test_a_voice_message_in_reply_is_asked_for_in_words(li, services):
    await send_badly(li)
    await li.tap("➕ 补充")
    prompt = li._latest("还想补充什么")["message_id"]
    voice = posting.Attachment("voice", Upload("v.oga", "audio/ogg", ogg.silence(2)), "", 2)
    posting.attach(li._world, li.id, voice, replies_to=prompt)
    await li._town.settle()

    assert li.card == "这里请打字回复。"


async def test_nothing_is_stored_while_the_words_are_awaited(li, services):
    await send_badly(li)
    before = await stored(services)

    await li.tap("➕ 补充")

    assert await stored(services) == before


async def test_a_reply_to_the_question_is_no_answer_of_an_interview(li, town, services):
    code = await send_badly(li)
    ada = town.person(9)
    await ada.send(f"/track {code}")
    await ada.tap("➕ 补充")
    await begin(ada, link="enterprise-tzcj")
    await ada.tap("🙁 不满意")
    await ada.tap("跳过")

    await ada.reply("还想补充什么", "窗口少")

    assert await remarks(services) == ["窗口少"]
    answered = {row["question"] for row in await rows(services, tables.INTERVIEW_ANSWER)}
    assert answered == {"department", "rating", "aspects"}


async def test_a_withdrawn_response_takes_no_more_words(li, services):
    await send_badly(li)
    await li.tap("➕ 补充")
    thanks = next(m["message_id"] for m in li.messages if "收到了" in m["text"])
    await li.tap("看进展", message_id=thanks)
    await li.tap("撤回", message_id=thanks)
    await li.tap("确认撤回", message_id=thanks)

    await li.reply("还想补充什么", "窗口少")

    assert li.card == "找不到这份答卷。可能过了保存期，或者已经撤回。"
    assert await remarks(services) == []
