"""Tidies: what was kept as long as was promised is deleted, from the log file too."""

from datetime import timedelta

from handlers.background import filing, handing
from handlers.cases import ending_cases
from handlers.context import Services
from storage import cases, directives, inbox, interviews, responses, trail
from storage.database import ANY_SIZE


async def tidy(services: Services) -> int:
    """How many responses were deleted."""
    campaign, ends_on = services.campaign.code, services.campaign.ends_on
    kept, today = timedelta(days=services.campaign.kept_for_days), services.today()
    async with services.database.transaction() as session:
        over = await responses.expired(session, today=today)
        await ending_cases.let_expire(session, services, over)
        expired = await responses.delete_expired(session, today=today)
        await cases.delete_baseless(session)
        await interviews.delete_abandoned(session, before=today - kept)
        await inbox.prune(session)
        await trail.delete_expired(
            session, campaign, ends_on=ends_on, now=services.now(), kept=kept
        )
        await directives.delete_expired(session, campaign, ends_on=ends_on, today=today, kept=kept)
    await filing.tidy(services)
    await handing.tidy(services)
    await services.database.forget(reorder=ANY_SIZE)
    return expired
