"""One-time invitation links: made by an administrator, redeemed by /start."""

import secrets
from datetime import timedelta

from telegram import Update

from domain import auditing as subject
from domain import people
from domain.auditing import Author, Event, Kind, Thing
from domain.people import Membership, Memberships, Role
from domain.text import Language
from handlers import auditing
from handlers.acts import Act, Invite
from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context, Services
from handlers.keyboards import grid, keyboard
from handlers.office import staff
from handlers.speaking import answer_card, send_card
from handlers.updates import chat_of
from storage import members
from storage.members import Member

PREFIX = "i_"  # of the deep link's payload
VALID_FOR = timedelta(hours=72)


async def make(services: Services, membership: Membership, *, by: Author) -> str:
    """Make an invitation; gives the payload of its deep link, which is stored only as a hash."""
    code = secrets.token_urlsafe(16)
    async with services.database.transaction() as session:
        hashed = services.keys.invitation(code)
        await members.invite(session, hashed, membership, expires_at=services.now() + VALID_FOR)
        await auditing.note_by(session, services, by, _granting(Kind.INVITED, membership))
    return PREFIX + code


def link(username: str, payload: str) -> str:
    """The deep link to send to someone."""
    return f"https://t.me/{username}?start={payload}"


async def redeem(update: Update, context: Context, code: str) -> None:
    """Grant the role of an invitation to whoever opens its link first."""
    user_id, chat, services = context.user_id, chat_of(update), context.services
    language, person = await context.language(), services.member(user_id)
    granted: Membership | None = None
    async with context.turn() as turn:
        if turn.first:
            hashed = services.keys.invitation(code)
            granted = await members.redeem(turn.session, hashed, now=services.now())
        if granted is not None:
            reach = services.keys.seal_chat(chat.id)
            member = Member(person, reach, language, granted)
            await members.join(turn.session, member, today=services.today())
            await auditing.note(turn.session, services, person, _granting(Kind.JOINED, granted))
        held = await members.of_person(turn.session, person)
    await send_card(update, Card(_outcome(services, granted, held, language)))
    if held:
        await staff.offer_member_menu(context.bot, chat.id, held, language)


def _granting(kind: Kind, membership: Membership) -> Event:
    return Event(kind, Thing.ROLE, membership.role, membership.department or "")


def _outcome(
    services: Services, granted: Membership | None, held: Memberships, language: Language
) -> str:
    if granted is not None:
        role, listed = staff.role_name(services, granted, language), staff.listed(held, language)
        return say(language, "joined", role=role, commands=listed)
    if held:  # the link was used before, most likely by them
        return staff.describe(services, held, language)
    return say(language, "invitation-void")


async def choose(update: Update, context: Context) -> None:
    """Ask an administrator whom to invite."""
    services, language = context.services, await context.language()
    if not people.may_invite(await context.memberships()):
        await staff.refuse(update, context)
        return
    staffs = [Membership(Role.STAFF, known.code) for known in services.campaign.departments]
    offered = [*map(Membership, (Role.COORDINATOR, Role.LEADER, Role.ADMIN)), *staffs]
    buttons: list[tuple[str, Act]] = [
        (staff.role_name(services, held, language), Invite(held.role, held.department))
        for held in offered
    ]
    await send_card(update, Card(say(language, "choose-role"), keyboard(grid(buttons))))


async def give(update: Update, context: Context, act: Invite) -> None:
    """Make the invitation that an administrator chose."""
    services, language = context.services, await context.language()
    held, known = await context.memberships(), services.campaign.find_department(act.department)
    valid = (act.role is Role.STAFF) == (act.department is not None) == (known is not None)
    if not valid or not people.may_invite(held):
        await staff.refuse(update, context)
        return
    membership = Membership(act.role, act.department)
    payload = await make(services, membership, by=subject.member(context.member, held))
    text = say(
        language,
        "invitation-made",
        role=staff.role_name(services, membership, language),
        link=link(context.bot.username, payload),
        hours=int(VALID_FOR.total_seconds() // 3600),
    )
    await answer_card(update, Card(text))
