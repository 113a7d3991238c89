"""The Bot API fails in every way it can; the bot says so once, waits, and goes on by itself."""

import signal

import pytest

from tests.crash import faults
from tests.crash.telegram import closing, hanging, refusing, saying
from tests.end_to_end.processes import TOKEN

CONFLICT = "Conflict: terminated by other getUpdates request"
AGAIN = "; again in 1 s."
AWAY = "Telegram is out of reach"
NOT_TELEGRAM = f"{AWAY} (what came is no answer of Telegram's){AGAIN}"
HTML = "<html><head><title>502 Bad Gateway</title></head></html>"
# How fetching fails, and the line in the log.
FETCHING = {
    "409": (
        refusing(409, CONFLICT),
        "Another process fetches updates for this bot. Stop one of them.",
    ),
    "429": (
        refusing(429, "Too Many Requests: retry after 1", retry_after=1),
        "Telegram gives no updates for 1 s: it was asked too often.",
    ),
    "500": (refusing(500, "Internal Server Error"), f"{AWAY} (Internal Server Error){AGAIN}"),
    "502": (saying(HTML, code=502, kind="text/html"), f"{AWAY} (Bad Gateway (502)){AGAIN}"),
    "a page": (saying(HTML, kind="text/html"), NOT_TELEGRAM),
    "half": (saying('{"ok": true, "result": [{"update_id": 12, "mess'), NOT_TELEGRAM),
    "nothing": (saying(""), NOT_TELEGRAM),
    "a list": (saying("[]"), NOT_TELEGRAM),
    "no result": (saying('{"ok": true}'), NOT_TELEGRAM),
    "an object": (
        saying('{"ok": true, "result": {"a": 1}}'),
        "Telegram refused to give updates: its answer is no list of updates.",
    ),
    "no number": (
        saying('{"ok": true, "result": [{"message": {}}]}'),
        "Telegram refused to give updates: what it gave has no numbers.",
    ),
    "closing": (closing, f"{AWAY} (ServerDisconnectedError){AGAIN}"),
}


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_however_fetching_fails_the_bot_says_so_and_goes_on(scene):
    who, told = faults.somebody(scene), {}
    async with faults.served(scene) as bot:
        for number, (name, (fault, _)) in enumerate(FETCHING.items(), start=1):
            before = len(faults.logged(scene))
            scene.telegram.faults["getUpdates"] = fault
            faults.say(who, "/start")  # ends the fetch that waits
            await faults.until_told(scene, after=before)
            told[name] = faults.lines(scene, before)[0]
            del scene.telegram.faults["getUpdates"]
            faults.say(who, "/start")
            await faults.until_heard(who, faults.WELCOME, times=2 * number)
        code = await bot.end(signal.SIGTERM)

    assert told == {name: line for name, (_, line) in FETCHING.items()}
    assert (code, TOKEN in faults.logged(scene), await scene.wrong()) == (0, False, [])


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_a_fetch_that_hangs_is_given_up_and_begun_anew(scene):
    who = faults.somebody(scene)
    scene.more["POLL"] = "0"  # it is given up ten seconds after that
    async with faults.served(scene):
        scene.telegram.faults["getUpdates"] = hanging
        await faults.until_logged(scene, f"{AWAY} (Timed out){AGAIN}")
        scene.telegram.faults.clear()
        faults.say(who, "/start")
        await faults.until_heard(who, faults.WELCOME)

    assert await scene.wrong() == []


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_a_token_that_is_refused_ends_the_bot_with_a_line(scene):
    who = faults.somebody(scene)
    async with faults.served(scene) as bot:
        scene.telegram.faults["getUpdates"] = refusing(401, "Unauthorized")
        faults.say(who, "/start")
        code = await bot.ended()

    assert (code, faults.logged(scene).splitlines()[-1]) == (
        1,
        "najian: Telegram refuses the bot token. Please check BOT_TOKEN.",
    )


# How telling fails where it certainly did not arrive, and what the log says.
UNHEARD = {
    "429": refusing(429, "Too Many Requests: retry after 1", retry_after=1),
    "500": refusing(500, "Internal Server Error"),
    "502": saying(HTML, code=502, kind="text/html"),
}


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_an_answer_that_telegram_did_not_take_is_given_again(scene):
    told = []
    async with faults.served(scene):
        for number, fault in enumerate(UNHEARD.values()):
            who = faults.somebody(scene, number)
            await faults.at_the_rating(who)
            before = len(faults.logged(scene))
            scene.telegram.faults["editMessageText"] = fault
            faults.rate(who)
            await faults.until_logged(scene, "is answered again", after=before)
            scene.telegram.faults.clear()
            await faults.until_rated(who)
            told.append(faults.lines(scene, before)[0].partition(" is ")[2])

    assert told == [
        "answered again: Telegram did not hear (Flood control exceeded. Retry in 0:00:01).",
        "answered again: Telegram did not hear (Internal Server Error).",
        "answered again: Telegram did not hear (Bad Gateway (502)).",
    ]
    assert await faults.stored_answers(scene) == sorted(
        [("department", '"tzcj"'), ("rating", '"good"')] * len(UNHEARD)
    )


@pytest.mark.slow
@pytest.mark.timeout(180)
async def test_an_answer_that_may_have_arrived_is_not_given_twice(scene):
    unsure = {"a page": saying(HTML, kind="text/html"), "closing": closing, "hanging": hanging}
    told = []
    async with faults.served(scene):
        for number, fault in enumerate(unsure.values()):
            who = faults.somebody(scene, number)
            await faults.at_the_rating(who)
            before = len(faults.logged(scene))
            scene.telegram.faults["editMessageText"] = fault
            faults.rate(who)
            await faults.until_logged(scene, "may not be answered", after=before)
            scene.telegram.faults.clear()
            await faults.until_heard(who, "抱歉，这一步出了点问题")
            told.append(len(who.messages))
            faults.say(who, "/start")
            await faults.until_rated(who)

    assert told == [2] * len(unsure)  # the card, and the apology
    assert [value for _, value in await faults.stored_answers(scene)] == sorted(
        ['"tzcj"', '"good"'] * len(unsure), reverse=True
    )
