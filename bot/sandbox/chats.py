"""Keeps the persons, their private chats with the bot, and every message in them.

Messages are the Bot API's own objects; they are replaced, never changed. Every change gets a
higher revision, so that a test can wait for the next one and a page can tell old from new.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields, replace

from bot.sandbox.live import Live
from bot.sandbox.people import Persona, as_chat, guest
from bot.sandbox.shelf import Shelf
from bot.sandbox.wire import Json

EPOCH = 1_767_225_600  # 2026-01-01; with 8 ids a second, ids stay below 2**31 for eight years


@dataclass(frozen=True, slots=True)
class Kept:
    """A message in a chat. A sealed one has a keyboard below the text field: no bot may edit it."""

    message: Json
    revision: int
    sealed: bool = False
    reaction: str = ""  # the bot's, an emoji


@dataclass(frozen=True, slots=True)
class ChatState:
    """How a chat stands. `keyboard` is the one in place of the letters, if there is one."""

    has_begun: bool = False
    is_blocked: bool = False
    keyboard: Json | None = None
    keyboard_from: int = 0  # the message that it came with
    replies_to: int = 0  # the message that forces a reply
    pinned: int = 0  # the message at the top


class Chats:
    """All persons with their chats."""

    def __init__(self, shelf: Shelf, live: Live, clock: Callable[[], float]) -> None:
        self._live, self._clock = live, clock
        self._people = shelf.section("person")
        self._states = shelf.section("chat")
        self._kept = shelf.section("message")
        self._messages: dict[int, dict[int, Kept]] = {}
        self._revisions: dict[int, int] = {}
        self._changed = asyncio.Event()
        self._personas: dict[int, Persona] = {}
        self._guests = {user_id: Persona(**kept) for user_id, kept in self._people.pairs()}
        self._revision = int(clock() * 1000)
        self._next_id = max(1, int((clock() - EPOCH) * 8))
        for (chat_id, message_id), kept in self._kept.pairs():
            self._messages.setdefault(chat_id, {})[message_id] = Kept(**kept)
            self._next_id = max(self._next_id, message_id + 1)

    @property
    def personas(self) -> tuple[Persona, ...]:
        """Those who have a part to play."""
        return tuple(self._personas.values())

    @property
    def guests(self) -> tuple[Persona, ...]:
        """Those who have none."""
        return tuple(p for p in self._guests.values() if p.user_id not in self._personas)

    def introduce(self, personas: Iterable[Persona]) -> None:
        """Say who has a part to play, in place of those introduced before."""
        self._personas = {persona.user_id: persona for persona in personas}
        self._live.tell({"kind": "people"})

    def person(self, user_id: int) -> Persona:
        """The person with this id, who comes into being when first asked for."""
        known = self._personas.get(user_id) or self._guests.get(user_id)
        return known or self._add_guest(guest(user_id, len(self._guests) + 1))

    def invite_guest(self) -> Persona:
        """A new person without a part."""
        taken = {*self._personas, *self._guests}
        user_id = max(taken, default=900_000_000) + 1
        return self._add_guest(guest(user_id, len(self._guests) + 1))

    def state(self, chat_id: int) -> ChatState:
        """How the chat stands."""
        kept = self._states.find(chat_id)
        return ChatState(**kept) if kept else ChatState()

    def change(self, chat_id: int, state: ChatState) -> None:
        """Let the chat stand like this from now on."""
        if state != self.state(chat_id):
            self._states.put(chat_id, asdict(state))
            self._touch(chat_id, {"kind": "state", "state": asdict(state)})

    def add(self, chat_id: int, fields: Json, *, sealed: bool = False) -> Json:
        """Put a new message in the chat. `fields` says who sent it and what it holds."""
        message_id, self._next_id = self._next_id, self._next_id + 1
        chat = as_chat(self.person(chat_id))
        message = {"message_id": message_id, "date": int(self._clock()), "chat": chat} | fields
        if not self.state(chat_id).has_begun:
            self.change(chat_id, replace(self.state(chat_id), has_begun=True))
        self._keep(chat_id, message, sealed=sealed)
        return message

    def edit(self, chat_id: int, message: Json) -> Json:
        """Replace a message by another state of it."""
        edited = message | {"edit_date": int(self._clock())}
        kept = self._messages[chat_id][message["message_id"]]
        self._keep(chat_id, edited, sealed=kept.sealed, reaction=kept.reaction)
        return edited

    def react(self, chat_id: int, message_id: int, reaction: str) -> None:
        """Let the bot's emoji stand at a message; an empty one takes it away."""
        kept = replace(self._messages[chat_id][message_id], reaction=reaction)
        self._messages[chat_id][message_id] = kept
        self._kept.put((chat_id, message_id), _plain(kept))
        self._touch(chat_id, {"kind": "reaction", "message_id": message_id, "reaction": reaction})

    def reactions(self, chat_id: int) -> Json:
        """The bot's emoji by message."""
        kept = self._messages.get(chat_id, {}).items()
        return {str(number): message.reaction for number, message in kept if message.reaction}

    def remove(self, chat_id: int, message_id: int) -> None:
        """Take a message out of the chat."""
        self._messages[chat_id].pop(message_id)
        self._kept.forget((chat_id, message_id))
        if self.state(chat_id).pinned == message_id:
            self.change(chat_id, replace(self.state(chat_id), pinned=0))
        self._touch(chat_id, {"kind": "removed", "message_id": message_id})

    def find(self, chat_id: int, message_id: int) -> Kept | None:
        """The message with this id."""
        return self._messages.get(chat_id, {}).get(message_id)

    def history(self, chat_id: int) -> list[Kept]:
        """All messages of the chat, oldest first."""
        return list(self._messages.get(chat_id, {}).values())

    def revision(self, chat_id: int) -> int:
        """Grows with every change in the chat."""
        return self._revisions.get(chat_id, 0)

    def tell(self, chat_id: int, change: Json) -> None:
        """Tell of something that passes in a chat, such as typing."""
        self._touch(chat_id, change)

    async def wait(self, chat_id: int, *, since: int, seconds: float) -> None:
        """Wait until the chat is past this revision, but no longer than this."""
        try:
            async with asyncio.timeout(seconds):
                while self.revision(chat_id) <= since:
                    await self._changed.wait()
        except TimeoutError:
            return

    def _add_guest(self, persona: Persona) -> Persona:
        self._guests[persona.user_id] = persona
        self._people.put(persona.user_id, asdict(persona))
        self._live.tell({"kind": "people"})
        return persona

    def _keep(self, chat_id: int, message: Json, *, sealed: bool, reaction: str = "") -> None:
        kept = Kept(message, self._revision + 1, sealed, reaction)
        self._messages.setdefault(chat_id, {})[message["message_id"]] = kept
        self._kept.put((chat_id, message["message_id"]), _plain(kept))
        self._touch(chat_id, {"kind": "message", "message": message})

    def _touch(self, chat_id: int, change: Json) -> None:
        self._revision += 1
        self._revisions[chat_id] = self._revision
        self._live.tell(change | {"user_id": chat_id, "revision": self._revision})
        self._changed.set()
        self._changed.clear()  # everybody who waits now has been woken


def _plain(kept: Kept) -> Json:
    """As `dataclasses.asdict`, without a copy of the message: nobody changes it."""
    return {field.name: getattr(kept, field.name) for field in fields(kept)}
