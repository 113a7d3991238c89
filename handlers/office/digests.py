"""The digest 简报: on working mornings to leaders and the campaign office, and by /digest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from telegram import InputFile, Update
from telegram.constants import ChatAction, ParseMode

from domain import auditing as subject
from domain import issuing, people
from domain.auditing import Event, Kind, Thing
from domain.digests import Digest, Edition, Issue, Occasion, Sources, Told
from domain.figures import Span
from domain.people import Membership, Memberships, Role, roles
from domain.schedule import Job
from domain.text import Language
from handlers import auditing
from handlers.background import batching
from handlers.cases.case_acts import ListCases, View
from handlers.cases.case_desk import rules_of
from handlers.catalogue import label
from handlers.context import Context, Services
from handlers.directives.directive_acts import AskDirective, ListDirectives, ShowStanding
from handlers.keyboards import Row, keyboard, plain
from handlers.office import digest_labels, digest_words, staff
from handlers.office.summary_acts import ShowSummary
from handlers.updates import chat_of
from reports import tasks
from storage import case_figures, cases, cohorts, directives, members, outbox, responses
from storage import digests as kept
from storage.database import Session
from storage.members import Member
from storage.outbox import Message

_FRESH = timedelta(hours=23)  # then comes the next one
_READERS = (Role.LEADER, Role.COORDINATOR)
_LEADER = (Membership(Role.LEADER),)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A digest as one message: HTML, at most a caption long, and a PNG."""

    text: str
    chart: bytes


@dataclass(frozen=True, slots=True)
class _Reader:
    """Somebody who gets the digest, with all that they hold."""

    member: Member
    held: Memberships


async def show(update: Update, context: Context) -> None:
    """What is new since the last digest, today so far included."""
    chat, services = chat_of(update), context.services
    held, language = await context.memberships(), await context.language()
    if not people.may_see_digest(held):
        await staff.refuse(update, context)
        return
    await chat.send_action(ChatAction.UPLOAD_PHOTO)
    rendered = await render(services, language, held)
    seen = Event(Kind.SAW_DIGEST, Thing.CAMPAIGN, services.campaign.code)
    await auditing.note_now(services, context.member, seen)
    await chat.send_photo(
        InputFile(BytesIO(rendered.chart), "digest.png"),
        caption=rendered.text,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(_rows(held, language)),
    )


async def post(services: Services, due: datetime) -> int:
    """Queue this morning's digest for everyone who reads it, if there is one; gives how many."""
    occasion = await _issued(services, due)
    readers = await _readers(services)
    if occasion is None or not readers:
        return 0
    digest = await _compose(services, occasion)
    spoken = sorted({reader.member.language for reader in readers})
    charts = {language: await _draw(services, digest, language) for language in spoken}
    messages = [
        _message(services, digest, reader, charts[reader.member.language], due)
        for reader in readers
    ]
    async with services.database.transaction() as session:
        posted = [await outbox.post(session, message) for message in messages]
        await kept.keep(session, services.campaign.code, digest.told)
        if any(posted):
            sent = Event(Kind.SENT_DIGEST, Thing.CAMPAIGN, services.campaign.code, str(sum(posted)))
            await auditing.note_by(session, services, subject.job(Job.DIGEST), sent)
    services.bell.ring()
    return sum(posted)


async def render(services: Services, language: Language, held: Memberships = _LEADER) -> Rendered:
    """The digest about today so far, as somebody with these roles reads it; nothing is kept."""
    today = services.today()
    async with services.database.reading() as session:
        sent = await kept.find_last(session, services.campaign.code)
    issue = issuing.on_demand(today, last=sent)
    digest = await _compose(services, Occasion(issue, sent, sent, is_sent=False))
    text = digest_words.write(services.campaign, digest, language, held=held)
    return Rendered(text, await _draw(services, digest, language))


async def _issued(services: Services, due: datetime) -> Occasion | None:
    """Whether there is a digest that morning, and what comes before it."""
    campaign, today = services.campaign, due.astimezone(services.timetable.zone).date()
    async with services.database.reading() as session:
        last = await kept.find_last(session, campaign.code, before=today)
        week = await kept.find_last(session, campaign.code, before=today, edition=Edition.WEEKLY)
        has_open = await _has_open(session, campaign.code)
    issue = issuing.issue(
        today,
        campaign=campaign,
        calendar=services.timetable.working_days,
        last=last,
        has_open=has_open,
    )
    return None if issue is None else Occasion(issue, last, _compared(issue, last, week))


async def _has_open(session: Session, campaign: str) -> bool:
    """Whether a case or a directive is open."""
    is_open = bool(await cases.standing(session, campaign))
    return is_open or bool(await directives.standing(session, campaign))


def _compared(issue: Issue, last: Told | None, week: Told | None) -> Told | None:
    """A week is compared with the week before, the whole with nothing."""
    if issue.edition is Edition.CLOSING:
        return None
    return (week or last) if issue.edition is Edition.WEEKLY else last


async def _compose(services: Services, occasion: Occasion) -> Digest:
    campaign = services.campaign
    await batching.form(services)
    async with services.database.reading() as session:
        sources = Sources(
            await responses.tallies(session, campaign.code),
            await cohorts.read(session, campaign.code),
            await case_figures.tracks(session, campaign.code),
            tuple(filed.directive for filed in await directives.standing(session, campaign.code)),
        )
    return await services.worker.run(
        tasks.digest, sources, campaign=campaign, rules=rules_of(services), occasion=occasion
    )


async def _draw(services: Services, digest: Digest, language: Language) -> bytes:
    labels = digest_labels.of(services.campaign, digest, language)
    return await services.worker.run(tasks.chart, digest, labels=labels)


async def _readers(services: Services) -> list[_Reader]:
    """Everyone who gets the digest, once even if they hold two roles."""
    async with services.database.reading() as session:
        found = [await members.with_role(session, role) for role in _READERS]
    everyone = {member.person: member for group in found for member in group}
    held: dict[bytes, Memberships] = {}
    for group in found:
        for member in group:
            held[member.person] = (*held.get(member.person, ()), member.membership)
    return [_Reader(member, held[person]) for person, member in everyone.items()]


def _message(
    services: Services, digest: Digest, reader: _Reader, chart: bytes, due: datetime
) -> Message:
    """In the quiet hours only where the deployment set its digest into them."""
    member = reader.member
    return Message(
        key=f"digest:{digest.issue.on}:{member.person.hex()}",
        chat=member.chat,
        text=digest_words.write(services.campaign, digest, member.language, held=reader.held),
        picture=chart,
        not_before=due,
        not_after=due + _FRESH,
        buttons=plain(keyboard(_rows(reader.held, member.language))),
        lane=services.lane_of(member.chat),
        urgent=services.is_quiet(due),
    )


def _rows(held: Memberships, language: Language) -> tuple[Row, Row]:
    """Ways to go deeper, and to act."""
    works, directs = Role.COORDINATOR in roles(held), Role.LEADER in roles(held)
    listed_cases = ListCases(View.MINE, None, 0) if works else ShowStanding()
    deeper: Row = (
        (label(language, "digest-departments"), ShowSummary(Span.CAMPAIGN)),
        (label(language, "digest-list-cases"), listed_cases),
    )
    listed: Row = ((label(language, "digest-list-directives"), ListDirectives(False, 0)),)  # noqa: FBT003 - as it is packed
    asked: Row = ((label(language, "digest-direct"), AskDirective()),) if directs else ()
    return deeper, (*asked, *listed)
