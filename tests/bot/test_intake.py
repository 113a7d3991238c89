import asyncio
import json
import logging

import pytest

from bot import intake, lines
from bot.intake import Intake, RefusedError
from bot.sandbox import acts
from storage import inbox as received
from tests.bot.intake_seam import Gate, inbox, polling, watched, write

AGAIN = "Telegram is out of reach (ClientConnectorError); again in 1 s."
BUSY = "Telegram gives no updates for 1 s: it was asked too often."
TWO = "Another process fetches updates for this bot. Stop one of them."


async def test_a_batch_is_on_the_disk_before_it_is_acknowledged(town):
    seam, kept, acknowledged = watched(town), {}, asyncio.Event()
    write(town, 7, "一", "二")

    async def look(sent):
        kept[sent["offset"]] = len(await inbox(town))
        if sent["offset"] != "0":
            acknowledged.set()

    seam.at_fetch = look
    async with polling(town):
        await acknowledged.wait()

    assert list(kept.values()) == [0, 2]


async def test_one_slow_turn_holds_up_its_own_person_only(town):
    gate = Gate(town, "甲一")
    write(town, 7, "甲一", "甲二")
    write(town, 8, "乙一", "乙二")

    await town.intake.receive(await town.fetch())
    await gate.until_seen(2)
    others_first = list(gate.seen)
    gate.open()
    await town.intake.settled()

    assert (others_first, gate.seen) == (["乙一", "乙二"], ["乙一", "乙二", "甲一", "甲二"])


async def test_a_line_goes_on_where_new_updates_come_while_it_is_served(town):
    gate = Gate(town, "一")
    write(town, 7, "一")
    await town.intake.receive(await town.fetch())
    write(town, 7, "二", "三")
    await town.intake.receive(await town.fetch())

    gate.open()
    await town.intake.settled()

    assert gate.seen == ["一", "二", "三"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({"message": {"date": 1}}, "TypeError"),
        ({"message": 5}, "AttributeError"),
        ({"message": {"message_id": 1, "date": "x", "chat": {}}}, "TypeError"),
        ({"message": {"message_id": 1, "date": 10**40, "chat": {}}}, "OverflowError"),
        ({"callback_query": {"from": {"id": "?"}}}, "TypeError"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_an_update_nobody_understands_is_noted_and_holds_up_nobody(
    town, caplog, content, error
):
    gate = Gate(town)
    write(town, 7, "好的")
    (good,) = await town.fetch()
    faulty = {"update_id": good["update_id"] - 1, **content}

    await town.intake.receive([faulty, good])
    await town.intake.settled()

    fault = f"not understood: {error}"
    assert await inbox(town) == [
        (faulty["update_id"], False, fault),
        (good["update_id"], False, None),
    ]
    assert gate.seen == ["好的"]
    assert caplog.messages[-1] == f"Update {faulty['update_id']} is {fault}; skipped."


async def test_a_repeated_update_is_dropped(town):
    gate = Gate(town)
    write(town, 7, "一")
    batch = await town.fetch()

    await town.intake.receive(batch)
    await town.intake.receive(batch)
    await town.intake.settled()
    await town.intake.receive(batch)
    await town.intake.settled()

    assert gate.seen == ["一"]


@pytest.mark.parametrize("status", [401, 404])
async def test_a_refused_token_ends_the_service(town, status):
    seam = watched(town)
    await town.application.initialize()
    seam.refuse["getUpdates"] = (status, {"error_code": status, "description": "Unauthorized"})

    with pytest.raises(RefusedError) as refused:
        await town.intake.poll(asyncio.Event())

    assert str(refused.value) == "Telegram refuses the bot token. Please check BOT_TOKEN."
    await town.application.shutdown()


async def test_a_dead_line_is_waited_for(town, caplog):
    seam, gate = watched(town), None
    gate, seam.cuts = Gate(town), 1
    write(town, 7, "一")

    async with polling(town):
        await gate.until_seen(1)

    assert (gate.seen, caplog.messages) == (["一"], [AGAIN])


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (409, {"description": "Conflict: terminated by other getUpdates request"}, [TWO]),
        (400, {"description": "Bad thing"}, ["Telegram refused to give updates: Bad thing."]),
        (429, {"description": "Too Many", "parameters": {"retry_after": 1}}, [BUSY]),
    ],
)
async def test_what_telegram_refuses_for_now_is_asked_for_again(town, caplog, status, body, said):
    seam = watched(town)
    gate = Gate(town)
    seam.refuse["getUpdates"] = (status, {"error_code": status, **body})
    write(town, 7, "一")

    async with polling(town):
        await gate.until_seen(1)

    assert (gate.seen, caplog.messages) == (["一"], said)


