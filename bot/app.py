"""Builds the services and the application: the only place that knows every part."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot import publishing, vault
from bot.home import Home
from bot.http import AiohttpRequest
from bot.publishing import Shelf
from bot.settings.configuration import Configuration
from bot.suggesting import Suggestions
from bot.worker import ProcessWorker
from handlers import dispatch
from handlers.background.backing_up import Backups
from handlers.context import Bot, Context, Services
from storage.attachments import Files
from storage.backups import restoring
from storage.backups.sqlite import Sqlite
from storage.claims import Alone, Claims, Shared

_LOG = logging.getLogger(__name__)


def now() -> datetime:
    """The one clock of the program."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_services(
    configuration: Configuration, home: Home, *, clock: Callable[[], datetime] = now
) -> AsyncIterator[Services]:
    """Open the database (migrated, backed up before) and all that the handlers need."""
    home.prepare()
    loaded, worker = shelf(configuration).read(), ProcessWorker()
    backups = backups_of(configuration, home)
    if restoring.settle(home.restore_place(backups.engine)):
        _LOG.warning("A restore that was cut short was completed.")
    async with vault.opened(home, now=clock(), copies=backups.folder) as (known_keys, database):
        claims: Claims = Shared(str(home.place)) if home.is_on_server else Alone()
        try:
            yield Services(
                database=database,
                keys=known_keys,
                files=Files(home.attachments, known_keys),
                archive=Files(home.archive, known_keys),
                campaign=configuration.campaign,
                timetable=configuration.timetable,
                library=await publishing.publish(database, loaded),
                worker=worker,
                router=Suggestions(configuration.campaign.departments),
                now=clock,
                backups=backups,
                claims=claims,
            )
        finally:
            await claims.close()
            await worker.close()


def backups_of(configuration: Configuration, home: Home) -> Backups:
    """What is backed up, and where to. The one place that chooses the engine of backups."""
    known = configuration.backups
    folder = home.folder / known.folder if known.folder else home.backups
    engine = vault.engine_of(home)
    beside = (engine.path.parent,) if isinstance(engine, Sqlite) else ()
    return Backups(engine, folder, known.plan, home.backups, *beside)


def shelf(configuration: Configuration) -> Shelf:
    """Where the questionnaires of a deployment stand."""
    campaign = configuration.campaign
    departments = tuple(known.code for known in campaign.departments)
    return Shelf(configuration.questionnaires, departments, campaign.asks_contact)


def build(builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any], services: Services) -> Bot:
    """The application with its handlers. It never fetches updates itself: see `bot.intake`."""
    application: Bot = builder.context_types(ContextTypes(context=Context)).updater(None).build()
    application.bot_data["services"] = services
    dispatch.register(application)
    return application


def builder(
    token: str, base_url: str, base_file_url: str
) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    """A builder for a real Bot API, Telegram's or the sandbox's."""
    return (
        Application.builder()
        .token(token)
        .base_url(base_url)
        .base_file_url(base_file_url)
        .request(AiohttpRequest(base_url))
        .get_updates_request(AiohttpRequest(base_url))
    )
