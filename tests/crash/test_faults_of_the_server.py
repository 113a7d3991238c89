"""PostgreSQL cuts connections, is restarted, stays away, or says nothing for a while."""

import asyncio
import signal

import asyncpg
import pytest

from tests import engine
from tests.crash import faults
from tests.crash import scene as scenes
from tests.crash.proxy import way_to

pytestmark = [pytest.mark.postgresql, pytest.mark.slow, pytest.mark.timeout(240)]
AWAY = "the database server is out of reach"
NOT_STORED = "Updates can't be stored: "
ENDING = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
async def url(worker_id):
    return await engine.empty_database(f"najian_faults_{worker_id}")


@pytest.fixture
async def way(url):
    async with way_to(url) as opened:
        yield opened


@pytest.fixture
async def scene(tmp_path, url, way):
    async with scenes.opened(tmp_path, 1, url) as opened:
        opened.more["STORAGE_URL"] = way.url
        yield opened


async def end_sessions(url):
    """As a restart of the server does."""
    connection = await asyncpg.connect(url)
    await connection.execute(ENDING)
    await connection.close()


async def test_sessions_that_the_server_ends_are_begun_anew_and_nothing_is_lost(scene, url):
    people = [faults.somebody(scene, number) for number in range(4)]
    async with faults.served(scene) as bot:
        for who in people:
            await faults.at_the_rating(who)
        for who in people:
            await end_sessions(url)
            faults.rate(who)
            await end_sessions(url)
            await faults.until_rated(who)
        code = await bot.end(signal.SIGTERM)

    assert (code, await scene.wrong(is_quiet=False)) == (0, [])
    assert await faults.stored_answers(scene) == sorted(
        [("department", '"tzcj"'), ("rating", '"good"')] * len(people)
    )
    assert 'File "' not in faults.logged(scene)


async def test_a_server_that_is_away_is_told_and_waited_for(scene, way):
    who, other = faults.somebody(scene), faults.somebody(scene, 1)
    async with faults.served(scene) as bot:
        await faults.at_the_rating(who)
        before = len(faults.logged(scene))
        await way.cut()
        faults.rate(who)
        faults.say(other, "/start")
        await faults.until_logged(scene, AWAY, after=before)
        await way.open()
        await faults.until_rated(who)
        await faults.until_heard(other, faults.WELCOME)
        told = faults.logged(scene)[before:]
        code = await bot.end(signal.SIGTERM)

    assert ('File "' in told, code, await scene.wrong()) == (False, 0, [])


async def test_a_server_that_says_nothing_for_a_while_only_delays(scene, way):
    who = faults.somebody(scene)
    async with faults.served(scene):
        await faults.at_the_rating(who)
        way.stop()
        faults.rate(who)
        await asyncio.sleep(3)  # what is tested: it says nothing for so long
        way.go_on()
        await faults.until_rated(who)

    assert await scene.wrong() == []


async def test_a_server_that_is_not_there_ends_the_start_with_a_line(scene, way):
    await way.cut()

    async with scene.bot() as bot:
        code = await bot.ended()

    told = faults.logged(scene).splitlines()
    assert (code, [line.partition(" (")[0] for line in told]) == (1, [f"najian: {AWAY}"])
    await way.open()
