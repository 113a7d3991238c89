"""`najian export`: what is stored as files for engines of others, for whom it is made.

What may leave the house is read in one view of the database, so that no two tables of it are of
different moments. Single responses are read in pages: a view that is held for minutes would hold up
whoever answers meanwhile.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import exporting_rows, exporting_sums
from bot.export_order import Order
from domain import export_rows, export_sums, exports
from domain.exports import Level, Row, Table
from handlers.background import batching
from handlers.context import Services
from handlers.ledgers import drafting
from reports.exporting import guide, package
from reports.exporting.package import Made
from reports.exporting.partitions import Stored, Target, Writer
from storage import drafts, exporting


class UnknownCampaignError(ValueError):
    """Nothing is kept of it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Whom to tell how many rows there will be, and how many are done."""

    expect: Callable[[int], None]
    done: Callable[[int], None]


async def write(
    services: Services, order: Order, folder: Path, progress: Progress
) -> tuple[Stored, ...]:
    """Write an export into an empty folder; what it describes itself with comes last.

    Raises `UnknownCampaignError`.
    """
    await _check(services, order.campaign)
    made = _made(services, order)
    target = Target(
        folder, order.campaign, made.level, order.format, order.opener, package.marks(made)
    )
    tables = export_sums.TABLES if made.level is Level.OUTSIDE else export_rows.TABLES
    writers = {table: Writer(target, table) for table in tables}

    async def take(table: Table, rows: Sequence[Row]) -> None:
        await asyncio.to_thread(writers[table].add, rows)
        progress.done(len(rows))

    await _freshen(services, order.campaign)
    try:
        if made.level is Level.OUTSIDE:
            await exporting_sums.write(services, order, take)
        else:
            progress.expect(await exporting_rows.count(services, order))
            await exporting_rows.write(services, order, take)
        month = exports.month(made.exported_on)
        stored = tuple([await asyncio.to_thread(one.close, month) for one in writers.values()])
    except BaseException:
        for writer in writers.values():
            writer.abandon()
        raise
    (folder / guide.NAME).write_text(guide.readme(made, stored), "utf-8")
    (folder / package.NAME).write_text(package.describe(made, stored), "utf-8")
    return stored


async def _check(services: Services, campaign: str) -> None:
    async with services.database.reading() as session:
        known = {*await exporting.campaigns(session), services.campaign.code}
    if campaign not in known:
        listed = ", ".join(sorted(known))
        raise UnknownCampaignError(f"Nothing is kept of {campaign}. There is: {listed}.")


def _made(services: Services, order: Order) -> Made:
    campaign = services.campaign
    return Made(
        deployment=services.keys.deployment(),
        campaign=order.campaign,
        title=campaign.name if order.campaign == campaign.code else order.campaign,
        audience=order.reader.audience,
        level=order.reader.level,
        department=order.reader.department,
        minimum_base=campaign.minimum_base,
        exported_on=services.today(),
        days=order.days,
        format=order.format,
    )


async def _freshen(services: Services, campaign: str) -> None:
    """As before a report: what was withdrawn is in no draft, what can be batched is.

    An earlier campaign is told as it was frozen.
    """
    if campaign != services.campaign.code:
        return
    places = await drafting.places(services)
    for place in places:
        await drafting.catch_up(services, place)
    async with services.database.transaction() as session:
        for place in places:
            await drafts.freeze(session, campaign, place, now=services.now())
    await batching.form(services)
