"""People who tap as fast as a bot answers, and the Bot API through which they do.

It runs in the process that measures; the bots are processes of their own. A turn lasts from the
moment in which an update is handed out to the moment in which the call arrives that changes the
card: what the bot takes, and the latency of the calls that it makes before. The person taps again
when that call is answered.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter, time
from typing import Any

from tests.bench.wire import Fields, Wire

TOKEN = f"1:{'bench' * 7}"
_MOST = 100  # updates in one answer, as Telegram gives them
_PATIENCE = 120.0  # seconds for what is measured at one go
ENTRY = (
    "匿名",
    "不满意",
    "跑了好几趟",
    "选好了",
)  # tapped first, up to the last, which has to be there
# What is tapped again and again: a tick, the same taken away, on to the next question, and back.
ROUND = ("等得太久", "等得太久", "选好了", "上一题")


@dataclass(slots=True)
class Tapper:
    """Somebody with one card."""

    id: int
    card: int = 0  # the number of its message
    message: str = ""  # the card as JSON, as the Bot API last gave it
    buttons: list[tuple[str, str]] = field(default_factory=list)  # label, data
    taps: int = 0
    handed_at: float | None = None
    entry: list[str] = field(default_factory=lambda: list(ENTRY))
    ready: asyncio.Event = field(default_factory=asyncio.Event)  # has a card to tap on


@dataclass(frozen=True, slots=True)
class Taken:
    """What was measured: turns, the seconds they took together, and each of them."""

    turns: int
    seconds: float
    lasted: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds


class Crowd:
    """The chats of one bot."""

    def __init__(self) -> None:
        self.latency = 0.0  # seconds from a call to its answer
        self.calls: dict[str, int] = {}
        self.first_fetch = asyncio.Event()
        self._people: dict[int, Tapper] = {}
        self._waiting: list[tuple[int, str]] = []  # chat and update, without its number
        self._come = asyncio.Event()
        self._handed: dict[int, list[str]] = {}  # by number, until acknowledged
        self._number = self._messages = 0
        self._lasted: list[float] = []
        self._left = 0  # turns that are still to be begun
        self._tapping: set[int] = set()
        self._done = asyncio.Event()
        self._last = 0.0

    async def seat(self, count: int) -> None:
        """So many people come, one after another in tens, up to the card that they tap on."""
        for known in range(len(self._people) + 1, count + 1):
            self._people[known] = Tapper(known)
        fresh = [one for one in self._people.values() if not one.ready.is_set()]
        for begin in range(0, len(fresh), 10):
            some = fresh[begin : begin + 10]
            for person in some:
                self._send(person, "/start enterprise-tzcj")
            ready = asyncio.gather(*(person.ready.wait() for person in some))
            await asyncio.wait_for(ready, _PATIENCE)

    async def tap(self, people: int, turns: int) -> Taken:
        """The first so many people tap so many times together."""
        some = list(self._people.values())[:people]
        self._lasted, self._left = [], turns
        self._tapping = {person.id for person in some}
        self._done.clear()
        begin = perf_counter()
        for person in some:
            self._tap(person)
        await asyncio.wait_for(self._done.wait(), _PATIENCE)
        return Taken(len(self._lasted), self._last - begin, tuple(self._lasted))

    async def answer(self, method: str, fields: Fields) -> bytes:
        """What the Bot API answers to a call."""
        self.calls[method] = self.calls.get(method, 0) + 1
        match method:
            case "getUpdates":
                return await self._fetch(fields)
            case "editMessageText" | "sendMessage":
                return await self._show(method, fields)
            case "getMe":
                result: Any = {"id": 1, "is_bot": True, "first_name": "B", "username": "b_bot"}
            case "getMyDescription":
                result = {"description": ""}
            case "getMyShortDescription":
                result = {"short_description": ""}
            case _:
                result = True
        await asyncio.sleep(self.latency)
        return json.dumps({"ok": True, "result": result}).encode()

    async def _fetch(self, fields: Fields) -> bytes:
        self.first_fetch.set()
        offset = int(fields.get("offset", 0))
        self._handed = {number: kept for number, kept in self._handed.items() if number >= offset}
        if not self._waiting:
            self._come.clear()
            try:
                await asyncio.wait_for(self._come.wait(), int(fields.get("timeout", 0)) or 0.01)
            except TimeoutError:
                return b'{"ok":true,"result":[]}'
        if self.latency:
            await asyncio.sleep(self.latency)
        given, self._waiting = self._waiting[:_MOST], self._waiting[_MOST:]
        now, updates = perf_counter(), list[str]()
        for chat, update in given:
            self._number += 1
            updates.append(f'{{"update_id":{self._number},{update}}}')
            self._people[chat].handed_at = now
        return f'{{"ok":true,"result":[{",".join(updates)}]}}'.encode()

    async def _show(self, method: str, fields: Fields) -> bytes:
        person, now = self._people[int(fields["chat_id"])], perf_counter()
        if method == "sendMessage":
            self._messages += 1
            person.card = self._messages
        elif person.handed_at is not None and not person.entry:
            self._lasted.append(now - person.handed_at)
            self._last, person.handed_at = now, None
        markup = fields.get("reply_markup") or '{"inline_keyboard":[]}'
        person.message = _message(person, fields.get("text", ""), markup)
        person.buttons = [
            (button["text"], button["callback_data"])
            for row in json.loads(markup)["inline_keyboard"]
            for button in row
        ]
        if self.latency:
            await asyncio.sleep(self.latency)
        asyncio.get_running_loop().call_soon(self._go_on, person)
        return f'{{"ok":true,"result":{person.message}}}'.encode()

    def _go_on(self, person: Tapper) -> None:
        """Who sees a card taps, on the way to the questions or as they are told to."""
        if person.entry:
            label = person.entry[0]
            if any(label in text for text, _ in person.buttons):
                person.entry.pop(0)
                if person.entry:
                    self._press(person, label)
                else:
                    person.ready.set()
        elif person.id in self._tapping:
            self._tap(person)

    def _tap(self, person: Tapper) -> None:
        if self._left > 0:
            self._left -= 1
            person.taps += 1
            self._press(person, ROUND[(person.taps - 1) % len(ROUND)])
            return
        self._tapping.discard(person.id)
        if not self._tapping:
            self._done.set()

    def _press(self, person: Tapper, label: str) -> None:
        pressed = (code for text, code in person.buttons if label in text)
        found = json.dumps(next(pressed))
        query = (
            f'"callback_query":{{"id":"{person.id}-{person.taps}","from":{_who(person)},'
            f'"chat_instance":"1","data":{found},"message":{person.message}}}'
        )
        self._hand_out(person, query)

    def _send(self, person: Tapper, text: str) -> None:
        self._messages += 1
        marked = json.dumps([{"type": "bot_command", "offset": 0, "length": len("/start")}])
        sent = (
            f'"message":{{"message_id":{self._messages},"from":{_who(person)},'
            f'"chat":{_chat(person)},"date":{int(time())},"text":{json.dumps(text)},'
            f'"entities":{marked}}}'
        )
        self._hand_out(person, sent)

    def _hand_out(self, person: Tapper, update: str) -> None:
        self._waiting.append((person.id, update))
        self._come.set()


@asynccontextmanager
async def open_api(names: Sequence[str]) -> AsyncIterator[tuple[str, dict[str, Crowd]]]:
    """A Bot API for bots of these names: its address, and the crowd of each.

    The address of a bot is that of the API and its name.
    """
    crowds, tasks = {name: Crowd() for name in names}, set[asyncio.Task[None]]()

    async def answer(name: str, method: str, fields: Fields) -> bytes:
        return await crowds[name].answer(method, fields)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Wire(answer, tasks), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}", crowds
    finally:
        server.close()
        for task in tasks:
            task.cancel()


def _message(person: Tapper, text: str, markup: str) -> str:
    return (
        f'{{"message_id":{person.card},"from":{{"id":1,"is_bot":true,"first_name":"B",'
        f'"username":"b_bot"}},"chat":{_chat(person)},"date":{int(time())},'
        f'"text":{json.dumps(text, ensure_ascii=False)},'
        f'"entities":[{{"type":"bold","offset":0,"length":12}}],"reply_markup":{markup}}}'
    )


def _who(person: Tapper) -> str:
    return f'{{"id":{person.id},"is_bot":false,"first_name":"Li","language_code":"zh-hans"}}'


def _chat(person: Tapper) -> str:
    return f'{{"id":{person.id},"type":"private","first_name":"Li"}}'
