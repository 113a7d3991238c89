"""Posts updates to the bot's webhook, as tdlib/telegram-bot-api does in its `WebhookActor`.

Known from there (WebhookActor.cpp, `load_updates`, `send_update`, `handle`, `on_update_error`):
- Updates stand in queues. In a queue one is under way at a time, and the next has to wait until it
  was taken; different queues are served at once, over up to `max_connections` connections.
- Only the oldest 2 × `max_connections` updates are looked at: one queue that is stuck can fill
  them, and then everybody waits.
- A 2xx answer, read to its end, forgets the update. All else has it sent again under the same
  `update_id`: the first time at once, then after a pause that doubles, or after the answer's
  `Retry-After`. An update that was taken while its answer was lost therefore comes twice.

Two things differ. Telegram's pauses begin at 2 s and grow to a minute or two; here they are shorter
(`Pace`), since somebody sits and waits. And Telegram's queues (Client.cpp, `webhook_queue_id`) are
made of the chat *and* the kind: messages and their edits are one queue of a chat, its taps another,
blocking a third, so that a tap may overtake a message. Here all that happens in a chat is one
queue, unless `Pace.are_kinds_apart` asks for Telegram's way.
"""

import asyncio
import errno
import json
import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import aiohttp

from bot.sandbox.updates import UpdateQueue
from bot.sandbox.webhook import MOST_CONNECTIONS, Hook, Webhook
from bot.sandbox.wire import Json

logger = logging.getLogger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
LARGEST_ANSWER = 1 << 20
LONGEST_RETRY_AFTER = 3600
IDLE_SECONDS = 50.0
Lane: TypeAlias = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Pace:
    """How long an answer is waited for, and how soon what was not taken is sent again (seconds)."""

    answer_seconds: float = 60.0
    first_pause: float = 0.5
    longest_pause: float = 10.0
    are_kinds_apart: bool = False  # whether taps, messages and the rest of a chat are apart


@dataclass(frozen=True, slots=True)
class _Delay:
    """Until when an update that was not taken waits (by the loop's clock)."""

    fails: int
    until: float


class _NotTakenError(Exception):
    """Why a delivery does not count, in Telegram's words."""

    def __init__(self, reason: str, *, retry_after: int = 0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Delivery:
    """All deliveries under way, while a webhook is set."""

    def __init__(self, webhook: Webhook, updates: UpdateQueue, pace: Pace) -> None:
        self._webhook, self._updates, self._pace = webhook, updates, pace
        self._under_way: dict[Lane, asyncio.Task[None]] = {}
        self._delays: dict[int, _Delay] = {}

    async def run(self) -> None:
        """Deliver until cancelled, which ends what is under way."""
        async with _session() as session, asyncio.TaskGroup() as group:
            while True:
                self._updates.news.clear()
                pause = self._send_due(session, group)
                with suppress(TimeoutError):
                    async with asyncio.timeout(pause):
                        await self._updates.news.wait()

    async def halt(self) -> None:
        """End what is under way; it stays queued. Whoever asks has taken the webhook away."""
        ending = tuple(self._under_way.values())
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)
        self._delays.clear()

    def _send_due(self, session: aiohttp.ClientSession, group: asyncio.TaskGroup) -> float | None:
        """Begin what may begin. Gives after how long to look again, if nothing happens before."""
        hook = self._webhook.hook
        if hook is None:
            return None
        now, waits = asyncio.get_running_loop().time(), []
        for lane, update in self._next_of_lanes(self._window(hook)):
            if len(self._under_way) >= hook.max_connections:
                return None
            delay = self._delays.get(update["update_id"])
            if delay is not None and delay.until > now:
                waits.append(delay.until - now)
                continue
            task = group.create_task(self._deliver(session, hook, update))
            task.add_done_callback(partial(self._end, lane))  # also when it never came to run
            self._under_way[lane] = task
        return min(waits, default=None)

    def _window(self, hook: Hook) -> list[Json]:
        window = self._updates.oldest(2 * hook.max_connections)
        ids = {update["update_id"] for update in window}
        self._delays = {key: delay for key, delay in self._delays.items() if key in ids}
        return window

    def _next_of_lanes(self, window: Sequence[Json]) -> Iterator[tuple[Lane, Json]]:
        seen = set(self._under_way)
        for update in window:
            lane = _lane(update, are_kinds_apart=self._pace.are_kinds_apart)
            if lane not in seen:
                seen.add(lane)
                yield lane, update

    def _end(self, lane: Lane, _task: asyncio.Task[None]) -> None:
        del self._under_way[lane]
        self._updates.news.set()

    async def _deliver(self, session: aiohttp.ClientSession, hook: Hook, update: Json) -> None:
        try:
            await self._post(session, hook, update)
        except _NotTakenError as error:
            self._webhook.note_failure(str(error))
            self._delay(update["update_id"], error.retry_after)
        else:
            self._webhook.note_success()
            self._updates.settle(update["update_id"])

    async def _post(self, session: aiohttp.ClientSession, hook: Hook, update: Json) -> None:
        secret = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            async with (
                asyncio.timeout(self._pace.answer_seconds),
                session.post(
                    hook.target, json=update, headers=secret, allow_redirects=False
                ) as response,
            ):
                _check(response)
                _warn_of_reply(await _read(response))
        except TimeoutError:
            raise _NotTakenError("Read timeout expired") from None
        except (aiohttp.ClientError, OSError) as error:
            raise _NotTakenError(_in_words(error)) from None

    def _delay(self, update_id: int, retry_after: int) -> None:
        before = self._delays.get(update_id)
        fails = before.fails if before else 0
        pause = float(retry_after)
        if not retry_after and fails:  # the first time it is sent again at once
            doubled = self._pace.first_pause * 2 ** min(fails - 1, 20)
            pause = min(doubled, self._pace.longest_pause)
        until = asyncio.get_running_loop().time() + pause
        self._delays[update_id] = _Delay(fails + 1, until)


