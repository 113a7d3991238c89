"""The real bot with a bystander in the middle of an interview, and whoever is hostile beside them.

Made without pytest, so that the fuzz target can play on it for as long as it likes.
"""

import logging
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot import journal
from bot.home import Home
from bot.sandbox.chats import ChatState
from domain.people import Membership, Role
from handlers.context import Services
from storage import key_file, migrate
from storage.database import Database
from storage.office_tables import RECEIVED
from storage.tables import INTERVIEW, INTERVIEW_ANSWER
from tests.chat import Clock, Town
from tests.handlers.paths import begin
from tests.hostile.clear import is_clear
from tests.hostile.odd import FORGED
from tests.person import Person
from tests.towns import equip, exemplary, settle

ROOT = Path(__file__).parents[2]
BYSTANDER, HOSTILE, CLERK, GROUP = 7, 66, 21, -100_666
_FACES = (("🙁 不满意", "bad"), ("😣 非常不满意", "very_bad"))


class Notes(logging.Handler):
    """The log as the process writes it, kept in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(journal._Redact(()))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@dataclass
class Stage:
    """A town, what its bot has logged, and which handlers have failed."""

    town: Town
    notes: Notes
    bystander: Person
    hostile: Person
    failed: list[BaseException] = field(default_factory=list)
    grade: str = ""

    @property
    def services(self) -> Services:
        return self.town.services

    @property
    def clerk(self) -> Person:
        """Staff of the department that the bystander answers about."""
        return self.town.person(CLERK)

    async def take(self, update: dict[str, Any]) -> None:
        """Let the bot take in an update as if Telegram had given it."""
        world = self.town.sandbox.world
        world.updates._next_id += 1  # Telegram's own numbers go on behind it
        await self.town.intake.receive([{**update, "update_id": world.updates._next_id - 1}])
        await self.town.intake.settled()
        await self.town.settle()

    @asynccontextmanager
    async def watching(self, *, is_proper: bool = False) -> AsyncIterator[None]:
        """What must hold of anything hostile: no update is left, nothing of the inside is told.

        No line of the log is forged, and the bystander goes on. Of what Telegram could really send
        (`is_proper`) not even a handler fails.
        """
        calls, lines, failed = len(self.town.request.calls), len(self.notes.lines), len(self.failed)
        yield
        assert await self._open_updates() == [], "an update is left"
        told = self.said(calls)
        assert [text for text in told if not is_clear(text)] == []
        written = "\n".join(self.notes.lines[lines:]).splitlines()
        assert [line for line in written if FORGED in line or "could not be settled" in line] == []
        if is_proper:
            assert self.failed[failed:] == []
        await self.let_bystander_answer()

    def said(self, since: int) -> list[str]:
        """All that was to be read in the bot's calls from this one on."""
        calls = self.town.request.calls[since:]
        return [sent[key] for _, sent in calls for key in ("text", "caption") if sent.get(key)]

    async def let_bystander_answer(self) -> None:
        """The bystander gives another grade; it is stored, and the bot asks on."""
        face, grade = _FACES[self.grade == "bad"]
        if self.grade:
            await self.bystander.tap("上一题")
        before = self.bystander.card
        await self.bystander.tap(face)
        self.grade = grade

        assert self.bystander.card != before, "the bystander was not served"
        assert await self._stored_grade() == grade, "the bystander's answer is lost"

    async def _stored_grade(self) -> str | None:
        person = self.services.respondent(BYSTANDER)
        own = (INTERVIEW.c.id == INTERVIEW_ANSWER.c.interview) & (INTERVIEW.c.person == person)
        asked = select(INTERVIEW_ANSWER.c.value).where(own, INTERVIEW_ANSWER.c.question == "rating")
        async with self.services.database.reading() as session:
            return await session.scalar(asked)

    async def _open_updates(self) -> list[int]:
        """The updates that are still to be answered."""
        async with self.services.database.reading() as session:
            known = select(RECEIVED.c.update_id).where(RECEIVED.c.payload.is_not(None))
            return list(await session.scalars(known))


@asynccontextmanager
async def set_up(folder: Path) -> AsyncIterator[Stage]:
    """A new stage in a folder of its own."""
    home, clock = Home(folder / "home", Path("najian.db")), Clock()
    home.prepare()
    migrate.upgrade(home.database, folder, now=clock())
    keys = key_file.load(home.key).keys()
    database = Database(home.database, keys)
    town = settle(equip(home, keys, database, *exemplary(), clock), clock)
    notes = Notes()
    logging.getLogger().addHandler(notes)
    try:
        async with town.application:
            bystander, hostile = town.person(BYSTANDER), town.person(HOSTILE)
            stage = Stage(town, notes, bystander, hostile)

            async def remember(update: object, context: Any) -> None:
                stage.failed.append(context.error)

            town.application.add_error_handler(remember)
            await town.member(CLERK, Membership(Role.STAFF, "tzcj"))
            await begin(bystander, link="enterprise-tzcj")
            await begin(hostile, link="enterprise-tzcj")
            town.sandbox.world.chats.change(GROUP, ChatState(has_begun=True))
            yield stage
        await town.sandbox.stop()
    finally:
        logging.getLogger().removeHandler(notes)
        await database.close()
        shutil.rmtree(folder, ignore_errors=True)
