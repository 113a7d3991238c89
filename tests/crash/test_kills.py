"""The short form of `make crash`: a few kills on each engine, at other instants each time."""

from random import SystemRandom

import pytest

from tests import engine
from tests.crash import killing

KILLS = 6
REPEATED_BY = "python -m tests.crash --kills {kills} --engine {engine} --seed {seed}"


async def kill(folder, name, url=None):
    """Nothing may be wrong; else the command is told that tries the same instants."""
    seed = SystemRandom().randrange(10**6)
    outcome = await killing.run(folder, seed=seed, kills=KILLS, url=url, rests_long=False)
    repeated_by = REPEATED_BY.format(kills=KILLS, engine=name, seed=seed)
    assert (outcome.wrong, outcome.log) == ([], ""), f"To repeat it: {repeated_by}"
    return outcome


@pytest.mark.slow
@pytest.mark.sqlite
@pytest.mark.timeout(300)
async def test_six_kills_lose_nothing_in_a_file(tmp_path):
    outcome = await kill(tmp_path, "sqlite")

    assert (outcome.kills.total(), outcome.done["received"] > 0) == (KILLS, True)


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.timeout(300)
async def test_six_kills_lose_nothing_on_a_server(tmp_path, worker_id):
    url = await engine.empty_database(f"najian_kills_{worker_id}")

    outcome = await kill(tmp_path, "postgresql", url)

    assert (outcome.kills.total(), outcome.done["received"] > 0) == (KILLS, True)
