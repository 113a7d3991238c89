"""What a digest said is kept once, and found by the next one."""

from dataclasses import replace
from datetime import timedelta

from domain.case_figures import Rates, Share
from domain.digests import Edition, Figures, Told
from storage import digests
from tests.storage.rows import TODAY

DAY = timedelta(days=1)
RATES = Rates(Share(1, 2), Share(3, 4), Share(5, 6), 7, 8)
LEADERS = Figures(2, Share(3, 9), 4, 3, 2, 1, RATES)
OFFICE = replace(LEADERS, open=5)
TOLD = Told(TODAY, Edition.DAILY, False, TODAY - DAY, LEADERS, OFFICE)  # noqa: FBT003 - not the last


async def keep(database, *told):
    async with database.transaction() as session:
        for each in told:
            await digests.keep(session, "yshj", each)


async def find(database, *, before=TODAY + DAY, campaign="yshj", **fields):
    async with database.reading() as session:
        return await digests.find_last(session, campaign, before=before, **fields)


async def test_what_was_said_comes_back_as_it_was(database):
    await keep(database, TOLD)

    assert await find(database) == TOLD


async def test_the_first_word_of_a_day_stands(database):
    await keep(database, TOLD, replace(TOLD, cases_until=None))

    assert await find(database) == TOLD


async def test_the_last_one_before_a_day_is_found_of_any_kind_or_of_one(database):
    weekly = replace(TOLD, on=TODAY - 3 * DAY, edition=Edition.WEEKLY)
    await keep(database, TOLD, weekly)

    assert await find(database, before=TODAY) == weekly
    assert await find(database, edition=Edition.WEEKLY) == weekly
    assert await find(database, before=weekly.on) is None
    assert await find(database, campaign="other") is None
