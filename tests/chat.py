"""A chat with the bot, without the network: send, tap, and read what the bot said.

The real application runs over the real database. The only fake stands at PTB's request seam, and
it is as strict as Telegram: the sandbox's Bot API, called in this process.
"""

import asyncio
import inspect
import json
import pickle
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.error import NetworkError
from telegram.ext import Application
from telegram.request import BaseRequest, RequestData

from bot.intake import ALLOWED, Intake
from bot.sandbox.api import METHODS
from bot.sandbox.calls import Call, Upload
from bot.sandbox.people import Persona
from bot.sandbox.refusals import Refusal
from bot.sandbox.server import Sandbox
from domain import auditing
from handlers.background import delivery
from handlers.context import Bot, Services
from handlers.office import invitations
from reports import tasks
from tests.person import Person

BY = auditing.job("test")  # who invites the members of a test


class InProcess(BaseRequest):
    """Stands where the HTTP client stands and hands each call to the sandbox's methods."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._world = sandbox.world
        self.calls: list[tuple[str, dict[str, Any]]] = []
        # A method's next answer instead, or how the call fails.
        self.refuse: dict[str, tuple[int, dict[str, Any]] | Exception] = {}
        self.killed = False  # the process dies before its next call
        self.cut_off = False  # there is no network

    @property
    def read_timeout(self) -> float:
        return 1

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url, method, request_data: RequestData | None = None, *_, **__):
        if self.killed:
            raise asyncio.CancelledError
        if self.cut_off:
            raise NetworkError("ClientConnectorError")
        if "/file/bot" in url:
            return self._download(url)
        name = url.rsplit("/", 1)[-1]
        sent = dict(request_data.json_parameters) if request_data else {}
        files = (request_data.multipart_data or {}) if request_data else {}
        uploads = {key: Upload(*_file(value)) for key, value in files.items()}
        self.calls.append((name, sent))
        if name in self.refuse:
            answer = self.refuse.pop(name)
            if isinstance(answer, Exception):
                raise answer
            return answer[0], json.dumps({"ok": False, **answer[1]}).encode()
        try:
            result = METHODS[name.lower()].act(self._world, Call(name, sent, uploads))
            result = await result if inspect.isawaitable(result) else result
        except Refusal as refusal:
            body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            return refusal.code, json.dumps(body).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _download(self, url: str) -> tuple[int, bytes]:
        path = "/".join(url.rsplit("/", 2)[-2:])
        self.calls.append(("download", {"path": path}))
        if "download" in self.refuse:
            failure = self.refuse.pop("download")
            if isinstance(failure, Exception):
                raise failure
            return failure[0], json.dumps({"ok": False, **failure[1]}).encode()
        stored = self._world.files.find_by_path(path)
        if stored is None:
            return 404, b'{"ok":false,"error_code":404,"description":"Not Found"}'
        return 200, self._world.files.where(stored).read_bytes()


# They take up to a second, and whoever tries every button asks for the same ones again and again.
DEAR = (tasks.poster, tasks.bars, tasks.chart)
_painted: dict[bytes, bytes] = {}  # by what was asked for, as a worker's process would hear of it


class Inline:
    """A worker without a process of its own."""

    async def run(self, work, *args, **kwargs):
        if work not in DEAR:
            return work(*args, **kwargs)
        asked = pickle.dumps((work, args, sorted(kwargs.items())))
        if asked not in _painted:
            _painted[asked] = work(*args, **kwargs)
        return _painted[asked]

    def prepare(self, work, *args, **kwargs) -> None: ...

    async def close(self) -> None: ...


@dataclass
class Clock:
    """The time it is in a test."""

    moment: datetime = datetime(2020, 7, 20, 4, tzinfo=UTC)  # noon in Shanghai

    def __call__(self) -> datetime:
        return self.moment

    def pass_(self, **time: float) -> None:
        self.moment += timedelta(**time)


@dataclass
class Town:
    """The bot, and the people who talk to it."""

    services: Services
    sandbox: Sandbox
    application: Bot
    request: InProcess
    clock: Clock
    intake: Intake
    offset: int = 0
    people: dict[int, Person] = field(default_factory=dict)

    def person(self, user_id: int, language: str = "zh-hans", name: str = "Ada") -> Person:
        """Somebody who may talk to the bot."""
        if user_id not in self.people:
            known = [person.persona for person in self.people.values()]
            persona = Persona(user_id, name, language, "", "")
            self.sandbox.introduce([*known, persona])
            self.people[user_id] = Person(self, persona)
        return self.people[user_id]

    async def member(self, user_id: int, membership, language: str = "zh-hans") -> Person:
        """Somebody who came in by an invitation link."""
        person = self.person(user_id, language)
        payload = await invitations.make(self.services, membership, by=BY)
        await person.send(f"/start {payload}")
        return person

    async def fetch(self) -> list[dict[str, Any]]:
        """What Telegram holds for the bot; acknowledges what was fetched before."""
        updates = self.sandbox.world.updates
        got = await updates.fetch(offset=self.offset, limit=100, seconds=0, allowed=ALLOWED)
        if got:
            self.offset = got[-1]["update_id"] + 1
        return got

    async def deliver(self) -> int:
        """Let the bot send all that is due in the outbox, as many seconds as its pace takes."""
        count = await delivery.deliver(self.services, self.application.bot)
        while self.services.pace.resting(self.clock()):
            self.clock.pass_(seconds=1)
            count += await delivery.deliver(self.services, self.application.bot)
        return count

    async def settle(self) -> None:
        """Let the bot take in all that was sent, and answer it."""
        while got := await self.fetch():
            await self.intake.receive(got)
            await self.intake.settled()

    async def restart(self) -> None:
        """A new process: nothing is left but the database and what Telegram holds."""
        self.request.killed = False
        observers = self.application.error_handlers
        self.application = build(self.services, self.request)
        for observer in observers.keys() - self.application.error_handlers.keys():
            self.application.add_error_handler(observer)
        await self.application.initialize()
        self.intake = Intake(self.application, self.services)
        await self.intake.lines.recover()
        await self.intake.settled()

    async def kill(self) -> None:
        """Let the bot take in all that was sent, and die when it is about to answer."""
        self.request.killed = True
        await self.settle()


def build(services: Services, request: InProcess) -> Bot:
    """The application as bot.app builds it, with our request."""
    from bot import app  # noqa: PLC0415 - bot.app imports what tests of parts don't need

    builder = Application.builder().token("1:x").request(request).get_updates_request(request)
    return app.build(builder, services)


def _file(value: tuple[str, bytes, str]) -> tuple[str, str, bytes]:
    name, content, kind = value
    return name, kind, content
