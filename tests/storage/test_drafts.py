import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import NoResultFound

from domain.ledgers import Draft, Entry, Outline, Standing, Support
from domain.opinions import Aspect, Ledger, Respondent
from domain.papers import Change
from storage import drafts, responses
from storage.office_tables import ENTRY, LINE, SUPPORT
from storage.tables import OPINION
from tests.storage import ledgers
from tests.storage.rows import NOON, complete, entry, rows, said

LATER = NOON + timedelta(hours=1)


@pytest.fixture
async def opinion_ids(database):
    """The numbers of four opinions of one person about one department."""
    async with database.transaction() as session:
        await responses.add(session, complete(statements=said("一", "二", "三", "四")))
    return [row["id"] for row in await rows(database, OPINION)]


async def keep(database, *entries, **fields):
    async with database.transaction() as session:
        return await ledgers.keep(session, *entries, **fields)


async def freeze(database, *entries, **fields):
    async with database.transaction() as session:
        return await ledgers.freeze(session, *entries, **fields)


async def freeze_if_behind(database, department="tzcj", now=LATER):
    async with database.transaction() as session:
        return await drafts.freeze(session, "yshj", department, now=now)


async def change(database, number, **fields):
    """What a decision does to an entry: other columns, and one version more."""
    async with database.transaction() as session:
        decided = update(ENTRY).where(ENTRY.c.id == number)
        await session.execute(decided.values(version=ENTRY.c.version + 1, is_held=True, **fields))


async def ask(database, query, *arguments, department="tzcj"):
    async with database.reading() as session:
        return await query(session, "yshj", department, *arguments)


def printed(entry):
    """An entry as a draft gives it back: without what is behind it."""
    return replace(entry, support=(), is_held=entry.standing is Standing.CONFIRMED)


async def test_a_frozen_draft_comes_back_equal(database, opinion_ids):
    a, b, c, d = opinion_ids
    full = Entry(
        ledger=Ledger.BENCHMARK,
        text="深圳“一次办结”\n更快😀",
        support=(Support(c, 1.0), Support(a, 0.3333333333333333)),
        respondents=((Respondent.ENTERPRISE, 2), (None, 1)),
        aspects=(Aspect.POLICY, Aspect.EFFICIENCY),
        first_said_on=date(2020, 7, 18),
        measure="设立专窗",
        deadline="8 月底",
        section="审批科",
        note="已走访",
        news=1,
        standing=Standing.CONFIRMED,
        is_held=True,
    )
    stored = await keep(database, full, entry(b, d, first_said_on=None))

    frozen = await freeze(database)

    entries = tuple(printed(known) for known in stored)
    assert frozen == Draft("tzcj", 1, NOON, opinions=4, people=1, entries=entries)


@pytest.mark.parametrize("department", ["tzcj", None])
async def test_a_draft_may_be_empty(database, department):
    frozen = await freeze(database, department=department)

    assert frozen == Draft(department, 1, NOON, opinions=0, people=0, entries=())


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
    first = await freeze(database, entry(opinion_ids[0], id=7), entry(opinion_ids[1], id=8))
    await change(database, 7, text="人改过的话", measure="设专窗")
    async with database.transaction() as session:
        await session.execute(delete(ENTRY).where(ENTRY.c.id == 8))

    second = await freeze(database, entry(*opinion_ids[2:], text="等得太久"))

    assert await ask(database, drafts.get, 1) == first
    assert await ask(database, drafts.get, 2) == second
    assert sorted(known.text for known in second.entries) == ["人改过的话", "等得太久"]


async def test_a_draft_costs_only_the_lines_that_changed(database, opinion_ids):
    a, b, c, d = opinion_ids
    await freeze(database, entry(a, id=1), entry(b, id=2), entry(c, id=3))
    await change(database, 2, note="已核实")

    await freeze(database, entry(d, id=4))

    lines = [(row["entry"], row["since"], row["until"]) for row in await rows(database, LINE)]
    assert sorted(lines) == [(1, 1, None), (2, 1, 2), (2, 2, None), (3, 1, None), (4, 2, None)]


async def test_where_nothing_changed_there_is_no_new_draft(database, opinion_ids):
    await freeze(database, entry(*opinion_ids))

    assert await freeze_if_behind(database) is None
    assert await ask(database, drafts.last_number) == 1


@pytest.mark.parametrize(
    "decided",
    [
        {"text": "换了说法"},
        {"standing": Standing.CONFIRMED},
        {"standing": Standing.SET_ASIDE, "reason": "重复"},
        {"department": "czj"},
        {"news": 2},
    ],
)
async def test_what_people_or_runs_change_makes_the_next_draft(database, opinion_ids, decided):
    await freeze(database, entry(*opinion_ids, id=5))
    await change(database, 5, **decided)

    assert await freeze_if_behind(database) == 2
    assert await freeze_if_behind(database) is None


