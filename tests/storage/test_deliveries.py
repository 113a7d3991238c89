import asyncio
from dataclasses import replace

import pytest

from storage import deliveries, outbox
from storage.office_tables import OUTBOX
from storage.outbox import Cause, Sent
from tests.storage.rows import HOUR, NOON, message, rows, statements
from tests.storage.test_outbox import (
    LANE,
    OTHER,
    block,
    change,
    drop_topic,
    post,
    send,
    states,
    take,
)


async def retry(database, taken, *, until=NOON + HOUR, error="network"):
    async with database.transaction() as session:
        await deliveries.retry(session, taken, until=until, error=error)


async def unblock(database, *, now=NOON):
    async with database.transaction() as session:
        return await deliveries.unblock(session, LANE, now=now)


async def interrupted(database):
    """Another process starts."""
    async with database.transaction() as session:
        return await deliveries.park_interrupted(session)


async def test_a_message_that_was_sent_keeps_where_it_stands_and_nothing_of_what_it_said(database):
    await post(database, message(buttons=((("看", "x"),),)))
    await take(database)
    async with database.transaction() as session:
        await deliveries.sent(session, "digest", message=5, now=NOON + HOUR)

    (row,) = await rows(database, OUTBOX)
    names = "key state text picture buttons last_error message settled_at"
    assert {name: row[name] for name in names.split()} == {
        "key": "digest",
        "state": "sent",
        "text": "",
        "picture": None,
        "buttons": None,
        "last_error": None,
        "message": 5,
        "settled_at": NOON + HOUR,
    }
    assert await post(database, message()) == [False]


async def fade(database, *, before):
    async with database.transaction() as session:
        await deliveries.fade(session, before=before)


async def test_what_was_settled_long_ago_keeps_its_key_and_the_day_alone(database):
    await post(database, message("sent", lane=LANE, not_after=NOON + HOUR))
    await send(database, 5, now=NOON + HOUR)
    midnight = NOON.replace(hour=0)

    await fade(database, before=NOON + 2 * HOUR)

    (row,) = await rows(database, OUTBOX)
    moments = [row[name] for name in ("not_before", "settled_at", "not_after", "held_until")]
    assert moments == [midnight, midnight, None, None]
    assert (row["chat"], row["lane"], row["message"]) == (b"", None, 5)
    assert await post(database, message("sent", lane=LANE)) == [False]


async def test_what_stands_in_a_chat_and_may_be_changed_keeps_the_way_there(database):
    await post(
        database,
        message("a", lane=LANE, topic="case:1"),
        message("b", lane=OTHER, topic="case:1", not_before=NOON + HOUR),
    )
    await send(database, 5)
    await drop_topic(database, "case:1")

    await fade(database, before=NOON + 2 * HOUR)

    async with database.reading() as session:
        assert await outbox.sent_of_topic(session, "case:1") == (Sent("a", b"sealed", LANE, 5),)
    kept = {row["key"]: (row["chat"], row["lane"]) for row in await rows(database, OUTBOX)}
    assert kept == {"a": (b"sealed", LANE), "b": (b"", None)}


async def test_what_waits_or_was_sent_just_now_stays_as_it_is(database):
    await post(database, message("sent", lane=LANE), message("waits", lane=LANE))
    await send(database, 5, now=NOON + HOUR)
    before = await rows(database, OUTBOX)

    await fade(database, before=NOON + HOUR)

    assert await rows(database, OUTBOX) == before


async def test_messages_are_taken_in_the_order_they_fall_due(database):
    await post(
        database,
        message("later", not_before=NOON + HOUR),
        message("b"),
        message("first", not_before=NOON - HOUR),
        message("a"),
    )

    taken = [await take(database) for _ in range(4)]

    assert [each and each.key for each in taken] == ["first", "a", "b", None]
    assert (await take(database, now=NOON + HOUR)).key == "later"


async def test_lower_priorities_go_first(database):
    await post(
        database,
        message("usual", not_before=NOON - HOUR),
        message("first", priority=1),
        message("last", priority=9, not_before=NOON - 2 * HOUR),
    )

    taken = [await take(database) for _ in range(3)]

    assert [each.key for each in taken] == ["first", "usual", "last"]


