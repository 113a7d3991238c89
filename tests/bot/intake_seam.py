"""What the tests of the intake share: a polled bot, and handlers that wait to be let go."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import select
from telegram.error import NetworkError
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.intake import Intake
from bot.sandbox import acts
from storage.office_tables import RECEIVED
from tests.chat import InProcess, Town, build

PATIENCE = 10.0


class Watched(InProcess):
    """The seam, with a look at each fetch, and a line that can be cut."""

    def __init__(self, sandbox) -> None:
        super().__init__(sandbox)
        self.at_fetch: Callable[[dict[str, Any]], Awaitable[None]] | None = None
        self.cuts = 0  # how many fetches more meet a dead line

    async def do_request(self, url, method, request_data=None, *rest, **others):
        if url.endswith("/getUpdates"):
            if self.at_fetch is not None:
                await self.at_fetch(dict(request_data.json_parameters))
            if self.cuts:
                self.cuts -= 1
                raise NetworkError("ClientConnectorError")
        return await super().do_request(url, method, request_data, *rest, **others)


class Gate:
    """Stands before all handlers: notes who wrote what, and holds up the texts in `closed`."""

    def __init__(self, town: Town, *closed: str) -> None:
        self.seen: list[str] = []
        self._closed, self._opened = set(closed), asyncio.Event()
        self._changed = asyncio.Condition()
        town.application.add_handler(TypeHandler(object, self._pass), group=-1)

    def open(self) -> None:
        self._opened.set()

    async def until_seen(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(lambda: len(self.seen) >= count)

    async def _pass(self, update, context) -> None:
        text = update.effective_message.text
        if text in self._closed:
            await self._opened.wait()
        async with self._changed:
            self.seen.append(text)
            self._changed.notify_all()
        raise ApplicationHandlerStop


def watched(town: Town) -> Watched:
    """The same town, its bot behind a seam that can be watched and cut."""
    seam = Watched(town.sandbox)
    town.request = seam
    town.application = build(town.services, seam)
    town.intake = Intake(town.application, town.services)
    return seam


@asynccontextmanager
async def polling(town: Town) -> AsyncIterator["asyncio.Task[None]"]:
    """The intake's own loop, told to stop at the end."""
    stopping = asyncio.Event()
    async with asyncio.timeout(PATIENCE), town.application:
        task = asyncio.create_task(town.intake.poll(stopping))
        try:
            yield task
        finally:
            stopping.set()
            await asyncio.wait({task})
            await town.intake.stop()
            task.result()


def write(town: Town, user_id: int, *texts: str) -> None:
    """Somebody types, and the bot is not looking."""
    for text in texts:
        acts.say(town.sandbox.world, town.person(user_id).id, text)


async def inbox(town: Town) -> list[tuple[int, bool, str | None]]:
    """What is in the inbox: number, whether it is still to be answered, its fault."""
    columns = (RECEIVED.c.update_id, RECEIVED.c.payload.is_not(None), RECEIVED.c.fault)
    async with town.services.database.reading() as session:
        rows = await session.execute(select(*columns).order_by(RECEIVED.c.update_id))
        return [(number, bool(open_), fault) for number, open_, fault in rows]
