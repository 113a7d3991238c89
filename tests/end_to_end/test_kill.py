"""kill -9 at any instant, three times over: nothing people do is lost, nothing counts twice."""

import asyncio
import json
import random
import signal

import aiohttp
import pytest

from bot.sandbox.__main__ import FIRST_ID
from storage import key_file
from tests.end_to_end.processes import PATIENCE, TOKEN, configured, running, until
from tests.end_to_end.respondents import (
    Respondent,
    content,
    discontented,
    queued,
    speaking,
    unsure,
)
from tests.hands import read

PEOPLE, SEED = 125, 1
TURNS = 4 * PEOPLE
KILLED_AFTER = ((0, 100), (100, 200), (200, 300))  # answered turns, between these bounds
LONGEST_DELAY = 0.4  # seconds from then to the kill, at most


def settled(database, turns):
    """How many of these turns are answered."""
    rows = read(database, "SELECT update_id FROM received WHERE payload IS NULL")
    return len(turns & {update_id for (update_id,) in rows})


def stored(database):
    """What each interview holds: value, settled and the number of files, by question."""
    query = "SELECT interview, question, value, settled, attachments FROM interview_answer"
    keys, answers = key_file.load(database.with_name("najian.key")).keys(), {}
    for interview, question, value, is_settled, files in read(database, query):
        known = json.loads(keys.unseal(value)), bool(is_settled), len(json.loads(files))
        answers.setdefault(interview, {})[question] = known
    return answers


def named(database):
    """The digests of all files that answers name."""
    found = read(database, "SELECT attachments FROM interview_answer")
    return {file["digest"] for (files,) in found for file in json.loads(files)}


def plan(respondent, chance):
    """Four things in an order the questionnaire allows."""
    department, mood = chance.choice(("dzb", "tzcj", "jsj")), chance.random()
    if mood < 0.1:
        return unsure(respondent.interview)
    if mood < 0.3:
        return speaking(respondent.interview, department, chance.randint(1, 60))
    if mood < 0.6:
        return content(respondent.interview, department, chance.choice(("online", "deadline")))
    return discontented(respondent.interview, department, chance.choice(("process", "fees")))


async def queue_taps(respondents, plans):
    """Everyone does four things in their own order; who comes before whom is left to chance."""

    async def tap(respondent, path):
        for act in path.acts:
            await respondent.queue(act)

    await asyncio.gather(*map(tap, respondents, plans))


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_five_hundred_taps_and_voices_survive_three_kills(tmp_path):
    chance = random.Random(SEED)
    journal, home, log = tmp_path / "journal", tmp_path / "home", tmp_path / "log"
    database = home / "najian.db"
    sandbox_command = f"bot.sandbox --port 0 --personas {PEOPLE} --journal {journal}".split()
    async with running(*sandbox_command, "--token", TOKEN, log=log) as sandbox:
        address = await sandbox.line("http")
        config = configured(tmp_path, address)
        command = ("bot", "--config", str(config), "--home", str(home), "run")
        timeout = aiohttp.ClientTimeout(total=2 * PATIENCE)
        async with aiohttp.ClientSession(address, timeout=timeout) as session:
            respondents = [Respondent(session, FIRST_ID + n) for n in range(PEOPLE)]
            async with running(*command, log=log, BOT_TOKEN=TOKEN):
                await asyncio.gather(*(respondent.begin() for respondent in respondents))
            before, _ = queued(journal)
            plans = [plan(respondent, chance) for respondent in respondents]

            await queue_taps(respondents, plans)
            turns, left_over = queued(journal)[0] - before, []
            for bounds in KILLED_AFTER:
                goal, delay = chance.randrange(*bounds), chance.uniform(0, LONGEST_DELAY)
                async with running(*command, log=log, BOT_TOKEN=TOKEN) as bot:
                    await until(lambda goal=goal: settled(database, turns) >= goal, "no progress")
                    await asyncio.sleep(delay)  # not a wait: the instant is what chance decides
                    await bot.end(signal.SIGKILL)
                received = {row[0] for row in read(database, "SELECT update_id FROM received")}
                assert turns - received <= queued(journal)[1]
                left_over.append(TURNS - settled(database, turns))
            async with running(*command, log=log, BOT_TOKEN=TOKEN):
                await until(lambda: settled(database, turns) == TURNS, "some are left")
                await until(lambda: not queued(journal)[1], "the sandbox holds some")

    assert (len(turns), [count > 0 for count in left_over]) == (TURNS, [True] * len(KILLED_AFTER))
    left = read(database, "SELECT update_id, fault FROM received WHERE payload IS NOT NULL")
    faulty = read(database, "SELECT update_id, fault FROM received WHERE fault IS NOT NULL")
    assert (left, faulty) == ([], [])
    expected = {r.interview: path.answers for r, path in zip(respondents, plans, strict=True)}
    assert stored(database) == expected
    assert {file.stem for file in (home / "attachments").iterdir()} == named(database)
    assert TOKEN not in log.read_text("utf-8")
