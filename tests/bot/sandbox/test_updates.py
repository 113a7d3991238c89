import asyncio

from tests.bot.sandbox.conftest import button, keyboard, refusal


def texts(updates):
    return [update["message"]["text"] for update in updates]


async def test_updates_come_again_until_they_are_acknowledged(raw, li):
    for text in ("一", "二", "三"):
        await li.say(text)

    first = await raw.updates()
    again = await raw.updates()
    rest = await raw.updates(offset=first[0]["update_id"] + 1)
    last = await raw.updates(offset=first[2]["update_id"] + 1)

    assert [texts(first), texts(again)] == [["一", "二", "三"]] * 2
    assert (texts(rest), last) == (["二", "三"], [])


async def test_a_limit_hands_out_the_oldest(raw, li):
    for text in ("一", "二", "三"):
        await li.say(text)

    assert texts(await raw.updates(limit=2)) == ["一", "二"]


async def test_a_negative_offset_forgets_all_but_the_latest(raw, li):
    for text in ("一", "二", "三"):
        await li.say(text)

    latest = await raw.updates(offset=-1)

    assert texts(latest) == ["三"]
    assert texts(await raw.updates()) == ["三"]


async def test_a_poll_waits_for_an_update(raw, li):
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        poll = group.create_task(raw.updates(timeout=10))
        await raw.sandbox.world.updates.until_polled()
        await li.say("来了")

    assert texts(poll.result()) == ["来了"]


async def test_a_second_poller_ends_the_first(raw, li):
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        first = group.create_task(raw.call("getUpdates", timeout=10))
        await raw.sandbox.world.updates.until_polled()
        second = group.create_task(raw.call("getUpdates", timeout=10))
        refused = await first
        await li.say("来了")

    assert refused == refusal(
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
        409,
    )
    assert texts(second.result()["result"]) == ["来了"]


async def test_allowed_updates_are_remembered(raw, begun):
    sent = await raw.send("一", reply_markup=keyboard(button()))
    await raw.updates(allowed_updates=["message"])

    await begun.act("tap", message_id=sent["message_id"], data="ok")
    await begun.say("二")

    assert texts(await raw.updates()) == ["二"]
    assert (await raw.call("getWebhookInfo"))["result"] == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "allowed_updates": ["message"],
    }


async def test_after_a_day_an_update_is_forgotten(raw, li, clock):
    await li.say("昨天")
    clock.now += 24 * 3600 + 1

    assert await raw.updates() == []


async def test_pending_updates_can_be_dropped(raw, li):
    await li.say("一")

    await raw.call("deleteWebhook", drop_pending_updates=True)

    assert await raw.updates() == []


async def test_a_tap_carries_the_message_with_its_keyboard(raw, begun):
    sent = await raw.send("一", reply_markup=keyboard(button()))

    tapped = await begun.act("tap", message_id=sent["message_id"], data="ok")

    (update,) = await raw.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["message"]) == (tapped["query_id"], "ok", sent)
