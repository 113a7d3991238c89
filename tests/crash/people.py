"""People in chats with a bot that may die at any moment: who gets no answer tries once more."""

import asyncio
from random import Random

from bot.sandbox.people import Persona
from bot.sandbox.refusals import Refusal
from tests.crash.telegram import Telegram
from tests.month.people import find, offered, press, tap
from tests.person import Person

PATIENCE = 6.0  # seconds until somebody thinks that no answer comes
_LONGEST = 48.0  # who heard nothing waits twice as long before the next try
_LOOKS = 4  # times that somebody looks for what takes long
_QUIET = 0.08  # seconds in which a bot that was heard says no more
# What becomes of a person who taps what is gone by now, or finds no button.
CONFUSED = (AssertionError, LookupError, TypeError, AttributeError, RuntimeError, Refusal)

__all__ = ["CONFUSED", "Talker", "find", "offered", "press", "tap"]


class _Seat:
    """What a `Person` knows of the town: the sandbox, and how to wait for an answer."""

    def __init__(self, telegram: Telegram, user_id: int) -> None:
        self.sandbox, self._id, self._patience = telegram, user_id, PATIENCE

    async def settle(self) -> None:
        """Until the bot was heard and is silent again, or patience is over."""
        chats = self.sandbox.world.chats
        heard = chats.revision(self._id)
        await chats.wait(self._id, since=heard, seconds=self._patience)
        was_heard = chats.revision(self._id) != heard
        self._patience = PATIENCE if was_heard else min(2 * self._patience, _LONGEST)
        while (now := chats.revision(self._id)) != heard:
            heard = now
            await chats.wait(self._id, since=heard, seconds=_QUIET)


class Talker(Person):
    """Somebody in the sandbox of this process; the bot is in another."""

    def __init__(self, telegram: Telegram, user_id: int, language: str = "zh-hans") -> None:
        super().__init__(_Seat(telegram, user_id), Persona(user_id, "测试", language, "", ""))

    @property
    def is_asked(self) -> bool:
        """Whether the last message asks for words."""
        return bool(self.state.replies_to)

    async def wait_for(self, words: str) -> None:
        """Until one of the bot's messages has these words, or patience is over."""
        for _ in range(_LOOKS):
            if any(words in text for text in self.heard):
                return
            await self._town.settle()

    async def answer_prompt(self, words: str) -> None:
        """Reply to the message that asks for words."""
        from bot.sandbox import acts  # noqa: PLC0415 - the names of this module are many

        acts.say(self._world, self.id, words, replies_to=self.state.replies_to)
        await self._town.settle()


class Month:
    """What the people of `tests.month` need of theirs."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def check_card(self, _) -> None:
        """Days are compared there."""


async def keep_trying(work, *, rest: float, confused: list[str]) -> None:
    """Do it again and again, until cancelled."""
    while True:
        try:
            await work()
        except CONFUSED as error:
            confused.append(f"{type(error).__name__}: {str(error)[:200]}")
        await asyncio.sleep(rest)
