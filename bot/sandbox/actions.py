"""Keeps what a bot lets a person see it doing ("typing…"), so that a test can see it too."""

from collections import deque

from bot.sandbox.chats import Chats

KEPT = 100
CHATS = 10_000


class Actions:
    """The latest chat actions of each chat. They pass: no journal keeps them."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats
        self._latest: dict[int, deque[str]] = {}

    def note(self, chat_id: int, action: str) -> None:
        """Show an action in the chat."""
        if len(self._latest) > CHATS:
            self._latest.clear()
        self._latest.setdefault(chat_id, deque(maxlen=KEPT)).append(action)
        self._chats.tell(chat_id, {"kind": "action", "action": action})

    def latest(self, chat_id: int) -> list[str]:
        """The chat's latest actions, oldest first."""
        return list(self._latest.get(chat_id, ()))
