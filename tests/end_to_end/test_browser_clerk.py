"""A clerk's evening on a phone in a real browser: draft, decide, hand in, fetch it again."""

import os

import pytest
from openpyxl import load_workbook
from playwright.async_api import expect

from tests.end_to_end.pages import CLERK, PATIENCE, as_person, draft
from tests.end_to_end.processes import running, serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
QUEUE, PHONE, LIGHT = "3号窗口排队要等两个小时", "服务热线一直打不通", "园区东门的路灯不亮"
MEASURE = "加开一个窗口，中午轮班"
HANDED = "投资促进局三张问题清单-第1次上报.xlsx"


@pytest.fixture
async def home(tmp_path, monkeypatch):
    """Three opinions of three problems, imported; nothing may have gone wrong in the end."""
    monkeypatch.delitem(os.environ, "BOT_TOKEN", raising=False)
    home, gathered = tmp_path / "home", tmp_path / "gathered.csv"
    gathered.write_text(f"text\n{QUEUE}\n{PHONE}\n{LIGHT}", "utf-8")
    place = ("--config", "config.example.toml", "--home", str(home))
    what = ("import", str(gathered), "--channel", "visit", "--department", "tzcj")
    async with running("bot", *place, *what, log=tmp_path / "import.log") as importing:
        await importing.line("3 added")
    yield home
    assert " ERROR " not in (tmp_path / "home.log").read_text("utf-8")


async def review(clerk):
    """Confirm one, write a measure for the next; set the last aside, and take that back."""
    await clerk.say("/review")
    await clerk.tap("开始审核（3）")
    await clerk.reads("1/3")
    await clerk.tap("✓ 确认")
    await clerk.reads("✓ 确认“")
    await clerk.tap("✏️ 改")
    await clerk.tap("＋ 整改措施")
    await clerk.reads("请回复这条消息")
    await clerk.say(MEASURE)
    await clerk.reads(f"整改措施：{MEASURE}")
    await clerk.tap("✓ 确认")
    await clerk.reads("1/1")
    await clerk.tap("不列入")
    await clerk.tap("已经解决")
    await clerk.reads("的条目都审核完了")
    await clerk.tap("撤销上一步")
    await clerk.reads("↩︎ 已撤销")


async def hand_in(clerk):
    """Hand the reviewed draft in."""
    await clerk.say("/handin")
    await clerk.reads("1 条还没有审核")
    await clerk.tap("上报第 2 稿")
    await clerk.reads("上报成功")


async def fetch(clerk, folder):
    """The workbook, from the card that is open; one sent before stays further up."""
    folder.mkdir()
    sent = await clerk.documents(HANDED).count()
    await clerk.tap("全部 Excel")
    await expect(clerk.documents(HANDED)).to_have_count(sent + 1, timeout=PATIENCE)
    return await clerk.download(HANDED, folder)


async def test_what_a_clerk_decided_is_handed_in_and_stays_as_it_is(home, tmp_path):
    async with serving(home) as (_, address):
        async with as_person(address, CLERK) as clerk:
            await draft(clerk)
            await review(clerk)
            await hand_in(clerk)
            first = await fetch(clerk, tmp_path / "first")

        async with as_person(address, CLERK) as clerk:
            await clerk.say("/archive")
            await clerk.tap("第 1 次")
            await clerk.reads("一字不差")
            again = await fetch(clerk, tmp_path / "again")

    assert again.read_bytes() == first.read_bytes()
    written = measures(first)
    assert set(written) == {QUEUE, PHONE, LIGHT}
    assert sorted(written.values()) == sorted([MEASURE, *["待责任科室填报"] * 2])


def measures(path):
    """The measures in ledger 3 of a workbook, by problem."""
    rows = load_workbook(path).worksheets[2].iter_rows(values_only=True)
    return {text: measure for number, text, measure, *_ in rows if isinstance(number, int)}
