"""The network of the month: it notes what arrives, is cut off, and dies with the process."""

import asyncio
import json
from dataclasses import dataclass

from tests.chat import InProcess

NEW = {"sendMessage", "sendPhoto", "sendDocument"}
CHANGED = {"editMessageText", "editMessageCaption", "editMessageMedia"}


@dataclass(frozen=True, slots=True)
class Arrived:
    """What stood in a chat from this second on. `by_itself`: nobody had asked for it."""

    second: float
    chat: int
    text: str
    is_new: bool
    by_itself: bool


class Network(InProcess):
    """Everything that arrived in any chat, in order."""

    def __init__(self, sandbox):
        super().__init__(sandbox)
        self.arrived = []
        self.by_itself = False
        self.last_words = None  # so many messages go out before the process dies

    async def do_request(self, url, *rest, **more):
        status, answer = await super().do_request(url, *rest, **more)
        name = url.rsplit("/", 1)[-1]
        if status == 200 and name in NEW | CHANGED:
            self._note(name, json.loads(answer)["result"])
            if self.by_itself and name in NEW:
                self._expire()
        return status, answer

    def _note(self, name, message):
        text = message.get("text") or message.get("caption", "")
        second = message.get("edit_date") or message["date"]
        chat = message["chat"]["id"]
        self.arrived.append(Arrived(second, chat, text, name in NEW, self.by_itself))

    def _expire(self):
        """The message has arrived, but nobody is left to note it."""
        if self.last_words is None:
            return
        self.last_words -= 1
        if self.last_words == 0:
            self.last_words, self.killed = None, True
            raise asyncio.CancelledError
