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


async def let_go(services: Services, names: Collection[str]) -> None:
    """Delete those of these files that nothing names any more; after the commit that let them go.

    Looked up and deleted in one turn of the database, so that no answer can name them in between.
    """
    if not names:
        return
    async with services.database.transaction() as session:
        services.files.remove(await attachments.unused(session, names))


async def tidy(services: Services) -> None:
    """Delete what nothing names any more, and take the last exact times off what was sent."""
    files, moment = services.files, services.now() - _YOUNG
    await let_go(services, await asyncio.to_thread(files.older_than, moment))
    await asyncio.to_thread(files.sweep, moment)
    async with services.database.reading() as session:
        sent = await attachments.of_sent(session)
    await asyncio.to_thread(files.renew, sent)
