"""Tidies: what was kept as long as was promised is deleted, from the log file too.

Messages are emptied when they are sent. What is left of them are keys, so that nothing is said
twice: these go with what they are about, and their exact times long before.
"""

from datetime import timedelta

from domain import auditing as subject
from domain.auditing import Event, Kind, Thing
from domain.schedule import Job
from handlers import auditing
from handlers.background import filing, handing
from handlers.cases import case_news, ending_cases
from handlers.context import Services
from handlers.directives import directive_news
from storage import (
    audit_cutting,
    cases,
    deliveries,
    directives,
    inbox,
    interviews,
    responses,
    trail,
)
from storage.database import ANY_SIZE, Session

_EXACT = timedelta(days=2)  # from then on /health tells the age of a delivery in days


async def tidy(services: Services) -> int:
    """How many responses were deleted."""
    campaign, ends_on = services.campaign.code, services.campaign.ends_on
    kept, today = timedelta(days=services.campaign.kept_for_days), services.today()
    async with services.database.transaction() as session:
        over = await responses.expired(session, today=today)
        await ending_cases.let_expire(session, services, over)
        expired = await responses.delete_expired(session, today=today)
        await interviews.delete_abandoned(session, before=today - kept)
        await inbox.prune(session)
        await trail.delete_expired(
            session, campaign, ends_on=ends_on, now=services.now(), kept=kept
        )
        await _let_subjects_go(session, services)
        await deliveries.fade(session, before=services.now() - _EXACT)
        await _note(session, services, expired)
    await filing.tidy(services)
    await handing.tidy(services)
    await services.database.forget(reorder=ANY_SIZE)
    return expired


async def _note(session: Session, services: Services, expired: int) -> None:
    """In the audit trail, whose own rows are not kept for ever either."""
    if expired:
        deleted = Event(Kind.DELETED, Thing.CAMPAIGN, services.campaign.code, str(expired))
        await auditing.note_by(session, services, subject.job(Job.TIDY), deleted)
    over = services.now() - timedelta(days=services.campaign.audited_for_days)
    await audit_cutting.cut(session, auditing.trail(services), before=over)


async def _let_subjects_go(session: Session, services: Services) -> None:
    """Cases and directives whose time is over, with what members were told of them."""
    campaign, kept = services.campaign, timedelta(days=services.campaign.kept_for_days)
    for case_id in await cases.delete_baseless(session):
        await case_news.forget(session, case_id)
    ended, today = campaign.ends_on, services.today()
    for directive_id in await directives.delete_expired(
        session, campaign.code, ends_on=ended, today=today, kept=kept
    ):
        await directive_news.forget(session, directive_id)
