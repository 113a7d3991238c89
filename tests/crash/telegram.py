"""The sandbox where Telegram stands: it fails when told to, and notes what was said to it.

It lives in the process of the test, so that it outlives every bot that is killed.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.sandbox.server import Sandbox
from tests.end_to_end.processes import PATIENCE, TOKEN

NEW = {"sendMessage", "sendPhoto", "sendDocument", "sendVoice", "sendMediaGroup"}
BEGINNING = datetime(2020, 7, 20, 1, tzinfo=UTC)  # nine in the morning, a Monday of the campaign

Fault = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Clock:
    """The time it is in the test and in the bot: that of the machine, and so much ahead."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "ahead"
        self._ahead = (BEGINNING - datetime.now(UTC)).total_seconds()
        self.jump(0)

    def __call__(self) -> float:
        return time.time() + self._ahead

    def now(self) -> datetime:
        return datetime.fromtimestamp(self(), UTC)

    def jump(self, seconds: float) -> None:
        """Ahead, or back."""
        self._ahead += seconds
        begun = self.path.with_suffix(".new")
        begun.write_text(repr(self._ahead), "ascii")
        begun.replace(self.path)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A new message of the bot, as it came."""

    chat: int
    message: int
    text: str
    buttons: str


class Telegram(Sandbox):
    """A sandbox that can fail: `faults` says how the calls of a method do, "*" of every method."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(token=TOKEN, clock=clock)
        self.faults: dict[str, Fault] = {}
        self.acknowledged = 0  # updates with lower numbers will not be given again
        self.given: set[int] = set()  # updates that were handed out
        self.arrived: list[Arrived] = []
        self.seen: list[str] = []  # the methods that were called
        self._called = asyncio.Condition()

    async def called(self, method: str, *, times: int = 1) -> None:
        """Wait until a method was called so often, from now on."""
        goal = self.seen.count(method) + times
        async with asyncio.timeout(PATIENCE), self._called:
            await self._called.wait_for(lambda: self.seen.count(method) >= goal)

    def _application(self) -> web.Application:
        application = super()._application()
        application.middlewares.append(self._watch)
        return application

    @web.middleware
    async def _watch(self, request, handler):
        method = request.match_info.get("method")
        if not request.path.startswith("/bot") or method is None:
            return await handler(request)
        fault = self.faults.get(method) or self.faults.get("*")
        if method == "getUpdates" and fault is None:
            self.acknowledged = max(self.acknowledged, int((await request.post())["offset"]))
        async with self._called:
            self.seen.append(method)
            self._called.notify_all()
        if fault is not None:
            return await fault(request)
        response = await handler(request)
        if method in NEW and response.status == 200:
            self._note(json.loads(response.text)["result"])
        elif method == "getUpdates" and response.status == 200:
            self.given |= {update["update_id"] for update in json.loads(response.text)["result"]}
        return response

    def _note(self, result) -> None:
        for message in result if isinstance(result, list) else [result]:
            text = message.get("text") or message.get("caption", "")
            buttons = json.dumps(message.get("reply_markup"), ensure_ascii=False)
            number, chat = message["message_id"], message["chat"]["id"]
            self.arrived.append(Arrived(chat, number, text, buttons))


def refusing(code: int, description: str, *, retry_after: int | None = None) -> Fault:
    """Answers with an error, in Telegram's form."""
    body = {"ok": False, "error_code": code, "description": description}
    if retry_after is not None:
        body["parameters"] = {"retry_after": retry_after}

    async def refuse(_):
        return web.json_response(body, status=code)

    return refuse


def saying(text: str, *, code: int = 200, kind: str = "application/json") -> Fault:
    """Answers with this text, whatever it is."""

    async def say(_):
        return web.Response(text=text, status=code, content_type=kind)

    return say


async def hanging(_):
    """Never answers."""
    await asyncio.Event().wait()
    return web.Response()


async def closing(request):
    """Puts the receiver down."""
    request.transport.close()
    return web.Response()
