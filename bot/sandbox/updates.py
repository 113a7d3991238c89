"""The queue of updates, with the semantics of `getUpdates`.

An update stays queued until a higher offset acknowledges it, is handed out again until then, and
is forgotten after a day. One poller at a time: a second one ends the first with a 409. While a
webhook is set, `delivery.py` takes the place of the poller.
"""

import asyncio
from collections.abc import Callable, Sequence

from bot.sandbox.refusals import Refusal
from bot.sandbox.shelf import Shelf
from bot.sandbox.wire import Json

DAY = 24 * 3600.0
EPOCH = 1_735_689_600  # 2025-01-01; keeps the numbers short
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_POLL = 50.0
IDLE_SECONDS = 4.0
CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


class UpdateQueue:
    """What persons did and the bot has not yet acknowledged."""

    def __init__(self, shelf: Shelf, clock: Callable[[], float]) -> None:
        self._queued = shelf.section("update")
        self._settings = shelf.section("updates")
        self._clock = clock
        self._waiting: asyncio.Future[None] | None = None
        self._arrived = asyncio.Event()
        self.news = asyncio.Event()  # something for a webhook to look at: `Delivery` clears it
        self._last_poll = float("-inf")
        # A bot drops update ids it has seen. Milliseconds stay ahead of any earlier run's ids.
        self._next_id = max(1, int((clock() - EPOCH) * 1000))
        for update_id, _ in self._queued.pairs():
            self._next_id = max(self._next_id, update_id + 1)

    @property
    def pending(self) -> int:
        """How many updates have not been acknowledged."""
        return len(self._queued)

    @property
    def is_polled(self) -> bool:
        """Whether a bot waits for updates, or did a moment ago."""
        return self._waiting is not None or self._clock() - self._last_poll < IDLE_SECONDS

    @property
    def allowed(self) -> tuple[str, ...]:
        """The kinds last asked for; empty stands for Telegram's default."""
        return tuple(self._settings.find("allowed") or ())

    def add(self, kind: str, content: Json) -> int | None:
        """Queue an update; `None` when the bot has not asked for this kind."""
        if not self._wants(kind):
            return None
        update_id = self._next_id
        self._next_id += 1
        update = {"update_id": update_id, kind: content}
        self._queued.put(update_id, {"at": self._clock(), "update": update})
        self._wake()
        return update_id

    async def fetch(
        self, *, offset: int, limit: int, seconds: float, allowed: Sequence[str] | None
    ) -> list[Json]:
        """Acknowledge what lies below the offset and give what follows, waiting if need be."""
        self.end_poll(CONFLICT)
        self.allow(allowed)
        self._acknowledge(offset)
        if not self._queued and seconds > 0:
            await self._wait(min(seconds, LONGEST_POLL))
        self._last_poll = self._clock()
        limit = limit if 1 <= limit <= 100 else 100  # noqa: PLR2004 - the method's own bounds
        return [kept["update"] for _, kept in self._queued.pairs()[:limit]]

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Queue these kinds from now on; `None` leaves it as it was."""
        if kinds is not None:
            self._settings.put("allowed", list(kinds))

    def oldest(self, count: int) -> list[Json]:
        """The updates that have waited longest, after forgetting those of more than a day ago."""
        while (first := self._queued.first(1)) and first[0][1]["at"] < self._clock() - DAY:
            self._queued.forget(first[0][0])
        return [kept["update"] for _, kept in self._queued.first(count)]

    def settle(self, update_id: int) -> None:
        """Forget an update that a webhook has taken."""
        self._queued.forget(update_id)

    async def until_polled(self) -> None:
        """Wait until a bot waits for updates."""
        await self._arrived.wait()

    def drop(self) -> None:
        """Forget all, as `drop_pending_updates` asks."""
        for update_id, _ in self._queued.pairs():
            self._queued.forget(update_id)

    def end_poll(self, reason: str) -> None:
        """Send a waiting poller away with a 409."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(Refusal(reason, code=409))

    def release(self) -> None:
        """Let a waiting poller go with nothing."""
        self._wake()

    def _wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST

    def _acknowledge(self, offset: int) -> None:
        ids = [update_id for update_id, _ in self._queued.pairs()]
        kept_from = offset
        if offset < 0:
            kept_from = ids[max(offset, -len(ids))] if ids else 0
        for update_id, kept in self._queued.pairs():
            if update_id < kept_from or kept["at"] < self._clock() - DAY:
                self._queued.forget(update_id)

    async def _wait(self, seconds: float) -> None:
        self._waiting = waiting = asyncio.get_running_loop().create_future()
        self._arrived.set()
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            return
        finally:
            if self._waiting is waiting:
                self._waiting = None
                self._arrived.clear()
                self._last_poll = self._clock()

    def _wake(self) -> None:
        self.news.set()
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
