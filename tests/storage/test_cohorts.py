"""Batches are formed of those who are in none, and nothing changes them afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from domain import cohorts as rules
from domain.answers import Answer
from domain.cohorts import Backing, Candidate, Cohort, Counts, Planned
from domain.ledgers import Support
from domain.opinions import Aspect, Channel, Respondent
from domain.responses import Mode
from domain.withdrawal import Remains
from storage import amending, cohorts, pieces, responses
from storage.amending import Correction
from storage.tables import COHORT, OPINION, RESPONSE
from tests.storage import ledgers
from tests.storage.rows import TODAY, complete, entry, rows, said

FEES, PROCESS = (Aspect.FEES,), (Aspect.PROCESS,)
FIVE_BAD = Counts(5, (("bad", 5),), ((Aspect.FEES, 5),))
BATCH = Cohort(
    department="tzcj",
    respondent=Respondent.ENTERPRISE,
    channel=Channel.TELEGRAM,
    is_rated=True,
    first_day=TODAY,
    last_day=TODAY,
    size=5,
    counts=FIVE_BAD,
)


async def add(database, *complete_responses):
    async with database.transaction() as session:
        return [await responses.add(session, each) for each in complete_responses]


async def five(database, **fields):
    """Five that can be a batch."""
    usual = {"grade": "bad", "statements": said("收费高", aspects=FEES)}
    return await add(database, *(complete(**usual | fields) for _ in range(5)))


async def form(database, *, today=TODAY, minimum_base=5):
    async with database.transaction() as session:
        found = await cohorts.candidates(session, "yshj")
        planned = rules.plan(found, minimum_base=minimum_base, today=today, is_over=False)
        await cohorts.freeze(session, "yshj", planned, today=today)


async def read(database, campaign="yshj"):
    async with database.reading() as session:
        return await cohorts.read(session, campaign)


async def candidates(database):
    async with database.reading() as session:
        return await cohorts.candidates(session, "yshj")


async def backings(database):
    async with database.reading() as session:
        return await cohorts.backings(session, "yshj")


async def test_a_candidate_has_its_marks_and_what_it_names_in_all_of_its_opinions(database):
    texts = said("一", "二", aspects=FEES) + said("三", aspects=PROCESS)
    (known,) = await add(database, complete(grade="bad", statements=texts))

    assert await candidates(database) == (
        Candidate(
            known,
            "tzcj",
            Respondent.ENTERPRISE,
            Channel.TELEGRAM,
            TODAY,
            "bad",
            frozenset({Aspect.FEES, Aspect.PROCESS}),
        ),
    )


async def test_who_says_nothing_of_anyone_is_a_candidate_too(database):
    (known,) = await add(database, complete(department=None, respondent=None))

    assert await candidates(database) == (
        Candidate(known, None, None, Channel.TELEGRAM, TODAY, None, frozenset()),
    )


async def test_colleagues_and_other_campaigns_are_no_candidates(database):
    await add(database, complete(respondent=Respondent.STAFF), complete(campaign="other"))

    assert await candidates(database) == ()


async def test_a_batch_is_read_as_it_was_formed(database):
    await five(database)
    await form(database)

    assert await read(database) == (BATCH,)
    assert await read(database, "other") == ()
    assert await candidates(database) == ()
    (row,) = await rows(database, COHORT)
    assert (row["size"], row["formed_on"]) == (5, TODAY)
    assert {row["cohort"] for row in await rows(database, RESPONSE)} == {row["id"]}


async def test_batches_of_one_size_that_share_marks_and_days_are_counted_together(database):
    for grade in ("bad", "good"):
        await five(database, grade=grade)
        await form(database)
    await add(database, *(complete(grade="good") for _ in range(6)))
    await form(database)

    both = Counts(10, (("good", 5), ("bad", 5)), ((Aspect.FEES, 10),))
    six = Counts(6, (("good", 6),), ())
    found = await read(database)
    assert found == (replace(BATCH, counts=both), replace(BATCH, size=6, counts=six))
    assert {type(known.counts.people) for known in found} == {int}
    assert len(await rows(database, COHORT)) == 3


async def test_a_grade_that_is_none_of_the_five_is_not_left_out_unseen(database):
    await five(database)
    await form(database)
    async with database.transaction() as session:
        await session.execute(update(COHORT).values(grades={"bad": 4, "so_so": 1}))

    with pytest.raises(ValueError, match="5 people, but 4 grades"):
        await read(database)


async def test_marks_in_which_members_differ_are_empty(database):
    old = {"completed_on": TODAY - timedelta(days=7), "grade": None, "statements": ()}
    await add(database, *(complete(department=known, **old) for known in ("tzcj", "czj", None) * 2))
    await form(database)

    (known,) = await read(database)
    assert (known.department, known.is_rated, known.counts) == (None, False, Counts(6, (), ()))


async def test_what_comes_later_is_a_batch_of_its_own(database):
    await five(database)
    await form(database)
    await add(database, complete(grade="good"))
    await form(database, today=TODAY + timedelta(days=30))

    assert [known.counts for known in await read(database)] == [FIVE_BAD]
    assert len(await candidates(database)) == 1


async def test_forming_again_changes_nothing(database):
    await five(database)
    await form(database)
    await form(database)

    assert len(await rows(database, COHORT)) == 1


async def test_a_plan_that_is_out_of_date_is_refused_whole(database):
    await five(database)
    planned = rules.plan(await candidates(database), minimum_base=5, today=TODAY, is_over=False)
    await form(database)

    with pytest.raises(cohorts.BatchedError, match="0 of 5"):
        async with database.transaction() as session:
            await cohorts.freeze(session, "yshj", planned, today=TODAY)

    assert len(await rows(database, COHORT)) == 1


async def test_a_response_that_is_gone_is_in_no_batch(database):
    gone = Planned(replace(BATCH, size=1, counts=Counts(1, (), ())), (1,))

    with pytest.raises(cohorts.BatchedError, match="0 of 1"):
        async with database.transaction() as session:
            await cohorts.freeze(session, "yshj", [gone], today=TODAY)

    assert await rows(database, COHORT) == []


async def withdraw(database, known):
    async with database.transaction() as session:
        await amending.withdraw(session, known, Remains(), today=TODAY)


async def correct(database, known):
    meant = Correction("czj", None, None, {"q": Answer("a")}, said("慢", aspects=PROCESS))
    async with database.transaction() as session:
        assert await amending.replace(session, known, meant) is not None


async def delete(database, _known):
    async with database.transaction() as session:
        assert await responses.delete_expired(session, today=TODAY + timedelta(days=999)) == 5


async def assign(database, known):
    async with database.transaction() as session:
        await session.execute(update(RESPONSE).values(department=None))
        await session.execute(update(OPINION).values(department=None))
        assert await pieces.assign(session, known, "czj") is True


@pytest.mark.parametrize("change", [withdraw, correct, delete, assign])
async def test_what_becomes_of_its_members_does_not_change_a_batch(database, change):
    known, *_ = await five(database, mode=Mode.CONFIDENTIAL)
    await form(database)
    before = await read(database)

    await change(database, known)
    await form(database, today=TODAY + timedelta(days=30))

    assert await read(database) == before
    assert [batch.counts for batch in before] == [FIVE_BAD]


async def opinions(database):
    return {row["response"]: row["id"] for row in await rows(database, OPINION)}


async def keep(database, *entries, **fields):
    async with database.transaction() as session:
        return await ledgers.keep(session, *entries, **fields)


async def test_people_in_batches_stand_behind_an_entry(database):
    await five(database)
    await form(database)
    await add(database, complete(statements=said("收费高", aspects=PROCESS)))
    (known,) = await keep(database, entry(*(await opinions(database)).values()))

    assert await backings(database) == {known.id: Backing(known.id, 5, FEES)}


async def test_a_person_stands_behind_an_entry_once(database):
    await five(database, statements=said("一", "二", aspects=FEES))
    await form(database)
    ids = [row["id"] for row in await rows(database, OPINION)]
    (known,) = await keep(database, entry(*ids))

    assert await backings(database) == {known.id: Backing(known.id, 5, FEES)}


async def test_what_joined_after_a_decision_stands_behind_it_when_it_was_looked_at(database):
    await five(database)
    await form(database)
    one, *others = (await opinions(database)).values()
    support = (Support(one, 1.0), *(Support(known, 1.0, is_new=True) for known in others))
    (known,) = await keep(database, entry(support=support, is_held=True, news=4))

    assert await backings(database) == {known.id: Backing(known.id, 1, FEES)}


@pytest.mark.parametrize("marks", [{"department": "czj"}, {"campaign": "other"}])
async def test_an_entry_of_another_place_has_nobody_behind_it(database, marks):
    await five(database)
    await form(database)
    await keep(database, entry(*(await opinions(database)).values()), **marks)

    assert await backings(database) == {}


async def test_who_is_batched_with_other_departments_stands_behind_no_entry(database):
    old = {"completed_on": TODAY - timedelta(days=7), "statements": said("慢", aspects=FEES)}
    await add(database, complete(department="tzcj", **old))
    await add(database, *(complete(department="czj", **old) for _ in range(4)))
    await form(database)
    await keep(database, entry(*(await opinions(database)).values()))

    assert [batch.department for batch in await read(database)] == [None]
    assert await backings(database) == {}