async def test_pauses_grow_up_to_half_a_minute():
    stopping = asyncio.Event()
    stopping.set()
    pauses = [1.0]

    for _ in range(7):
        error = intake.NetworkError("x")
        pauses.append(await intake._wait(error, pauses[-1], stopping))

    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]


async def test_a_stop_does_not_wait_for_a_handler_that_hangs(town, caplog, monkeypatch):
    monkeypatch.setattr(lines, "_STOP", 0.05)
    gate = Gate(town, "一")
    write(town, 7, "一", "二")
    await town.intake.receive(await town.fetch())

    await town.intake.stop()

    assert [open_ for _, open_, _ in await inbox(town)] == [True, True]
    assert caplog.messages == ["Stopped with 1 updates unanswered; they are kept."]
    gate.open()
    await town.intake.settled()
    assert gate.seen == ["一"]


async def test_the_next_start_goes_on_with_what_was_left(town, caplog):
    caplog.set_level(logging.INFO, "bot.lines")
    watched(town)
    gate = Gate(town)
    write(town, 7, "一", "二")
    keys, batch = town.services.keys, await town.fetch()
    async with town.services.database.transaction() as session:
        for update in batch:
            sealed = keys.seal(intake.json.dumps(update).encode())
            await received.receive(session, update["update_id"], sealed)
    await town.fetch()  # acknowledges

    async with polling(town):
        await gate.until_seen(2)

    assert gate.seen == ["一", "二"]
    assert caplog.messages == ["Going on with 2 updates received before."]


async def test_a_turn_that_was_stored_is_only_answered_again(town, li):
    await li.send("/start enterprise")
    await li.tap("匿名")
    li.queue_tap("投资促进局")
    (update,) = await town.fetch()
    sealed = town.services.keys.seal(intake.json.dumps(update).encode())
    async with town.services.database.transaction() as session:
        await received.receive(session, update["update_id"], sealed)
        await received.take(session, update["update_id"])

    await Intake(town.application, town.services).lines.recover()
    await asyncio.wait_for(asyncio.gather(*town_tasks()), 20)

    assert "您最近一次办事" in li.card
    assert await inbox(town) == [(number, False, None) for number, _, _ in await inbox(town)]


def town_tasks():
    """The tasks of whatever intake is at work."""
    return [task for task in asyncio.all_tasks() if "_serve" in str(task.get_coro())]


async def test_what_cannot_be_settled_holds_up_nobody_and_is_tried_again_with_the_next(
    town, caplog, monkeypatch
):
    gate, settle_all = Gate(town), received.settle_all
    write(town, 7, "一", "二")
    first, second = await town.fetch()
    failed = []

    async def fail_once(session, faults):
        if not failed:
            failed.append(dict(faults))
            raise OSError("disk full")
        await settle_all(session, faults)

    monkeypatch.setattr(received, "settle_all", fail_once)
    await town.intake.receive([first, second])
    await town.intake.settled()

    assert gate.seen == ["一", "二"]
    assert await inbox(town) == [
        (first["update_id"], False, None),
        (second["update_id"], False, None),
    ]
    assert failed == [{first["update_id"]: None}]
    assert caplog.messages == [f"Update {first['update_id']} could not be settled."]


async def test_emptying_the_log_is_no_reason_to_empty_it_again(town):
    database, gate = town.services.database, Gate(town, "一")
    write(town, 7, "一")
    await town.intake.receive(await town.fetch())
    await asyncio.sleep(0)  # its handler is under way

    await database.forget()  # as by a job
    gate.open()
    await town.intake.settled()

    assert database.forgotten == 1


async def test_the_buttons_that_a_tap_brings_along_are_not_kept(town, li):
    await li.send("/start enterprise-tzcj")
    card = li.messages[-1]
    (button, *_), *_ = card["reply_markup"]["inline_keyboard"]
    acts.tap(town.sandbox.world, li.id, card["message_id"], button["callback_data"])
    gate = Gate(town, card["text"])

    await town.intake.receive(await town.fetch())

    async with town.services.database.reading() as session:
        (waiting,) = await received.unanswered(session)
    query = json.loads(town.services.keys.unseal(waiting.payload))["callback_query"]
    assert sorted(query["message"]) == sorted(card.keys() - {"reply_markup"})
    gate.open()
    await town.intake.settled()
