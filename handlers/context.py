"""What every handler can reach, and the one way to take a turn."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ParamSpec, Protocol, Self, TypeVar, cast

from telegram import Update, User
from telegram.ext import Application, CallbackContext, ExtBot

from domain import schedule
from domain.campaign import Campaign, Timetable
from domain.fitted import Fitted
from domain.people import Memberships
from domain.text import Language
from handlers.afterwards.guesses import Guesses
from handlers.background.backing_up import Backups
from handlers.background.pace import Pace
from handlers.bell import Bell
from handlers.library import Library
from handlers.office.tempo import Tempo
from storage import inbox, members, preferences
from storage.attachments import Files
from storage.claims import Alone, Claims
from storage.database import Database, Session
from storage.keys import Keys

Data = dict[Any, Any]
Bot = Application[Any, "Context", Any, Any, Any, Any]

P = ParamSpec("P")
T = TypeVar("T")


class Worker(Protocol):
    """Runs heavy, pure work away from the bot's own loop and memory."""

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The work's result, or its exception."""
        ...

    def prepare(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do some such work already, so that the next is quick; nobody waits for it."""
        ...


class Suggester(Protocol):
    """Suggests departments for words about a matter."""

    def suggest(self, words: str) -> tuple[str, ...]:
        """Codes of at most three departments, the likeliest first; none if it cannot tell."""
        ...


class Router(Suggester, Protocol):
    """A suggester that learns."""

    fitted_on: date | None  # the day of the model it asks

    async def recall(self, database: Database, campaign: str) -> None:
        """Learn what was confirmed before this start; begun before the first turn."""
        ...

    def adopt(self, fitted: Fitted | None, today: date) -> None:
        """Ask this model of the examples too, from now on."""
        ...

    def learn(self, words: str, department: str) -> None:
        """A person has confirmed that these words concern this department."""
        ...


@dataclass(frozen=True, slots=True)
class CutOff:
    """An update was not handled to its end, and is to be handled again after so many seconds."""

    by_storage: bool  # else Telegram could not be told, and that is certain
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Services:
    """Built once in bot.app and handed to all handlers."""

    database: Database
    keys: Keys
    files: Files
    archive: Files  # what was handed in
    campaign: Campaign
    timetable: Timetable
    library: Library
    worker: Worker
    router: Router
    now: Callable[[], datetime]
    backups: Backups
    claims: Claims = field(default_factory=Alone)
    guesses: Guesses = field(default_factory=Guesses)
    bell: Bell = field(default_factory=Bell)  # to be rung after something was posted
    pace: Pace = field(default_factory=Pace)
    tempo: Tempo = field(default_factory=Tempo)
    cut_off: dict[int, "CutOff"] = field(default_factory=dict)  # by the number of the update

    def today(self) -> date:
        """The day it is in the deployment's time zone."""
        return self.here().date()

    def here(self) -> datetime:
        """The time it is in the deployment's time zone."""
        return self.now().astimezone(self.timetable.zone)

    def respondent(self, user_id: int) -> bytes:
        """Who someone is in their interview; tells nothing outside of it."""
        return self.keys.pseudonym("interview", user_id)

    def member(self, user_id: int) -> bytes:
        """Who somebody is in the list of members, and in what members do."""
        return self.keys.pseudonym("member", user_id)

    def sender(self, user_id: int) -> bytes:
        """Who sent a response, where they chose to be answered; tells nothing outside of it."""
        return self.keys.pseudonym(f"response:{self.campaign.code}", user_id)

    def self_checker(self, user_id: int) -> bytes:
        """Who somebody is in their self-check; tells nothing outside of it."""
        return self.keys.pseudonym(f"selfcheck:{self.campaign.code}", user_id)

    def recorder(self, user_id: int) -> bytes:
        """Who somebody is in what they record for others."""
        return self.keys.pseudonym(f"recording:{self.campaign.code}", user_id)

    def seats(self, user_id: int) -> tuple[bytes, bytes, bytes]:
        """Whom somebody may have a response under way as; the first that has one is in hand."""
        return self.recorder(user_id), self.respondent(user_id), self.self_checker(user_id)

    def consenter(self, user_id: int) -> bytes:
        """Who somebody is in the list of consents."""
        return self.keys.pseudonym(f"consent:{self.campaign.code}", user_id)

    def chooser(self, user_id: int) -> bytes:
        """Who somebody is in the list of the languages that were chosen."""
        return self.keys.pseudonym("preference", user_id)

    def participant(self, user_id: int) -> bytes:
        """Who someone is in the list of those who took part."""
        return self.keys.pseudonym(f"participation:{self.campaign.code}", user_id)

    def lane(self, chat_id: int) -> bytes:
        """In which lane of the outbox a chat's messages wait; tells nothing outside of it."""
        return self.keys.pseudonym("lane", chat_id)

    def lane_of(self, chat: bytes) -> bytes:
        """The same of a sealed chat."""
        return self.lane(self.keys.unseal_chat(chat))

    def is_quiet(self, moment: datetime) -> bool:
        """Whether a moment lies in the quiet hours of the deployment."""
        known, at = self.timetable, moment.astimezone(self.timetable.zone).time()
        return schedule.is_quiet(at, known.quiet_from, known.quiet_until)

    async def memberships(self, user_id: int) -> Memberships:
        """The roles someone holds at this moment."""
        async with self.database.reading() as session:
            return await members.of_person(session, self.member(user_id))


class Context(CallbackContext[ExtBot[None], Data, Data, Data]):
    """PTB's context with our services, and the number of the update it is about."""

    update_id: int | None = None
    telegram_user: User | None = None  # who sent the update

    @classmethod
    def from_update(cls, update: object, application: Any) -> Self:
        """Remember which update this is: its turn is stored together with its number."""
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.update_id = update.update_id
            context.telegram_user = update.effective_user
        return context

    @property
    def user_id(self) -> int:
        """Who sent the update, as Telegram numbers people."""
        assert self.telegram_user is not None
        return self.telegram_user.id

    @property
    def member(self) -> bytes:
        """Who sent the update, as members are known."""
        return self.services.member(self.user_id)

    async def memberships(self) -> Memberships:
        """The roles that who sent the update holds at this moment."""
        return await self.services.memberships(self.user_id)

    async def language(self) -> Language:
        """The language this person chose by a tap, else the one their Telegram is set to."""
        user = self.telegram_user
        if user is None:
            return Language.ZH
        async with self.services.database.reading() as session:
            person = self.services.chooser(user.id)
            chosen = await preferences.find_language(session, person)
        return chosen or Language.of(user.language_code)

    @property
    def services(self) -> Services:
        """What bot.app built."""
        return cast("Services", self.bot_data["services"])

    @asynccontextmanager
    async def turn(self) -> AsyncIterator["Turn"]:
        """The one transaction of an update.

        `Turn.first` is false when the update was taken before and only the answer to it was lost:
        then nothing may be stored again, and the handler just says how things stand.
        """
        async with self.services.database.transaction() as session:
            first = self.update_id is None or await inbox.take(session, self.update_id)
            yield Turn(session, first)


@dataclass(frozen=True, slots=True)
class Turn:
    """An open transaction, and whether the update is taken for the first time."""

    session: Session
    first: bool
