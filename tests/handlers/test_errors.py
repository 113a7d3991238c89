"""What nobody expected is logged and apologised for; Telegram's usual refusals are not."""

import logging

import pytest
from telegram.error import NetworkError

from bot.sandbox.chats import ChatState
from storage import tables
from tests.handlers.paths import answer_badly, answers, asked, begin, rows

SORRY = "抱歉，这一步出了点问题，已经记录下来。您的回答没有丢，请再试一次。"
SECRET = "只有我知道的事"


def refusal(description):
    return 400, {"description": f"Bad Request: {description}"}


async def to_the_words(li):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")
    await li.tap("跳过")


@pytest.mark.expects_errors
async def test_a_handler_that_fails_apologises(li, town):
    await begin(li, link="enterprise-tzcj")
    town.request.refuse["editMessageText"] = refusal("something new")
    await li.tap("🙁 不满意")

    assert li.card == SORRY


@pytest.mark.expects_errors
async def test_after_an_error_the_answer_is_kept_and_the_next_is_taken(li, town, services):
    await begin(li, link="enterprise-tzcj")
    town.request.refuse["editMessageText"] = refusal("something new")
    await li.tap("🙁 不满意")
    await li.send("/start")

    assert await answers(services) == {"department": "tzcj", "rating": "bad"}
    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"


@pytest.mark.expects_errors
async def test_the_log_names_the_update_and_not_what_was_written(li, town, caplog):
    await to_the_words(li)
    town.request.refuse["sendMessage"] = refusal(f"can't parse entities: {SECRET}")
    li.say(SECRET)
    (update,) = await town.fetch()
    for name in ("bot", "handlers", "storage"):  # as verbose as the program can be made
        caplog.set_level(logging.DEBUG, name)
    await town.intake.receive([update])
    await town.intake.settled()

    failed = [r.getMessage() for r in caplog.records if r.name == "handlers.errors"]
    assert failed[0].splitlines()[0] == f"Update {update['update_id']} failed: BadRequest"
    assert SECRET not in caplog.text


@pytest.mark.expects_errors
async def test_an_apology_that_can_not_be_sent_is_no_second_error(li, town, caplog):
    await begin(li, link="enterprise-tzcj")
    town.request.refuse["editMessageText"] = refusal("something new")
    town.request.refuse["sendMessage"] = refusal("something new")
    await li.tap("🙁 不满意")

    lines = [record.getMessage().splitlines()[0] for record in caplog.records]
    assert [line.split(maxsplit=2)[2] for line in lines] == [
        "failed: BadRequest",
        "the apology could not be sent.",
    ]


@pytest.mark.expects_errors
async def test_one_persons_error_leaves_the_others_alone(li, ada, town):
    await li.send("/start")
    await ada.send("/start")
    town.request.refuse["editMessageText"] = NetworkError("no route")
    li.queue_tap("企业")
    await town.settle()
    await ada.tap("business")

    assert ada.card.splitlines()[0] == "Enterprise survey"


async def test_a_card_that_stays_the_same_is_no_error(li):
    await begin(li)
    await li.tap("投资促进局")
    card = li.card
    await li.forge(li.data("上一题"))
    await li.tap("保持不变")

    assert li.card == card


async def test_an_unchanged_card_is_told_by_telegram_and_taken_well(li, town):
    await begin(li, link="enterprise-tzcj")
    data = li.data("🙁 不满意")
    await li.forge(data)
    await li.forge(data)

    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"


async def test_a_tap_answered_too_late_is_still_taken(li, town, clock, services):
    await begin(li, link="enterprise-tzcj")
    li.queue_tap("🙁 不满意")
    clock.pass_(minutes=5)
    await town.settle()

    assert await answers(services) == {"department": "tzcj", "rating": "bad"}
    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"


async def test_a_deleted_card_is_put_again(li, town):
    await begin(li, link="enterprise-tzcj")
    data = li.data("🙁 不满意")
    town.sandbox.world.chats.remove(li.id, li.messages[-1]["message_id"])
    await li.forge(data, message_id=1)

    assert asked(li) == "谢谢您直说。是哪些地方让您不够满意？"


async def test_a_text_after_the_card_was_deleted_is_taken(li, town, services):
    await to_the_words(li)
    town.sandbox.world.chats.remove(li.id, li.messages[-1]["message_id"])
    await li.send("材料交了三次")

    assert (await answers(services))["trouble"] == "材料交了三次"


async def test_in_a_group_the_bot_asks_to_be_spoken_to_alone(li, town, services):
    group = -100
    town.sandbox.world.chats.change(group, ChatState(has_begun=True))
    await town.intake.receive([in_a_group(li, group, "/start")])
    await town.intake.settled()

    history = town.sandbox.world.chats.history(group)
    assert [kept.message["text"] for kept in history] == ["请和我单独聊天，这样别人看不到您的话。"]
    assert await rows(services, tables.INTERVIEW) == []


async def test_talk_in_a_group_is_not_listened_to(li, town, services):
    await to_the_words(li)
    await town.intake.receive([in_a_group(li, -100, "材料交了三次")])
    await town.intake.settled()

    assert "trouble" not in await answers(services)
    assert len(li.messages) == 1


async def test_an_edited_message_changes_no_answer(li, town, services):
    await answer_badly(li)
    before = await answers(services)
    edited = in_a_group(li, li.id, "改了的话")
    message = edited.pop("message") | {"edit_date": 2, "chat": {"id": li.id, "type": "private"}}
    await town.intake.receive([edited | {"edited_message": message}])
    await town.intake.settled()

    assert await answers(services) == before


def in_a_group(person, group, text):
    """An update about a message where others read along."""
    command = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    message = {
        "message_id": 5,
        "date": 1,
        "chat": {"id": group, "type": "group", "title": "商会"},
        "from": {"id": person.id, "is_bot": False, "first_name": "Li"},
        "text": text,
        "entities": command if text.startswith("/") else [],
    }
    return {"update_id": 900_000_000, "message": message}
