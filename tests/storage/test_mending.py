"""Entries that have lost opinions."""

import pytest
from sqlalchemy import delete, select

from domain.ledgers import Standing, Support
from domain.opinions import Ledger, Respondent
from storage import entries, mending, placements, responses
from storage.entries import Scope
from storage.office_tables import ENTRY
from storage.tables import OPINION
from tests.storage import ledgers
from tests.storage.rows import complete, entry, rows, said

CONFIRMED = {"standing": Standing.CONFIRMED, "is_held": True}


@pytest.fixture
async def opinions(database):
    """The ids of three opinions, of a person each: two enterprises and a citizen."""
    async with database.transaction() as session:
        for kind in (Respondent.ENTERPRISE, Respondent.ENTERPRISE, Respondent.CITIZEN):
            await responses.add(session, complete(statements=said("窗口少"), respondent=kind))
    stored = [row["id"] for row in await rows(database, OPINION)]
    async with database.reading() as session:
        scope = Scope("yshj", "tzcj", Ledger.DISSATISFACTION)
        read = await placements.waiting(session, scope, most=9)
    kinds = {known.id: known.respondent for known in read}
    return sorted(stored, key=lambda known: kinds[known] is Respondent.CITIZEN)


async def keep(database, *stored):
    async with database.transaction() as session:
        await ledgers.keep(session, *stored)


async def lose(database, opinion):
    async with database.transaction() as session:
        gone = select(OPINION.c.id).where(OPINION.c.id == opinion)
        await entries.loosen(session, gone)
        await session.execute(delete(OPINION).where(OPINION.c.id == opinion))


async def mend(database, department="tzcj"):
    async with database.transaction() as session:
        return await mending.mend(session, "yshj", department)


async def find(database, number):
    async with database.reading() as session:
        return await ledgers.find(session, number)


async def test_what_lost_nothing_is_left_alone(database, opinions):
    await keep(database, entry(*opinions, id=7))

    assert await mend(database) == 0
    assert (await find(database, 7)).version == 1


async def test_figures_are_counted_anew_once(database, opinions):
    await keep(database, entry(*opinions, id=7))
    await lose(database, opinions[1])

    mended = [await mend(database), await mend(database)]

    found = await find(database, 7)
    assert mended == [1, 0]
    assert found.respondents == ((Respondent.ENTERPRISE, 1), (Respondent.CITIZEN, 1))
    assert found.version == 2


async def test_another_department_is_not_mended(database, opinions):
    await keep(database, entry(*opinions, id=7))
    await lose(database, opinions[1])

    assert await mend(database, "czj") == 0


async def test_an_entry_that_lost_its_speaker_is_dissolved_and_the_rest_waits(database, opinions):
    await keep(database, entry(*opinions, id=7))
    await lose(database, opinions[0])

    await mend(database)

    async with database.reading() as session:
        scope = Scope("yshj", "tzcj", Ledger.DISSATISFACTION)
        left = await placements.waiting(session, scope, most=9)
    assert await find(database, 7) is None
    assert {known.id for known in left} == {*opinions[1:]}


async def test_an_entry_that_a_person_holds_keeps_its_words_without_its_speaker(database, opinions):
    await keep(database, entry(*opinions, id=7, text="窗口少", measure="加窗口", **CONFIRMED))
    await lose(database, opinions[0])

    await mend(database)

    found = await find(database, 7)
    assert (found.text, found.measure, found.people) == ("窗口少", "加窗口", 2)
    assert [row["speaker"] for row in await rows(database, ENTRY)] == [None]


@pytest.mark.parametrize("decided", [{}, CONFIRMED])
async def test_without_any_opinion_there_is_no_entry(database, opinions, decided):
    await keep(database, entry(opinions[0], id=7, **decided))
    await lose(database, opinions[0])

    await mend(database)

    assert await find(database, 7) is None


async def test_news_that_went_are_not_announced(database, opinions):
    seen, first, second = opinions
    behind = (
        Support(seen, 1.0),
        Support(first, 0.5, is_new=True),
        Support(second, 0.5, is_new=True),
    )
    await keep(database, entry(seen, id=7, news=2, **CONFIRMED | {"support": behind}))
    await lose(database, second)

    await mend(database)

    found = await find(database, 7)
    assert (found.news, found.people) == (1, 1)
