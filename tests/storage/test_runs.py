import asyncio

from storage import runs
from storage.runs import LEASE
from tests.storage.rows import HOUR, NOON


async def claim(database, *, job="digest", due=NOON, now=NOON):
    async with database.transaction() as session:
        return await runs.claim(session, job, due, now=now)


async def finish(database):
    async with database.transaction() as session:
        await runs.finish(session, "digest", NOON)


async def test_a_run_is_claimed_once(database):
    assert [await claim(database), await claim(database)] == [True, False]


async def test_of_many_who_claim_at_once_one_gets_it(database):
    claims = await asyncio.gather(*(claim(database) for _ in range(10)))

    assert sorted(claims) == [False] * 9 + [True]


async def test_each_job_and_each_due_time_is_a_run_of_its_own(database):
    claims = [
        await claim(database),
        await claim(database, job="drafts"),
        await claim(database, due=NOON + HOUR),
    ]

    assert claims == [True, True, True]


async def test_a_run_that_died_is_claimed_again_after_its_lease(database):
    await claim(database)

    claims = [
        await claim(database, now=NOON + LEASE - HOUR / 3600),
        await claim(database, now=NOON + LEASE),
        await claim(database, now=NOON + LEASE),
    ]

    assert claims == [False, True, False]


async def test_a_finished_run_is_never_claimed_again(database):
    await claim(database)
    await finish(database)

    assert await claim(database, now=NOON + 1000 * LEASE) is False


async def test_claims_of_a_process_that_is_no_more_are_released(database):
    await claim(database)
    async with database.transaction() as session:
        await runs.release(session)

    assert await claim(database) is True


async def test_releasing_leaves_finished_runs_alone(database):
    await claim(database)
    await finish(database)
    async with database.transaction() as session:
        await runs.release(session)

    assert await claim(database, now=NOON + LEASE) is False


async def test_a_run_says_whether_it_is_finished(database):
    async def is_finished():
        async with database.reading() as session:
            return await runs.is_finished(session, "digest", NOON)

    unknown = await is_finished()
    await claim(database)
    claimed = await is_finished()
    await finish(database)

    assert (unknown, claimed, await is_finished()) == (False, False, True)


async def test_the_last_run_that_is_finished_is_known_for_each_job(database):
    for due in (NOON - HOUR, NOON, NOON + HOUR):
        await claim(database, due=due)
    await claim(database, job="drafts")
    async with database.transaction() as session:
        await runs.finish(session, "digest", NOON - HOUR)
    await finish(database)

    async with database.reading() as session:
        assert await runs.last_finished(session) == {"digest": NOON}


async def test_what_the_last_finished_run_has_found_is_known(database):
    async def last_found():
        async with database.reading() as session:
            return await runs.last_found(session, "digest")

    never = await last_found()
    for due, found in ((NOON, 3), (NOON + HOUR, 0), (NOON + 2 * HOUR, None)):
        await claim(database, due=due)
        if found is not None:
            async with database.transaction() as session:
                await runs.finish(session, "digest", due, found=found)

    assert (never, await last_found()) == (None, 0)
