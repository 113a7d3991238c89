"""Looks through the words of responses for what names an official or a section.

Called right after words have come, and by the jobs for what a stop has left. Until then nobody of
the department sees the response. Voice messages and photos cannot be read by a machine: for these
the respondent can ask that only the campaign office sees them.
"""

from domain import shielding
from domain.shielding import Mention, Shield
from handlers.context import Services
from reports import tasks
from storage import shields
from storage.shields import Unread

BATCH = 200  # responses in one piece of work
_SOME_WORDS = ["窗口"]  # they name nobody


def prepare(services: Services) -> None:
    """Words are about to come: what looks through them is loaded while they are being typed.

    Else the first case of a quiet hour would reach the department seconds later.
    """
    services.worker.prepare(tasks.named, _SOME_WORDS, shielding.bodies_of(services.campaign))


async def examine(services: Services) -> tuple[int, ...]:
    """Look through all that waits; gives the ids of the responses whose shield is settled now."""
    settled: list[int] = []
    while True:
        async with services.database.reading() as session:
            batch = await shields.unread(session, services.campaign.code, most=BATCH)
        done = await _judge(services, batch) if batch else ()
        if not done:  # what has changed meanwhile is looked through after that change
            return tuple(settled)
        settled += done


async def _judge(services: Services, batch: tuple[Unread, ...]) -> tuple[int, ...]:
    texts = [text for one in batch for text in one.words]
    bodies = shielding.bodies_of(services.campaign)
    found = dict(zip(texts, await services.worker.run(tasks.named, texts, bodies), strict=True))
    judged = [(one, _shield(one, found)) for one in batch]
    async with services.database.transaction() as session:
        return await shields.judge(session, judged)


def _shield(looked_at: Unread, found: dict[str, tuple[Mention, ...]]) -> Shield:
    named = tuple(one for text in looked_at.words for one in found[text])
    return shielding.examined(named, is_self_check=looked_at.is_self_check)
