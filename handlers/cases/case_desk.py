"""Who works on cases, what they may do about one, and a case with all that its card tells."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain

from telegram import Update

from domain import cases as subject
from domain import people, shielding
from domain.auditing import Event, Kind, on_case, on_response
from domain.case_rules import Rules
from domain.cases import Case, Party
from domain.people import Memberships
from domain.shielding import is_held
from domain.text import Language
from handlers import auditing, places
from handlers.catalogue import label
from handlers.context import Context, Services
from handlers.office import pieces, staff
from handlers.places import Place
from handlers.speaking import say_briefly
from reports import tasks
from storage import case_steps, cases, complainants, outbox
from storage.case_steps import Step, Verdict
from storage.cases import File
from storage.complainants import Complainant
from storage.database import Session
from storage.trail import Author

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """Whoever sent this update, and what they hold at this moment."""

    services: Services
    language: Language
    held: Memberships
    author: Author
    lane: bytes
    now: datetime

    @property
    def campaign(self) -> str:
        """The code of the campaign."""
        return self.services.campaign.code

    @property
    def rules(self) -> Rules:
        """What the deployment has laid down."""
        return rules_of(self.services)

    @property
    def today(self) -> date:
        """The day it is there."""
        return self.services.today()

    def parties(self, case: Case) -> frozenset[Party]:
        """As whom they may act on a case."""
        return subject.parties(case, self.held)

    def name(self, place: Place) -> str:
        """A department, as people call it."""
        return places.name(self.services.campaign, place, self.language)


@dataclass(frozen=True, slots=True)
class Opened:
    """A case with all that its card tells. What respondents wrote is scrubbed."""

    file: File
    complainants: tuple[Complainant, ...]
    words: tuple[tuple[str, ...], ...]
    steps: tuple[Step, ...]
    verdicts: tuple[Verdict, ...]


def rules_of(services: Services) -> Rules:
    """What the deployment has laid down about cases."""
    campaign, timetable = services.campaign, services.timetable
    return Rules(campaign.deadlines, timetable.working_days, timetable.zone, campaign.return_within)


async def desk_of(context: Context) -> Desk:
    """Whoever sent this update."""
    services, user = context.services, context.telegram_user
    assert user is not None
    author = Author(services.keys.pseudonym("member", user.id), user.full_name[:_LONGEST_NAME])
    held, language = await context.memberships(), await context.language()
    return Desk(services, language, held, author, services.lane(user.id), services.now())


async def look_up(session: Session, desk: Desk, case_id: int) -> File | None:
    """A case, if it is there and they may see it: another's is as little there."""
    found = await cases.find(session, desk.campaign, case_id)
    return found if found is not None and desk.parties(found.case) else None


async def find(update: Update, context: Context, desk: Desk, case_id: int) -> File | None:
    """The same outside of a turn; where there is none, it is said."""
    async with desk.services.database.reading() as session:
        found = await look_up(session, desk, case_id)
    if found is None:
        await say_gone(update, context, desk)
    return found


async def open_(desk: Desk, case_id: int, *, is_read: bool = True) -> Opened | None:
    """A case with all that its card tells; it is noted that somebody has read it."""
    async with desk.services.database.reading() as session:
        file = await look_up(session, desk, case_id)
        if file is None:
            return None
        behind = await complainants.of_case(session, file.id)
        steps = await case_steps.of_case(session, file.id)
        verdicts = await case_steps.verdicts(session, file.id)
    opened = Opened(file, behind, (), steps, verdicts)
    if is_read:
        await _note(desk, file, sights(desk, opened))
    return await _readable(desk, opened)


def sights(desk: Desk, opened: Opened) -> tuple[Event, ...]:
    """What the audit trail says of whoever reads it: the case, and whose words are on its card."""
    kept = _kept(desk, opened)
    return (
        on_case(Kind.SAW_CASE, opened.file.id),
        *(
            on_response(
                Kind.SAW_HELD if is_held(one.shield) else Kind.SAW_WORDS, one.response, "in a case"
            )
            for one in opened.complainants
            if one.response not in kept
        ),
    )


def _kept(desk: Desk, opened: Opened) -> frozenset[int]:
    """The responses whose words they may not read."""
    if Party.COORDINATOR in desk.parties(opened.file.case):
        return frozenset()
    return frozenset(one.response for one in opened.complainants if is_held(one.shield))


async def _readable(desk: Desk, opened: Opened) -> Opened:
    """The same as its reader may have it: scrubbed, and without what is kept from them."""
    kept = _kept(desk, opened)
    said = [() if one.response in kept else one.texts for one in opened.complainants]
    notes = ["" if one.response in kept else one.note for one in opened.steps if one.response]
    reasons = ["" if one.response in kept else one.reason for one in opened.verdicts]
    scrubbed = iter(
        await _scrubbed(
            desk, [*chain.from_iterable(said), *notes, *reasons], held=opened.file.case.held
        )
    )
    words = tuple(tuple(next(scrubbed) for _ in texts) for texts in said)
    steps = tuple(
        replace(one, note=next(scrubbed)) if one.response else one for one in opened.steps
    )
    verdicts = tuple(replace(one, reason=next(scrubbed)) for one in opened.verdicts)
    return replace(opened, words=words, steps=steps, verdicts=verdicts)


async def _scrubbed(desk: Desk, texts: list[str], *, held: bool) -> tuple[str, ...]:
    """Without marks of a person; of what is held, the coordinator reads who is named."""
    if held and any(texts):
        bodies = shielding.bodies_of(desk.services.campaign)
        return await desk.services.worker.run(tasks.scrub_but_named, texts, bodies)
    return await pieces.scrubbed(desk.services, *texts)


async def _note(desk: Desk, file: File, seen: tuple[Event, ...]) -> None:
    """Read by one, the others stop being told; who reads it stands in the audit trail."""
    parties = desk.parties(file.case)
    async with desk.services.database.transaction() as session:
        await auditing.note(session, desk.services, desk.author.person, *seen)
        if Party.HANDLER in parties:
            if file.case.read_by is None:
                await cases.note_reading(session, file, desk.author.person)
            if file.news:
                await cases.note_news(session, file, news=False)
            await outbox.drop_topic(session, topic(file, file.case.department))
        if Party.COORDINATOR in parties:
            await outbox.drop_topic(session, topic(file, None))


def topic(file: File, department: str | None) -> str:
    """What a department, or the coordinators (`None`), are told about a case."""
    return f"case:{file.id:x}:{department or '+office'}"


def works(held: Memberships) -> bool:
    """Whether they work on any cases."""
    return people.may_work_on_cases(held)


async def say_gone(update: Update, context: Context, desk: Desk) -> None:
    """Tell members that there is nothing for them any more, and others to keep out."""
    if not works(desk.held):
        await staff.refuse(update, context)
        return
    await say_briefly(update, label(desk.language, "case-gone"))
