"""Tidies: what was kept as long as was promised is deleted, from the log file too.

Messages are emptied when they are sent. What is left of them are keys, so that nothing is said
twice: these go with what they are about, and their exact times long before.

What would be deleted is found out by deleting it, in a transaction that is rolled back: so there is
one rule for both.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.background import filing, handing
from handlers.cases import case_news, ending_cases
from handlers.context import Services
from handlers.directives import directive_news
from storage import (
    attachments,
    cases,
    deliveries,
    directives,
    inbox,
    interviews,
    responses,
    trail,
)
from storage import handing as stored
from storage.database import ANY_SIZE, Session

_EXACT = timedelta(days=2)  # from then on /health tells the age of a delivery in days


@dataclass(frozen=True, slots=True)
class Deleted:
    """How much of each kind."""

    responses: int = 0
    unsent: int = 0  # begun, and left for so long
    steps: int = 0  # of the trail
    cases: int = 0
    directives: int = 0
    handed: int = 0
    updates: int = 0  # the numbers of updates, which are all that is left of them
    files: int = 0  # that nothing names any more


async def tidy(services: Services) -> Deleted:
    """Do it; gives what was deleted."""
    async with services.database.transaction() as session:
        deleted = await _delete(session, services)
        await deliveries.fade(session, before=services.now() - _EXACT)
    files = await filing.tidy(services) + await handing.tidy(services)
    await asyncio.to_thread(services.backups.tidy, services.now())
    await services.database.forget(reorder=ANY_SIZE)
    return replace(deleted, files=files)


async def foresee(services: Services, *, days: int) -> tuple[tuple[date, Deleted], ...]:
    """What it would delete now, and on each of so many days after; nothing is deleted."""
    told, unnamed = list[tuple[date, Deleted]](), 0
    files = [await _old_files(_on(services, day)) for day in (0, 1)]  # tomorrow all are old
    with suppress(_UndoneError):
        async with services.database.transaction() as session:
            for day in range(days + 1):
                then = _on(services, day)
                deleted = await _delete(session, then)
                left = await _unnamed(session, *files[min(day, 1)])
                told.append((then.today(), replace(deleted, files=left - unnamed)))
                unnamed = left
            raise _UndoneError
    return tuple(told)


async def _old_files(services: Services) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return await filing.old(services), await handing.old(services)


async def _unnamed(session: Session, sent: tuple[str, ...], archived: tuple[str, ...]) -> int:
    """How many of these files nothing names."""
    unsent = await attachments.unused(session, sent)
    return len(unsent) + len(await stored.unused(session, archived))


class _UndoneError(Exception):
    """Rolls a transaction back."""


def _on(services: Services, day: int) -> Services:
    """The same, so many days later."""
    moment = services.now() + timedelta(days=day)
    return replace(services, now=lambda: moment)


async def _delete(session: Session, services: Services) -> Deleted:
    """The rows: the one place that says what goes when."""
    campaign, ends_on = services.campaign.code, services.campaign.ends_on
    kept, today = timedelta(days=services.campaign.kept_for_days), services.today()
    over = await responses.expired(session, today=today)
    await ending_cases.let_expire(session, services, over)
    return Deleted(
        responses=await responses.delete_expired(session, today=today),
        unsent=await interviews.delete_abandoned(session, before=today - kept),
        updates=await inbox.prune(session),
        steps=await trail.delete_expired(
            session, campaign, ends_on=ends_on, now=services.now(), kept=kept
        ),
        cases=await _let_cases_go(session),
        directives=await _let_directives_go(session, services),
        handed=await handing.delete_expired(session, services),
    )


async def _let_cases_go(session: Session) -> int:
    """Those whose time is over, with what members were told of them; gives how many."""
    gone = await cases.delete_baseless(session)
    for case_id in gone:
        await case_news.forget(session, case_id)
    return len(gone)


async def _let_directives_go(session: Session, services: Services) -> int:
    """The same of directives."""
    campaign, kept = services.campaign, timedelta(days=services.campaign.kept_for_days)
    gone = await directives.delete_expired(
        session, campaign.code, ends_on=campaign.ends_on, today=services.today(), kept=kept
    )
    for directive_id in gone:
        await directive_news.forget(session, directive_id)
    return len(gone)
