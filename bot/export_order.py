"""What an export is asked for, and what its rows are told apart by."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.exports import Reader, Row, Stamp, Table
from domain.figures import Period
from handlers.context import Services
from reports.exporting.partitions import Format, Opener

ALL_DAYS = Period(date.min, date.max)
Take = Callable[[Table, Sequence[Row]], Awaitable[None]]  # takes rows of a table


@dataclass(frozen=True, slots=True)
class Order:
    """For whom, of which campaign, which days; and in what kind of files."""

    reader: Reader
    campaign: str
    days: Period
    format: Format
    opener: Opener

    def has(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.days.first <= day <= self.days.last


def stamp(services: Services, order: Order, table: Table) -> Stamp:
    """What the rows of a table are told apart by; of another campaign, they are others."""
    names = {known.code: known.name.zh for known in services.campaign.departments}
    id_of = services.keys.exported(f"{order.reader.purpose}:{order.campaign}:{table.name}")
    return Stamp(services.keys.deployment(), names, id_of)
