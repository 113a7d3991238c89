"""Builds the services and the application: the only place that knows every part."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot import auditing, publishing
from bot.home import Home
from bot.http import AiohttpRequest
from bot.publishing import Publisher, Shelf
from bot.settings.configuration import Configuration
from bot.suggesting import Suggestions
from bot.worker import ProcessWorker
from handlers import dispatch
from handlers.context import Bot, Context, Services
from storage import keys, migrate
from storage.attachments import Files
from storage.audit import Trail
from storage.database import Database


def now() -> datetime:
    """The one clock of the program."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_services(
    configuration: Configuration, home: Home, *, clock: Callable[[], datetime] = now
) -> AsyncIterator[Services]:
    """Open the database (migrated, backed up before) and all that the handlers need."""
    home.prepare()
    loaded = shelf(configuration).read()
    migrate.upgrade(home.database, home.backups, now=clock())
    database, worker, known_keys = Database(home.database), ProcessWorker(), keys.load(home.key)
    publisher = Publisher(
        auditing.author(), lambda: Trail(configuration.campaign.code, known_keys, clock())
    )
    try:
        yield Services(
            database=database,
            keys=known_keys,
            files=Files(home.attachments, known_keys),
            archive=Files(home.archive, known_keys),
            campaign=configuration.campaign,
            timetable=configuration.timetable,
            library=await publishing.publish(database, loaded, publisher),
            worker=worker,
            router=Suggestions(configuration.campaign.departments),
            now=clock,
            backups=home.backups,
        )
    finally:
        await worker.close()
        await database.close()


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
