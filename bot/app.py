"""Builds the services and the application: the only place that knows every part."""

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
from handlers.context import Bot, Context, Services
from storage.attachments import Files


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
    async with vault.opened(home, now=clock()) as (known_keys, database):
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
                backups=home.backups,
            )
        finally:
            await worker.close()


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
