import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from telegram.error import NetworkError, TimedOut

from bot import house
from bot.sandbox import acts
from bot.sandbox.pictures import blank
from handlers.background import delivery
from storage import deliveries, key_file, office_tables, outbox
from tests.handlers.background.letters import letter, post, stand
from tests.handlers.paths import rows

WAIT = (429, {"description": "Too Many Requests: retry after 7", "parameters": {"retry_after": 7}})
GONE = (400, {"description": "Bad Request: message to edit not found"})


@pytest.fixture
async def waiting(li, services):
    """A letter that waits for somebody who knows the bot."""
    await li.send("/help")
    await post(services, letter(services, li))


@pytest.fixture
async def ada(town):
    """Somebody else who knows the bot."""
    ada = town.person(8)
    await ada.send("/help")
    return ada


@pytest.fixture
async def said(town, li, services, waiting):
    """The number of a letter that li has got."""
    await town.deliver()
    return li.messages[-1]["message_id"]


async def deliver(town):
    return await delivery.deliver(town.services, town.application.bot)


async def state(services):
    (row,) = await rows(services, office_tables.OUTBOX)
    return row["state"], row["attempts"], row["last_error"]


async def test_a_message_is_sent_once(town, li, waiting):
    counts = [await deliver(town), await deliver(town)]

    assert counts == [1, 0]
    assert li.heard[1:] == ["一封信"]


async def test_what_was_sent_keeps_where_it_stands(town, li, services, waiting):
    await deliver(town)

    (row,) = await rows(services, office_tables.OUTBOX)
    assert (row["state"], row["text"], row["message"], row["settled_at"]) == (
        "sent",
        "",
        li.messages[-1]["message_id"],
        services.now(),
    )


async def test_a_key_that_was_used_is_not_posted_again(town, li, services, waiting):
    await deliver(town)

    assert await post(services, letter(services, li)) == [False]
    assert await deliver(town) == 0


async def test_a_message_waits_for_its_time(town, li, services, clock):
    await li.send("/help")
    later = clock() + timedelta(hours=1)
    await post(services, letter(services, li, not_before=later))
    early = await deliver(town)
    clock.pass_(hours=1)

    assert (early, await deliver(town)) == (0, 1)


async def test_a_picture_comes_with_its_words_and_buttons(town, li, services):
    await li.send("/help")
    shown = letter(services, li, picture=blank(2, 2), buttons=((("看", "x"),),))
    await post(services, shown)
    await town.deliver()

    assert ("photo" in li.messages[-1], li.card, li.buttons) == (True, "一封信", ["看"])


async def test_a_message_may_answer_another(town, li, services):
    await li.send("/help")
    (question, _) = li.history
    await post(services, letter(services, li, replies_to=question["message_id"]))
    await town.deliver()

    assert li.messages[-1]["reply_to_message"]["message_id"] == question["message_id"]


async def test_what_it_answers_may_be_gone(town, li, services):
    await li.send("/help")
    await post(services, letter(services, li, replies_to=99))
    await town.deliver()

    assert li.card == "一封信"


async def test_telegram_may_ask_to_wait(town, li, services, clock, waiting):
    town.request.refuse["sendMessage"] = WAIT
    first = await deliver(town)
    clock.pass_(seconds=6)
    early = await deliver(town)
    clock.pass_(seconds=1)

    assert (first, early, await deliver(town)) == (0, 0, 1)
    assert li.heard[1:] == ["一封信"]


async def test_who_has_to_wait_holds_up_nobody_else(town, li, ada, clock, waiting):
    services = town.services
    more = letter(services, li, "more", "又一封")
    other = letter(services, ada, "other", "给别人的")
    await post(services, more, other)
    town.request.refuse["sendMessage"] = WAIT
    await town.deliver()
    heard = (li.heard[1:], ada.heard[1:])
    clock.pass_(seconds=7)
    await town.deliver()

    assert heard == ([], ["给别人的"])
    assert li.heard[1:] == ["一封信", "又一封"]


