"""What happens while the files of a hand-in are rendered: nothing is handed in that is not so."""

from dataclasses import replace

import pytest
from sqlalchemy import delete

from reports import tasks
from storage import drafts
from storage import handing as stored
from storage.member_tables import MEMBER
from tests.chat import Inline
from tests.handlers.ledgers.handing import clerk_of, handed, open_card

REFUSED = "您没有这项权限。"


class Slow(Inline):
    """A worker that takes so long over the workbook that something else happens."""

    def __init__(self, happening):
        self.happening = happening

    async def run(self, work, *args, **kwargs):
        if work is tasks.sheet:
            await self.happening()
        return await super().run(work, *args, **kwargs)


@pytest.fixture
async def clerk(town):
    return await clerk_of(town, "tzcj")


async def let(town, happening):
    """Start anew with a slow worker."""
    town.services = replace(town.services, worker=Slow(happening))
    await town.restart()


async def test_who_loses_the_right_meanwhile_hands_nothing_in(clerk, town, services):
    async def leave():
        async with services.database.transaction() as session:
            await session.execute(delete(MEMBER))

    await open_card(clerk, services)
    await let(town, leave)

    await clerk.tap("上报第 1 稿")

    assert await handed(services) == []
    assert clerk.toasts[-1] == REFUSED


async def test_a_number_that_was_given_meanwhile_is_not_printed_twice(clerk, town, services):
    async def hand_another_in():
        async with services.database.transaction() as session:
            kept = await stored.find_last(session, services.campaign.code, "tzcj")
            if kept.number == 1:
                await stored.record(session, replace(kept, number=2, draft=9, files=kept.files))

    await open_card(clerk, services)
    await clerk.tap("上报第 1 稿")
    async with services.database.transaction() as session:
        await drafts.freeze_anyway(session, services.campaign.code, "tzcj", now=services.now())
    await clerk.send("/handin")
    await let(town, hand_another_in)

    await clerk.tap("上报第 2 稿")

    assert await handed(services) == [("tzcj", 1, 1), ("tzcj", 2, 9)]
    assert clerk.card.startswith("还没有上报。")
