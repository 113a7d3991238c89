"""Handles what the inbox holds: in order for each person, side by side for different ones.

A person's updates wait in a *line*, named by a keyed hash. Where several processes share the inbox,
whoever serves a line has claimed it, and goes by what is stored: another process may have received
what comes next.

Of one person at most so many updates wait. What comes beyond is *refused*: its number is kept with
the fault "flood", so that it is known if it comes again, its content is not, and the person is told
once, after the last of what was taken is answered. The bound is that of a process: where several
share the inbox, each takes as many.
"""

import asyncio
import json
import logging
from collections import Counter, deque
from collections.abc import Awaitable, Iterable
from contextlib import suppress
from typing import Any, TypeGuard

from telegram import Update

from bot.metrics import Metrics
from handlers.answering import bare
from handlers.context import Bot, Services
from storage import inbox, outages
from storage.inbox import Received

_LOG = logging.getLogger(__name__)
MOST = 100  # updates of one person that may wait; nobody's own fingers come near it
_STOP = 10.0  # seconds for handlers under way at a stop
_SOON, _LATEST = 1.0, 30.0  # seconds between two tries in an outage
_TRIES = 7  # at that pace a minute, where it is Telegram that can't be told
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
# What reading an update raises that is none: wrong types, days past the calendar, endless nesting.
_NOT_UNDERSTOOD = (
    *(LookupError, TypeError, ValueError, ArithmeticError, AttributeError),
    *(OSError, RecursionError),
)

Payload = dict[str, Any]


def is_payload(given: object) -> TypeGuard[Payload]:
    """Whether it is an update that can be kept: a table with a number that a database holds."""
    number = given.get("update_id") if isinstance(given, dict) else None
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63