async def test_one_chat_gets_one_message_a_second(town, li, ada, clock, waiting):
    services = town.services
    await post(
        services,
        letter(services, li, "more", "又一封"),
        letter(services, ada, "other", "给别人的"),
    )
    first = await deliver(town)
    clock.pass_(seconds=0.9)
    early = await deliver(town)
    clock.pass_(seconds=0.1)

    assert (first, early, await deliver(town)) == (2, 0, 1)


async def test_a_message_without_a_lane_is_sent_as_well(town, li, services):
    await li.send("/help")
    await post(services, letter(services, li, lane=None), letter(services, li, "b", lane=None))

    assert await deliver(town) == 2


async def test_a_clock_that_was_put_back_holds_nobody_up(town, li, services, clock, waiting):
    await deliver(town)
    clock.pass_(hours=-1)
    await post(services, letter(services, li, "more", "又一封"))

    assert await deliver(town) == 1


async def test_lower_priorities_go_first(town, li, services, waiting):
    await post(services, letter(services, li, "a", "急", priority=1))
    await town.deliver()

    assert li.heard[1:] == ["急", "一封信"]


async def test_a_chat_that_blocked_the_bot_is_left_alone(town, li, services, clock, waiting):
    await post(services, letter(services, li, "more"))
    acts.block(town.sandbox.world, li.id, is_blocked=True)
    await deliver(town)
    clock.pass_(days=1)
    await deliver(town)

    assert await stand(services) == {
        "letter": ("parked", "blocked"),
        "more": ("parked", "blocked"),
    }


async def test_who_lets_the_bot_in_again_gets_what_was_parked(town, li, ada, services, waiting):
    acts.block(town.sandbox.world, li.id, is_blocked=True)
    await deliver(town)
    await post(
        services,
        letter(services, li, "more", "又一封"),
        letter(services, ada, "other", "给别人的"),
    )
    while_blocked = await town.deliver()

    await li.unblock()
    await town.deliver()

    assert (while_blocked, ada.heard[1:]) == (1, ["给别人的"])
    assert li.heard[1:] == ["一封信", "又一封"]


async def test_who_lets_the_bot_in_again_is_spared_what_is_too_late(
    town, li, services, clock, waiting
):
    until = clock() + timedelta(hours=1)
    await post(services, letter(services, li, "soon", "限时", not_after=until))
    await li.block()
    await deliver(town)
    clock.pass_(hours=2)

    await li.unblock()
    await town.deliver()

    assert li.heard[1:] == ["一封信"]
    assert (await stand(services))["soon"] == ("dropped", "late")


async def test_who_begins_again_gets_what_was_parked(town, li, services, waiting):
    town.request.refuse["sendMessage"] = (400, {"description": "Bad Request: chat not found"})
    await deliver(town)
    parked = await stand(services)

    await li.send("/start")
    await town.deliver()

    assert parked == {"letter": ("parked", "blocked")}
    assert li.card == "一封信"


async def test_a_message_that_may_have_arrived_is_not_sent_again(
    town, li, services, clock, waiting
):
    town.request.refuse["sendMessage"] = TimedOut()
    await deliver(town)
    clock.pass_(days=1)
    await deliver(town)

    assert await state(services) == ("parked", 1, "unsure")


async def test_a_message_that_telegram_refuses_is_parked_without_what_it_quotes(
    town, services, waiting
):
    words = 'Bad Request: can\'t parse entities: unsupported start tag "x" at byte offset 12 of @li'
    town.request.refuse["sendMessage"] = (400, {"description": words})
    await deliver(town)

    told = (
        "refused: BadRequest: Can't parse entities: unsupported start tag … at byte offset … of …"
    )
    assert await state(services) == ("parked", 1, told)


