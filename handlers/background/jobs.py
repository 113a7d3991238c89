"""Scheduled work: each due time is claimed in the database, so that it happens once.

A run that was missed while the process was down is caught up once, at the next tick.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from domain import schedule
from domain.schedule import Job
from handlers.answering import reminding
from handlers.background import (
    backing_up,
    batching,
    deadlines,
    fitting,
    handing,
    self_test_news,
    self_testing,
    signalling,
    tidying,
)
from handlers.cases import opening
from handlers.context import Context, Services
from handlers.directives import directive_deadlines
from handlers.ledgers import drafting
from handlers.office import digests
from storage import runs

_LOG = logging.getLogger(__name__)

_BESIDE = (Job.BACKUP,)


class NotDoneError(RuntimeError):
    """A work could not be done, and has said why."""


Work = Callable[[Services, datetime], Awaitable[int | None]]
"""Does what fell due then; gives what it has found, if it looks for something."""


async def work(context: Context) -> None:
    """Do what has fallen due, for all processes if this one keeps house."""
    services = context.services
    if services.claims.keeps_house:
        await _keep_house(services)
    await fitting.fit_if_due(services)  # each process has suggestions of its own


async def _keep_house(services: Services) -> None:
    await look_through(services)
    for job in Job:
        if services.backups.is_stopping():
            return  # the bot is to end, in bounded time: the next start does the rest
        if job not in _BESIDE:
            await do_if_due(services, job)


async def work_beside(context: Context) -> None:
    """What takes long, beside everything else."""
    if context.services.claims.keeps_house:
        for job in _BESIDE:
            await do_if_due(context.services, job)


async def look_through(services: Services) -> None:
    """Look through what a stop, or the release before, has left; what is held leaves the drafts."""
    if await opening.look(services):
        for department in await drafting.places(services):
            await drafting.catch_up(services, department)


def due(services: Services, job: Job, now: datetime) -> datetime:
    """When a job fell due last."""
    timetable = services.timetable
    match job:
        case Job.BATCH | Job.DRAFT | Job.TIDY:
            return schedule.last_every(now, timetable.draft_every)
        case Job.DIGEST | Job.SELF_TEST:
            return schedule.last_daily(now, timetable.digest_at, timetable.zone)
        case Job.REMIND | Job.HAND_IN | Job.CASES | Job.DIRECTIVES | Job.SIGNALS:
            return schedule.last_daily(now, timetable.remind_at, timetable.zone)
        case Job.BACKUP:
            return schedule.last_at_night(now, services.backups.plan.every, timetable.zone)


async def do_if_due(services: Services, job: Job) -> None:
    """Do a job's work, unless that is done, or another process is at it."""
    at = due(services, job, services.now())
    async with services.database.reading() as session:
        if await runs.is_finished(session, job, at):
            return
    async with services.database.transaction() as session:
        if not await runs.claim(session, job, at, now=services.now()):
            return
    try:
        found = await _WORK[job](services, at)
    except NotDoneError:
        return  # claimed for a while yet: then it is tried again
    async with services.database.transaction() as session:
        await runs.finish(session, job, at, found=found)


async def _draft(services: Services, _: datetime) -> None:
    async for department, draft in drafting.draft_all(services):
        if draft is not None:
            _LOG.info("Draft %s of %s: %s entries.", draft.number, department, sum(draft.rows))


async def _batch(services: Services, _: datetime) -> None:
    _log("Formed %s batches of responses.", await batching.form(services))


async def _digest(services: Services, at: datetime) -> None:
    _log("Digest for %s readers.", await digests.post(services, at))


async def _remind(services: Services, at: datetime) -> None:
    """A run that was missed is left out."""
    if services.now() - at < reminding.PATIENCE:
        _log("Reminded %s people of a response half-way.", await reminding.post(services))


async def _hand_in(services: Services, at: datetime) -> None:
    _log("Reminded %s people of what is to be handed in.", await handing.remind(services, at))


async def _cases(services: Services, at: datetime) -> None:
    _log("Reminded of deadlines of cases in %s messages.", await deadlines.remind(services, at))


async def _directives(services: Services, at: datetime) -> None:
    _log("Reminded of directives in %s messages.", await directive_deadlines.remind(services, at))


async def _self_test(services: Services, _: datetime) -> int:
    findings = (await self_testing.run(services)).findings
    notes = sum(one.is_note for one in findings)
    if notes < len(findings):
        _LOG.warning("The self-test found %s flaws.", len(findings) - notes)
    _log("The self-test has %s notes for the campaign office.", notes)
    await self_test_news.tell(services, findings)
    return len(findings)


async def _signals(services: Services, at: datetime) -> None:
    _log("Told of signals in %s messages.", await signalling.post(services, at))


async def _tidy(services: Services, _: datetime) -> None:
    _log("Deleted %s responses whose time was over.", (await tidying.tidy(services)).responses)


async def _backup(services: Services, _: datetime) -> None:
    if not await backing_up.back_up(services):
        raise NotDoneError


def _log(sentence: str, count: int) -> None:
    """Nothing, of nothing."""
    if count:
        _LOG.info(sentence, count)


_WORK: dict[Job, Work] = {
    Job.BATCH: _batch,
    Job.DRAFT: _draft,
    Job.DIGEST: _digest,
    Job.REMIND: _remind,
    Job.HAND_IN: _hand_in,
    Job.CASES: _cases,
    Job.DIRECTIVES: _directives,
    Job.SELF_TEST: _self_test,
    Job.SIGNALS: _signals,
    Job.TIDY: _tidy,
    Job.BACKUP: _backup,
}
