"""Looks after the files that respondents have sent, when nobody is asked about them any more."""

import asyncio
from collections.abc import Collection
from datetime import timedelta

from domain.answers import Answers
from handlers.context import Services
from storage import attachments

_YOUNG = timedelta(hours=1)  # a file waits at most that long for the answer that names it


def digests(answers: Answers) -> tuple[str, ...]:
    """The files that answers name."""
    return tuple(known.digest for answer in answers.values() for known in answer.attachments)


async def blur(services: Services, names: tuple[str, ...]) -> None:
    """Take the exact times off files, before the response that names them is sent."""
    if names:
        await asyncio.to_thread(services.files.blur, names, services.today())


async def let_go(services: Services, names: Collection[str]) -> int:
    """Delete those of these files that nothing names any more; after the commit that let them go.

    Looked up and deleted in one turn of the database, so that no answer can name them in between.
    Gives how many.
    """
    if not names:
        return 0
    async with services.database.transaction() as session:
        gone = await attachments.unused(session, names)
        services.files.remove(gone)
    return len(gone)


async def old(services: Services) -> tuple[str, ...]:
    """The files that no answer is about to name any more."""
    return await asyncio.to_thread(services.files.older_than, services.now() - _YOUNG)


async def tidy(services: Services) -> int:
    """Delete what nothing names any more, and take the last exact times off what was sent.

    Gives how many files were deleted.
    """
    gone = await let_go(services, await old(services))
    await asyncio.to_thread(services.files.sweep, services.now() - _YOUNG)
    async with services.database.reading() as session:
        sent = await attachments.of_sent(session)
    await asyncio.to_thread(services.files.renew, sent)
    return gone
