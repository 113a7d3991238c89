"""Forms batches 批 of responses: hourly, and before anything is composed that counts them."""

from domain import cohorts as rules
from handlers.context import Services
from storage import cohorts


async def form(services: Services) -> int:
    """Form the batches that can be formed by now; gives how many."""
    campaign, today = services.campaign, services.today()
    async with services.database.transaction() as session:
        planned = rules.plan(
            await cohorts.candidates(session, campaign.code),
            minimum_base=campaign.minimum_base,
            today=today,
            is_over=today > campaign.ends_on,
        )
        await cohorts.freeze(session, campaign.code, planned, today=today)
    return len(planned)
