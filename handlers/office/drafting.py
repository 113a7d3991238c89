"""The ledger job: opinions become a frozen draft of a department's three ledgers."""

from collections.abc import AsyncIterator

from domain.ledgers import Draft
from handlers.context import Services
from reports import tasks
from storage import drafts, opinions


async def places(services: Services) -> tuple[str | None, ...]:
    """The departments that have a ledger to draft; `None` where opinions are unassigned."""
    async with services.database.reading() as session:
        counts = await opinions.counts(session, services.campaign.code)
    known = tuple(department.code for department in services.campaign.departments)
    others = sorted(code for code in counts if code is not None and code not in known)
    return (*known, *others, *((None,) if None in counts else ()))


async def draft(services: Services, department: str | None) -> Draft | None:
    """Draft a department's ledgers; `None` if the newest draft still says what was said."""
    campaign = services.campaign.code
    async with services.database.reading() as session:
        has_new = await drafts.new_opinions(session, campaign, department)
        if not has_new and not await drafts.has_lost(session, campaign, department):
            return None
        before = await drafts.last_number(session, campaign, department)
        said = await opinions.of_department(session, campaign, department)
    entries = await services.worker.run(tasks.entries, said)
    async with services.database.transaction() as session:
        if await drafts.last_number(session, campaign, department) != before:
            return None  # someone else drafted the same opinions meanwhile
        held = {support.opinion_id for entry in entries for support in entry.support}
        return await drafts.freeze(
            session,
            campaign,
            department,
            entries,
            people=len({opinion.response_id for opinion in said}),
            now=services.now(),
            wordless=[opinion.id for opinion in said if opinion.id not in held],
        )


async def draft_all(services: Services) -> AsyncIterator[tuple[str | None, Draft | None]]:
    """Draft wherever something is new; gives each department as it is done."""
    for department in await places(services):
        yield department, await draft(services, department)
