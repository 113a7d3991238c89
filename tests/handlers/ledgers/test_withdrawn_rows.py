"""Who withdraws stands in no draft that is frozen after it, whoever lets it be frozen."""

import pytest

from domain.people import Membership, Role
from storage import drafts
from tests.handlers.afterwards.own_ways import draft as draft_all
from tests.handlers.afterwards.own_ways import rows_of, send_badly
from tests.handlers.ledgers.handing import clerk_of, handed


@pytest.fixture
async def clerk(town):
    return await clerk_of(town, "tzcj")


@pytest.fixture
async def withdrawn(li, services):
    """Somebody's words were drafted; then they took them back."""
    await send_badly(li, text="材料交了三次", way="匿名")
    await draft_all(services)
    before = await rows_of(services, "tzcj")
    await li.tap("看进展")
    await li.tap("🗑 撤回")
    await li.tap("确认撤回")
    return before


async def newest(services):
    async with services.database.reading() as session:
        found = await drafts.find_latest(session, services.campaign.code, "tzcj")
    return found.number, {entry.text for entry in found.entries}


async def test_documents_are_made_without_them(withdrawn, services):
    assert "材料交了三次" in withdrawn
    assert "材料交了三次" not in await rows_of(services, "tzcj")


async def test_what_is_offered_to_be_handed_in_is_without_them(withdrawn, clerk, services):
    await clerk.send("/handin")

    number, texts = await newest(services)
    assert (number, texts) == (2, withdrawn - {"材料交了三次"})
    assert "✅ 上报第 2 稿" in clerk.buttons


async def test_the_overall_report_counts_without_them(withdrawn, town, services):
    office = await town.member(51, Membership(Role.COORDINATOR))
    await office.send("/report")
    await office.tap("全部部门")

    assert (await newest(services))[1] == withdrawn - {"材料交了三次"}


async def test_who_withdraws_after_the_card_was_shown_is_not_handed_in(li, clerk, services):
    await send_badly(li, text="材料交了三次", way="匿名")
    await draft_all(services)
    await clerk.send("/handin")
    await li.tap("看进展")
    await li.tap("🗑 撤回")
    await li.tap("确认撤回")

    await clerk.tap("上报第 1 稿")

    assert await handed(services) == []
    assert "✅ 上报第 2 稿" in clerk.buttons
