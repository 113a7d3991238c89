"""/review: merging entries, and splitting them."""

from sqlalchemy import delete

from domain.ledgers import Standing
from domain.opinions import Ledger
from storage.tables import OPINION
from tests.handlers.review.reviewing import (
    PHONE,
    QUEUE,
    find,
    first_line,
    keep,
    open_first,
    trail,
    two,
)

ASK = "请回复这条消息"


async def test_two_entries_become_one_after_both_were_seen(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.tap("合并")
    listed = clerk.buttons
    await clerk.tap("电话没人接")
    weighed = clerk.card
    await clerk.tap("✓ 合并")

    assert listed == ["电话没人接 · 2", "🔍 按词查找", "‹ 返回"]
    assert weighed.splitlines() == [
        "把下面这条：",
        "",
        "电话没人接",
        "企业 2 反映；首次 7 月 20 日",
        "",
        "并入（文字用这条的）：",
        "",
        "大厅排队太久",
        "企业 3 反映；首次 7 月 20 日",
    ]
    assert first_line(clerk) == "✓ 把“电话没人接”并入“大厅排队太久”"
    assert await find(services, PHONE) is None
    assert (await find(services, QUEUE)).people == 5


async def test_the_most_alike_come_first(clerk, services):
    await two(services)
    await keep(services, 73, "大厅排队要两小时太久")
    await open_first(clerk)

    await clerk.tap("合并")

    assert clerk.buttons[:2] == ["大厅排队要两小时太久 · 1", "电话没人接 · 2"]


async def test_only_what_is_printed_in_the_same_place_can_be_merged(clerk, services):
    await keep(services, QUEUE, "大厅排队太久")
    await keep(services, 73, "账号难办", department="czj")
    await keep(services, 74, "不如别处快", ledger=Ledger.BENCHMARK)
    aside = {"standing": Standing.SET_ASIDE, "reason": "已经解决", "is_held": True}
    await keep(services, 75, "早已解决", **aside)
    await open_first(clerk)
    while "大厅排队太久" not in clerk.card:
        await clerk.tap("下一条")

    await clerk.tap("合并")

    assert clerk.card.endswith("这张清单里没有别的条目可以合并。")


async def test_the_other_one_is_found_by_a_word(clerk, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("合并")

    await clerk.tap("按词查找")
    await clerk.reply(ASK, "没人 电话")
    found = (clerk.card, clerk.buttons[0])
    await clerk.tap("按词查找")
    await clerk.reply(ASK, "停车")

    assert found == ("带“没人 电话”的有 1 条：", "电话没人接 · 2")
    assert clerk.card == "没有找到带“停车”的条目。"


async def test_what_has_changed_meanwhile_is_not_merged(clerk, office, services):
    await two(services)
    await open_first(clerk)
    await clerk.tap("合并")
    await clerk.tap("电话没人接")
    await office.send("/review")
    await office.tap("投资促进局")
    await office.tap("清单三")
    await office.tap("电话没人接")
    await office.tap("✓ 确认")

    await clerk.tap("✓ 合并")

    assert first_line(clerk) == "⚠️ 另一条刚才有了变化，没有合并。请再看一眼。"
    assert (await find(services, PHONE)).standing is Standing.CONFIRMED


async def test_ticked_opinions_make_an_entry_in_words_of_their_own(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.tap("拆分")
    listed = clerk.card
    await clerk.tap("☐ 1")
    await clerk.tap("☐ 2")
    await clerk.tap("☑ 2")
    ticked = clerk.buttons
    await clerk.tap("拆出去")

    assert "13800001234" not in listed
    assert ticked == ["☑ 1", "☐ 2", "✂️ 把勾选的 1 条拆出去", "‹ 返回"]
    assert (await find(services, QUEUE)).people == 2
    assert first_line(clerk).startswith("✓ 从“大厅排队太久”拆出“")
    assert "1/3" in clerk.card


async def test_a_split_is_taken_back(clerk, services):
    await two(services)
    await open_first(clerk)
    before = clerk.card
    await clerk.tap("拆分")
    await clerk.tap("☐ 1")
    await clerk.tap("拆出去")

    await clerk.tap("撤销")

    assert clerk.card.split("\n", 1)[1].startswith(before.split("\n\n整改")[0])
    assert (await find(services, QUEUE)).people == 3


async def test_ticks_are_kept_from_page_to_page(clerk, services):
    await keep(services, QUEUE, "大厅排队太久", *(f"排队 {n} 小时" for n in range(1, 14)))
    await open_first(clerk)
    await clerk.tap("拆分")

    await clerk.tap("☐ 1")
    await clerk.tap("›")
    await clerk.tap("☐ 12")
    await clerk.tap("拆出去")

    assert (await find(services, QUEUE)).people == 11
    assert clerk.buttons[0] == "✓ 确认"


async def test_ticks_for_other_opinions_than_were_shown_are_refused(clerk, services):
    ids = await keep(services, QUEUE, "大厅排队太久", "甲说排队", "乙说排队", "丙说窗口少")
    await open_first(clerk)
    await clerk.tap("拆分")
    await clerk.tap("☐ 1")
    async with services.database.transaction() as session:
        await session.execute(delete(OPINION).where(OPINION.c.id == max(ids[1:])))

    await clerk.tap("拆出去")

    assert clerk.toasts[-1] == "背后的意见刚才有增减，请重新勾选。"
    assert "☑ 1" not in clerk.buttons
    assert await trail(services) == []


async def test_what_has_no_words_makes_no_entry(clerk, services):
    await keep(services, QUEUE, "大厅排队太久", "大厅排队", "13800001234")
    await open_first(clerk)
    await clerk.tap("拆分")
    await clerk.tap("☐ 1")

    await clerk.tap("拆出去")

    assert clerk.toasts[-1] == "勾选的意见里没有成句的文字，拆不成条目。"
    assert await trail(services) == []


async def test_one_opinion_cannot_be_split(clerk, services):
    await keep(services, QUEUE, "大厅排队太久")
    await open_first(clerk)

    assert "拆分" not in clerk.buttons