async def test_a_message_is_taken_whole_with_its_attempt_counted(database):
    whole = message(
        buttons=((("看", "x"),), (("不看", "y"),)),
        not_after=NOON + HOUR,
        lane=LANE,
        topic="case:1",
        priority=2,
        urgent=True,
        edits=7,
        replies_to=6,
    )
    await post(database, whole)

    assert await take(database) == replace(whole, attempts=1)


async def test_two_senders_do_not_take_the_same_message(database):
    await post(database, message())

    taken = await asyncio.gather(take(database), take(database))

    assert [each and each.key for each in taken] == ["digest", None]


async def test_lanes_that_rest_are_passed_over(database):
    await post(database, message("a", lane=LANE), message("b", lane=OTHER), message("c"))

    taken = [await take(database, resting=(LANE,)) for _ in range(3)]

    assert [each and each.key for each in taken] == ["b", "c", None]


async def test_only_what_is_urgent_or_makes_no_sound_is_taken_silently(database):
    await post(database, message("usual"), message("urgent", urgent=True), change("change"))

    taken = [await take(database, silently=True) for _ in range(3)]

    assert [each and each.key for each in taken] == ["change", "urgent", None]


async def test_what_certainly_did_not_arrive_is_tried_again_later(database):
    await post(database, message())
    await retry(database, await take(database), error="x" * 500)

    early, later = await take(database), await take(database, now=NOON + HOUR)

    assert early is None
    assert later == replace(message(), attempts=2)
    assert [row["last_error"] for row in await rows(database, OUTBOX)] == ["x" * 200]


async def test_a_lane_is_held_as_a_whole_and_keeps_its_order(database):
    await post(
        database,
        message("a", lane=LANE, not_before=NOON - HOUR),
        message("b", lane=LANE, not_before=NOON),
        message("c", lane=OTHER),
        message("d"),
    )
    await retry(database, await take(database))

    now = [await take(database) for _ in range(3)]
    then = [await take(database, now=NOON + HOUR) for _ in range(2)]

    assert [each and each.key for each in now] == ["c", "d", None]
    assert [each.key for each in then] == ["a", "b"]


async def test_a_lane_is_held_in_one_statement_however_much_waits_in_it(database):
    counts = []
    for lane, number in ((LANE, 1), (OTHER, 3)):
        await post(database, *(message(f"{number}:{n}", lane=lane) for n in range(number)))
        taken = await take(database)
        with statements(database) as executed:
            await retry(database, taken)
        counts.append(len(executed))

    assert counts[0] == counts[1]


async def test_a_shorter_wait_does_not_end_a_longer_one(database):
    await post(database, message("a", lane=LANE), message("b", lane=LANE))
    first, second = await take(database), await take(database)
    await retry(database, first, until=NOON + 2 * HOUR)
    await retry(database, second)

    taken = [await take(database, now=NOON + hours * HOUR) for hours in (1, 2)]

    assert [each and each.key for each in taken] == ["b", "a"]


async def test_a_message_without_a_lane_holds_up_no_other(database):
    await post(database, message("a"), message("b"))
    await retry(database, await take(database))

    assert (await take(database)).key == "b"


async def test_a_parked_message_is_not_taken(database):
    await post(database, message())
    async with database.transaction() as session:
        await deliveries.park(session, "digest", error="refused: BadRequest")

    assert await take(database) is None
    (row,) = await rows(database, OUTBOX)
    assert (row["state"], row["last_error"]) == ("parked", "refused: BadRequest")


async def test_what_nobody_needs_any_more_is_dropped_instead_of_parked(database):
    await post(database, message("mine", topic="case:1"))
    await take(database)
    await drop_topic(database, "case:1")
    async with database.transaction() as session:
        await deliveries.park(session, "mine", error=Cause.UNSURE)

    assert await states(database) == {"mine": "dropped"}


async def test_a_message_can_be_dropped(database):
    await post(database, message())
    await take(database)
    async with database.transaction() as session:
        await deliveries.drop(session, "digest", Cause.LATE)

    (row,) = await rows(database, OUTBOX)
    assert (row["state"], row["last_error"], row["text"]) == ("dropped", "late", "")


async def test_who_can_not_be_reached_parks_their_lane_alone(database):
    await post(
        database,
        message("a", lane=LANE),
        message("b", lane=LANE, not_before=NOON + HOUR),
        message("c", lane=OTHER),
    )

    assert await block(database, await take(database)) == 2
    assert await states(database) == {"a": "parked", "b": "parked", "c": "waiting"}