async def test_what_is_set_aside_is_not_printed_until_it_is_taken_back(database, opinion_ids):
    await freeze(database, entry(*opinion_ids, id=5))
    await change(database, 5, standing=Standing.SET_ASIDE, reason="不属于本部门")
    without = await freeze(database)
    await change(database, 5, standing=Standing.NEW, reason="")

    back = await freeze(database)

    assert without.entries == ()
    assert [known.id for known in back.entries] == [5]


async def test_an_entry_that_moves_leaves_one_department_and_appears_in_the_other(
    database, opinion_ids
):
    await freeze(database, entry(*opinion_ids, id=5))
    await change(database, 5, department="czj")

    left = await freeze(database)
    arrived = await freeze(database, department="czj")

    assert left.entries == ()
    assert [(known.id, known.department) for known in arrived.entries] == [(5, "czj")]


async def test_a_department_without_drafts_has_no_latest(database):
    await freeze(database, department="czj")

    assert await ask(database, drafts.find_latest) is None
    assert await ask(database, drafts.find_outline) is None


async def test_a_draft_that_is_not_there_cannot_be_got(database):
    await freeze(database)

    with pytest.raises(NoResultFound):
        await ask(database, drafts.get, 2)


async def test_new_opinions_are_those_no_run_has_read(database, opinion_ids):
    before = await ask(database, drafts.new_opinions)
    await keep(database, entry(*opinion_ids))
    placed = await ask(database, drafts.new_opinions)
    async with database.transaction() as session:
        await responses.add(session, complete(statements=said("五")))
        await responses.add(session, complete(statements=said("六"), department="czj"))
        await responses.add(session, complete(statements=said("七"), department=None))

    after = [
        await ask(database, drafts.new_opinions, department=code)
        for code in ("tzcj", "czj", None, "jsj")
    ]

    assert (before, placed, after) == (4, 0, [1, 1, 1, 0])


async def test_an_opinion_without_words_is_read_and_makes_no_row(database, opinion_ids):
    a, b, c, _ = opinion_ids

    frozen = await freeze(database, entry(a), wordless=[b, c])

    assert (frozen.opinions, len(frozen.entries)) == (3, 1)
    assert await ask(database, drafts.new_opinions) == 1


async def test_the_outline_tells_a_draft_in_figures(database, opinion_ids):
    a, b, c, d = opinion_ids
    confirmed = {"standing": Standing.CONFIRMED, "is_held": True}
    gap = entry(a, ledger=Ledger.BENCHMARK)
    await freeze(database, gap, entry(b, **confirmed), entry(c), wordless=[d])

    found = await ask(database, drafts.find_outline)

    assert found == Outline("tzcj", 1, NOON, opinions=4, people=1, rows=(1, 0, 2), unconfirmed=2)


async def test_the_changes_say_what_came_what_went_and_what_reads_differently(
    database, opinion_ids
):
    a, b, c, d = opinion_ids
    first = await freeze(
        database, entry(a, id=1, text="甲"), entry(b, id=2, text="乙"), entry(c, id=3, text="丙")
    )
    await change(database, 1, measure="设专窗")
    await change(database, 2, standing=Standing.SET_ASIDE, reason="重复")
    await change(database, 3, standing=Standing.CONFIRMED)  # reads as before
    second = await freeze(database, entry(d, id=4, text="丁"))

    found = await ask(database, drafts.changes, 2)

    before, after = by_id(first), by_id(second)
    assert found == (
        Change(None, after[4]),
        Change(before[2], None),
        Change(before[1], after[1]),
    )


async def test_changes_since_an_earlier_draft_leave_out_what_came_and_went(database, opinion_ids):
    a, b, c, d = opinion_ids
    first = await freeze(database, entry(a, id=1, text="甲"), entry(b, id=2, text="乙"))
    await change(database, 1, measure="设专窗")
    await freeze(database, entry(c, id=3, text="丙"))
    await change(database, 1, measure="设两个专窗")
    await change(database, 3, standing=Standing.SET_ASIDE, reason="重复")
    third = await freeze(database, entry(d, id=4, text="丁"))

    async with database.reading() as session:
        found = await drafts.changes(session, "yshj", "tzcj", 3, since=1)

    before, after = by_id(first), by_id(third)
    assert found == (Change(None, after[4]), Change(before[1], after[1]))


async def test_the_rows_of_all_are_those_of_the_newest_drafts(database, opinion_ids):
    a, b, c, _ = opinion_ids
    gap = entry(b, id=2, ledger=Ledger.BENCHMARK)
    await freeze(database, entry(a, id=1), gap)
    await change(database, 1, standing=Standing.SET_ASIDE, reason="重复")
    await freeze(database, entry(c, id=3))
    await freeze(database, department=None)

    async with database.reading() as session:
        found = await drafts.rows_of_all(session, "yshj")

    assert found == {"tzcj": (1, 0, 1)}


def by_id(draft):
    return {known.id: known for known in draft.entries}


async def test_a_draft_keeps_its_lines_when_what_supported_them_goes(database, opinion_ids):
    frozen = await freeze(database, entry(*opinion_ids))
    async with database.transaction() as session:
        await session.execute(delete(OPINION))

    assert await ask(database, drafts.get, 1) == frozen
    assert await rows(database, SUPPORT) == []
