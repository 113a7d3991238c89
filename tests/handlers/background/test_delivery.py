from datetime import timedelta

import pytest
from telegram.error import NetworkError, TimedOut

from bot import service
from bot.sandbox import acts
from handlers.background import delivery
from storage import office_tables, outbox
from storage.outbox import Message
from tests.handlers.paths import rows

WAIT = (429, {"description": "Too Many Requests: retry after 7", "parameters": {"retry_after": 7}})


@pytest.fixture
async def letter(li, services):
    """A message that waits for somebody who knows the bot."""
    await li.send("/help")
    chat = services.keys.seal_chat(li.id)
    message = Message("letter", chat, "<b>一封信</b>", None, services.now())
    async with services.database.transaction() as session:
        await outbox.post(session, message)
    return message


async def deliver(town):
    return await delivery.deliver(town.services, town.application.bot)


async def state(services):
    (row,) = await rows(services, office_tables.OUTBOX)
    return row["state"], row["attempts"], row["last_error"]


async def test_a_message_is_sent_once(town, li, letter):
    counts = [await deliver(town), await deliver(town)]

    assert counts == [1, 0]
    assert li.heard[1:] == ["一封信"]


async def test_what_was_sent_keeps_only_its_key(town, services, letter):
    await deliver(town)

    (row,) = await rows(services, office_tables.OUTBOX)
    assert (row["key"], row["state"], row["text"], row["picture"]) == ("letter", "sent", "", None)


async def test_a_key_that_was_used_is_not_posted_again(town, li, services, letter):
    await deliver(town)
    async with services.database.transaction() as session:
        posted = await outbox.post(session, letter)

    assert posted is False
    assert await deliver(town) == 0


async def test_a_message_waits_for_its_time(town, li, services, clock):
    await li.send("/help")
    later = clock() + timedelta(hours=1)
    message = Message("later", services.keys.seal_chat(li.id), "后来", None, later)
    async with services.database.transaction() as session:
        await outbox.post(session, message)
    early = await deliver(town)
    clock.pass_(hours=1)

    assert (early, await deliver(town)) == (0, 1)


async def test_telegram_may_ask_to_wait(town, li, services, clock, letter):
    town.request.refuse["sendMessage"] = WAIT
    first = await deliver(town)
    clock.pass_(seconds=6)
    early = await deliver(town)
    clock.pass_(seconds=1)

    assert (first, early, await deliver(town)) == (0, 0, 1)
    assert li.heard[1:] == ["一封信"]


async def test_a_chat_that_blocked_the_bot_is_left_alone(town, li, services, clock, letter):
    acts.block(town.sandbox.world, li.id, is_blocked=True)
    await deliver(town)
    clock.pass_(days=1)
    await deliver(town)

    assert await state(services) == ("parked", 1, "Forbidden: bot was blocked by the user")


async def test_a_message_that_may_have_arrived_is_not_sent_again(town, li, services, clock, letter):
    town.request.refuse["sendMessage"] = TimedOut()
    await deliver(town)
    clock.pass_(days=1)
    await deliver(town)

    assert await state(services) == ("parked", 1, "timed out: may have arrived")


async def test_a_message_that_telegram_refuses_is_parked(town, services, letter):
    town.request.refuse["sendMessage"] = (400, {"description": "Bad Request: chat not found"})
    await deliver(town)

    assert await state(services) == ("parked", 1, "Chat not found")


async def test_whatever_else_telegram_says_parks_the_message(town, services, letter):
    town.request.refuse["sendMessage"] = (409, {"description": "Conflict: another one"})
    await deliver(town)

    assert await state(services) == ("parked", 1, "Conflict: another one")


async def test_without_a_network_the_message_is_tried_again_later(town, li, clock, letter):
    town.request.refuse["sendMessage"] = NetworkError("no route")
    first = await deliver(town)
    early = await deliver(town)
    clock.pass_(seconds=2)

    assert (first, early, await deliver(town)) == (0, 0, 1)
    assert li.heard[1:] == ["一封信"]


async def test_after_eight_failures_the_message_is_parked(town, services, clock, letter):
    for _ in range(8):
        town.request.refuse["sendMessage"] = NetworkError("no route")
        await deliver(town)
        clock.pass_(hours=1)
    await deliver(town)

    assert await state(services) == ("parked", 8, "no route")


async def test_one_failure_does_not_hold_up_the_others(town, li, services, letter):
    other = Message("other", services.keys.seal_chat(li.id), "另一封", None, services.now())
    async with services.database.transaction() as session:
        await outbox.post(session, other)
    town.request.refuse["sendMessage"] = NetworkError("no route")

    assert await deliver(town) == 1
    assert li.heard[1:] == ["另一封"]


async def test_what_was_being_sent_when_the_process_died_is_parked_at_start(town, services, letter):
    async with services.database.transaction() as session:
        await outbox.take_due(session, now=services.now())
    await service._take_over(services)

    assert await state(services) == ("parked", 1, "interrupted while sending")
    assert await deliver(town) == 0
