"""Takes updates in and loses none.

Each update is stored, sealed, before it is acknowledged to Telegram; it is handled from there, in
order for each person and side by side for different ones; its turn and its mark "taken" are one
transaction. Whatever kills the process, the next start goes on with what is not answered yet.
"""

import asyncio
import json
import logging
import random
import warnings
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from telegram import Update
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.warnings import PTBUserWarning

from handlers.context import Bot, Services
from storage import inbox

_LOG = logging.getLogger(__name__)
# Updates are fetched raw on purpose: one that can't be parsed must not hold up the others.
warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'", category=PTBUserWarning)
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
_POLL = 25  # seconds Telegram may hold a call open
_LONGEST_PAUSE = 30.0  # seconds between two tries when Telegram is out of reach
_STOP = 10.0  # seconds for handlers under way at a stop

Payload = dict[str, Any]


class RefusedError(RuntimeError):
    """Telegram refuses the token; waiting does not help."""


class Intake:
    """The way of every update from Telegram to its handler."""

    def __init__(self, application: Bot, services: Services) -> None:
        self._application = application
        self._services = services
        self._waiting: dict[int, deque[Payload]] = {}  # by person, in order
        self._tasks: set[asyncio.Task[None]] = set()
        self._answered: dict[int, str | None] = {}  # updates, with what was wrong with them
        self._settling = asyncio.Lock()

    async def poll(self, stopping: asyncio.Event) -> None:
        """Fetch until told to stop. Raises `RefusedError` when Telegram refuses the token."""
        await self._recover()
        offset, pause = 0, 1.0
        while not stopping.is_set():
            fetching = asyncio.create_task(self._fetch(offset))
            stop = asyncio.create_task(stopping.wait())
            await asyncio.wait({fetching, stop}, return_when=asyncio.FIRST_COMPLETED)
            stop.cancel()
            if not fetching.done():
                fetching.cancel()
                break
            try:
                payloads = fetching.result()
                await self.receive(payloads)
            except TelegramError as error:
                pause = await _wait(error, pause, stopping)
                continue
            pause = 1.0
            if payloads:
                offset = max(int(payload["update_id"]) for payload in payloads) + 1

    async def receive(self, payloads: Sequence[Payload]) -> None:
        """Store a batch and line up what is new. Only now may the batch be acknowledged."""
        keys, numbered = self._services.keys, {int(each["update_id"]): each for each in payloads}
        if not numbered:
            return
        sealed = {number: keys.seal(_packed(each)) for number, each in numbered.items()}
        async with self._services.database.transaction() as session:
            new = await inbox.receive_all(session, sealed)
        for number, payload in numbered.items():
            if number in new:
                self._line_up(payload)

    async def settled(self) -> None:
        """Wait until everything received so far is answered."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def stop(self) -> None:
        """Give handlers under way a bounded time; what is left is taken up at the next start."""
        for line in self._waiting.values():
            while len(line) > 1:  # the first is under way
                line.pop()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=_STOP)
            if late:
                _LOG.warning("Stopped with %s updates unanswered; they are kept.", len(late))

    async def _fetch(self, offset: int) -> list[Payload]:
        fields = {"offset": offset, "timeout": _POLL, "allowed_updates": list(ALLOWED)}
        got = await self._application.bot.do_api_request(
            "getUpdates", api_kwargs=fields, read_timeout=_POLL + 10
        )
        return list(got)

    async def _recover(self) -> None:
        """Line up what a stopped process has received and not answered."""
        async with self._services.database.reading() as session:
            left = await inbox.unanswered(session)
        if left:
            _LOG.info("Going on with %s updates received before.", len(left))
        for received in left:
            self._line_up(json.loads(self._services.keys.unseal(received.payload)))

    def _line_up(self, payload: Payload) -> None:
        person = _person(payload)
        if person in self._waiting:
            self._waiting[person].append(payload)
            return
        self._waiting[person] = deque([payload])
        task = asyncio.create_task(self._serve(person))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, person: int) -> None:
        """Handle one person's updates in order, until none is left."""
        line = self._waiting[person]
        while line:
            try:
                await self._handle(line[0])
            except Exception:  # noqa: BLE001 - the only one: what is not settled stays in the inbox
                _LOG.exception("Update %s could not be settled.", line[0]["update_id"])
            line.popleft()
        if self._waiting.get(person) is line:
            del self._waiting[person]

    async def _handle(self, payload: Payload) -> None:
        update_id, fault = int(payload["update_id"]), None
        database = self._services.database
        forgotten = database.forgotten
        try:
            update = Update.de_json(payload, self._application.bot)
        except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
            fault = f"not understood: {type(error).__name__}"
            _LOG.warning("Update %s is %s; skipped.", update_id, fault)
        else:
            await self._application.process_update(update)
        await self._settle(update_id, fault)
        if database.forgotten != forgotten:  # the update itself says who it was
            await database.forget(reorder=0)

    async def _settle(self, update_id: int, fault: str | None) -> None:
        """Note that an update is answered, together with those of others that just were."""
        self._answered[update_id] = fault
        async with self._settling:
            answered = self._answered.copy()
            if not answered:  # whoever was here before us has seen to it
                return
            async with self._services.database.transaction() as session:
                await inbox.settle_all(session, answered)
            for number in answered:  # only now: what failed is tried again with the next
                del self._answered[number]


def _packed(payload: Payload) -> bytes:
    return json.dumps(payload, separators=(",", ":")).encode()


def _person(payload: Payload) -> int:
    """Who sent an update; 0 where nobody can be made out."""
    for kind in ALLOWED:
        sent = payload.get(kind)
        person = sent.get("from") if isinstance(sent, dict) else None
        if isinstance(person, dict) and isinstance(person.get("id"), int):
            return int(person["id"])
    return 0


async def _wait(error: TelegramError, pause: float, stopping: asyncio.Event) -> float:
    """Wait before the next try; gives the pause for the one after it."""
    if isinstance(error, InvalidToken | EndPointNotFound):
        raise RefusedError("Telegram refuses the bot token. Please check BOT_TOKEN.") from None
    seconds = pause
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = wait if isinstance(wait, int) else wait.total_seconds()
    elif isinstance(error, Conflict):
        _LOG.error("Another process fetches updates for this bot. Stop one of them.")
    elif isinstance(error, BadRequest) or not isinstance(error, NetworkError):
        _LOG.error("Telegram refused to give updates: %s.", error.message)
    else:
        _LOG.warning("Telegram is out of reach (%s); again in %.0f s.", error.message, seconds)
    jitter = random.uniform(0, 0.2)  # noqa: S311 - not for secrets
    with suppress(TimeoutError):
        await asyncio.wait_for(stopping.wait(), seconds + jitter)
    return min(pause * 2, _LONGEST_PAUSE)
