"""The part of an export that may leave the house: read in one view, told by the rules of reports.

So no two of its tables are of different moments, and their differences tell nothing.
"""

from bot.export_order import Order, Take, stamp
from domain import case_summaries, export_sums
from domain.export_sums import CaseStanding, QuotedEntry
from domain.exports import Stamp
from domain.figures import Filter
from handlers.cases import case_desk
from handlers.context import Services
from handlers.office import summary_figures
from reports.exporting import sums
from storage import case_figures, cohorts, digests, drafts, exporting
from storage.database import Session


async def write(services: Services, order: Order, take: Take) -> None:
    """Hand over all rows."""
    marks = {table: stamp(services, order, table) for table in export_sums.TABLES}
    minimum_base, days = services.campaign.minimum_base, order.days
    async with services.database.reading() as session:
        batches = await cohorts.read(session, order.campaign)
        quoted = await _quoted(session, services, order, marks[export_sums.ENTRIES])
        standing = await _standing(session, services, order, marks[export_sums.CASES])
    rated = sums.responses(
        batches, marks[export_sums.RESPONSES], minimum_base=minimum_base, days=days
    )
    named = sums.aspects(batches, marks[export_sums.OPINIONS], minimum_base=minimum_base, days=days)
    await take(export_sums.RESPONSES, rated)
    await take(export_sums.OPINIONS, named)
    await take(export_sums.ENTRIES, quoted)
    await take(export_sums.CASES, standing)


async def _quoted(
    session: Session, services: Services, order: Order, stamped: Stamp
) -> list[QuotedEntry]:
    """What the overall report would quote of the newest drafts."""
    if not order.reader.is_quoted_to:
        return []
    backings = await cohorts.backings(session, order.campaign)
    rows: list[QuotedEntry] = []
    for department in await exporting.drafted(session, order.campaign):
        draft = await drafts.find_latest(session, order.campaign, department)
        assert draft is not None
        drafted_on = draft.made_at.astimezone(services.timetable.zone).date()
        if order.has(drafted_on):
            rows += sums.entries(
                draft,
                backings,
                stamped,
                minimum_base=services.campaign.minimum_base,
                drafted_on=drafted_on,
            )
    return rows


async def _standing(
    session: Session, services: Services, order: Order, stamped: Stamp
) -> list[CaseStanding]:
    """As /summary tells it outside: of the campaign, then of each department what is late."""
    campaign, today, rules = services.campaign, services.today(), case_desk.rules_of(services)
    if not order.has(today):
        return []
    tracks = await case_figures.tracks(session, order.campaign)
    last = await digests.find_last(session, order.campaign)
    known = summary_figures.known_outside(services, tracks, last)
    rows = []
    for place in (None, *(department.code for department in campaign.departments)):
        wanted = Filter(order.days, place)
        told = case_summaries.outside(
            known, wanted, minimum_base=campaign.minimum_base, today=today, rules=rules
        )
        rows.append(sums.cases(told, stamped, department=place, today=today))
    return rows
