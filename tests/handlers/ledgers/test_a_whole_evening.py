"""The clerk's whole evening: import, draft, ten entries reviewed, handed in, and more comes in."""

import csv

import pytest

from bot import importing
from domain.ledgers import Standing
from domain.opinions import Channel
from handlers.ledgers import drafting
from tests.handlers.ledgers.handing import fetch
from tests.handlers.review.reviewing import trail

ASK = "请回复这条消息"
PLACES = ("东湖路", "西城大厅", "南站广场", "北园小区", "建材市场", "科技园", "老码头", "花桥村")
FAULTS = ("路灯不亮", "窗口排队太久", "停车乱收费", "下水道堵塞", "电话没人接")
EVENING = tuple(f"{place}{fault}" for place in PLACES[:5] for fault in FAULTS)
MORNING = (
    *(f"{place}{fault}" for place in PLACES[5:] for fault in FAULTS[:2]),  # new problems
    *(f"{text}，一直没人管" for text in EVENING[:12]),  # said before
)
DECIDED = 10


@pytest.fixture
def gathered(tmp_path):
    """Writes opinions as the file that somebody imports."""

    def write(texts):
        file = tmp_path / "gathered.csv"
        with file.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([["text"], *([text] for text in texts)])
        return file

    return write


async def take_in(services, file):
    done = await importing.take_in(
        services, file, Channel.HOTLINE, "tzcj", progress=lambda done, total: None
    )
    await drafting.draft(services, "tzcj")
    return done.added


async def review_ten(clerk):
    """Ten decisions, of every kind, all by buttons and replies."""
    await clerk.send("/review")
    await clerk.tap("开始")
    for _ in range(4):
        await clerk.tap("✓ 确认")
    for column, words in (("整改措施", "加开窗口"), ("责任科室", "政务科"), ("备注", "已走访")):
        await clerk.tap("✏️ 改")
        await clerk.tap(column)
        if any("自己写" in button for button in clerk.buttons):
            await clerk.tap("自己写")
        await clerk.reply(ASK, words)
    await clerk.tap("✓ 确认")
    await clerk.tap("移到")
    await clerk.tap("清单二")
    await clerk.tap("不列入")
    await clerk.tap("已经解决")


async def held(services):
    """What stands in the rows that a person decided about, by entry."""
    papers = await drafting.papers(services, "tzcj")
    columns = ("ledger", "text", "measure", "deadline", "section", "note", "respondents")
    return {
        entry.id: tuple(getattr(entry, name) for name in columns)
        for entry in papers.draft.entries
        if entry.is_held or entry.standing is Standing.CONFIRMED
    }


async def test_what_the_clerk_decided_and_handed_in_stays_whatever_comes_in(
    clerk, services, gathered
):
    await take_in(services, gathered(EVENING))
    await review_ten(clerk)
    decided = await held(services)
    await clerk.send("/handin")
    await clerk.tap("上报第 ")
    handed = await fetch(clerk)

    added = await take_in(services, gathered(EVENING + MORNING))

    assert (len(await trail(services)), added) == (DECIDED, len(MORNING))
    assert await held(services) == decided
    await clerk.send("/archive")
    await clerk.tap("第 1 次")
    assert await fetch(clerk) == handed
    papers = await drafting.papers(services, "tzcj")
    new = {change.after.text for change in papers.changes.rows if change.before is None}
    assert new == set(MORNING[:6])
    assert sum(entry.news for entry in papers.draft.entries) > 0