async def test_a_chat_that_can_not_be_unsealed_parks_its_message(town, li, ada, services, tmp_path):
    other = key_file.load(tmp_path / "another.key").keys()
    strange = replace(letter(services, li, "a"), chat=other.seal_chat(li.id))
    await post(services, strange, letter(services, ada, "b"))
    await town.deliver()

    assert (await stand(services))["a"][0] == "parked"
    assert ada.heard[1:] == ["一封信"]


async def test_whatever_else_telegram_says_parks_the_message(town, services, waiting):
    town.request.refuse["sendMessage"] = (
        400,
        {"description": "group moved", "parameters": {"migrate_to_chat_id": -100}},
    )
    await deliver(town)

    told = "refused: ChatMigrated: Group migrated to supergroup. New chat id: …"
    assert await state(services) == ("parked", 1, told)


@pytest.mark.parametrize(
    "refusal",
    [
        NetworkError("no route"),
        (502, {"description": "Bad Gateway"}),
        (401, {"description": "Unauthorized"}),
        (409, {"description": "Conflict: another one"}),
    ],
)
async def test_what_is_no_fault_of_the_message_is_tried_again_later(
    town, li, clock, waiting, refusal
):
    town.request.refuse["sendMessage"] = refusal
    first = await deliver(town)
    clock.pass_(seconds=0.9)
    early = await deliver(town)
    clock.pass_(seconds=1.1)

    assert (first, early, await deliver(town)) == (0, 0, 1)
    assert li.heard[1:] == ["一封信"]


async def test_a_network_that_is_lost_for_six_hours_parks_nothing(town, li, ada, clock, waiting):
    services = town.services
    soon = clock() + timedelta(hours=1)
    await post(
        services,
        letter(services, li, "second", "第二封"),
        letter(services, ada, "other", "给别人的"),
        letter(services, ada, "soon", "限时", not_after=soon),
    )
    town.request.cut_off = True
    for _ in range(36):
        await deliver(town)
        clock.pass_(minutes=10)
    meanwhile = await stand(services)
    town.request.cut_off = False
    await town.deliver()

    assert {kept for kept, _ in meanwhile.values()} == {"waiting"}
    assert (li.heard[1:], ada.heard[1:]) == (["一封信", "第二封"], ["给别人的"])
    assert (await stand(services))["soon"] == ("dropped", "late")


async def test_a_message_that_fails_for_days_is_parked_at_last(town, li, services, clock, waiting):
    (row,) = await rows(services, office_tables.OUTBOX)
    async with services.database.transaction() as session:
        mine = office_tables.OUTBOX.c.key == row["key"]
        await outbox.mark(session, mine, attempts=999)
    town.request.refuse["sendMessage"] = (500, {"description": "Internal Server Error"})
    await deliver(town)

    assert await state(services) == (
        "parked",
        1000,
        "refused: NetworkError: Internal Server Error",
    )


async def test_one_failure_does_not_hold_up_the_others(town, li, ada, services, waiting):
    await post(services, letter(services, ada, "other", "另一封"))
    town.request.refuse["sendMessage"] = NetworkError("no route")

    assert await deliver(town) == 1
    assert ada.heard[1:] == ["另一封"]


async def test_without_a_network_not_everybody_is_tried_at_once(town, services):
    people = [town.person(number) for number in range(30, 36)]
    await post(services, *(letter(services, each, f"to {each.id}") for each in people))
    town.request.cut_off = True
    await deliver(town)

    attempts = [row["attempts"] for row in await rows(services, office_tables.OUTBOX)]
    assert sorted(attempts) == [0, 0, 0, 1, 1, 1]


async def test_what_was_being_sent_when_the_process_died_is_parked_at_start(
    town, services, waiting
):
    async with services.database.transaction() as session:
        await deliveries.take_due(session, now=services.now())
    await house._take_over(services)

    assert await state(services) == ("parked", 1, "unsure")


