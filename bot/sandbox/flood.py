"""Telegram's limits on how much a bot may send, for those who want to feel them."""

from collections.abc import Callable
from math import ceil

from bot.sandbox.refusals import Refusal

OVERALL_PER_SECOND = 30.0
CHAT_PER_SECOND = 1.0
CHAT_BURST = 5.0
CHAT_BUCKETS = 10_000
WEBHOOK_SECONDS = 1.0


class Flood:
    """Buckets that fill with time: one for each chat, one for all."""

    def __init__(self, clock: Callable[[], float], *, is_strict: bool) -> None:
        self._clock, self._is_strict = clock, is_strict
        self._overall = (clock(), OVERALL_PER_SECOND)
        self._chats: dict[int, tuple[float, float]] = {}
        self._next_webhook = float("-inf")

    def spend(self, chat_id: int) -> None:
        """Count a sent message. Raises a 429 `Refusal` when there were too many."""
        if not self._is_strict:
            return
        now = self._clock()
        chat = self._filled(self._chats.get(chat_id, (now, CHAT_BURST)), CHAT_PER_SECOND, now)
        overall = self._filled(self._overall, OVERALL_PER_SECOND, now)
        missing = max((1 - chat) / CHAT_PER_SECOND, (1 - overall) / OVERALL_PER_SECOND)
        if missing > 0:
            raise _too_many(ceil(missing))
        self._overall = (now, overall - 1)
        self._chats[chat_id] = (now, chat - 1)
        if len(self._chats) > CHAT_BUCKETS:
            self._chats.clear()

    def take_webhook(self) -> None:
        """Count a `setWebhook`. Raises a 429 `Refusal` within a second of the one before."""
        if not self._is_strict:
            return
        if self._clock() < self._next_webhook:
            raise _too_many(1)
        self._next_webhook = self._clock() + WEBHOOK_SECONDS

    @staticmethod
    def _filled(bucket: tuple[float, float], rate: float, now: float) -> float:
        at, level = bucket
        most = OVERALL_PER_SECOND if rate == OVERALL_PER_SECOND else CHAT_BURST
        return min(most, level + (now - at) * rate)


def _too_many(seconds: int) -> Refusal:
    text = f"Too Many Requests: retry after {seconds}"
    return Refusal(text, code=429, retry_after=seconds)
