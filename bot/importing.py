"""`najian import`: the usable rows of a file become responses, each once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot import auditing, gathered
from bot.gathered import Gathered
from domain.auditing import Event, Kind, Thing
from domain.faults import Fault
from domain.opinions import Channel
from domain.responses import Mode, Stored
from domain.shielding import Shield
from handlers.cases import opening
from handlers.context import Services
from storage import responses
from storage.database import Session
from storage.responses import Complete

_BATCH = 200  # rows a transaction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file's rows."""

    added: int
    known: int
    opened: int  # cases
    faults: tuple[Fault, ...]


async def take_in(  # noqa: PLR0913 - which file, and how it is taken
    services: Services,
    file: Path,
    channel: Channel,
    department: str | None,
    *,
    opens_cases: bool = False,
    progress: Callable[[int, int], None],
) -> Outcome:
    """Store the usable rows. `department` is for rows that name none.

    With `opens_cases` bad ratings and complaints are dealt with as those that come by the bot.
    Raises `FaultyError` if the file can't be read as CSV; `progress` gets rows done and in all.
    """
    reading = gathered.read(file, services.campaign, channel, today=services.today())
    added = opened = 0
    for begin in range(0, len(reading.rows), _BATCH):
        batch = reading.rows[begin : begin + _BATCH]
        async with services.database.transaction() as session:
            for row in batch:
                response = _complete(services, row, channel, department)
                stored = await store(session, response, is_complaint=row.is_complaint)
                added += stored is not None
                if stored is not None and opens_cases:
                    opened += await opening.open_(session, services, stored) is not None
        progress(len(batch), len(reading.rows))
    await opening.look(services)
    if added:
        taken = Event(
            Kind.IMPORTED, Thing.CAMPAIGN, services.campaign.code, f"{channel} {added} rows"
        )
        await auditing.note(services, taken)
    return Outcome(added, len(reading.rows) - added, opened, reading.faults)


async def store(session: Session, response: Complete, *, is_complaint: bool) -> Stored | None:
    """Store one row; `None` if it is here already. What it gives is what opening a case takes."""
    response_id = await responses.add(session, response)
    if response_id is None:
        return None
    return Stored(response_id, response.department, response.grade, is_complaint)


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
