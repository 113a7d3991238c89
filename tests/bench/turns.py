"""Measures turns: a tap of a respondent, from the Bot API to the disk and back into the chat.

The real application over real SQLite; the Bot API is the sandbox's, called in this process.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter

from bot import app
from bot.home import Home
from bot.intake import Intake
from bot.sandbox import acts
from bot.sandbox.server import Sandbox
from bot.settings import configuration
from domain.answers import Answer
from domain.responses import Mode
from domain.text import Language
from handlers.acts import Begin, PickOption, TickOption
from handlers.callbacks import pack, unpack
from handlers.context import Services
from storage import interviews
from storage.interviews import Opening
from tests.chat import Clock, InProcess, Person, Town, build

ROOT = Path(__file__).parents[2]
CARD = "aspects"  # the question whose options are ticked


async def turns_a_second(people: int, taps: int) -> float:
    """How many taps a second are taken when so many people tap at once, `taps` times each."""
    async with opened() as services, town_of(services) as town:
        somebody = [town.person(number) for number in range(1, people + 1)]
        numbers = [await to_ticking(town, person) for person in somebody]
        begin = perf_counter()
        for count in range(taps):
            for person, interview in zip(somebody, numbers, strict=True):
                tick = TickOption(interview, CARD, "process", on=count % 2 == 0)
                acts.forge(
                    town.sandbox.world, person.id, person.messages[-1]["message_id"], pack(tick)
                )
            await town.settle()
        return people * taps / (perf_counter() - begin)


async def commits_a_second(turns: int, *, at_once: bool) -> float:
    """How many transactions a second store an answer, side by side or one after another."""
    async with opened() as services:
        interview = await _interview(services)

        async def turn(number: int) -> None:
            async with services.database.transaction() as session:
                await interviews.record(session, interview, {f"q{number}": Answer("good")})

        await turn(-1)
        begin = perf_counter()
        if at_once:
            await asyncio.gather(*(turn(number) for number in range(turns)))
        else:
            for number in range(turns):
                await turn(number)
        return turns / (perf_counter() - begin)


@asynccontextmanager
async def opened() -> AsyncIterator[Services]:
    """What a bot is built over, in a home of its own."""
    known = configuration.load(ROOT / "config.example.toml", {})
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home", known.storage.place)
        async with app.open_services(known, home, clock=Clock()) as services:
            yield services


@asynccontextmanager
async def town_of(services: Services) -> AsyncIterator[Town]:
    """The bot over these, with nobody in it."""
    sandbox = Sandbox(clock=lambda: services.now().timestamp())
    seam = InProcess(sandbox)
    application = build(services, seam)
    async with application:
        intake = Intake(application, services)
        yield Town(services, sandbox, application, seam, Clock(), intake)
    await sandbox.stop()


async def to_ticking(town: Town, person: Person) -> int:
    """Bring somebody to the question with ticks; gives the number of their interview."""
    await person.send("/start enterprise-tzcj")
    begin = Begin(Mode.ANONYMOUS, Language.ZH, "enterprise", "tzcj")
    await person.forge(pack(begin))
    act = unpack(person.data("不满意"))
    assert isinstance(act, PickOption)
    await person.forge(pack(PickOption(act.interview, "rating", "bad")))
    return act.interview


async def _interview(services: Services) -> int:
    opening = Opening(
        campaign=services.campaign.code,
        person=services.respondent(1),
        chat=services.keys.seal_chat(1),
        mode=Mode.ANONYMOUS,
        language=Language.ZH,
        questionnaire="enterprise",
        version=1,
        answers={},
    )
    async with services.database.transaction() as session:
        return await interviews.begin(session, opening, today=services.today())
