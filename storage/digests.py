"""What each digest said, so that the next one can tell the difference to just that."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from domain.case_figures import Rates, Share
from domain.digests import Edition, Figures, Told
from storage.database import Session, upsert
from storage.office_tables import DIGEST_TOLD


async def keep(session: Session, campaign: str, told: Told) -> None:
    """Keep what was said; the first time of a day, for that is what was sent."""
    row = upsert(DIGEST_TOLD).values(
        campaign=campaign,
        day=told.on,
        edition=told.edition,
        is_last=told.is_last,
        cases_until=told.cases_until,
        leaders=asdict(told.leaders),
        office=asdict(told.office),
    )
    await session.execute(row.on_conflict_do_nothing())


async def find_last(
    session: Session, campaign: str, *, before: date | None = None, edition: Edition | None = None
) -> Told | None:
    """The last digest, perhaps before a day, or of a kind."""
    which = [DIGEST_TOLD.c.campaign == campaign]
    if before is not None:
        which.append(DIGEST_TOLD.c.day < before)
    if edition is not None:
        which.append(DIGEST_TOLD.c.edition == edition)
    found = select(DIGEST_TOLD).where(*which).order_by(DIGEST_TOLD.c.day.desc()).limit(1)
    row = (await session.execute(found)).one_or_none()
    return None if row is None else _told(row)


def _told(row: Row[Any]) -> Told:
    return Told(
        on=row.day,
        edition=Edition(row.edition),
        is_last=row.is_last,
        cases_until=row.cases_until,
        leaders=_figures(row.leaders),
        office=_figures(row.office),
    )


def _figures(kept: dict[str, Any]) -> Figures:
    rates = kept["rates"]
    shares = {name: Share(**rates[name]) for name in ("response", "resolution", "verdicts")}
    return Figures(
        **kept | {"satisfied": Share(**kept["satisfied"]), "rates": Rates(**rates | shares)}
    )