class Lines:
    """The lines that this process serves."""

    def __init__(self, application: Bot, services: Services, metrics: Metrics) -> None:
        self._application, self._services, self._metrics = application, services, metrics
        self._waiting: dict[bytes, deque[Payload]] = {}  # by line, in order
        self._again: set[bytes] = set()  # lines to be looked at once more
        self._flooded: dict[bytes, Payload] = {}  # by line, an update that was not taken
        self._tasks: set[asyncio.Task[None]] = set()
        self._answered: dict[int, str | None] = {}  # updates, with what was wrong with them
        self._settling = asyncio.Lock()
        self._stopping = asyncio.Event()

    @property
    def _is_stopping(self) -> bool:
        return self._stopping.is_set()

    def of(self, payload: Payload) -> bytes:
        """The line of an update."""
        return self._services.keys.pseudonym("line", _person(payload))

    def choose(self, payloads: Iterable[Payload]) -> tuple[list[Payload], list[Payload]]:
        """Which of new updates there is room for, and which are too many of one person's."""
        taken, refused, coming = list[Payload](), list[Payload](), Counter[bytes]()
        for payload in payloads:
            line = self.of(payload)
            coming[line] += 1
            if len(self._waiting.get(line, ())) + coming[line] <= MOST:
                taken.append(payload)
            else:
                self._flooded[line] = payload
                refused.append(payload)
        return taken, refused

    def add(self, payload: Payload) -> None:
        """An update was received, and waits from now on."""
        line = self.of(payload)
        if line in self._waiting:
            self._waiting[line].append(payload)
            self._again.add(line)
        elif not self._is_stopping:
            self._begin(line, deque([payload]))

    async def recover(self) -> None:
        """Go on with what was received and not answered, by whomever."""
        if self._services.claims.is_shared:
            await self._wake()
            return
        async with self._services.database.reading() as session:
            left = await inbox.unanswered(session)
        if left:
            _LOG.info("Going on with %s updates received before.", len(left))
        for received in left:
            self.add(json.loads(self._services.keys.unseal(received.payload)))

    async def settled(self) -> None:
        """Wait until everything received so far is answered."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def stop(self) -> None:
        """Give handlers under way a bounded time; what is left is taken up at the next start."""
        self._stopping.set()
        for line in self._waiting.values():
            while len(line) > 1:  # the first is under way
                line.pop()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=_STOP)
            if late:
                _LOG.warning("Stopped with %s updates unanswered; they are kept.", len(late))

    async def _wake(self) -> None:
        """Look at all lines in which something waits; whoever serves one already keeps it."""
        async with self._services.database.reading() as session:
            lines = await inbox.lines(session)
        for line in lines:
            if line in self._waiting:
                self._again.add(line)
            elif not self._is_stopping:
                self._begin(line, deque())

    def _begin(self, line: bytes, waiting: deque[Payload]) -> None:
        self._waiting[line] = waiting
        self._again.add(line)
        task = asyncio.create_task(self._serve(line))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, line: bytes) -> None:
        """Handle a line's updates in order, until none is left."""
        if self._services.claims.is_shared:
            await self._safely(self._share(line), "A line could not be served; again soon.")
        else:
            waiting = self._waiting[line]
            while waiting:
                await self._handle(waiting[0])
                waiting.popleft()
        del self._waiting[line]
        self._again.discard(line)
        refused = self._flooded.pop(line, None)
        if refused is not None:
            bot, services = self._application.bot, self._services
            await self._safely(bare.tell(bot, services, refused, "too-many"), "Not told.")

    async def _share(self, line: bytes) -> None:
        """Handle them beside other processes.

        Who can't have the claim need not wait: whoever has it looks once more after giving it up.
        """
        claims = self._services.claims
        while line in self._again and not self._is_stopping:
            self._again.discard(line)
            while await self._left(line) and await claims.take(line):
                try:
                    await self._handle_left(line)
                finally:
                    await claims.give_up(line)

    async def _handle_left(self, line: bytes) -> None:
        waiting, keys = self._waiting[line], self._services.keys
        while not self._is_stopping and (left := await self._left(line)):
            for received in left:
                await self._handle(json.loads(keys.unseal(received.payload)))
                if waiting:
                    waiting.popleft()

    async def _left(self, line: bytes) -> tuple[Received, ...]:
        """What is stored of a line and not answered, oldest first."""
        if self._is_stopping:
            return ()
        async with self._services.database.reading() as session:
            left = await inbox.unanswered(session, line=line)
        return tuple(each for each in left if each.update_id not in self._answered)

    async def _handle(self, payload: Payload) -> None:
        number = int(payload["update_id"])
        await self._safely(self._answer(number, payload), f"Update {number} could not be settled.")

    async def _answer(self, number: int, payload: Payload) -> None:
        fault, database = None, self._services.database
        forgotten = database.forgotten
        with self._metrics.handling():
            try:
                update = Update.de_json(payload, self._application.bot)
                # What a handler raises does not come here: the error handler has it.
                if not await self._take(number, update, payload):
                    return  # it stays in the inbox, for the next start
            except _NOT_UNDERSTOOD as error:
                fault = f"not understood: {type(error).__name__}"
                _LOG.warning("Update %s is %s; skipped.", number, fault)
            await self._settle(number, fault)
        if database.forgotten != forgotten:  # the update itself says who it was
            await database.empty()

    async def _take(self, number: int, update: Update, payload: Payload) -> bool:
        """Hand it to its handler, once more after an outage; false if we stop before it is over.

        What the outage has cut off was rolled back; what was committed before is not done again.
        """
        pause, tries = _SOON, 1
        await self._application.process_update(update)
        while (cut_off := self._services.cut_off.pop(number, None)) is not None:
            if not cut_off.by_storage and tries == _TRIES:
                _LOG.error("Update %s could not be answered; what it did is kept.", number)
                return True
            if cut_off.by_storage and tries == 1:
                await bare.tell(self._application.bot, self._services, payload, "outage")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), max(pause, cut_off.wait))
            if self._is_stopping:
                return False
            pause, tries = min(pause * 2, _LATEST), tries + 1
            await self._application.process_update(update)
        return True

    async def _settle(self, number: int, fault: str | None) -> None:
        """Note that an update is answered, together with those of others that just were."""
        self._answered[number] = fault
        async with self._settling:
            answered = self._answered.copy()
            if not answered:  # whoever was here before us has seen to it
                return
            async with self._services.database.transaction() as session:
                await inbox.settle_all(session, answered)
            for known in answered:  # only now: what failed is tried again with the next
                del self._answered[known]

    @staticmethod
    async def _safely(work: Awaitable[None], complaint: str) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - the only one: what is not settled stays in the inbox
            outage = outages.find(error)
            if outage is None:
                _LOG.exception(complaint)
            else:
                _LOG.error("%s In the way: %s.", complaint, outage)


def _person(payload: Payload) -> int:
    """Who sent an update; 0 where nobody can be made out."""
    for kind in KINDS:
        sent = payload.get(kind)
        person = sent.get("from") if isinstance(sent, dict) else None
        if isinstance(person, dict) and isinstance(person.get("id"), int):
            return int(person["id"])
    return 0
