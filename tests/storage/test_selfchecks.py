"""One self-check a person and campaign, its plans, and its going."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from domain.answers import Answer
from domain.opinions import Ledger, Respondent
from domain.responses import Mode
from domain.self_check import Plan
from storage import responses, selfchecks
from storage.amending import Correction
from storage.office_tables import ENTRY, SELF_CHECK, SELF_CHECK_PLAN
from storage.tables import ANSWER, OPINION, RESPONSE
from tests.domain.test_self_check import ALL, ASKED
from tests.storage import ledgers
from tests.storage.rows import NOON, complete, entry, rows, said, statements

WANG, LI = b"w" * 16, b"l" * 16
SAID = said("环节多", ledger=Ledger.SELF_CHECK)
ANSWERS = {**ALL, "rules": Answer("steps")}
MARKS = "a" * 16, "b" * 16


def checked(**fields):
    usual = {
        "mode": Mode.CONFIDENTIAL,
        "respondent": Respondent.STAFF,
        "receipt": None,
        "questionnaire": ("selfcheck", 1),
        "answers": ANSWERS,
        "statements": SAID,
    }
    return complete(**usual | fields)


async def add(database, person=WANG, **fields):
    async with database.transaction() as session:
        return await selfchecks.add(session, person, checked(**fields))


async def find(database, person=WANG):
    async with database.reading() as session:
        return await selfchecks.find(session, "yshj", person)


async def write(database, mark, planned):
    known = await find(database)
    async with database.transaction() as session:
        await selfchecks.plan(session, known, mark, planned)


async def test_it_is_found_by_its_author_and_nobody_else(database):
    await add(database)

    found = await find(database)

    assert (found.sent.department, found.edition) == ("tzcj", 1)
    assert await find(database, LI) is None


async def test_there_is_one_a_person_and_campaign(database):
    first = await add(database)

    assert (first, await add(database)) == (True, False)
    assert await add(database, LI) is True
    assert len(await rows(database, RESPONSE)) == 2


async def test_the_tables_themselves_allow_no_second_one(database):
    await add(database)
    async with database.transaction() as session:
        other = await responses.add(session, checked())

    with pytest.raises(IntegrityError):
        await _insert(database, response=other, campaign="yshj", person=WANG, edition=1)


async def _insert(database, **row):
    async with database.transaction() as session:
        await session.execute(SELF_CHECK.insert().values(**row))


async def test_a_plan_is_written_over_and_counted_as_an_edition(database):
    await add(database)

    await write(database, MARKS[0], Plan("碰头"))
    await write(database, MARKS[0], Plan("碰头", "8 月"))

    (row,) = await rows(database, SELF_CHECK_PLAN)
    assert (row["measure"], row["deadline"]) == ("碰头", "8 月")
    assert (await find(database)).edition == 3


async def test_a_correction_keeps_the_plans_of_the_rows_that_stay(database):
    await add(database)
    for mark in MARKS:
        await write(database, mark, Plan("碰头"))
    known = await find(database)
    now = said("材料多", ledger=Ledger.SELF_CHECK)

    async with database.transaction() as session:
        correction = Correction("tzcj", None, None, ANSWERS, now)
        await selfchecks.correct(session, known, correction, MARKS[1:])

    assert [row["mark"] for row in await rows(database, SELF_CHECK_PLAN)] == [MARKS[1]]
    assert [row["text"] for row in await rows(database, OPINION)] == ["材料多"]
    assert (await find(database)).edition == 4


async def test_the_personal_draft_has_the_rows_and_the_plans(database):
    await add(database)
    known = await find(database)
    async with database.reading() as session:
        (first, *_) = await selfchecks.findings(session, known, ASKED)
    await write(database, first.mark, Plan("道歉", "马上"))
    known = await find(database)

    async with database.reading() as session:
        draft = await selfchecks.personal_draft(session, known, ASKED, now=NOON)

    assert [(e.ledger, e.text, e.measure) for e in draft.entries] == [
        (Ledger.BENCHMARK, "knot的话", ""),
        (Ledger.SELF_CHECK, "which的话", ""),
        (Ledger.SELF_CHECK, "more的话", ""),
        (Ledger.DISSATISFACTION, "users的话", "道歉"),
    ]
    assert (draft.number, draft.made_at) == (2, NOON)


async def test_what_its_author_will_do_is_found(database):
    await add(database)
    known = await find(database)

    async with database.reading() as session:
        assert await selfchecks.find_intention(session, known, ASKED) == "intention的话"


async def test_it_goes_with_all_that_hangs_on_it_and_nothing_else(database):
    await add(database)
    await add(database, LI)
    await write(database, MARKS[0], Plan("碰头"))

    async with database.transaction() as session:
        assert await selfchecks.forget(session, "yshj", WANG) is True
        assert await selfchecks.forget(session, "yshj", WANG) is False

    assert await find(database) is None
    assert await rows(database, SELF_CHECK_PLAN) == []
    (left,) = await rows(database, RESPONSE)
    assert {row["response"] for row in await rows(database, ANSWER)} == {left["id"]}


async def test_what_it_stood_behind_is_counted_anew(database):
    await add(database)
    async with database.transaction() as session:
        (opinion,) = (await session.execute(select(OPINION.c.id))).scalars()
        await ledgers.freeze(session, entry(opinion))
        await session.execute(update(ENTRY).values(is_stale=False))

    async with database.transaction() as session:
        await selfchecks.forget(session, "yshj", WANG)

    assert [row["is_stale"] for row in await rows(database, ENTRY)] == [True]


async def test_it_costs_the_same_with_many_rows(database):
    await add(database)
    await add(database, LI, answers={known: Answer(None) for known in ANSWERS})
    counted = []

    for person in (WANG, LI):
        known = await find(database, person)
        with statements(database) as made:
            async with database.reading() as session:
                await selfchecks.findings(session, known, ASKED)
        counted.append(len(made))

    assert counted[0] == counted[1]
