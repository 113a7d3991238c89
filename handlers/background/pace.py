"""How fast the bot speaks of its own accord. Kept in memory: a new process begins afresh."""

from datetime import datetime, timedelta

PAUSE = 1 / 25  # seconds between two messages: Telegram allows 30 a second
_A_CHAT = timedelta(seconds=1)  # between two messages in one chat


class Pace:
    """In which lanes something was just said."""

    def __init__(self) -> None:
        self._spoken: dict[bytes, datetime] = {}

    def note(self, lane: bytes | None, now: datetime) -> None:
        """Something was said in a lane."""
        if lane is not None:
            self._spoken[lane] = now

    def resting(self, now: datetime) -> tuple[bytes, ...]:
        """The lanes in which nothing may be said yet."""
        # Also if the machine's clock was put back: no lane rests for longer than it has to.
        self._spoken = {lane: at for lane, at in self._spoken.items() if abs(now - at) < _A_CHAT}
        return tuple(self._spoken)
