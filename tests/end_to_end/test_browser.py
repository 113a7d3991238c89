"""The whole way in a real browser: a shop owner answers, a clerk gets ledgers, a leader reads."""

import os

import pytest
from docx import Document
from playwright.async_api import expect

from tests.end_to_end.pages import CLERK, LEADER, OWNER, PATIENCE, answer_badly, as_person, draft
from tests.end_to_end.processes import serving

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
WORDS = "办营业执照变更，材料交了三次，每次都说还缺一样。"


@pytest.fixture
async def address(tmp_path, monkeypatch):
    """The sandbox of the real bot, running in a process of its own."""
    monkeypatch.delitem(os.environ, "BOT_TOKEN", raising=False)
    async with serving(tmp_path / "home") as (_, address):
        yield address
    assert " ERROR " not in (tmp_path / "home.log").read_text("utf-8")


async def test_from_start_to_receipt_to_ledgers_to_digest(address, tmp_path):
    async with as_person(address, OWNER) as owner:
        await answer_badly(owner, WORDS)
        await owner.tap("发送")
        await owner.reads("回执码")

    async with as_person(address, CLERK) as clerk:
        await draft(clerk)
        tables = [await ledger(clerk, numeral, tmp_path) for numeral in "一二三"]

    assert [[rows[0][1], len(rows)] for rows in tables] == [
        ["存在差距", 2],
        ["存在问题", 4],  # the empty form
        ["存在问题", 4],
    ]
    assert any(WORDS.rstrip("。") in row[1] for row in tables[2])

    async with as_person(address, LEADER) as leader:
        await leader.start()
        await leader.has("领导")
        await leader.say("/digest")
        await expect(leader.named("photo")).to_be_visible(timeout=PATIENCE)
        await leader.reads("答卷 1 份")


async def ledger(clerk, numeral, folder):
    """The table of a downloaded Word file, as rows of texts."""
    await clerk.tap(f"清单{numeral} Word")
    path = await clerk.download(f"投资促进局问题清单（{numeral}）.docx", folder)
    document = Document(str(path))
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]
