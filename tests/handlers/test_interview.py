import asyncio

from sqlalchemy import select

from storage import tables


async def answer_badly(li):
    """From the start to the review, dissatisfied."""
    await li.send("/start enterprise")
    await li.tap("匿名")
    await li.tap("投资促进局")
    await li.tap("🙁 不满意")
    await li.tap("跑了好几趟")
    await li.tap("选好了")
    await li.send("材料交了三次")
    await li.tap("一件事要跑")


async def rows(services, table):
    async with services.database.reading() as session:
        return [row._asdict() for row in await session.execute(select(table))]


async def test_a_bad_rating_asks_what_went_wrong(li):
    await li.send("/start enterprise")
    await li.tap("匿名")
    await li.tap("投资促进局")
    await li.tap("🙁 不满意")

    assert li.card.splitlines()[2].startswith("谢谢您直说")


async def test_the_whole_interview_is_one_card_but_for_typed_text(li):
    await answer_badly(li)

    assert [text.splitlines()[0] for text in li.heard] == ["具体情况", "请核对，然后发送"]


async def test_sending_gives_a_receipt_and_stores_what_was_said(li, services):
    await answer_badly(li)
    await li.tap("发送")

    assert li.card.splitlines()[0] == "收到了，谢谢您！"
    (response,) = await rows(services, tables.RESPONSE)
    assert (response["department"], response["grade"]) == ("tzcj", "bad")
    opinions = await rows(services, tables.OPINION)
    assert "材料交了三次" in {opinion["text"] for opinion in opinions}
    assert await rows(services, tables.INTERVIEW) == []