async def test_what_was_said_can_be_changed(town, li, services, said):
    changed = letter(services, li, "change", "<b>改过了</b>", edits=said, buttons=((("看", "x"),),))
    await post(services, changed)
    await town.deliver()

    assert (li.heard[1:], li.buttons) == (["改过了"], ["看"])
    (row,) = [r for r in await rows(services, office_tables.OUTBOX) if r["key"] == "change"]
    assert (row["state"], row["message"]) == ("sent", said)


async def test_a_picture_gets_other_words_or_another_picture(town, li, services):
    await li.send("/help")
    await post(services, letter(services, li, picture=blank(2, 2)))
    await town.deliver()
    number = li.messages[-1]["message_id"]

    await post(services, letter(services, li, "words", "别的话", edits=number))
    await town.deliver()
    words = li.card
    await post(services, letter(services, li, "all", "新图", edits=number, picture=blank(4, 4)))
    await town.deliver()

    assert (words, li.card, li.photos[-1].content) == ("别的话", "新图", blank(4, 4))


async def test_what_stands_there_already_is_no_failure(town, li, services, said):
    await post(services, letter(services, li, "change", edits=said))
    await town.deliver()

    assert (await stand(services))["change"] == ("sent", None)


async def test_what_is_gone_is_not_changed_any_more(town, li, services, said):
    town.request.refuse["editMessageText"] = GONE
    await post(services, letter(services, li, "change", "改过了", edits=said))
    await town.deliver()

    assert (await stand(services))["change"] == ("dropped", "gone")


async def test_a_change_that_is_refused_is_parked(town, li, services, said):
    town.request.refuse["editMessageText"] = (400, {"description": "Bad Request: too long"})
    await post(services, letter(services, li, "change", "改过了", edits=said))
    await town.deliver()

    assert (await stand(services))["change"] == ("parked", "refused: BadRequest: Too long")


async def test_a_change_that_may_have_arrived_is_made_again(town, li, services, clock, said):
    town.request.refuse["editMessageText"] = TimedOut()
    await post(services, letter(services, li, "change", "改过了", edits=said))
    first = await town.deliver()
    clock.pass_(seconds=2)

    assert (first, await town.deliver()) == (0, 1)
    assert li.heard[1:] == ["改过了"]


async def test_a_change_that_a_kill_interrupted_is_made_at_the_next_start(town, li, services, said):
    await post(services, letter(services, li, "change", "改过了", edits=said))
    async with services.database.transaction() as session:
        await deliveries.take_due(session, now=services.now())
    await house._take_over(services)
    await town.deliver()

    assert li.heard[1:] == ["改过了"]


async def test_of_several_changes_only_the_newest_is_made(town, li, services, said):
    changes = [letter(services, li, f"change {n}", f"第{n}稿", edits=said) for n in (1, 2, 3)]
    await post(services, *changes)

    assert await town.deliver() == 1
    assert li.heard[1:] == ["第3稿"]


async def test_what_one_has_read_the_others_are_not_told(town, li, ada, services, clock):
    await li.send("/help")
    later = clock() + timedelta(minutes=1)
    await post(
        services,
        letter(services, li, "li", topic="case:1"),
        letter(services, ada, "ada", topic="case:1", not_before=later),
    )
    await town.deliver()
    async with services.database.transaction() as session:
        (told,) = await outbox.sent_of_topic(session, "case:1")
        await outbox.drop_topic(session, "case:1")
        chat_id = services.keys.unseal_chat(told.chat)
    clock.pass_(minutes=1)

    assert await town.deliver() == 0
    assert (chat_id, told.message) == (li.id, li.messages[-1]["message_id"])


async def test_it_stops_between_two_messages_when_it_is_time_to_close(town, li, services, waiting):
    closing = asyncio.Event()
    closing.set()

    count = await delivery.deliver(services, town.application.bot, closing=closing)

    assert (count, await state(services)) == (0, ("waiting", 0, None))
