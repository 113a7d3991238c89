"""kill -9 at instants that chance chooses, again and again; after each, all that must hold is held
against what is stored.
"""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic

from tests.crash import nursery, wrong_office
from tests.crash.nursery import Forked
from tests.crash.respondents import Stage
from tests.crash.scene import Scene, opened
from tests.end_to_end.processes import PATIENCE

# The instant of a kill, and how often it is chosen.
INSTANTS = {"starting": 2, "serving": 4, "working": 3, "speaking": 3}
_TICK = 1.0  # seconds after which a bot that serves begins its jobs
# A machine that is busy with other things needs longer for the same: as its last start shows.
_SERVE = 2.0  # seconds in which it answers what has waited
_WORK = 7.0  # seconds in which it may be at them
_LONGEST_JUMP = 2 * 3600.0
_LOOKS = 12.0  # seconds in which the bot looks twice at what is due
_TWO_DAYS = 2 * 86400.0


@dataclass
class Outcome:
    """What a run has tried, and what it has found."""

    kills: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)  # what was stored in the end
    unsure: int = 0  # messages that were parked, because nobody knows whether they came
    confused: int = 0
    seconds: float = 0.0
    log: str = ""  # lines that no kill explains


async def run(  # noqa: PLR0913 - each is a choice of its own
    folder: Path,
    *,
    seed: int,
    kills: int,
    url: str | None = None,
    tell: Callable[[str], None] = print,
    rests_long: bool = True,
) -> Outcome:
    """Kill so often, or until something is wrong; then let everything come to rest.

    `rests_long`: for days, in which all is drafted and tidied.
    """
    chance, outcome, begun = Random(seed), Outcome(), monotonic()
    async with (
        opened(folder, seed, url) as scene,
        nursery.opened(scene.log, scene.environment) as scene.nursery,
    ):
        workers = await scene.let_in()
        async with scene.busy(workers):
            for number in range(1, kills + 1):
                instant = await _kill(scene, chance)
                outcome.kills[instant] += 1
                found = [f"after kill {number} ({instant}): {w}" for w in await scene.wrong()]
                outcome.wrong += found
                sent = sum(one.stage is not Stage.BEGUN for one in scene.memories)
                passed = monotonic() - begun
                tell(f"{passed:5.0f} s {number:4d} {instant:9} {sent} have answered {found or ''}")
                if found:
                    break
        if not outcome.wrong:
            rest = (0.0, 3600.0, _TWO_DAYS, 3600.0) if rests_long else ()
            outcome.wrong += [f"in the end: {w}" for w in await _come_to_rest(scene, rest)]
        await _sum_up(scene, outcome)
    outcome.wrong += [f"process {one} has outlived its bot" for one in await _left_behind(folder)]
    outcome.seconds = monotonic() - begun
    return outcome


async def _kill(scene: Scene, chance: Random) -> str:
    """Start the bot, and kill it at an instant; gives of which kind."""
    scene.clock.jump(chance.uniform(0, _LONGEST_JUMP))
    (instant,) = chance.choices(list(INSTANTS), list(INSTANTS.values()))
    async with scene.bot() as bot:
        if instant == "starting":
            await _pass(bot, chance.uniform(0, scene.start))
        else:
            begun = monotonic()
            await _unless_ended(bot, scene.telegram.called("getUpdates"))
            scene.start = monotonic() - begun
            if instant == "serving":
                await _pass(bot, chance.uniform(0, max(_SERVE, scene.start)))
            elif instant == "working":
                await _pass(bot, chance.uniform(_TICK, max(_WORK, 2 * scene.start)))
            else:
                await _until_it_speaks(scene, bot, chance)
        await bot.end(signal.SIGKILL)
    return instant


async def _until_it_speaks(scene: Scene, bot: Forked, chance: Random) -> None:
    """One of the next messages is on its way, or has just arrived."""
    times = chance.randrange(1, 12)
    speaking = asyncio.create_task(scene.telegram.called("sendMessage", times=times))
    await asyncio.wait([speaking], timeout=max(_SERVE, scene.start))
    speaking.cancel()
    await _pass(bot, chance.choice((0, 0, chance.uniform(0, 0.02))))


async def _come_to_rest(scene: Scene, rest: tuple[float, ...]) -> list[str]:
    """Nobody does anything any more; the bot answers, sends, drafts and tidies; what is wrong.

    `rest`: the seconds that pass, bit by bit.
    """
    async with scene.bot() as bot:
        await _unless_ended(bot, scene.telegram.called("getUpdates"))
        for seconds in rest:
            scene.clock.jump(seconds)
            await asyncio.sleep(_LOOKS)  # not a wait for anything that could be seen from here
            await _unless_ended(bot, _at_rest(scene))
        await _unless_ended(bot, _at_rest(scene))
        assert await bot.end(signal.SIGTERM) == 0
    return await scene.wrong(is_quiet=bool(rest))


async def _at_rest(scene: Scene) -> None:
    """Nothing is left to be answered, or half done."""
    async with asyncio.timeout(2 * PATIENCE):
        while scene.telegram.world.updates.pending or await _is_busy(scene):  # noqa: ASYNC110 - another process tells nobody
            await asyncio.sleep(1)


async def _is_busy(scene: Scene) -> bool:
    """Whether anything is half done. What waits for the morning is not."""
    tables = await scene.tables()
    unanswered = any(row["payload"] is not None for row in tables["received"])
    return unanswered or any(wrong_office.running(tables))


async def _pass(bot: Forked, seconds: float) -> None:
    """Let the bot live for so long."""
    await asyncio.sleep(seconds)  # not a wait: the instant is what chance decides
    assert not bot.has_ended, "the bot has ended by itself"


async def _unless_ended(bot: Forked, wait) -> None:
    """Wait for it, as long as the bot lives."""
    waiting = asyncio.ensure_future(wait)
    while not waiting.done():
        await asyncio.wait([waiting], timeout=0.5)
        if bot.has_ended:
            waiting.cancel()
            raise AssertionError("the bot has ended by itself")
    waiting.result()


async def _sum_up(scene: Scene, outcome: Outcome) -> None:
    tables = await scene.tables()
    counted = ("received", "response", "opinion", "entry", "draft", "trail", "casefile",
               "case_step", "directive", "outbox", "run", "audit")  # fmt: skip
    outcome.done = {name: len(tables[name]) for name in counted}
    outcome.unsure = sum(row["last_error"] == "unsure" for row in tables["outbox"])
    outcome.confused = len(scene.confused)
    outcome.log = unexplained(scene.log.read_text("utf-8"))


def unexplained(log: str) -> str:
    """Errors in the log that no kill leads to."""
    return "\n".join(line for line in log.splitlines() if " ERROR " in line or "CRITICAL" in line)


async def _left_behind(folder: Path) -> list[int]:
    """Processes of the bot that live on without it: its worker has to end when it does."""
    left = []
    for _ in range(50):
        left = [number for number in _processes() if f"NAJIAN_CRASH={folder}\0" in _words(number)]
        if not left:
            return []
        await asyncio.sleep(0.1)
    return left


def _processes() -> list[int]:
    known = Path("/proc")
    numbers = [int(path.name) for path in known.iterdir() if path.name.isdigit()]
    return [number for number in numbers if number != os.getpid()]


def _words(number: int) -> str:
    """The environment that a process was started with."""
    try:
        return Path(f"/proc/{number}/environ").read_bytes().decode(errors="replace")
    except OSError:
        return ""
