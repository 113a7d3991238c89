"""How a process stands, for whoever watches over it: a supervisor, Prometheus."""

import asyncio
from dataclasses import dataclass

from bot.metrics import Metrics
from handlers.context import Services
from storage import health
from storage.database import FAILURES

_PATIENCE = 5.0  # seconds for the database
SILENT = 120.0  # seconds without an answer of Telegram, when it is polled every 25


@dataclass(frozen=True, slots=True)
class Standing:
    """What was found."""

    database: str  # "ok", or what is wrong
    telegram: str
    keeps_house: bool

    @property
    def is_well(self) -> bool:
        """Whether the process can do its work."""
        return self.database == self.telegram == "ok"

    def told(self) -> dict[str, str | bool]:
        """What a supervisor reads."""
        return {
            "database": self.database,
            "telegram": self.telegram,
            "keeps_house": self.keeps_house,
        }


async def look(services: Services, metrics: Metrics, *, is_polling: bool) -> Standing:
    """Ask the database, and when Telegram was heard of; sets the figures that are asked for."""
    metrics.house.set(services.claims.keeps_house)
    is_fetching = is_polling and services.claims.keeps_house  # others stand by, and are well
    return Standing(
        database=await _ask(services, metrics),
        telegram=_heard(metrics.silence()) if is_fetching else "ok",
        keeps_house=services.claims.keeps_house,
    )


async def _ask(services: Services, metrics: Metrics) -> str:
    try:
        async with asyncio.timeout(_PATIENCE):
            async with services.database.reading() as session:
                queued = await health.queued(session, now=services.now())
            size = await services.database.size()  # by a connection of its own, after that one
    except FAILURES as error:
        metrics.lose_database()
        return f"out of reach ({type(error).__name__})"
    metrics.database.set(1)
    metrics.bytes.set(size)
    metrics.parked.set(sum(each.count for each in queued if each.is_parked))
    metrics.waiting.set(sum(each.count for each in queued if each.is_due and not each.is_parked))
    return "ok"


def _heard(silence: float | None) -> str:
    if silence is None:
        return "not heard of yet"
    return "ok" if silence < SILENT else f"silent for {silence:.0f} s"
