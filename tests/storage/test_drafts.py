import asyncio
from datetime import date

import pytest
from sqlalchemy.exc import NoResultFound

from domain.ledgers import Draft, Entry, Support
from domain.opinions import Aspect, Ledger, Respondent
from storage import drafts, responses
from storage.tables import OPINION
from tests.storage.rows import NOON, complete, entry, rows, said


@pytest.fixture
async def opinion_ids(database):
    """The numbers of four opinions about one department."""
    async with database.transaction() as session:
        await responses.add(session, complete(statements=said("一", "二", "三", "四")))
    return [row["id"] for row in await rows(database, OPINION)]


async def freeze(database, *entries, department="tzcj", people=1):
    async with database.transaction() as session:
        return await drafts.freeze(session, "yshj", department, entries, people=people, now=NOON)


async def get(database, number, department="tzcj"):
    async with database.reading() as session:
        return await drafts.get(session, "yshj", department, number)


async def find_latest(database, department="tzcj"):
    async with database.reading() as session:
        return await drafts.find_latest(session, "yshj", department)


async def new_opinions(database, department="tzcj"):
    async with database.reading() as session:
        return await drafts.new_opinions(session, "yshj", department)


async def test_a_frozen_draft_comes_back_equal(database, opinion_ids):
    a, b, c, d = opinion_ids
    full = Entry(
        ledger=Ledger.BENCHMARK,
        text="深圳“一次办结”\n更快😀",
        support=(Support(c, 1.0), Support(a, 0.3333333333333333), Support(b, 0.0)),
        respondents=((Respondent.ENTERPRISE, 2), (None, 1)),
        aspects=(Aspect.POLICY, Aspect.EFFICIENCY),
        first_said_on=date(2020, 7, 18),
        measure="设立专窗",
        deadline="8 月底",
        section="审批科",
    )
    bare = entry(d, first_said_on=None)

    frozen = await freeze(database, full, bare, people=4)

    assert frozen == Draft("tzcj", 1, NOON, opinions=4, people=4, entries=(full, bare))
    assert await get(database, 1) == frozen


@pytest.mark.parametrize("department", ["tzcj", None])
async def test_a_draft_may_be_empty(database, department):
    frozen = await freeze(database, department=department, people=0)

    assert frozen == Draft(department, 1, NOON, opinions=0, people=0, entries=())
    assert await get(database, 1, department) == frozen


async def test_numbers_count_from_one_in_each_department(database):
    numbers = [
        (await freeze(database, department=code)).number
        for code in ("tzcj", "tzcj", "czj", None, "tzcj", None)
    ]

    assert numbers == [1, 2, 1, 1, 3, 2]


async def test_drafts_made_at_once_have_numbers_of_their_own(database):
    frozen = await asyncio.gather(*(freeze(database) for _ in range(10)))

    assert [draft.number for draft in frozen] == list(range(1, 11))


async def test_a_later_draft_changes_no_earlier_one(database, opinion_ids):
    first = await freeze(database, entry(opinion_ids[0]))

    second = await freeze(database, entry(*opinion_ids, text="等得太久"))

    assert [await get(database, 1), await get(database, 2)] == [first, second]
    assert await find_latest(database) == second


async def test_a_department_without_drafts_has_no_latest(database):
    await freeze(database, department="czj")

    assert await find_latest(database) is None


async def test_a_draft_that_is_not_there_cannot_be_got(database):
    await freeze(database)

    with pytest.raises(NoResultFound):
        await get(database, 2)


async def test_new_opinions_are_those_the_newest_draft_does_not_hold(database, opinion_ids):
    before = await new_opinions(database)
    await freeze(database, entry(*opinion_ids))
    drafted = await new_opinions(database)
    async with database.transaction() as session:
        await responses.add(session, complete(statements=said("五")))
        await responses.add(session, complete(statements=said("六"), department="czj"))
        await responses.add(session, complete(statements=said("七"), department=None))

    after = [await new_opinions(database, code) for code in ("tzcj", "czj", None, "jsj")]

    assert (before, drafted, after) == (4, 0, [1, 1, 1, 0])


async def test_an_opinion_without_words_is_read_and_makes_no_row(database, opinion_ids):
    a, b, c, _ = opinion_ids
    async with database.transaction() as session:
        frozen = await drafts.freeze(
            session, "yshj", "tzcj", [entry(a)], people=3, now=NOON, wordless=[b, c]
        )

    assert (frozen.opinions, frozen.entries) == (3, (entry(a),))
    assert await get(database, 1) == frozen
    assert await new_opinions(database) == 1


async def test_an_entry_may_have_lost_what_supported_it(database):
    frozen = await freeze(database, entry())

    assert await get(database, 1) == frozen
