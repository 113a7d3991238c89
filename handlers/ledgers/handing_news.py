"""What the campaign office is told when a department has handed in: that it has, never what."""

from domain.handing import HandIn
from domain.people import Role
from handlers import places
from handlers.callbacks import pack
from handlers.catalogue import label, say
from handlers.ledgers import handing_cards
from handlers.ledgers.archive_acts import OpenHanded
from handlers.ledgers.handing_desk import Desk
from storage import members, outbox
from storage.database import Session
from storage.members import Member
from storage.outbox import Message


async def tell(session: Session, desk: Desk, handed: HandIn) -> bool:
    """Queue a message for each coordinator but who has just handed in, in the same transaction.

    False if there is nobody to tell.
    """
    found = await members.with_role(session, Role.COORDINATOR)
    others = [member for member in found if member.person != desk.person]
    for member in others:
        await outbox.post(session, _message(desk, handed, member))
    return bool(others)


def _message(desk: Desk, handed: HandIn, member: Member) -> Message:
    language = member.language
    text = say(
        language,
        "handin-news",
        department=places.name(desk.services.campaign, handed.department, language),
        number=handed.number,
        draft=handed.draft,
        rows=handing_cards.counts(handed.rows, language),
        by=handed.by,
        at=handing_cards.told(desk.services, handed.at, language),
    )
    return Message(
        key=f"handed:{handed.id:x}:{member.person.hex()}",
        chat=member.chat,
        text=text,
        picture=None,
        not_before=handed.at,
        buttons=(((label(language, "archive-open"), pack(OpenHanded(handed.id))),),),
        lane=desk.services.lane_of(member.chat),
    )
