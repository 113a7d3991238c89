"""`najian forget`: deletes what is kept of somebody who asks the office for it.

It goes the way of /privacy. What was answered anonymously leads back to nobody: it is found by its
receipt code alone.
"""

from dataclasses import dataclass

from bot import auditing
from domain.auditing import Event, Kind, Thing
from domain.text import Language
from handlers.afterwards import erasing, privacy, reaching, withdrawing
from handlers.afterwards.privacy import Kept
from handlers.background import filing
from handlers.context import Services
from handlers.office import staff
from storage import attachments, consents, members, opinions, outbox, remarks, sent
from storage.database import Session
from storage.sent import Sent


class UnknownCodeError(LookupError):
    """No response has this receipt code."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to go: a response, or all that leads back to a person, perhaps with their roles."""

    receipt: str | None = None
    person: int | None = None
    membership: bool = False


async def extent(services: Services, wanted: Wanted) -> tuple[str, ...]:
    """What would go, a line each, without a word of anybody's. Raises `UnknownCodeError`."""
    if wanted.person is not None:
        return await _of_person(services, wanted.person, membership=wanted.membership)
    async with services.database.reading() as session:
        found = await _find(session, services, wanted.receipt or "")
        return (await _line(session, found),)


async def forget(services: Services, wanted: Wanted) -> bool:
    """Delete it; gives whether it has left the database's log, too. Raises `UnknownCodeError`.

    Noted in the audit trail is that it was done; whom it was about is forgotten, too.
    """
    done = Event(Kind.FORGOT, Thing.CAMPAIGN, services.campaign.code)
    async with services.database.transaction() as session:
        if wanted.person is not None:
            released = await erasing.erase(session, services, wanted.person)
            await _erase_more(session, services, wanted.person, membership=wanted.membership)
        else:
            found = await _find(session, services, wanted.receipt or "")
            released = await withdrawing.take_back(session, services, found)
        await auditing.note_deed(session, services, done)
    await filing.let_go(services, released)
    return await services.database.forget()


async def _erase_more(
    session: Session, services: Services, user_id: int, *, membership: bool
) -> None:
    """What /privacy leaves: it keeps that consent was withdrawn, and nobody gives up a role."""
    await consents.forget(session, services.campaign.code, services.consenter(user_id))
    if membership:
        await members.leave(session, services.keys.pseudonym("member", user_id))
        await outbox.forget_lane(session, services.lane(user_id))


async def _of_person(services: Services, user_id: int, *, membership: bool) -> tuple[str, ...]:
    kept = await privacy.look_up(services, user_id)
    async with services.database.reading() as session:
        lines = [await _line(session, response) for response in kept.responses]
    roles = kept.held if membership else ()
    named = [staff.role_name(services, one, Language.EN) for one in roles]
    return (*lines, *_records(kept), *(f"role: {name}" for name in named))


async def _find(session: Session, services: Services, typed: str) -> Sent:
    code = reaching.find_code(typed)
    found = await sent.find(session, services.keys.receipt(code)) if code else None
    if found is None or found.withdrawn_on is not None:
        raise UnknownCodeError
    return found


async def _line(session: Session, found: Sent) -> str:
    said = await opinions.texts(session, found.id)
    files = await attachments.of_response(session, found.id)
    added = await remarks.of_response(session, found.id)
    counts = f"{len(said)} statements, {len(added)} remarks, {len(files)} files"
    return f"response of {found.completed_on}, {found.mode}: {counts}"


def _records(kept: Kept) -> list[str]:
    """What is kept besides responses."""
    begun = (
        ("response that is not sent", kept.begun),
        ("self-check that is not saved", kept.self_check_begun),
        ("recording for somebody that is not sent", kept.recording),
    )
    lines = [f"{what}: {len(one.answers)} answers" for what, one in begun if one is not None]
    if kept.self_check is not None:
        lines.append("self-check, with what is planned")
    if kept.occasion is not None:
        lines.append("occasion of the last recording")
    if kept.chosen is not None:
        lines.append("chosen language")
    if kept.consent is not None:
        lines.append(f"consent: {kept.consent.state}")
    return lines
