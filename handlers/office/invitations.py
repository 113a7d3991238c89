"""One-time invitation links: made by an administrator, redeemed by /start.

A link is of the deployment, as roles are, and not of a campaign. What it invites to is judged when
it is opened: a department that takes no part by then has no staff. Until somebody has opened it,
any administrator can take it back.
"""

import re
import secrets
from datetime import timedelta

from telegram import Update

from domain import auditing as subject
from domain import people
from domain.auditing import Author, Event, Kind, Thing
from domain.people import Membership, Memberships, Role
from domain.text import Language
from handlers import auditing
from handlers.acts import Act, Invite, Revoke
from handlers.cards import Card
from handlers.catalogue import calendar_day, label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, grid, keyboard
from handlers.office import staff
from handlers.speaking import answer_card, answer_tap, send_card
from handlers.updates import chat_of
from storage import members
from storage.members import Invitation, Member

PREFIX = "i_"  # of the deep link's payload
VALID_FOR = timedelta(hours=72)
_MARK = re.compile(r"[0-9a-f]{32}")  # a hash of 16 bytes
_MOST_SHOWN = 10  # invitations that can be taken back from the card


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
        is_gone = granted is not None and not _is_there(services, granted)
        if granted is not None and not is_gone:
            reach = services.keys.seal_chat(chat.id)
            member = Member(person, reach, language, granted)
            await members.join(turn.session, member, today=services.today())
            await auditing.note(turn.session, services, person, _granting(Kind.JOINED, granted))
        held = await members.of_person(turn.session, person)
    if is_gone:  # the link is used up: nothing can come of it
        await send_card(update, Card(say(language, "invitation-department-gone")))
        return
    await send_card(update, Card(_outcome(services, granted, held, language)))
    if held:
        await staff.offer_member_menu(context.bot, chat.id, held, language)


def _is_there(services: Services, membership: Membership) -> bool:
    """Whether there is what somebody was invited to."""
    department = membership.department
    return department is None or services.campaign.find_department(department) is not None


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
    """Ask an administrator whom to invite; what nobody has used yet can be taken back."""
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
    async with services.database.reading() as session:
        unused = await members.standing(session, now=services.now(), most=_MOST_SHOWN)
    back = [((_unused(services, one, language), Revoke(one.code.hex())),) for one in unused]
    text = say(language, "choose-role", unused=len(unused))
    await send_card(update, Card(text, keyboard([*grid(buttons), *back])))


def _unused(services: Services, one: Invitation, language: Language) -> str:
    role = staff.role_name(services, one.membership, language)
    until = one.expires_at.astimezone(services.timetable.zone)
    day = calendar_day(until, language)
    return label(language, "invitation-take-back", role=role, day=day, time=f"{until:%H:%M}")


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
    mark = services.keys.invitation(payload.removeprefix(PREFIX)).hex()
    back: Row = ((label(language, "invitation-take-this-back"), Revoke(mark)),)
    await answer_card(update, Card(text, keyboard([back])))


async def revoke(update: Update, context: Context, act: Revoke) -> None:
    """Take a link back. Who has opened it before holds the role, and keeps it."""
    services, language = context.services, await context.language()
    if not people.may_invite(await context.memberships()):
        await staff.refuse(update, context)
        return
    revoked: Membership | None = None
    async with context.turn() as turn:
        if _MARK.fullmatch(act.mark) and turn.first:
            revoked = await members.revoke(turn.session, bytes.fromhex(act.mark))
        if revoked is not None:
            done = _granting(Kind.REVOKED, revoked)
            await auditing.note(turn.session, services, context.member, done)
    if revoked is None:
        await answer_tap(update, label(language, "invitation-used-already"), alert=True)
        return
    role = staff.role_name(services, revoked, language)
    await answer_card(update, Card(say(language, "invitation-taken-back", role=role)))
