"""What was posted goes out at once; and the loop that sees to it ends when it is told to."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from bot import service
from handlers.background import delivery
from handlers.bell import Bell
from tests.end_to_end.processes import until
from tests.handlers.background.letters import letter, post, stand


@pytest.fixture
async def waiting(town):
    """A letter for somebody who knows the bot."""
    li = town.person(7)
    await li.send("/help")
    return letter(town.services, li)


@asynccontextmanager
async def delivering(town):
    """The bot delivers meanwhile."""
    await town.application.start()
    try:
        async with service._delivering(town.application, town.services):
            yield
    finally:
        await town.application.stop()


async def test_a_bell_that_was_rung_before_does_not_keep_one_waiting():
    bell = Bell()
    bell.ring()

    await asyncio.wait_for(bell.wait(60), 20)


async def test_a_bell_rings_once():
    bell = Bell()
    bell.ring()
    await bell.wait(60)

    assert await bell.wait(0.01) is None


async def test_what_is_posted_while_the_bot_serves_goes_out_when_the_bell_rings(
    town, waiting, monkeypatch
):
    monkeypatch.setattr(delivery, "_LOOK", 60)
    async with delivering(town):
        await asyncio.sleep(0)
        await post(town.services, waiting)
        town.services.bell.ring()
        await until(lambda: town.people[7].card == "一封信", "not delivered")

    assert await stand(town.services) == {"letter": ("sent", None)}


async def test_nobody_needs_to_ring(town, waiting, monkeypatch):
    monkeypatch.setattr(delivery, "_LOOK", 0.01)
    async with delivering(town):
        await post(town.services, waiting)
        await until(lambda: town.people[7].card == "一封信", "not delivered")

    assert await stand(town.services) == {"letter": ("sent", None)}


@pytest.mark.expects_errors
async def test_what_nobody_expected_does_not_end_it(town, waiting, monkeypatch):
    monkeypatch.setattr(delivery, "_LOOK", 0.01)
    take, failed = delivery._take, []

    async def fail_once(services):
        if not failed:
            failed.append(services)
            raise LookupError("nobody expected that")
        return await take(services)

    monkeypatch.setattr(delivery, "_take", fail_once)
    async with delivering(town):
        await post(town.services, waiting)
        await until(lambda: town.people[7].card == "一封信", "not delivered")

    assert len(failed) == 1


async def test_what_can_not_be_sent_in_time_does_not_hold_up_the_end(town, waiting, monkeypatch):
    monkeypatch.setattr(service, "_LAST", 0.01)
    stuck = asyncio.Event()

    async def hang(*_, **__):
        stuck.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(town.request, "do_request", hang)
    await post(town.services, waiting)
    async with delivering(town):
        await asyncio.wait_for(stuck.wait(), 20)

    assert await stand(town.services) == {"letter": ("sending", None)}