async def test_without_a_lane_only_the_message_itself_is_parked(database):
    await post(database, message("a"), message("b"))

    assert await block(database, await take(database)) == 1
    assert await states(database) == {"a": "parked", "b": "waiting"}


async def test_what_was_said_elsewhere_meanwhile_is_not_parked_for_who_can_not_be_reached(database):
    await post(database, message("a", lane=LANE, topic="case:1"))
    taken = await take(database)
    await drop_topic(database, "case:1")

    assert await block(database, taken) == 0
    assert await states(database) == {"a": "dropped"}


async def test_who_is_back_gets_what_is_not_too_late(database):
    await post(
        database,
        message("a", lane=LANE),
        message("b", lane=LANE, not_after=NOON + HOUR),
        message("c", lane=LANE, not_after=NOON + 2 * HOUR),
        message("d", lane=OTHER),
    )
    await block(database, await take(database))

    assert await unblock(database, now=NOON + HOUR) == 2
    assert await states(database) == {
        "a": "waiting",
        "b": "dropped",
        "c": "waiting",
        "d": "waiting",
    }
    assert await take(database) == message("a", lane=LANE, attempts=1)


async def test_what_may_have_arrived_does_not_come_again_when_they_are_back(database):
    await post(database, message("a", lane=LANE), message("b", lane=LANE))
    await take(database)
    await interrupted(database)
    await block(database, await take(database))

    assert await unblock(database) == 1
    assert await states(database) == {"a": "parked", "b": "waiting"}


async def test_only_what_was_just_being_sent_is_parked_at_a_start(database):
    await post(database, message("sending"), message("waiting"), message("sent"))
    for key in ("sending", "sent"):
        taken = await take(database)
        assert taken.key == key
    async with database.transaction() as session:
        await deliveries.sent(session, "sent", message=1, now=NOON)

    assert await interrupted(database) == 1
    assert await states(database) == {"sending": "parked", "sent": "sent", "waiting": "waiting"}


async def test_a_change_that_was_interrupted_waits_again(database):
    await post(database, change("change"))
    await take(database)

    assert await interrupted(database) == 0
    assert (await take(database)).attempts == 2


async def test_a_change_that_was_interrupted_does_not_undo_a_newer_one(database):
    await post(database, change("first"))
    await take(database)
    await post(database, change("second"))

    assert await interrupted(database) == 0
    assert await states(database) == {"first": "dropped", "second": "waiting"}


@pytest.fixture
async def put_aside(database):
    """One message may have arrived; two certainly did not."""
    await post(database, message("a"), message("b"), message("c"), message("d"))
    await take(database)
    await interrupted(database)
    async with database.transaction() as session:
        await deliveries.park(session, "b", error="refused: BadRequest")
        await deliveries.park(session, "c", error=Cause.BLOCKED)


async def test_what_certainly_did_not_arrive_can_be_tried_again(database, put_aside):
    async with database.transaction() as session:
        done = [await deliveries.try_again(session, expected=2) for _ in range(2)]

    assert done == [True, False]
    assert await states(database) == {
        "a": "parked",
        "b": "waiting",
        "c": "waiting",
        "d": "waiting",
    }


async def test_what_may_have_arrived_can_be_given_up(database, put_aside):
    async with database.transaction() as session:
        done = [await deliveries.drop_unsure(session, expected=1) for _ in range(2)]

    assert done == [True, False]
    assert await states(database) == {
        "a": "dropped",
        "b": "parked",
        "c": "parked",
        "d": "waiting",
    }


async def test_nothing_is_done_about_what_is_not_as_it_was_shown(database, put_aside):
    async with database.transaction() as session:
        done = [
            await deliveries.try_again(session, expected=3),
            await deliveries.drop_unsure(session, expected=2),
        ]

    assert done == [False, False]
    assert list((await states(database)).values()).count("parked") == 3


async def test_nothing_put_aside_is_nothing_to_do(database):
    async with database.transaction() as session:
        done = [
            await deliveries.try_again(session, expected=0),
            await deliveries.drop_unsure(session, expected=0),
        ]

    assert done == [False, False]


async def test_a_blocked_lane_opens_with_the_second_try(database):
    await post(database, message("a", lane=LANE))
    await block(database, await take(database))
    async with database.transaction() as session:
        await deliveries.try_again(session, expected=1)
        blocked = await outbox.is_blocked(session, LANE)

    assert blocked is False
