"""The clock jumps a day ahead, back, and ahead again: what falls due is done once."""

import asyncio
import signal

import pytest

from tests.crash import faults
from tests.end_to_end.processes import until

DAY = 86_400.0
LISTENING = (1009, 1010)  # a coordinator and a leader who never say anything
TWO_LOOKS = 11.0  # seconds in which the bot looks twice at what is due
DIGEST = "简报"


def digests(scene, chat):
    """The digests that arrived in a chat, in their order."""
    return [one.text for one in scene.telegram.arrived if one.chat == chat and DIGEST in one.text]


@pytest.mark.slow
@pytest.mark.sqlite
@pytest.mark.timeout(240)
async def test_a_clock_that_jumps_to_and_fro_loses_nothing_and_repeats_nothing(scene):
    who = faults.somebody(scene)
    await scene.let_in()
    async with faults.served(scene) as bot:
        await until(lambda: all(digests(scene, one) for one in LISTENING), "no digest of today")
        today = {chat: digests(scene, chat) for chat in LISTENING}
        scene.clock.jump(DAY)
        await faults.at_the_rating(who)
        await until(
            lambda: all(len(digests(scene, one)) > len(today[one]) for one in LISTENING),
            "no digest of tomorrow",
        )
        both = {chat: digests(scene, chat) for chat in LISTENING}
        scene.clock.jump(-DAY)
        faults.rate(who)
        await faults.until_rated(who)
        await asyncio.sleep(TWO_LOOKS)  # what must not happen cannot be waited for
        scene.clock.jump(DAY)
        await asyncio.sleep(TWO_LOOKS)
        code = await bot.end(signal.SIGTERM)

    assert {chat: digests(scene, chat) for chat in LISTENING} == both
    assert [len(set(told)) == len(told) for told in both.values()] == [True, True]
    assert (code, await scene.wrong()) == (0, [])
    assert await faults.stored_answers(scene) == [("department", '"tzcj"'), ("rating", '"good"')]
