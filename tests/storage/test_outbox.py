import asyncio
from dataclasses import replace

from storage import outbox
from storage.office_tables import OUTBOX
from tests.storage.rows import HOUR, NOON, message, rows


async def post(database, *messages):
    async with database.transaction() as session:
        return [await outbox.post(session, each) for each in messages]


async def take(database, *, now=NOON):
    async with database.transaction() as session:
        return await outbox.take_due(session, now=now)


async def test_a_key_is_used_once(database):
    posted = await post(database, message(), message(text="another"), message("other"))

    assert posted == [True, False, True]
    assert (await take(database)).text == "<b>早</b>"


async def test_a_message_that_was_sent_keeps_its_key_and_nothing_else(database):
    await post(database, message())
    await take(database)
    async with database.transaction() as session:
        await outbox.sent(session, "digest")

    (row,) = await rows(database, OUTBOX)
    kept = {key: row[key] for key in ("key", "state", "text", "picture", "last_error")}
    assert kept == {
        "key": "digest",
        "state": "sent",
        "text": "",
        "picture": None,
        "last_error": None,
    }
    assert await post(database, message()) == [False]


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


async def test_a_message_is_taken_whole_with_its_attempt_counted(database):
    await post(database, message())

    assert await take(database) == replace(message(), attempts=1)


async def test_two_senders_do_not_take_the_same_message(database):
    await post(database, message())

    taken = await asyncio.gather(take(database), take(database))

    assert [each and each.key for each in taken] == ["digest", None]


async def test_what_certainly_did_not_arrive_is_tried_again_later(database):
    await post(database, message())
    await take(database)
    async with database.transaction() as session:
        await outbox.retry(session, "digest", not_before=NOON + HOUR, error="x" * 500)

    early, later = await take(database), await take(database, now=NOON + HOUR)

    assert early is None
    assert later == replace(message(), not_before=NOON + HOUR, attempts=2)
    assert [row["last_error"] for row in await rows(database, OUTBOX)] == ["x" * 200]


async def test_a_parked_message_is_not_taken(database):
    await post(database, message())
    async with database.transaction() as session:
        await outbox.park(session, "digest", error="blocked")

    assert await take(database) is None
    (row,) = await rows(database, OUTBOX)
    assert (row["state"], row["last_error"]) == ("parked", "blocked")


async def test_only_what_was_just_being_sent_is_parked_at_a_start(database):
    await post(database, message("sending"), message("waiting"), message("sent"))
    for key in ("sending", "sent"):
        taken = await take(database)
        assert taken.key == key
    async with database.transaction() as session:
        await outbox.sent(session, "sent")

    async with database.transaction() as session:
        parked = await outbox.park_interrupted(session)

    states = {row["key"]: row["state"] for row in await rows(database, OUTBOX)}
    assert parked == 1
    assert states == {"sending": "parked", "sent": "sent", "waiting": "waiting"}
