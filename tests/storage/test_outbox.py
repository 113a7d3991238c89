from storage import deliveries, outbox
from storage.office_tables import OUTBOX
from storage.outbox import Cause, Sent
from tests.storage.rows import HOUR, NOON, message, rows

LANE, OTHER = b"l" * 16, b"o" * 16


async def post(database, *messages):
    async with database.transaction() as session:
        return [await outbox.post(session, each) for each in messages]


async def take(database, *, now=NOON, **fields):
    async with database.transaction() as session:
        return await deliveries.take_due(session, now=now, **fields)


async def send(database, number, *, now=NOON):
    """Take the next message, and let it arrive under a number."""
    taken = await take(database, now=now)
    async with database.transaction() as session:
        await deliveries.sent(session, taken.key, message=number, now=now)
    return taken.key


async def block(database, taken):
    async with database.transaction() as session:
        return await deliveries.block(session, taken)


async def drop_topic(database, topic):
    async with database.transaction() as session:
        return await outbox.drop_topic(session, topic)


async def states(database):
    """How each message stands."""
    return {row["key"]: row["state"] for row in await rows(database, OUTBOX)}


def change(key, text="新", **fields):
    """Other words for the message 7 in a chat."""
    return message(key, text=text, picture=None, **{"lane": LANE, "edits": 7} | fields)


async def test_a_key_is_used_once(database):
    posted = await post(database, message(), message(text="another"), message("other"))

    assert posted == [True, False, True]
    assert (await take(database)).text == "<b>早</b>"


async def test_a_newer_change_takes_the_place_of_one_that_waits(database):
    await post(database, change("first"), change("second"))

    assert (await take(database)).key == "second"
    assert await states(database) == {"first": "dropped", "second": "sending"}


async def test_what_was_dropped_is_emptied(database):
    await post(database, change("first"), change("second"))

    kept = {row["key"]: (row["text"], row["last_error"]) for row in await rows(database, OUTBOX)}
    assert kept == {"first": ("", Cause.OVER), "second": ("新", None)}


async def test_changes_of_other_messages_and_in_other_chats_stay(database):
    await post(
        database,
        change("first"),
        change("of another", edits=8),
        change("elsewhere", lane=OTHER),
        change("nowhere", lane=None),
        change("nowhere either", lane=None),
    )

    assert set((await states(database)).values()) == {"waiting"}


async def test_a_key_that_was_used_drops_nothing(database):
    await post(database, change("first"), change("second"), change("first"))

    assert await states(database) == {"first": "dropped", "second": "waiting"}


async def test_a_change_that_is_being_made_is_not_tried_again_after_a_newer_one(database):
    await post(database, change("first"))
    taken = await take(database)
    await post(database, change("second"))

    async with database.transaction() as session:
        await deliveries.retry(session, taken, until=NOON, error="network")

    assert await states(database) == {"first": "dropped", "second": "waiting"}


async def test_what_waits_of_a_topic_is_dropped(database):
    told = {"topic": "case:1", "lane": LANE}
    await post(
        database,
        message("mine", **told),
        message("yours", topic="case:1", lane=OTHER),
        message("another", topic="case:2"),
        message("none"),
    )

    assert [await drop_topic(database, "case:1") for _ in range(2)] == [2, 0]
    assert await states(database) == {
        "mine": "dropped",
        "yours": "dropped",
        "another": "waiting",
        "none": "waiting",
    }


async def test_what_is_parked_of_a_topic_is_dropped_too(database):
    await post(database, message("mine", topic="case:1", lane=LANE))
    await block(database, await take(database))

    assert await drop_topic(database, "case:1") == 1
    assert await states(database) == {"mine": "dropped"}


async def test_what_was_just_being_sent_of_a_topic_is_not_tried_again(database):
    await post(database, message("mine", topic="case:1"))
    taken = await take(database)

    assert await drop_topic(database, "case:1") == 0
    async with database.transaction() as session:
        await deliveries.retry(session, taken, until=NOON, error="network")
    assert await states(database) == {"mine": "dropped"}


async def test_what_arrived_all_the_same_is_known_as_sent(database):
    await post(database, message("mine", topic="case:1"))
    await take(database)
    await drop_topic(database, "case:1")
    async with database.transaction() as session:
        await deliveries.sent(session, "mine", message=3, now=NOON)

    assert await states(database) == {"mine": "sent"}


async def test_the_messages_of_a_topic_that_stand_in_chats_can_be_found(database):
    await post(
        database,
        message("a", topic="case:1", lane=LANE, chat=b"mine"),
        message("b", topic="case:1", lane=OTHER, chat=b"yours"),
        change("c", topic="case:1"),
        message("d", topic="case:2"),
        message("e", topic="case:1", not_before=NOON + HOUR),
    )
    for number in (11, 12, 7, 14):
        await send(database, number)

    async with database.reading() as session:
        found = await outbox.sent_of_topic(session, "case:1")

    assert found == (Sent("a", b"mine", LANE, 11), Sent("b", b"yours", OTHER, 12))


async def test_what_is_posted_to_a_lane_that_is_held_waits_like_the_rest(database):
    await post(database, message("a", lane=LANE))
    taken = await take(database)
    async with database.transaction() as session:
        await deliveries.retry(session, taken, until=NOON + HOUR, error="busy")
    await post(database, message("b", lane=LANE), message("c", lane=OTHER))

    taken = [await take(database), await take(database), await take(database, now=NOON + HOUR)]

    assert [each and each.key for each in taken] == ["c", None, "a"]


async def test_what_is_posted_to_who_can_not_be_reached_is_parked(database):
    await post(database, message("a", lane=LANE))
    await block(database, await take(database))

    posted = await post(database, message("b", lane=LANE), message("c", lane=OTHER))

    async with database.reading() as session:
        blocked = [await outbox.is_blocked(session, lane) for lane in (LANE, OTHER)]
    assert (posted, blocked) == ([True, True], [True, False])
    assert await states(database) == {"a": "parked", "b": "parked", "c": "waiting"}


async def test_how_the_messages_of_a_topic_stand_is_counted(database):
    await post(
        database,
        message("mine", topic="case:1", lane=LANE),
        message("yours", topic="case:1", lane=OTHER),
    )
    await block(database, await take(database))
    await post(database, message("another", topic="case:2"))

    async with database.reading() as session:
        assert await outbox.states_of_topic(session, "case:1") == {"parked": 1, "waiting": 1}
        assert await outbox.states_of_topic(session, "case:3") == {}


async def test_what_was_said_about_something_is_forgotten_by_how_its_keys_begin(database):
    await post(database, message("case:a:new"), message("case:b:new"), message("case:ab:new"))
    for number in (1, 2, 3):
        await send(database, number)
    await post(database, message("case:a:withdrawn"))

    async with database.transaction() as session:
        await outbox.forget_keys(session, "case:a:")

    assert await states(database) == {
        "case:ab:new": "sent",
        "case:b:new": "sent",
        "case:a:withdrawn": "waiting",
    }
