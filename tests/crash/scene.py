"""A deployment under load: Telegram and people are here, the bot is a process that is killed."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from bot.home import Home
from bot.settings import configuration
from tests.crash import members, wrong_ledgers, wrong_office, wrong_people
from tests.crash.members import SEATS, Member
from tests.crash.nursery import Forked, Nursery
from tests.crash.people import CONFUSED, Talker, keep_trying
from tests.crash.respondents import Respondent, Stage
from tests.crash.store import DamagedError, Server, SqliteFile, Tables
from tests.crash.telegram import Clock, Telegram
from tests.crash.unsealing import Key
from tests.end_to_end.processes import PATIENCE, TOKEN, Program, configured, running

FIRST = 700_000_001
AT_ONCE = 12  # respondents
_LAZY = 0.3  # seconds between two things somebody does, at most


@dataclass
class Scene:
    """Everything of a run. `url` is the PostgreSQL database, if it is one."""

    folder: Path
    seed: int
    telegram: Telegram
    clock: Clock
    url: str | None = None
    nursery: Nursery | None = None  # where many bots are wanted
    more: dict[str, str] = field(default_factory=dict)  # of the environment
    start: float = 2.0  # seconds that the last start took
    respondents: list[Respondent] = field(default_factory=list)
    confused: list[str] = field(default_factory=list)
    heard_before: dict[int, int] = field(default_factory=dict)  # by the chat of who only listens

    def chance_of(self, number: int) -> Random:
        """What decides for one person: that of others changes nothing for them."""
        return Random(f"{self.seed} {number}")

    @property
    def home(self) -> Home:
        return Home(self.folder / "home", Path("najian.db"))

    @property
    def log(self) -> Path:
        """What the processes said on standard error."""
        return self.folder / "bot.log"

    @property
    def environment(self) -> dict[str, str]:
        """What the process is told; its mark tells it from all others."""
        known = {"BOT_TOKEN": TOKEN, "NAJIAN_CRASH": str(self.folder)}
        return known | ({"STORAGE_URL": self.url} if self.url else {}) | self.more

    @property
    def key(self) -> Key:
        return Key(self.home.key)

    @property
    def memories(self):
        """What the respondents were told."""
        return [one.memory for one in self.respondents]

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[Program | Forked]:
        """`najian run`, by the clock of the scene; what it says goes to the log."""
        config, clock = str(self.folder / "config.toml"), str(self.clock.path)
        command = (clock, "--config", config, "--home", str(self.home.folder), "run")
        if self.nursery is not None:
            async with self.nursery.born(*command) as bot:
                yield bot
            return
        program = ("tests.crash.clocked", *command)
        async with running(*program, log=self.log, **self.environment) as bot:
            yield bot

    async def tables(self) -> Tables:
        """All rows, as they lie there."""
        if self.url is not None:
            return await Server(self.url).tables()
        return await SqliteFile(self.home.database, self.folder).tables()

    async def wrong(self, *, is_quiet: bool = False) -> list[str]:
        """What does not hold. `is_quiet`: nobody does anything any more, and all is answered."""
        try:
            tables = await self.tables()
        except DamagedError as damage:
            return [str(damage)]
        key, telegram, folder = self.key, self.telegram, self.home.attachments
        found = [
            *wrong_people.inbox(tables, telegram.acknowledged, telegram.given),
            *wrong_people.memories(tables, key, self.memories),
            *wrong_people.once_each(tables),
            *wrong_people.files(tables, key, folder),
            *wrong_ledgers.orphans(tables),
            *wrong_ledgers.entries(tables),
            *wrong_ledgers.drafts(tables, key),
            *wrong_office.cases(tables),
            *wrong_office.outbox(tables, key, telegram.arrived, self.heard_before),
            *wrong_office.audit(tables, key),
        ]
        if is_quiet:
            found += [
                *wrong_people.left_over(tables, folder),
                *wrong_ledgers.undrafted(tables),
                *wrong_office.running(tables),
            ]
        return found

    async def let_in(self) -> list[Member]:
        """All members come in, in peace; gives those who work."""
        chosen = configuration.load(self.folder / "config.toml", self.environment)
        home = Home(self.home.folder, chosen.storage.place)
        doors = await members.doors(chosen, home, self.clock)
        async with self.bot() as bot:
            await self.telegram.called("getUpdates")
            people = [Member(self.telegram, seat, self.chance_of(seat.user_id)) for seat in SEATS]
            await asyncio.gather(*(one.come_in(doors[one.seat.user_id]) for one in people))
            async with asyncio.timeout(PATIENCE):
                while await self._is_answering():  # noqa: ASYNC110 - another process tells nobody
                    await asyncio.sleep(0.2)
            await bot.end(signal.SIGKILL)
        self.heard_before = {
            seat.user_id: sum(one.chat == seat.user_id for one in self.telegram.arrived)
            for seat in SEATS
            if not seat.works
        }
        return [one for one in people if one.seat.works]

    async def _is_answering(self) -> bool:
        tables = await self.tables()
        return any(row["payload"] is not None for row in tables["received"])

    @asynccontextmanager
    async def busy(self, workers: list[Member]) -> AsyncIterator[None]:
        """People do what they do, meanwhile."""
        works = [one.work for one in workers]
        works += [partial(self._answer, self.chance_of(place)) for place in range(AT_ONCE)]
        tasks = [
            asyncio.create_task(keep_trying(work, rest=_LAZY, confused=self.confused))
            for work in works
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
        failed = [one for one in ended if not isinstance(one, asyncio.CancelledError)]
        assert failed == []

    async def _answer(self, chance: Random) -> None:
        """Somebody new answers, or somebody who has answered looks in."""
        ended = [one for one in self.respondents if one.memory.stage is Stage.SENT]
        if len(ended) > AT_ONCE and chance.random() < 0.3:
            who = chance.choice(ended)
            if not who.is_busy:
                await who.busily(who.look_in)
            return
        talker = Talker(self.telegram, FIRST + len(self.respondents))
        who = Respondent(talker, self.chance_of(talker.id))
        self.respondents.append(who)
        while who.memory.stage in {Stage.BEGUN, Stage.SENDING}:
            try:
                await who.busily(who.answer)
            except CONFUSED as error:
                self.confused.append(f"{type(error).__name__}: {error}"[:200])


@asynccontextmanager
async def opened(folder: Path, seed: int, url: str | None = None) -> AsyncIterator[Scene]:
    """Telegram listens; nobody is there yet."""
    clock = Clock(folder)
    telegram = Telegram(clock)
    address = await telegram.start(port=0)
    configured(folder, address)
    try:
        yield Scene(folder, seed, telegram, clock, url)
    finally:
        await telegram.stop()
