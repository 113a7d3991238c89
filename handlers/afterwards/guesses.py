"""Slows down the guessing of receipt codes."""

from collections import deque
from datetime import datetime, timedelta

MOST_WRONG = 10
_WINDOW = timedelta(hours=1)


class Guesses:
    """Who has tried wrong codes lately. In memory only: no list of who asked for what.

    A code has 40 random bits: at ten tries an hour nobody finds one that is not theirs.
    """

    def __init__(self) -> None:
        self._wrong: dict[int, deque[datetime]] = {}

    def are_used_up(self, user_id: int, now: datetime) -> bool:
        """Whether this person has to wait."""
        self._drop_old(now)
        return len(self._wrong.get(user_id, ())) >= MOST_WRONG

    def note(self, user_id: int, now: datetime) -> None:
        """A wrong code."""
        self._wrong.setdefault(user_id, deque()).append(now)

    def _drop_old(self, now: datetime) -> None:
        for user_id, tried in list(self._wrong.items()):
            while tried and tried[0] <= now - _WINDOW:
                tried.popleft()
            if not tried:
                del self._wrong[user_id]
