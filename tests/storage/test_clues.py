"""Entries are found by the keys of what stands for them, at a cost that has a bound."""

import pytest
from sqlalchemy import insert, select

from domain.opinions import Ledger
from domain.placing import Known, Marked, Sample
from storage import clues, responses, sealing
from storage.entries import Scope
from storage.office_tables import CLUE
from storage.tables import OPINION
from tests import hands
from tests.storage import ledgers
from tests.storage.rows import complete, entry, rows, said, statements

HERE = Scope("yshj", "tzcj", Ledger.DISSATISFACTION)
THERE = Scope("yshj", "tzcj", Ledger.SELF_CHECK)


@pytest.fixture
async def known(database):
    """Stores an entry for each text, found by the keys that are given with it."""

    async def add(**keys_by_text):
        stored = {}
        for text, keys in keys_by_text.items():
            async with database.transaction() as session:
                response = await responses.add(session, complete(statements=said(text)))
                mine = select(OPINION.c.id).where(OPINION.c.response == response)
                opinion = await session.scalar(mine)
                (kept,) = await ledgers.keep(session, entry(opinion, text=text))
                await clues.store(session, HERE, {kept.id: (Marked(opinion, keys),)})
            stored[text] = (kept.id, opinion)
        return stored

    return add


async def find(database, *keys, scope=HERE):
    async with database.reading() as session:
        return await clues.find(session, scope, keys)


async def test_an_entry_is_found_by_any_of_its_keys(database, known):
    (number, opinion) = (await known(窗口少=(1, 2)))["窗口少"]

    found = await find(database, (2, 5))

    assert found == (Known(number, (Sample(opinion, "窗口少"),)),)


async def test_nothing_is_found_by_other_keys_or_elsewhere(database, known):
    await known(窗口少=(1, 2))

    assert await find(database, (3,)) == ()
    assert await find(database, (1,), scope=THERE) == ()


async def test_the_rarer_a_shared_key_the_nearer_the_entry(database, known):
    stored = await known(**{f"窗口{n}": (1,) for n in range(8)}, 电话=(1, 2))

    found = {one.entry for one in await find(database, (1, 2))}

    assert stored["电话"][0] in found
    assert len(found) == 3


async def test_what_stands_for_an_entry_is_replaced(database, known):
    (number, opinion) = (await known(窗口少=(1,)))["窗口少"]

    async with database.transaction() as session:
        await clues.store(session, HERE, {number: (Marked(opinion, (5,)),)})

    assert [await find(database, (key,)) == () for key in (1, 5)] == [True, False]


async def test_a_moved_entry_is_found_where_it_went(database, known):
    (number, _) = (await known(窗口少=(1,)))["窗口少"]

    async with database.transaction() as session:
        await clues.move(session, number, THERE)

    assert await find(database, (1,)) == ()
    assert [one.entry for one in await find(database, (1,), scope=THERE)] == [number]


async def test_of_a_key_that_very_many_share_only_some_are_looked_at(database, keys, known):
    stored = await known(窗口=(1,))
    (_, opinion) = stored["窗口"]
    async with database.transaction() as session:
        scope = {"campaign": "yshj", "department": "tzcj", "ledger": HERE.ledger.value}
        shared = [keys.clue(number) for number in range(100, 400)]
        await session.execute(
            insert(CLUE), [{**scope, "key": key, "opinion": opinion} for key in shared]
        )

    assert len(await rows(database, CLUE)) == 302
    assert len(await find(database, tuple(range(100, 400)))) == 1


@pytest.mark.parametrize("number", [1, 3])
async def test_more_entries_take_no_more_statements(database, known, number):
    await known(**{f"窗口{n}": (n, 9) for n in range(number)})

    with statements(database) as executed:
        await find(database, *((n, 9) for n in range(number)))

    assert len([one for one in executed if one.startswith("SELECT")]) == 2


async def test_what_is_stored_is_no_number_that_a_dictionary_leads_to(database, keys, known):
    (number, _) = (await known(窗口少=(1, 2)))["窗口少"]

    stored = {row["key"] for row in await rows(database, CLUE)}

    assert stored == {number, keys.clue(1), keys.clue(2)}


async def test_what_earlier_releases_stored_is_hashed_once(database, keys, place, known):
    await known(窗口少=(1, 2))
    hashed = await rows(database, CLUE)
    hands.change(
        place,
        "DELETE FROM seal",
        *(("UPDATE clue SET key = ? WHERE key = ?", (n, keys.clue(n))) for n in (1, 2)),
    )
    plain = {row["key"] for row in await rows(database, CLUE)} & {1, 2}

    await sealing.seal(database, keys)
    await sealing.seal(database, keys)

    assert (plain, await rows(database, CLUE)) == ({1, 2}, hashed)
