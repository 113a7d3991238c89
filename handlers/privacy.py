"""/privacy: what is kept about somebody, the wording they agreed to, and deleting it all."""

import re
from dataclasses import dataclass

from telegram import Update

from domain.people import Memberships
from domain.text import Language
from handlers import filing, own_cards, staff, welcome, withdrawing
from handlers.acts import SwitchLanguage
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, keyboard
from handlers.own_acts import EnterCode, Erase, Export, ListOwn, OpenPrivacy, ShowNotices
from handlers.speaking import answer_card, answer_tap, send_card, show_instead
from storage import consents, interviews, preferences, responses, sent
from storage.consents import Consent, Wording
from storage.database import Session
from storage.interviews import Interview
from storage.sent import Sent

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Kept:
    """All that leads back to somebody."""

    chosen: Language | None
    consent: Consent | None
    has_taken_part: bool
    begun: Interview | None
    responses: tuple[Sent, ...]
    held: Memberships


async def open_centre(update: Update, context: Context) -> None:
    """The card of what is kept."""
    user, services, language = update.effective_user, context.services, await context.language()
    assert user is not None
    kept = await look_up(services, user.id)
    await answer_tap(update)
    await show_instead(update, _centre(services, kept, language))


async def look_up(services: Services, user_id: int) -> Kept:
    """What is kept, as it stands now."""
    campaign, held = services.campaign.code, await services.memberships(user_id)
    async with services.database.reading() as session:
        return Kept(
            chosen=await preferences.find_language(session, services.chooser(user_id)),
            consent=await consents.find(session, campaign, services.consenter(user_id)),
            has_taken_part=await responses.has_taken_part(
                session, campaign, services.participant(user_id)
            ),
            begun=await interviews.find(session, campaign, services.respondent(user_id)),
            responses=await sent.of_person(session, services.sender(user_id)),
            held=held,
        )


def records(services: Services, kept: Kept, language: Language) -> tuple[str, ...]:
    """What is kept besides responses, a line each: HTML."""
    name = label(kept.chosen, "language-name") if kept.chosen else "none"
    part = "yes" if kept.has_taken_part else "no"
    told = kept.consent
    known = [
        say(language, "privacy-language", chosen=name),
        say(
            language,
            "privacy-consent",
            state=told.state if told else "none",
            day=told.given_on.isoformat() if told and told.given_on else "none",
        ),
        say(language, "privacy-part", has=part),
    ]
    if kept.held:
        roles = "；".join(staff.role_name(services, held, language) for held in kept.held)
        known.append(say(language, "privacy-roles", roles=roles))
    return tuple(known)


async def show_notices(update: Update, context: Context) -> None:
    """The wording that was agreed to; the one of today below it, if it says something else."""
    user, services, language = update.effective_user, context.services, await context.language()
    assert user is not None
    async with services.database.reading() as session:
        told = await consents.find(session, services.campaign.code, services.consenter(user.id))
    agreed = told.wording if told else None
    current = welcome.wording(services, agreed.language if agreed else language)
    back: Row = ((label(language, "privacy-back"), OpenPrivacy()),)
    if told is None or agreed is None:
        parts = [say(language, "notice-none"), current.text]
        await answer_card(update, Card("\n\n".join(parts), keyboard([back])))
        return
    changed = _says(agreed) != _says(current)
    day = told.given_on.isoformat() if told.given_on else "none"
    head = say(language, "notice-agreed", day=day, version=agreed.version)
    foot = say(language, "notice-changed" if changed else "notice-same")
    text = "\n\n".join([head, agreed.text, f"<i>{foot}</i>"])
    await answer_card(update, Card(text, keyboard([back])))
    if changed:
        await send_card(update, Card(f"{say(language, 'notice-current')}\n\n{current.text}"))


async def erase(update: Update, context: Context, act: Erase) -> None:
    """Ask, or delete all that can be found."""
    user, services, language = update.effective_user, context.services, await context.language()
    assert user is not None
    if not act.confirmed:
        kept = await look_up(services, user.id)
        await answer_card(update, _asking(kept, language))
        return
    async with context.turn() as turn:
        person = services.participant(user.id)
        part = await responses.has_taken_part(turn.session, services.campaign.code, person)
        released = await _erase(turn.session, services, user.id)
    await filing.let_go(services, released)
    await services.database.forget()
    await answer_card(update, Card(say(language, "erase-done", part="yes" if part else "no")))


async def _erase(session: Session, services: Services, user_id: int) -> tuple[str, ...]:
    """Delete it; gives the files that nothing of it names any more."""
    campaign, released = services.campaign.code, list[str]()
    for response in await sent.of_person(session, services.sender(user_id)):
        released += await withdrawing.take_back(session, services, response)
    begun = await interviews.find(session, campaign, services.respondent(user_id))
    if begun is not None:
        released += filing.digests(begun.answers)
    await interviews.withdraw(session, campaign, services.respondent(user_id))
    await preferences.forget(session, services.chooser(user_id))
    await consents.withdraw(session, campaign, services.consenter(user_id))
    return tuple(released)


def _centre(services: Services, kept: Kept, language: Language) -> Card:
    begun = kept.begun
    count = str(len(begun.answers)) if begun else "none"
    listed = "\n".join(_line(services, known, language) for known in kept.responses)
    head = say(language, "privacy-sent", listed="yes" if listed else "none")
    about = [
        *records(services, kept, language),
        say(language, "privacy-begun", count=count),
        f"{head}\n{listed}".strip(),
    ]
    parts = [say(language, "privacy-title"), "\n".join(about), say(language, "privacy-unseen")]
    other = Language.EN if language is Language.ZH else Language.ZH
    rows: list[Row] = [
        ((label(language, "privacy-own"), ListOwn()),) if kept.responses else (),
        (
            (label(language, "own-enter-code"), EnterCode()),
            (label(language, "privacy-notices"), ShowNotices()),
        ),
        (
            (label(language, "privacy-export"), Export(None)),
            (label(language, "language-switch"), SwitchLanguage(other, None)),
        ),
        ((label(language, "privacy-erase"), Erase(confirmed=False)),),
    ]
    return Card("\n\n".join(parts), keyboard(rows))


def _line(services: Services, response: Sent, language: Language) -> str:
    name = own_cards.place(services, response, language) or label(language, "unassigned")
    day = response.completed_on.isoformat()
    return say(language, "privacy-sent-line", day=day, department=name, mode=response.mode)


def _asking(kept: Kept, language: Language) -> Card:
    member = "yes" if kept.held else "no"
    text = say(language, "erase-ask", count=len(kept.responses), member=member)
    confirm: Row = ((label(language, "erase-confirm"), Erase(confirmed=True)),)
    back: Row = ((label(language, "privacy-back"), OpenPrivacy()),)
    return Card(text, keyboard([confirm, back]))


def _says(wording: Wording) -> str:
    """What a notice says, whatever the day it was shown on and the department it led to."""
    _, _, rest = wording.text.partition("\n")
    return _DAY.sub("", rest)
