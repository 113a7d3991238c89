"""Three processes behind one webhook share one database: one of them dies, nobody notices."""

import asyncio
import json
import random
import signal

import aiohttp
import asyncpg
import pytest

from bot.sandbox.__main__ import FIRST_ID
from tests.end_to_end.processes import PATIENCE, TOKEN, configured, free_port, running, until_true
from tests.end_to_end.respondents import Respondent, content, discontented, queued

PEOPLE, SEED = 60, 1
TURNS = 4 * PEOPLE


class Store:
    """The database, by plain asyncpg: of the program only its keys are used."""

    def __init__(self, connection, keys):
        self._connection, self._keys = connection, keys

    async def settled(self, turns):
        """How many of these turns are answered."""
        rows = await self._connection.fetch("SELECT update_id FROM received WHERE payload IS NULL")
        return len(turns & {row["update_id"] for row in rows})

    async def answers(self):
        """What each interview holds: value, settled and the number of files, by question."""
        found = {}
        for row in await self._connection.fetch("SELECT * FROM interview_answer"):
            value = json.loads(self._keys.unseal(row["value"]))
            known = value, row["settled"], len(json.loads(row["attachments"]))
            found.setdefault(row["interview"], {})[row["question"]] = known
        return found

    async def faults(self):
        """Updates that were not understood, or refused."""
        return await self._connection.fetch("SELECT * FROM received WHERE fault IS NOT NULL")

    async def keepers(self):
        """How many sessions hold the claim to keep house."""
        held = (
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND granted"
        )
        return await self._connection.fetchval(held, 0x6E616A03)


def plan(respondent, chance):
    """Four things in an order the questionnaire allows."""
    department = chance.choice(("dzb", "tzcj", "jsj"))
    if chance.random() < 0.5:
        return content(respondent.interview, department, chance.choice(("online", "deadline")))
    return discontented(respondent.interview, department, chance.choice(("process", "fees")))


async def act(respondent, path):
    for deed in path.acts:
        await respondent.queue(deed)


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.timeout(300)
async def test_three_processes_lose_nothing_when_one_of_them_is_killed(place, keys, tmp_path):
    chance, port = random.Random(SEED), free_port()
    journal, home, log = tmp_path / "journal", tmp_path / "home", tmp_path / "log"
    options = f"--port 0 --personas {PEOPLE} --journal {journal} --token {TOKEN}"
    async with (
        running("bot.sandbox", *options.split(), log=log) as sandbox,
        aiohttp.ClientSession(
            address := await sandbox.line("http"), timeout=aiohttp.ClientTimeout(2 * PATIENCE)
        ) as session,
    ):
        config = configured(tmp_path, address, webhook=port)
        command = ("bot", "--config", str(config), "--home", str(home), "run")
        environment = {"BOT_TOKEN": TOKEN, "STORAGE_URL": place}
        connection = await asyncpg.connect(place)
        store = Store(connection, keys)
        async with running(*command, log=log, **environment) as first:
            await until_true(store.keepers, "nobody keeps house")
            async with (
                running(*command, log=log, **environment),
                running(*command, log=log, **environment),
            ):
                people = [Respondent(session, FIRST_ID + number) for number in range(PEOPLE)]
                await asyncio.gather(*(person.begin() for person in people))
                before, _ = queued(journal)
                plans = [plan(person, chance) for person in people]
                acting = asyncio.gather(*map(act, people, plans))
                await asyncio.sleep(chance.uniform(0.1, 0.5))  # the instant is what chance decides
                await first.end(signal.SIGKILL)
                await acting
                turns = queued(journal)[0] - before

                async def all_settled():
                    return await store.settled(turns) == TURNS

                await until_true(all_settled, "some are left")
                keepers = await store.keepers()
        stored, faults = await store.answers(), await store.faults()
        await connection.close()

    assert (len(turns), faults, keepers) == (TURNS, [], 1)
    assert stored == {
        person.interview: path.answers for person, path in zip(people, plans, strict=True)
    }
    assert TOKEN not in log.read_text("utf-8")
