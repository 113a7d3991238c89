"""What the tests of faults share: somebody who talks to the bot, and the log as it is written."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.sandbox import acts
from domain.responses import Mode
from handlers.acts import Act, Begin, PickOption, SkipQuestion
from handlers.background import backing_up, jobs
from tests.crash.people import Talker, find, tap
from tests.crash.scene import FIRST, Scene
from tests.end_to_end.processes import Program, until
from tests.month.people import queue

WELCOME = "这里是“纳谏”"
_JOBS = tuple(f" {name}" for name in (jobs.__name__, backing_up.__name__))  # as they sign lines
LATER = "您的操作收到了，只是系统这会儿存不了东西。恢复以后会自动接着办，不用重发。"


@asynccontextmanager
async def served(scene: Scene) -> AsyncIterator[Program]:
    """A bot that serves."""
    async with scene.bot() as bot:
        await scene.telegram.called("getUpdates")
        yield bot


def somebody(scene: Scene, number: int = 0) -> Talker:
    """A shop owner."""
    return Talker(scene.telegram, FIRST + number)


def say(who: Talker, text: str) -> None:
    """Type, and do not wait."""
    acts.say(who._world, who.id, text)


async def until_heard(who: Talker, words: str, *, times: int = 1) -> None:
    """Until so many of the bot's messages have these words."""

    def holds() -> bool:
        return sum(words in text for text in who.heard) >= times

    await until(holds, f"{words!r} was not heard {times} times, but {who.heard}")


async def until_logged(scene: Scene, words: str, *, after: int = 0) -> None:
    """Until a line of the log has these words, beyond so many characters."""
    await until(lambda: words in logged(scene)[after:], f"no {words!r} in the log")


def logged(scene: Scene) -> str:
    """The whole log so far."""
    return scene.log.read_text("utf-8") if scene.log.exists() else ""


def lines(scene: Scene, after: int = 0) -> list[str]:
    """The words of the log's lines, without time and level; traces are lines, too.

    Not of jobs: whatever the hour and the day have made due is made good some time after the start.
    """
    whole = logged(scene)[after:].rpartition("\n")[0]
    told = (line.partition(": ") for line in whole.splitlines())
    return [words or head for head, _, words in told if not head.endswith(_JOBS)]


async def until_told(scene: Scene, *, after: int) -> None:
    """Until there is such a line, beyond so many characters of the log."""
    await until(lambda: lines(scene, after) != [], "no line in the log")


async def at_the_rating(who: Talker) -> None:
    """Begin, and come to the second question."""
    await who.send("/start enterprise")
    await tap(who, find(who, Begin, mode=Mode.ANONYMOUS))
    await tap(who, find(who, PickOption, question="department", code="tzcj"))
    await until(lambda: find(who, PickOption, question="rating") is not None, "no rating")


def rate(who: Talker, grade: str = "good") -> None:
    """Tap a grade, and do not wait."""
    queue(who, find(who, PickOption, question="rating", code=grade))


async def until_offered(who: Talker, kind: type[Act], **fields: object) -> None:
    """Until a button does this."""
    await until(lambda: find(who, kind, **fields) is not None, f"no {kind.__name__}: {who.heard}")


async def until_rated(who: Talker) -> None:
    """Until the card has gone on to the question after the rating."""
    await until_offered(who, SkipQuestion, question="gap")


async def stored_answers(scene: Scene) -> list[tuple[str, str]]:
    """Every answer of responses in progress: question and value."""
    tables, key = await scene.tables(), scene.key
    rows = tables["interview_answer"]
    return sorted((row["question"], key.text(row["value"])) for row in rows)
