"""The ledger job: new opinions find their entries, and the entries become a frozen draft."""

from collections.abc import AsyncIterator

from domain.ledgers import Draft, Outline
from domain.opinions import Ledger, Respondent
from domain.papers import Changes, Papers, Source
from handlers.cases import opening
from handlers.context import Services
from reports import tasks
from storage import clues, drafts, mending, opinions, placements, sources
from storage.database import Session
from storage.entries import Scope
from storage.sources import Quote

BATCH = 1_000  # opinions that are compared with each other, and with what is known, at a time


async def places(services: Services) -> tuple[str | None, ...]:
    """The departments that have a ledger to draft; `None` where opinions are unassigned."""
    async with services.database.reading() as session:
        counts = await opinions.counts(session, services.campaign.code)
    known = tuple(department.code for department in services.campaign.departments)
    others = sorted(code for code in counts if code is not None and code not in known)
    return (*known, *others, *((None,) if None in counts else ()))


async def draft(services: Services, department: str | None) -> Outline | None:
    """Read what is new, then freeze; `None` if the newest draft still says what was said."""
    campaign = services.campaign.code
    await opening.look(services)
    await _mend(services, department)
    for ledger in Ledger:
        await _place(services, Scope(campaign, department, ledger))
    async with services.database.transaction() as session:
        number = await drafts.freeze(session, campaign, department, now=services.now())
        return None if number is None else await drafts.find_outline(session, campaign, department)


async def catch_up(services: Services, department: str | None) -> None:
    """Draft where opinions are gone: what was withdrawn is in no draft that is frozen later."""
    async with services.database.reading() as session:
        is_due = await mending.is_due(session, services.campaign.code, department)
    if is_due:
        await draft(services, department)


async def draft_all(services: Services) -> AsyncIterator[tuple[str | None, Outline | None]]:
    """Draft wherever something is new; gives each department as it is done."""
    for department in await places(services):
        yield department, await draft(services, department)


async def papers(services: Services, department: str | None, *, since: int | None = None) -> Papers:
    """What documents show: the newest draft, frozen anew where people have changed rows since.

    Its changes are those since the draft before, or since the draft with this number; none for 0.
    """
    campaign = services.campaign.code
    await catch_up(services, department)
    async with services.database.transaction() as session:
        await drafts.freeze(session, campaign, department, now=services.now())
    async with services.database.reading() as session:
        found = await drafts.find_latest(session, campaign, department)
        if found is None:
            return Papers(draft=None)
        since = found.number - 1 if since is None else since
        changes = await _changes(session, campaign, found, since)
        quotes = await sources.of_department(session, campaign, department)
    shortened = await services.worker.run(tasks.shorten, [quote.text for quote in quotes])
    return Papers(
        draft=found,
        sources=tuple(map(_source, quotes, shortened)),
        changes=changes,
        blind_spots=await services.worker.run(tasks.blind_spots, found.entries),
    )


async def _changes(session: Session, campaign: str, draft: Draft, since: int) -> Changes | None:
    if since < 1:
        return None
    place = (campaign, draft.department)
    return Changes(since, await drafts.changes(session, *place, draft.number, since=since))


async def _mend(services: Services, department: str | None) -> None:
    async with services.database.transaction() as session:
        await mending.mend(session, services.campaign.code, department)


async def _place(services: Services, scope: Scope) -> None:
    """Batch by batch; each is judged outside of the database and kept in one transaction."""
    while True:
        async with services.database.reading() as session:
            batch = await placements.waiting(session, scope, most=BATCH)
        if not batch:
            return
        keys = await services.worker.run(tasks.clues, [opinion.text for opinion in batch])
        async with services.database.reading() as session:
            known = await clues.find(session, scope, keys)
        placement = await services.worker.run(tasks.place, batch, known)
        async with services.database.transaction() as session:
            if not await placements.apply(session, scope, batch, placement):
                return  # everything has changed meanwhile: the next run looks again


def _source(quote: Quote, text: str) -> Source:
    # Colleagues are few: a day would tell which of them it was.
    is_colleague = quote.respondent is Respondent.STAFF
    return Source(
        entry=quote.entry,
        text=text,
        respondent=quote.respondent,
        channel=quote.channel,
        said_on=None if is_colleague else quote.said_on,
        similarity=quote.similarity,
        is_new=quote.is_new,
        origin=quote.origin,
    )
