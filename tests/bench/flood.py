"""Measures how long others wait while one person floods the bot, against the same without.

The flood comes as fast as the bot takes it in, in batches as Telegram gives them.
"""

import asyncio
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from telegram.ext import TypeHandler

from bot.sandbox import acts
from handlers.acts import TickOption
from handlers.callbacks import pack
from tests.bench import turns
from tests.chat import Town
from tests.person import Person

BATCH = 100
PEOPLE, TAPS = 16, 25
FLOODER = 900


async def waits(*, flooded: bool) -> tuple[float, float]:
    """Median and 99th percentile (ms) of others' turns, from the update to the answer."""
    async with turns.opened() as services, turns.town_of(services) as town:
        people = [town.person(number) for number in range(1, PEOPLE + 1)]
        interviews = [await turns.to_ticking(town, person) for person in people]
        await town.person(FLOODER).send("/help")
        answered = _Answered(town)
        flood = asyncio.create_task(_flood(town)) if flooded else None
        taken = []
        for count in range(TAPS):
            for person, interview in zip(people, interviews, strict=True):
                tick = TickOption(interview, turns.CARD, "process", on=count % 2 == 0)
                taken.append(await _turn(town, person, pack(tick), answered))
        if flood is not None:
            flood.cancel()
            await asyncio.wait({flood})
        await town.intake.settled()
        return median(taken) * 1000, quantiles(taken, n=100)[98] * 1000


class _Answered:
    """Tells when the turn of an update is over."""

    def __init__(self, town: Town) -> None:
        self._events: dict[int, asyncio.Event] = {}
        town.application.add_handler(TypeHandler(object, self._note), group=1)

    def expect(self, number: int) -> asyncio.Event:
        return self._events.setdefault(number, asyncio.Event())

    async def _note(self, update: Any, _: object) -> None:
        event = self._events.pop(update.update_id, None)
        if event is not None:
            event.set()


async def _turn(town: Town, person: Person, data: str, answered: _Answered) -> float:
    acts.forge(town.sandbox.world, person.id, person.messages[-1]["message_id"], data)
    (update,) = await town.fetch()
    over = answered.expect(update["update_id"])
    begin = perf_counter()
    await town.intake.receive([update])
    await over.wait()
    return perf_counter() - begin


async def _flood(town: Town) -> None:
    person = {"id": FLOODER, "is_bot": False, "first_name": "Flood"}
    chat = {"id": FLOODER, "type": "private", "first_name": "Flood"}
    number = 10**9
    while True:
        batch = []
        for _ in range(BATCH):
            number += 1
            said = {"message_id": number, "date": 1, "chat": chat, "from": person, "text": "啊"}
            batch.append({"update_id": number, "message": said})
        await town.intake.receive(batch)
        await asyncio.sleep(0)
