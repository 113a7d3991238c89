"""Reminds of what is due to be handed in, each person once; and looks after the archive."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import assert_never

from domain import handing
from domain.handing import Occasion
from domain.people import Role
from domain.text import Language
from handlers import places
from handlers.callbacks import pack
from handlers.catalogue import calendar_day, label, say, series
from handlers.context import Services
from handlers.ledgers.handing_acts import OpenHandIn
from storage import handing as stored
from storage import members, outbox
from storage.database import Session
from storage.members import Member
from storage.outbox import Buttons, Message

_EVENING = time(20)  # a reminder that is later than this is no help on the same day
_YOUNG = timedelta(hours=1)  # a file waits at most that long for the hand-in that names it


async def remind(services: Services, due: datetime) -> int:
    """Queue what is to be said on the day of `due`; gives how many messages."""
    here, today = due.astimezone(services.timetable.zone), services.today()
    until = datetime.combine(here.date(), _EVENING, services.timetable.zone)
    if here.date() != today or services.now() > until:
        return 0
    occasions = handing.occasions(services.campaign, today, services.timetable.working_days)
    async with services.database.transaction() as session:
        messages = [
            message
            for occasion in occasions
            for message in await _messages(session, services, occasion, until)
        ]
        posted = sum([await outbox.post(session, message) for message in messages])
    services.bell.ring()
    return posted


async def delete_expired(session: Session, services: Services) -> int:
    """Delete what was archived long enough, and leave its files unnamed; gives how many."""
    kept = timedelta(days=services.campaign.archived_for_days)
    return await stored.delete_before(session, services.now() - kept)


async def old(services: Services) -> tuple[str, ...]:
    """The files of the archive that no hand-in is about to name any more."""
    return await asyncio.to_thread(services.archive.older_than, services.now() - _YOUNG)


async def tidy(services: Services) -> int:
    """Delete the files that nothing names; gives how many."""
    files = await old(services)
    async with services.database.transaction() as session:
        gone = await stored.unused(session, files)
    services.archive.remove(gone)
    await asyncio.to_thread(services.archive.sweep, services.now() - _YOUNG)
    return len(gone)


async def _messages(
    session: Session, services: Services, occasion: Occasion, until: datetime
) -> list[Message]:
    match occasion:
        case Occasion.LEDGERS_EVE:
            late = await _late(session, services)
            staff = await members.with_role(session, Role.STAFF)
            told = [each for each in staff if each.membership.department in late]
            return [_to_staff(services, each, until) for each in told]
        case Occasion.LEDGERS_DAY:
            late = await _late(session, services)
            office = await members.with_role(session, Role.COORDINATOR) if late else ()
            return [_to_office(services, each, late, until) for each in office]
        case Occasion.REPORT_EVE:
            everyone = await members.with_role(session, Role.STAFF)
            return [_of_report(services, each, occasion, until) for each in _once(everyone)]
        case Occasion.REPORT_DAY:
            office = await members.with_role(session, Role.COORDINATOR)
            return [_of_report(services, each, occasion, until) for each in office]
        case _:
            assert_never(occasion)


async def _late(session: Session, services: Services) -> list[str]:
    """The departments that have not handed in."""
    last = await stored.last_of_departments(session, services.campaign.code)
    return [known.code for known in services.campaign.departments if known.code not in last]


def _once(staff: Iterable[Member]) -> tuple[Member, ...]:
    """Who is staff of two departments is one person all the same."""
    return tuple({member.person: member for member in staff}.values())


def _to_staff(services: Services, member: Member, until: datetime) -> Message:
    campaign, language = services.campaign, member.language
    department = member.membership.department
    assert department is not None
    text = say(
        language,
        "remind-ledgers",
        day=calendar_day(campaign.ledgers_due_on, language),
        department=places.name(campaign, department, language),
    )
    go = (label(language, "remind-ledgers-go"), pack(OpenHandIn(department)))
    key = f"{Occasion.LEDGERS_EVE}:{department}"
    return _message(services, member, key, text, until, buttons=((go,),))


def _to_office(services: Services, member: Member, late: list[str], until: datetime) -> Message:
    language = member.language
    names = series(language, (places.name(services.campaign, code, language) for code in late))
    text = say(language, "remind-unhanded", count=len(late), departments=names)
    return _message(services, member, Occasion.LEDGERS_DAY, text, until)


def _of_report(services: Services, member: Member, occasion: Occasion, until: datetime) -> Message:
    due = calendar_day(services.campaign.ends_on, member.language)
    return _message(services, member, occasion, _report(occasion, due, member.language), until)


def _report(occasion: Occasion, due: str, language: Language) -> str:
    if occasion is Occasion.REPORT_DAY:
        return say(language, "remind-report-today")
    return say(language, "remind-report", day=due)


def _message(  # noqa: PLR0913 - what a message is made of
    services: Services,
    member: Member,
    about: str,
    text: str,
    until: datetime,
    *,
    buttons: Buttons = (),
) -> Message:
    """Once to each person; the campaign's code keeps two campaigns apart."""
    return Message(
        key=f"{about}:{services.campaign.code}:{member.person.hex()}",
        chat=member.chat,
        text=text,
        picture=None,
        not_before=services.now(),
        not_after=until,
        buttons=buttons,
        lane=services.lane_of(member.chat),
    )
