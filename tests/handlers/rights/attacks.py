"""The stage of the attacks: one town, furnished once, and put back after each."""

from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from domain.text import Language
from handlers.callbacks import pack
from handlers.catalogue import label
from handlers.preview.previews import Previews
from tests.chat import Town
from tests.handlers.rights import things
from tests.handlers.rights.records import Rows, Writes, differences, records_of
from tests.handlers.rights.table import Deed, Raw, Reply
from tests.handlers.rights.things import Cast, Things
from tests.handlers.shielded import Ear
from tests.person import Person

# All that somebody is told who may not: by the names in the catalogue.
REFUSALS = (
    *("not-allowed", "no-such-button", "interview-gone", "own-gone", "case-gone", "piece-gone"),
    *("review-gone", "archive-gone", "directive-none", "selfcheck-gone", "review-undo-none"),
    *("code-unknown", "code-too-many", "invitation-void", "directive-leaders-only"),
)
# Spinners and buttons taken away say nothing.
_SILENT = {"sendChatAction", "editMessageReplyMarkup", "setMyCommands"}
# What may change by looking: the trail says who saw what, a case that it was read, an interview and
# a case in which message their card stands; news that were read are told no more.
LOOKING = frozenset({"audit", "audit_end", "casefile", "case_response", "interview", "outbox"})
# Whoever taps a button in another language is spoken to in it from then on.
PASSING = LOOKING | {"preference", "member"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt led to."""

    told: tuple[str, ...]  # the texts of all messages and pop-ups
    is_refused: bool
    heard: str  # all of it, as it was sent, with what stands in files
    changed: frozenset[str]  # tables


class Stage:
    """The town with all that is in it."""

    def __init__(self, town: Town, cast: Cast, it: Things, old: Things, records: Any) -> None:
        self.town, self.cast, self.it, self.old = town, cast, it, old
        self.gone = things.nothing_of(it)
        self.olden = (old.words, "请增开窗口171")
        self.records = records
        self._writes = Writes(town.services.database)
        self._before: Rows = {}
        self._began = town.clock.moment
        self.errors: list[BaseException | None] = []  # of handlers
        town.application.add_error_handler(self._remember)

    async def _remember(self, _update: object, context: Any) -> None:
        self.errors.append(context.error)

    def secrets(self, name: str) -> tuple[str, ...]:
        """Words that somebody may not hear, whatever they do and whatever they may do."""
        said, contact = self.it.words, "13912340077"
        kept = {"clerk": (), "office": (contact,), "sender": (contact,)}.get(name, (said, contact))
        return (*kept, *self.olden)

    async def set(self, name: str = "set") -> None:
        """From here on it is put back to how it stands now."""
        self._before = await self.records.keep(name)

    async def put_back(self, name: str = "set") -> None:
        """Let everything stand as when it was set; what the process remembers is forgotten."""
        self._before = await self.records.put_back(name)
        self.town.clock.moment = self._began
        self.town.services.guesses._wrong.clear()
        self.town.application.bot_data.pop(Previews, None)

    async def attempt(self, person: Person, deed: Deed) -> Outcome:
        """Let somebody do it."""
        ear, files = Ear(self.town), len(person.files)
        since, self._writes.seen = len(self.town.request.calls), False
        await self._do(person, deed)
        calls = [call for call in self.town.request.calls[since:] if call[0] not in _SILENT]
        if isinstance(deed, Reply):
            calls = calls[1:]  # the prompt
        told = tuple(_said(fields) or name for name, fields in calls if _tells(name, fields))
        changed: frozenset[str] = frozenset()
        if self._writes.seen:
            after = await self.records.rows()
            changed, self._before = differences(self._before, after), after
        language = Language.of(person.persona.language_code)
        bare = all(name in {"answerCallbackQuery", "sendMessage"} for name, _ in calls)
        known = refusals(language) | {
            label(language, "case-no-number", number=str(each.number))
            for each in (self.it, self.old, self.gone)
        }
        is_refused = bare and bool(told) and set(told) <= known
        return Outcome(told, is_refused, ear.heard(person, since=files), changed)

    async def _do(self, person: Person, deed: Deed) -> None:
        match deed:
            case str():
                await person.send(deed)
            case Raw():
                await person.forge(deed.content)
            case Reply():
                line = f"№ {deed.purpose}-{deed.reference}"
                text = f"请回复：\n<code>{line}</code>"
                bot = self.town.application.bot
                await bot.send_message(person.id, text, parse_mode="HTML")
                await person.reply(line, deed.words)
            case _:
                await person.forge(pack(deed))


def refusals(language: Language) -> frozenset[str]:
    """All refusals in a language."""
    return frozenset(label(language, key) for key in REFUSALS)


def _tells(name: str, fields: dict[str, Any]) -> bool:
    """Whether it is more than the end of a spinner."""
    return name != "answerCallbackQuery" or bool(_said(fields))


def _said(fields: dict[str, Any]) -> str:
    return str(fields.get("text") or fields.get("caption") or "")


@asynccontextmanager
async def opened(town: Town, place: Any):
    """The stage, furnished by an earlier campaign and by the one that runs."""
    services, records = town.services, records_of(place)
    campaign = replace(services.campaign, asks_contact=True)
    town.services = replace(services, campaign=replace(campaign, code="earlier"))
    await town.restart()
    cast = await things.assemble(town)
    old = await things.furnish(town, cast, words="银杏", first=171)
    town.services = replace(services, campaign=campaign)
    await town.restart()
    it = await things.furnish(town, cast, words="海棠", first=71)
    stage = Stage(town, cast, it, old, records)
    await stage.set("base")
    await stage.set()
    yield stage
    await records.close()
