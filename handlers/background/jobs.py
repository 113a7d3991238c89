"""Scheduled work: each due time is claimed in the database, so that it happens once.

A run that was missed while the process was down is caught up once, at the next tick.
"""

import logging
from datetime import datetime, timedelta

from domain import schedule
from handlers.answering import reminding
from handlers.background import (
    batching,
    deadlines,
    filing,
    fitting,
    handing,
    self_test_news,
    self_testing,
    signalling,
)
from handlers.cases import ending_cases, opening
from handlers.context import Context, Services
from handlers.directives import directive_deadlines
from handlers.ledgers import drafting
from handlers.office import digests
from storage import cases, directives, inbox, interviews, responses, runs, trail
from storage.database import ANY_SIZE

_LOG = logging.getLogger(__name__)


async def work(context: Context) -> None:
    """Do what has fallen due."""
    services = context.services
    await look_through(services)
    await batch_if_due(services)
    await draft_if_due(services)
    await digest_if_due(services)
    await remind_if_due(services)
    await remind_of_hand_in_if_due(services)
    await remind_of_cases_if_due(services)
    await remind_of_directives_if_due(services)
    await self_test_if_due(services)
    await signal_if_due(services)
    await tidy_if_due(services)
    await fitting.fit_if_due(services)


async def look_through(services: Services) -> None:
    """Look through what a stop, or the release before, has left; what is held leaves the drafts."""
    if await opening.look(services):
        for department in await drafting.places(services):
            await drafting.catch_up(services, department)


def dues(services: Services, now: datetime) -> dict[str, datetime]:
    """For each job, when it fell due last."""
    timetable = services.timetable
    often = schedule.last_every(now, timetable.draft_every)
    reminding_at = schedule.last_daily(now, timetable.remind_at, timetable.zone)
    return {
        "draft": often,
        "digest": schedule.last_daily(now, timetable.digest_at, timetable.zone),
        "remind": reminding_at,
        "hand-in": reminding_at,
        "cases": reminding_at,
        "directives": reminding_at,
        "self-test": schedule.last_daily(now, timetable.digest_at, timetable.zone),
        "signals": reminding_at,
        "tidy": often,
        "batch": often,
    }


async def batch_if_due(services: Services) -> None:
    """Form batches of the responses that came in."""
    due = schedule.last_every(services.now(), services.timetable.draft_every)
    if not await _claim(services, "batch", due):
        return
    formed = await batching.form(services)
    if formed:
        _LOG.info("Formed %s batches of responses.", formed)
    await _finish(services, "batch", due)


async def draft_if_due(services: Services) -> None:
    """Draft the ledgers of every department with new opinions."""
    due = schedule.last_every(services.now(), services.timetable.draft_every)
    if not await _claim(services, "draft", due):
        return
    async for department, draft in drafting.draft_all(services):
        if draft is not None:
            _LOG.info("Draft %s of %s: %s entries.", draft.number, department, sum(draft.rows))
    await _finish(services, "draft", due)


async def digest_if_due(services: Services) -> None:
    """Queue this morning's digest."""
    timetable = services.timetable
    due = schedule.last_daily(services.now(), timetable.digest_at, timetable.zone)
    if not await _claim(services, "digest", due):
        return
    _LOG.info("Digest for %s readers.", await digests.post(services, due))
    await _finish(services, "digest", due)


async def remind_if_due(services: Services) -> None:
    """Remind who stopped half-way, on a working day; a run that was missed is left out."""
    timetable = services.timetable
    due = schedule.last_daily(services.now(), timetable.remind_at, timetable.zone)
    if not await _claim(services, "remind", due):
        return
    if services.now() - due < reminding.PATIENCE:
        count = await reminding.post(services)
        if count:
            _LOG.info("Reminded %s people of a response half-way.", count)
    await _finish(services, "remind", due)


async def remind_of_hand_in_if_due(services: Services) -> None:
    """Remind of what is due; a run that was missed is made good for until the evening."""
    timetable = services.timetable
    due = schedule.last_daily(services.now(), timetable.remind_at, timetable.zone)
    if not await _claim(services, "hand-in", due):
        return
    count = await handing.remind(services, due)
    if count:
        _LOG.info("Reminded %s people of what is to be handed in.", count)
    await _finish(services, "hand-in", due)


async def remind_of_cases_if_due(services: Services) -> None:
    """Remind of the deadlines of cases."""
    timetable = services.timetable
    due = schedule.last_daily(services.now(), timetable.remind_at, timetable.zone)
    if not await _claim(services, "cases", due):
        return
    count = await deadlines.remind(services, due)
    if count:
        _LOG.info("Reminded of deadlines of cases in %s messages.", count)
    await _finish(services, "cases", due)


async def remind_of_directives_if_due(services: Services) -> None:
    """Remind of the last days of directives."""
    timetable = services.timetable
    due = schedule.last_daily(services.now(), timetable.remind_at, timetable.zone)
    if not await _claim(services, "directives", due):
        return
    count = await directive_deadlines.remind(services, due)
    if count:
        _LOG.info("Reminded of directives in %s messages.", count)
    await _finish(services, "directives", due)


async def self_test_if_due(services: Services) -> None:
    """Try whether the worst rating still arrives."""
    timetable = services.timetable
    due = schedule.last_daily(services.now(), timetable.digest_at, timetable.zone)
    if not await _claim(services, "self-test", due):
        return
    report = await self_testing.run(services)
    if report.findings:
        _LOG.warning("The self-test found %s flaws.", len(report.findings))
    await self_test_news.tell(services, report.findings)
    await _finish(services, "self-test", due, found=len(report.findings))


async def signal_if_due(services: Services) -> None:
    """Tell the coordinators which figures to look at, on a working day."""
    timetable = services.timetable
    due = schedule.last_daily(services.now(), timetable.remind_at, timetable.zone)
    if not await _claim(services, "signals", due):
        return
    count = await signalling.post(services, due)
    if count:
        _LOG.info("Told of signals in %s messages.", count)
    await _finish(services, "signals", due)


async def tidy_if_due(services: Services) -> None:
    """Delete what was kept as long as promised, and empty what was deleted from the log file."""
    due = schedule.last_every(services.now(), services.timetable.draft_every)
    if not await _claim(services, "tidy", due):
        return
    async with services.database.transaction() as session:
        over = await responses.expired(session, today=services.today())
        await ending_cases.let_expire(session, services, over)
        expired = await responses.delete_expired(session, today=services.today())
        await cases.delete_baseless(session)
        kept = timedelta(days=services.campaign.kept_for_days)
        await interviews.delete_abandoned(session, before=services.today() - kept)
        await inbox.prune(session)
        campaign, ends_on = services.campaign.code, services.campaign.ends_on
        await trail.delete_expired(
            session, campaign, ends_on=ends_on, now=services.now(), kept=kept
        )
        await directives.delete_expired(
            session, campaign, ends_on=ends_on, today=services.today(), kept=kept
        )
    await filing.tidy(services)
    await handing.tidy(services)
    await services.database.forget(reorder=ANY_SIZE)
    if expired:
        _LOG.info("Deleted %s responses whose time was over.", expired)
    await _finish(services, "tidy", due)


async def _claim(services: Services, job: str, due: datetime) -> bool:
    async with services.database.reading() as session:
        if await runs.is_finished(session, job, due):
            return False
    async with services.database.transaction() as session:
        return await runs.claim(session, job, due, now=services.now())


async def _finish(services: Services, job: str, due: datetime, *, found: int | None = None) -> None:
    async with services.database.transaction() as session:
        await runs.finish(session, job, due, found=found)
