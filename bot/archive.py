"""`najian archive`: what was handed in, as lines or as files in a folder.

Personal ledgers are listed, too: whoever may run the program on the server holds the key.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from bot import auditing
from domain.auditing import Event, Kind, Thing, spelled
from domain.handing import HandIn, for_path
from handlers.context import Services
from storage import handing


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which hand-ins; `None` for all."""

    department: str | None = None
    number: int | None = None

    def fits(self, handed: HandIn) -> bool:
        """Whether a hand-in is one of them."""
        departments = {None, handed.department}
        return self.department in departments and self.number in {None, handed.number}


async def find(services: Services, wanted: Wanted) -> tuple[HandIn, ...]:
    """The hand-ins of the campaign, newest first, without their files."""
    async with services.database.reading() as session:
        kept = await handing.of_campaign(session, services.campaign.code)
    return tuple(filter(wanted.fits, kept))


def line(services: Services, handed: HandIn) -> str:
    """When, which department, whose, which number, which draft, rows of the three, by whom."""
    at = f"{handed.at.astimezone(services.timetable.zone):%Y-%m-%d %H:%M}"
    kind = "personal" if handed.holder is not None else "department"
    rows = "/".join(map(str, handed.rows))
    return "\t".join([
        at,
        handed.place,
        kind,
        f"no. {handed.number}",
        f"draft {handed.draft}",
        rows,
        handed.by,
    ])  # fmt: skip


async def write(services: Services, handed: HandIn, folder: Path) -> tuple[Path, ...]:
    """Write the files of a hand-in into a folder of its own; gives their paths.

    Raises `MissingFileError` if the archive has lost one.
    """
    at = f"{handed.at.astimezone(services.timetable.zone):%Y%m%d-%H%M%S}"
    whose = "" if handed.holder is None else f"-{handed.by}"
    target = folder / for_path(handed.place) / for_path(f"{at}-第{handed.number}次{whose}")
    target.mkdir(parents=True, exist_ok=True)
    async with services.database.reading() as session:
        files = (await handing.get(session, handed.campaign, handed.id)).files
    written = []
    got = Event(Kind.GOT_HANDED_IN, Thing.HAND_IN, spelled(handed.id))
    await auditing.note(services, got)
    for file in files:
        content = await asyncio.to_thread(services.archive.get, file.digest)
        path = target / file.name
        path.write_bytes(content)
        written.append(path)
    return tuple(written)
