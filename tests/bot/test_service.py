import asyncio
import os
import signal
from dataclasses import replace

import aiohttp
import pytest
from telegram.error import NetworkError

from bot import rehearsing, running, service
from bot.intake import RefusedError
from domain.profiles import Stage
from tests.bot.intake_seam import inbox, watched, write
from tests.end_to_end.processes import until

REMINDED = "and nobody is reminded."
pytestmark = pytest.mark.usefixtures("own_log")


@pytest.fixture
def unlit(town):
    """A bot that is not running yet; its seam."""
    seam = watched(town)
    return town, seam


@pytest.fixture
def configuration(example, monkeypatch):
    """The example's, without a token."""
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    return example


async def served_until(town, holds, what):
    """Serve until something holds."""
    stopping = asyncio.Event()
    serving = asyncio.create_task(service.serve(town.application, town.services, stopping))
    await until(lambda: holds() or serving.done(), what)
    stopping.set()
    await asyncio.wait_for(serving, 20)


async def test_what_was_sent_is_answered_and_the_menu_offered(unlit):
    town, seam = unlit
    write(town, 7, "/start")

    await served_until(town, lambda: town.person(7).heard, "no answer")

    assert "您好，这里是“纳谏”。" in town.person(7).card
    assert [name for name, _ in seam.calls].count("setMyCommands") == 2
    assert [open_ for _, open_, _ in await inbox(town)] == [False]


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ((Stage.COMPLETION, Stage.VERDICT), []),
        (
            (Stage.VERDICT,),
            ['No [[deadline]] is of stage "completion": cases have no last day, ' + REMINDED],
        ),
    ],
)
async def test_that_cases_have_no_last_day_is_said_at_the_start(unlit, caplog, stages, said):
    town, _ = unlit
    kept = tuple(one for one in town.services.campaign.deadlines if one.stage in stages)
    known = replace(town.services, campaign=replace(town.services.campaign, deadlines=kept))
    stopping = asyncio.Event()
    stopping.set()

    await service.serve(town.application, known, stopping)

    assert [text for text in caplog.messages if "[[deadline]]" in text] == said


async def test_a_token_that_telegram_refuses_ends_it(unlit):
    town, seam = unlit
    seam.refuse["getMe"] = (401, {"error_code": 401, "description": "Unauthorized"})

    with pytest.raises(RefusedError):
        await service.serve(town.application, town.services, asyncio.Event())


@pytest.mark.parametrize(
    "refusal",
    [
        (502, {"error_code": 502, "description": "Bad Gateway"}),
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 1}}),
    ],
)
async def test_telegram_out_of_reach_is_waited_for(unlit, monkeypatch, refusal):
    town, seam = unlit
    monkeypatch.setattr(service, "_AGAIN", 0.01)
    seam.refuse["setMyCommands"] = refusal
    write(town, 7, "/start")

    await served_until(town, lambda: town.person(7).heard, "no answer")

    assert len(town.person(7).heard) == 1


async def test_it_can_be_stopped_while_telegram_is_out_of_reach(unlit):
    town, seam = unlit
    stopping, asked = asyncio.Event(), asyncio.Event()

    async def cut(*_, **__):
        asked.set()
        raise NetworkError("ClientConnectorError")

    seam.do_request = cut
    serving = asyncio.create_task(service.serve(town.application, town.services, stopping))
    await asyncio.wait_for(asked.wait(), 20)
    stopping.set()

    assert await asyncio.wait_for(serving, 20) is None


async def test_the_sandbox_is_served_until_a_signal_says_stop(configuration, home, capsys):
    serving = asyncio.create_task(running.run(configuration, home, port=0))
    await until(home.address.exists, "no sandbox")
    address = home.address.read_text("utf-8")
    async with (
        aiohttp.ClientSession(address) as session,
        session.get("/sandbox/people") as answer,
    ):
        people = (await answer.json())["people"]
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(serving, 20)

    assert (len(people), home.address.exists()) == (7, False)
    assert f"\n  {address}\n" in capsys.readouterr().out


async def test_a_rehearsal_uses_the_sandbox_that_is_running(configuration, home):
    serving = asyncio.create_task(running.run(configuration, home, port=0))
    await until(home.address.exists, "no sandbox")
    done = []
    plan = rehearsing.Plan(3, None, 1, lambda: done.append(1))

    complete = await rehearsing.run(configuration, home, plan)

    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(serving, 20)
    assert (complete, len(done)) == (3, 3)
