"""A running sandbox, a bot that speaks raw HTTP to it, and a person in it."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.sandbox.people import Persona
from bot.sandbox.server import Sandbox

LI = Persona(801, "李秀兰", "zh-hans", "群众", "反映一个问题", "/start citizen")
WANG = Persona(802, "王建国", "zh-hans", "企业主", "打一个不满意", "/start enterprise")
STEPS = ("点开始", "换一个人", "看台账")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c489"
    "0000000d49444154789c6360f8cf500f0003860180 5a348d6b0000000049454e44ae426082".replace(" ", "")
)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class RawBot:
    """A bot that shows each answer as it came."""

    def __init__(self, session: aiohttp.ClientSession, sandbox: Sandbox) -> None:
        self.session, self.sandbox = session, sandbox

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        url = f"{self.sandbox.base_url}{self.sandbox.token}/{method}"
        async with self.session.post(url, json=parameters) as response:
            return await response.json()

    async def send(self, text: str = "您好", **parameters: Any) -> dict[str, Any]:
        """The sent message."""
        sent = {"chat_id": LI.user_id, "text": text} | parameters
        return (await self.call("sendMessage", **sent))["result"]

    async def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        return (await self.call("getUpdates", **parameters))["result"]


class Driver:
    """A person, by the driving API."""

    def __init__(self, session: aiohttp.ClientSession, address: str, user_id: int) -> None:
        self.session, self.address, self.user_id = session, address, user_id

    async def act(self, name: str, /, **sent: Any) -> dict[str, Any]:
        body = {"user_id": self.user_id} | sent
        async with self.session.post(f"{self.address}sandbox/{name}", json=body) as response:
            return await response.json() | {"status": response.status}

    async def say(self, text: str, **sent: Any) -> dict[str, Any]:
        return await self.act("message", text=text, **sent)

    async def chat(self, **query: Any) -> dict[str, Any]:
        url = f"{self.address}sandbox/chats/{self.user_id}"
        async with self.session.get(url, params=query) as response:
            return await response.json()


def refusal(description: str, code: int = 400) -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": description}


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


def button(text: str = "好", data: str = "ok") -> dict[str, str]:
    return {"text": text, "callback_data": data}


async def upload(raw: RawBot, method: str, name: str, content: bytes, **fields: str) -> Any:
    """Call a method with a file, and give its answer."""
    form = aiohttp.FormData({"chat_id": str(LI.user_id)} | fields)
    form.add_field(name, BytesIO(content), filename="问题台账.docx")
    url = f"{raw.sandbox.base_url}{raw.sandbox.token}/{method}"
    async with raw.session.post(url, data=form) as response:
        return await response.json()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sandbox(clock) -> AsyncIterator[Sandbox]:
    sandbox = Sandbox([LI, WANG], steps=STEPS, clock=clock)
    await sandbox.start(port=0)
    yield sandbox
    async with asyncio.timeout(10):
        await sandbox.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def raw(session, sandbox) -> RawBot:
    return RawBot(session, sandbox)


@pytest.fixture
def li(session, sandbox) -> Driver:
    return Driver(session, sandbox.address, LI.user_id)


@pytest.fixture
async def begun(li, raw) -> Driver:
    """Li, whose chat has begun and whose first update has been acknowledged."""
    await li.say("/start")
    first = await raw.updates()
    await raw.updates(offset=first[-1]["update_id"] + 1)
    return li
