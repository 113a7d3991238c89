"""`najian import`: the usable rows of a file become responses, each once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot import gathered
from bot.gathered import Gathered
from domain.faults import Fault
from domain.opinions import Channel
from domain.responses import Mode
from domain.shielding import Shield
from handlers.background import examining
from handlers.context import Services
from storage import responses
from storage.responses import Complete

_BATCH = 200  # rows a transaction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file's rows."""

    added: int
    known: int
    faults: tuple[Fault, ...]


async def take_in(
    services: Services,
    file: Path,
    channel: Channel,
    department: str | None,
    *,
    progress: Callable[[int, int], None],
) -> Outcome:
    """Store the usable rows. `department` is for rows that name none.

    Raises `FaultyError` if the file can't be read as CSV; `progress` gets rows done and in all.
    """
    reading = gathered.read(file, services.campaign, channel, today=services.today())
    added = 0
    for begin in range(0, len(reading.rows), _BATCH):
        batch = reading.rows[begin : begin + _BATCH]
        async with services.database.transaction() as session:
            for row in batch:
                response = _complete(services, row, channel, department)
                added += await responses.add(session, response) is not None
        progress(len(batch), len(reading.rows))
    await examining.examine(services)
    return Outcome(added, len(reading.rows) - added, reading.faults)


def _complete(
    services: Services, row: Gathered, channel: Channel, department: str | None
) -> Complete:
    today = services.today()
    return Complete(
        campaign=services.campaign.code,
        mode=Mode.RECORDED,
        channel=channel,
        completed_on=row.said_on or today,
        kept_until=today + timedelta(days=services.campaign.kept_for_days),
        said_on=row.said_on,
        respondent=row.respondent,
        department=row.department or department,
        grade=row.grade,
        statements=(row.statement,),
        source=row.source,
        shield=Shield.UNREAD,
    )
