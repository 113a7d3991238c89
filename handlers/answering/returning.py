"""Somebody is back who had blocked the bot: what waited for them is sent after all."""

from handlers.context import Context
from storage import deliveries, outbox


async def welcome_back(context: Context, chat_id: int) -> None:
    """Let what was parked for that wait again, unless it is too late for it."""
    services = context.services
    lane = services.lane(chat_id)
    async with services.database.reading() as session:
        if not await outbox.is_blocked(session, lane):
            return
    async with services.database.transaction() as session:
        await deliveries.unblock(session, lane, now=services.now())
    services.bell.ring()
