"""Samples that are gone, or stand for another entry, when a run keeps what it has judged."""

import pytest
from sqlalchemy import delete, select

from domain.opinions import Ledger
from domain.placing import Joined, Marked, Placed, Placement
from storage import placements, responses
from storage.entries import Scope
from storage.office_tables import CLUE
from storage.tables import OPINION
from tests.storage import ledgers
from tests.storage.rows import complete, entry, rows, said

HERE = Scope("yshj", "tzcj", Ledger.DISSATISFACTION)


async def say(database, text):
    async with database.transaction() as session:
        response = await responses.add(session, complete(statements=said(text)))
        return await session.scalar(select(OPINION.c.id).where(OPINION.c.response == response))


async def keep(database, *stored):
    async with database.transaction() as session:
        await ledgers.keep(session, *stored)


@pytest.fixture
async def judged(database):
    """An entry with a sample, and what a run is about to do: a new opinion joins it."""
    sample = await say(database, "窗口少")
    await keep(database, entry(sample, id=7, text="窗口少"))
    new = await say(database, "窗口太少")
    async with database.reading() as session:
        batch = await placements.waiting(session, HERE, most=9)
    joined = Placed(7, (Joined(new, 0.9),), (Marked(sample, (1,)), Marked(new, (2,))))
    return sample, new, batch, joined


async def apply(database, batch, *placed):
    async with database.transaction() as session:
        return await placements.apply(session, HERE, batch, Placement(placed))


async def test_a_sample_that_was_withdrawn_meanwhile_stands_for_nothing(database, judged):
    sample, new, batch, joined = judged
    async with database.transaction() as session:
        await session.execute(delete(OPINION).where(OPINION.c.id == sample))

    assert await apply(database, batch, joined) == 1
    assert {row["opinion"] for row in await rows(database, CLUE)} == {new}


async def test_a_sample_that_stands_behind_another_entry_meanwhile_stays_there(
    database, keys, judged
):
    _, _, batch, joined = judged
    other = await say(database, "窗口真少")
    await keep(database, entry(other, id=8, text="窗口真少"))
    await apply(database, (), Placed(8, (), (Marked(other, (2,)),)))
    judged_before = Placed(7, joined.joined, (*joined.samples, Marked(other, (2,))))

    assert await apply(database, batch, judged_before) == 1
    standing = {row["key"] for row in await rows(database, CLUE) if row["opinion"] == other}
    assert standing == {keys.clue(2), 8}