def _lane(update: Json, *, are_kinds_apart: bool) -> Lane:
    """The queue in which an update waits. In a private chat the chat's id is the person's."""
    ((kind, content),) = ((name, value) for name, value in update.items() if name != "update_id")
    chat_id = content["from"]["id"] if kind == "callback_query" else content["chat"]["id"]
    return chat_id, kind.removeprefix("edited_") if are_kinds_apart else ""


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=MOST_CONNECTIONS, keepalive_timeout=IDLE_SECONDS),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None),  # `Pace.answer_seconds` is the only limit
    )


def _check(response: aiohttp.ClientResponse) -> None:
    if 200 <= response.status <= 299:  # noqa: PLR2004 - HTTP's own bounds
        return
    said = response.headers.get("Retry-After", "")
    retry_after = min(int(said), LONGEST_RETRY_AFTER) if re.fullmatch("[0-9]{1,9}", said) else 0
    reason = f"Wrong response from the webhook: {response.status} {response.reason or ''}".rstrip()
    raise _NotTakenError(reason, retry_after=retry_after)


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """The answer to its end: before that it does not count."""
    body = bytearray()
    async for chunk in response.content.iter_chunked(LARGEST_ANSWER):
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise _NotTakenError("Wrong response from the webhook: the answer is too long")
    return bytes(body)


def _warn_of_reply(body: bytes) -> None:
    with suppress(ValueError, RecursionError):
        answer = json.loads(body)
        if isinstance(answer, dict) and "method" in answer:
            logger.warning("the webhook answered with a method; the sandbox does not act on it")


def _in_words(error: aiohttp.ClientError | OSError) -> str:
    """What Telegram would call it; client libraries show this to people."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "Failed to resolve host: Name or service not known"
    if isinstance(error, aiohttp.ClientSSLError):
        return "SSL error: certificate verify failed"
    if isinstance(error, aiohttp.ClientConnectorError):
        return os.strerror(error.os_error.errno or errno.ECONNREFUSED)
    if isinstance(error, ConnectionResetError):
        return "Connection reset by peer"
    return "Webhook connection closed"
