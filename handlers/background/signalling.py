"""Tells the coordinators of signals 数据提醒: of each rule and department once a week."""

from datetime import datetime

from domain.people import Role
from domain.signals import Signal
from handlers.background import looks
from handlers.context import Services
from handlers.keyboards import plain
from handlers.office import signal_cards, signals
from storage import members, outbox
from storage.members import Member
from storage.outbox import Message


async def post(services: Services, due: datetime) -> int:
    """Queue what stands out; gives how many messages are new."""
    if not looks.is_time(services, due):
        return 0
    found = await signals.find(services)
    async with services.database.transaction() as session:
        office = await members.with_role(session, Role.COORDINATOR)
        messages = [_message(services, one, reader) for one in found for reader in office]
        posted = sum([await outbox.post(session, message) for message in messages])
    services.bell.ring()
    return posted


def _message(services: Services, signal: Signal, reader: Member) -> Message:
    """The key holds the week: what still stands out is told again in the next one."""
    card = signal_cards.single(services, signal, reader.language)
    year, week, _ = services.today().isocalendar()
    about = f"{signal.rule}:{signal.department}:{year}w{week}"
    return Message(
        key=f"signal:{services.campaign.code}:{about}:{reader.person.hex()}",
        chat=reader.chat,
        text=card.text,
        picture=None,
        not_before=services.now(),
        buttons=plain(card.buttons),
        lane=services.lane_of(reader.chat),
        topic=signal_cards.topic(signal.rule, signal.department),
    )
