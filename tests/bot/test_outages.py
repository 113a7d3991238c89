"""An update that an outage has cut off is kept, told of, and handled when the outage is over."""

import asyncio

import pytest
from sqlalchemy.exc import OperationalError
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot import lines
from storage import interviews
from tests.bot.intake_seam import inbox
from tests.handlers.paths import answers, asked, begin

LATER = "您的操作收到了，只是系统这会儿存不了东西。恢复以后会自动接着办，不用重发。"
SORRY = "抱歉，这一步出了点问题，已经记录下来。您的回答没有丢，请再试一次。"
THANKS = "谢谢您直说。是哪些地方让您不够满意？"
PATIENCE = 10.0


class FullError(Exception):
    sqlite_errorcode = 13


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setattr(lines, "_SOON", 0.01)


@pytest.fixture
def failing(monkeypatch):
    """Storing an answer fails so often, as on a full disk; gives how to say how often."""
    left, store = [0], interviews.record

    async def store_or_fail(*given, **named):
        if left[0]:
            left[0] -= 1
            raise OperationalError("INSERT", {}, FullError())
        return await store(*given, **named)

    monkeypatch.setattr(interviews, "record", store_or_fail)

    def fail(times):
        left[0] = times

    return fail


@pytest.mark.expects_errors
async def test_it_is_told_once_and_then_answered_by_itself(li, town, services, failing, caplog):
    await begin(li, link="enterprise-tzcj")
    failing(3)

    await li.tap("🙁 不满意")

    assert [text for text in li.heard if text in {LATER, SORRY}] == [LATER]
    assert await answers(services) == {"department": "tzcj", "rating": "bad"}
    assert [line.partition(" is ")[2] for line in caplog.messages] == [
        "kept, and tried again: the disk is full."
    ] * 3


@pytest.mark.expects_errors
async def test_a_stop_leaves_it_in_the_inbox_for_the_next_start(li, town, services, failing):
    await begin(li, link="enterprise-tzcj")
    failing(10**9)
    li.queue_tap("🙁 不满意")
    await town.intake.receive(await town.fetch())
    async with asyncio.timeout(PATIENCE):
        while LATER not in li.heard:  # noqa: ASYNC110 - nobody tells of a message
            await asyncio.sleep(0.01)
    await town.intake.stop()
    kept = [waits for _, waits, _ in await inbox(town)][-1]
    failing(0)

    await town.restart()

    assert (kept, await answers(services)) == (True, {"department": "tzcj", "rating": "bad"})


@pytest.mark.expects_errors
@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), RetryAfter(0)], ids=repr)
async def test_what_telegram_did_not_hear_is_said_again(li, town, services, error):
    await begin(li, link="enterprise-tzcj")
    town.request.refuse["editMessageText"] = error

    await li.tap("🙁 不满意")

    assert (asked(li), SORRY in li.heard) == (THANKS, False)


@pytest.mark.expects_errors
async def test_it_is_not_said_again_for_ever(li, town, services, caplog, monkeypatch):
    monkeypatch.setattr(lines, "_LATEST", 0.01)
    await begin(li, link="enterprise-tzcj")
    town.request.cut_off = True

    await li.tap("🙁 不满意")
    number = (await inbox(town))[-1][0]

    assert caplog.messages[-1] == f"Update {number} could not be answered; what it did is kept."
    assert (await inbox(town))[-1] == (number, False, None)
    assert await answers(services) == {"department": "tzcj", "rating": "bad"}


@pytest.mark.expects_errors
async def test_what_may_have_arrived_is_apologised_for(li, town, caplog):
    await begin(li, link="enterprise-tzcj")
    town.request.refuse["editMessageText"] = TimedOut("ServerDisconnectedError")

    await li.tap("🙁 不满意")

    (line,) = caplog.messages
    assert (li.card, line.partition(" may ")[2]) == (
        SORRY,
        "not be answered: Telegram fell silent (ServerDisconnectedError).",
    )
