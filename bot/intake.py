"""Takes updates in and loses none.

Each update is stored, sealed, before it is acknowledged to Telegram; it is handled from there
(`bot.lines`); its turn and its mark "taken" are one transaction. Whatever kills the process, the
next start goes on with what is not answered yet.
"""

import asyncio
import json
import logging
import random
import warnings
from collections.abc import Sequence
from contextlib import suppress

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

from bot.lines import KINDS, Lines, Payload, is_payload
from bot.metrics import Metrics
from handlers.context import Bot, Services
from handlers.errors import asked_to_wait
from storage import inbox, outages
from storage.database import FAILURES
from storage.inbox import Received

_LOG = logging.getLogger(__name__)
# Updates are fetched raw on purpose: one that can't be parsed must not hold up the others.
warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'", category=PTBUserWarning)
ALLOWED = KINDS
_POLL = 25  # seconds Telegram may hold a call open
_STANDBY = 1.0  # seconds between two looks at whether it falls to us to fetch
_LONGEST_PAUSE = 30.0  # seconds between two tries when Telegram is out of reach


class RefusedError(RuntimeError):
    """Telegram refuses the token; waiting does not help."""


class Intake:
    """The way of every update from Telegram to its handler."""

    def __init__(
        self, application: Bot, services: Services, metrics: Metrics | None = None
    ) -> None:
        self._application, self._services = application, services
        self._metrics = metrics or Metrics()
        self.lines = Lines(application, services, self._metrics)

    async def poll(self, stopping: asyncio.Event) -> None:
        """Fetch until told to stop. Raises `RefusedError` when Telegram refuses the token."""
        await self.lines.recover()
        offset, pause = 0, 1.0
        while not stopping.is_set():
            if not self._services.claims.keeps_house:  # another process fetches
                await _rest(_STANDBY, stopping)
                continue
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
            except FAILURES as error:  # Telegram gives again what was not acknowledged
                pause = await _wait_for_storage(error, pause, stopping)
                continue
            pause = 1.0
            self._metrics.heard_of_telegram()
            if payloads:
                offset = max(int(payload["update_id"]) for payload in payloads) + 1

    async def receive(self, payloads: Sequence[Payload]) -> None:
        """Store a batch and line up what is new. Only now may the batch be acknowledged."""
        if not payloads:
            return
        taken, refused = self.lines.choose(_without_buttons(each) for each in payloads)
        async with self._services.database.transaction() as session:
            new = await inbox.receive_all(session, [self._sealed(each) for each in taken])
            await inbox.refuse_all(session, [int(each["update_id"]) for each in refused])
        self._metrics.received(len(new), refused=len(refused))
        for payload in taken:
            if int(payload["update_id"]) in new:
                self.lines.add(payload)

    async def settled(self) -> None:
        """Wait until everything received so far is answered."""
        await self.lines.settled()

    async def stop(self) -> None:
        """Give handlers under way a bounded time; what is left is taken up at the next start."""
        await self.lines.stop()

    def _sealed(self, payload: Payload) -> Received:
        content = self._services.keys.seal(_written(payload))
        line = self.lines.of(payload) if self._services.claims.is_shared else None
        return Received(int(payload["update_id"]), content, taken=False, line=line)

    async def _fetch(self, offset: int) -> list[Payload]:
        fields = {"offset": offset, "timeout": _POLL, "allowed_updates": list(ALLOWED)}
        got = await self._application.bot.do_api_request(
            "getUpdates", api_kwargs=fields, read_timeout=_POLL + 10
        )
        if not isinstance(got, list):
            raise TelegramError("its answer is no list of updates")
        payloads = [each for each in got if is_payload(each)]
        if got and not payloads:  # asked again at once, they would come again
            raise TelegramError("what it gave has no numbers")
        return payloads


def _written(payload: Payload) -> bytes:
    """As it is stored; of one that is nested beyond all reason, its number."""
    try:
        text = json.dumps(payload, separators=(",", ":"))
    except RecursionError:
        text = json.dumps({"update_id": payload["update_id"]})
    return text.encode()


async def _wait_for_storage(error: BaseException, pause: float, stopping: asyncio.Event) -> float:
    """The same where updates can't be stored. Raises the error again if it is no outage."""
    outage = outages.find(error)
    if outage is None:
        raise error
    _LOG.error("Updates can't be stored: %s. Telegram keeps them; again in %.0f s.", outage, pause)
    await _rest(pause, stopping)
    return min(pause * 2, _LONGEST_PAUSE)


def _without_buttons(payload: Payload) -> Payload:
    """A tap brings its card along. Its buttons are ours, nobody reads them, and they are many."""
    query = payload.get("callback_query")
    if not isinstance(query, dict) or not isinstance(card := query.get("message"), dict):
        return payload
    bare = {name: value for name, value in card.items() if name != "reply_markup"}
    return {**payload, "callback_query": {**query, "message": bare}}


async def _wait(error: TelegramError, pause: float, stopping: asyncio.Event) -> float:
    """Wait before the next try; gives the pause for the one after it."""
    if isinstance(error, InvalidToken | EndPointNotFound):
        raise RefusedError("Telegram refuses the bot token. Please check BOT_TOKEN.") from None
    seconds = pause
    if isinstance(error, RetryAfter):
        seconds = asked_to_wait(error).total_seconds()
        _LOG.warning("Telegram gives no updates for %.0f s: it was asked too often.", seconds)
    elif isinstance(error, Conflict):
        _LOG.error("Another process fetches updates for this bot. Stop one of them.")
    elif isinstance(error, BadRequest) or not isinstance(error, NetworkError):
        _LOG.error("Telegram refused to give updates: %s.", error.message)
    else:
        _LOG.warning("Telegram is out of reach (%s); again in %.0f s.", error.message, seconds)
    jitter = random.uniform(0, 0.2)  # noqa: S311 - not for secrets
    await _rest(seconds + jitter, stopping)
    return min(pause * 2, _LONGEST_PAUSE)


async def _rest(seconds: float, stopping: asyncio.Event) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stopping.wait(), seconds)
