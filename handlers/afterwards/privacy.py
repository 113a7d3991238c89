"""/privacy: what is kept about somebody, the wording they agreed to, and deleting it all."""

from dataclasses import dataclass

from telegram import Update

from domain import people
from domain.people import Memberships
from domain.recording import Occasion
from domain.text import Language
from handlers import origins, places
from handlers.acts import SwitchLanguage
from handlers.afterwards import erasing
from handlers.afterwards.own_acts import EnterCode, Erase, Export, ListOwn, OpenPrivacy, ShowNotices
from handlers.answering import welcome
from handlers.background import filing
from handlers.cards import Card
from handlers.catalogue import label, say, series
from handlers.context import Context, Services
from handlers.keyboards import Row, keyboard
from handlers.office import staff
from handlers.selfcheck.self_check_acts import OpenSelfCheck
from handlers.speaking import answer_card, answer_tap, send_card, show_instead
from storage import consents, interviews, preferences, recordings, responses, selfchecks, sent
from storage.consents import Consent
from storage.interviews import Interview
from storage.selfchecks import SelfCheck
from storage.sent import Sent


@dataclass(frozen=True, slots=True)
class Kept:
    """All that leads back to somebody."""

    chosen: Language | None
    consent: Consent | None
    has_taken_part: bool
    begun: Interview | None
    responses: tuple[Sent, ...]
    held: Memberships
    self_check: SelfCheck | None
    self_check_begun: Interview | None
    recorded: int  # how many responses they have recorded for others
    occasion: Occasion | None  # at which they did so last
    recording: Interview | None  # under way for somebody


async def open_centre(update: Update, context: Context) -> None:
    """The card of what is kept."""
    user_id, services, language = context.user_id, context.services, await context.language()
    kept = await look_up(services, user_id)
    await answer_tap(update)
    await show_instead(update, _centre(services, kept, language))


async def look_up(services: Services, user_id: int) -> Kept:
    """What is kept, as it stands now."""
    campaign, held = services.campaign.code, await services.memberships(user_id)
    recorder = services.recorder(user_id)
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
            self_check=await selfchecks.find(session, campaign, services.self_checker(user_id)),
            self_check_begun=await interviews.find(
                session, campaign, services.self_checker(user_id)
            ),
            recorded=await recordings.count(session, campaign, recorder),
            occasion=await recordings.find_occasion(session, campaign, recorder),
            recording=await interviews.find(session, campaign, recorder),
        )


def records(services: Services, kept: Kept, language: Language) -> tuple[str, ...]:
    """What is kept besides responses, a line each: HTML."""
    name = label(kept.chosen, "language-name") if kept.chosen else None
    told = kept.consent
    known = [
        say(language, "privacy-language", chosen=name),
        say(
            language,
            "privacy-consent",
            state=told.state if told else None,
            day=told.given_on if told else None,
        ),
        say(language, "privacy-part", has=kept.has_taken_part),
    ]
    if kept.held:
        roles = series(language, (staff.role_name(services, one, language) for one in kept.held))
        known.append(say(language, "privacy-roles", roles=roles))
    return (*known, *_self_check_records(kept, language), *_recording_records(kept, language))


def _self_check_records(kept: Kept, language: Language) -> tuple[str, ...]:
    """Told to whoever may have one: to nobody else does the word say anything."""
    saved, begun = kept.self_check, kept.self_check_begun
    if saved is None and begun is None and not people.may_self_check(kept.held):
        return ()
    day, count = saved.sent.completed_on if saved else None, len(begun.answers) if begun else None
    return (say(language, "privacy-self-check", day=day, count=count),)


def _recording_records(kept: Kept, language: Language) -> tuple[str, ...]:
    """What they record for others, and where they did so last: told to who has done so."""
    occasion, begun = kept.occasion, kept.recording
    if occasion is None and begun is None and not kept.recorded:
        return ()
    where = None
    if occasion is not None:
        where = origins.joined(label(language, f"channel-{occasion.channel}"), occasion.words)
    count, begun_count = kept.recorded, len(begun.answers) if begun else None
    return (say(language, "privacy-recording", count=count, where=where, begun=begun_count),)


async def show_notices(update: Update, context: Context) -> None:
    """The wording that was agreed to; the one of today below it, if it says something else."""
    user_id, services, language = context.user_id, context.services, await context.language()
    async with services.database.reading() as session:
        told = await consents.find(session, services.campaign.code, services.consenter(user_id))
    agreed = told.wording if told else None
    current = welcome.wording(services, agreed.language if agreed else language)
    back: Row = ((label(language, "go-back"), OpenPrivacy()),)
    if told is None or agreed is None:
        parts = [say(language, "notice-none"), current.text]
        await answer_card(update, Card("\n\n".join(parts), keyboard([back])))
        return
    changed = agreed.version != current.version
    head = say(language, "notice-agreed", day=told.given_on, version=agreed.version)
    foot = say(language, "notice-changed" if changed else "notice-same")
    text = "\n\n".join([head, agreed.text, f"<i>{foot}</i>"])
    await answer_card(update, Card(text, keyboard([back])))
    if changed:
        await send_card(update, Card(f"{say(language, 'notice-current')}\n\n{current.text}"))


async def erase(update: Update, context: Context, act: Erase) -> None:
    """Ask, or delete all that can be found."""
    user_id, services, language = context.user_id, context.services, await context.language()
    if not act.confirmed:
        kept = await look_up(services, user_id)
        await answer_card(update, _asking(kept, language))
        return
    async with context.turn() as turn:
        person = services.participant(user_id)
        part = await responses.has_taken_part(turn.session, services.campaign.code, person)
        released = await erasing.erase(turn.session, services, user_id)
    await filing.let_go(services, released)
    await services.database.forget()
    await answer_card(update, Card(say(language, "erase-done", part=part)))


def _centre(services: Services, kept: Kept, language: Language) -> Card:
    begun = kept.begun
    count = len(begun.answers) if begun else None
    listed = "\n".join(_line(services, known, language) for known in kept.responses)
    head = say(language, "privacy-sent", listed=bool(listed))
    about = [
        *records(services, kept, language),
        say(language, "privacy-begun", count=count),
        f"{head}\n{listed}".strip(),
    ]
    parts = [say(language, "privacy-title"), "\n".join(about), say(language, "privacy-unseen")]
    other = language.other
    rows: list[Row] = [
        ((label(language, "privacy-own"), ListOwn()),) if kept.responses else (),
        ((label(language, "own-self-check"), OpenSelfCheck()),) if kept.self_check else (),
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
    return say(
        language,
        "privacy-sent-line",
        day=response.completed_on,
        department=places.name(services.campaign, response.department, language),
        mode=response.mode,
    )


def _asking(kept: Kept, language: Language) -> Card:
    has_checked = kept.self_check is not None or kept.self_check_begun is not None
    text = say(
        language,
        "erase-ask",
        count=len(kept.responses),
        member=bool(kept.held),
        checked=has_checked,
    )
    confirm: Row = ((label(language, "erase-confirm"), Erase(confirmed=True)),)
    back: Row = ((label(language, "go-back"), OpenPrivacy()),)
    return Card(text, keyboard([confirm, back]))
