"""Builds the services and the application: the only place that knows every part."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot.home import Home
from bot.http import AiohttpRequest
from bot.settings import fingerprints
from bot.settings.configuration import Configuration
from bot.settings.questionnaires import load_all
from bot.worker import ProcessWorker
from domain.questionnaire import Questionnaire
from handlers import dispatch
from handlers.context import Bot, Context, Library, Services
from storage import keys, migrate, published
from storage.attachments import Files
from storage.database import Database


class ChangedQuestionnaireError(ValueError):
    """A published version was edited."""


class NoRouter:
    """For the moment."""

    def suggest(self, words: str) -> tuple[str, ...]:
        """None."""
        return ()


def now() -> datetime:
    """The one clock of the program."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_services(
    configuration: Configuration, home: Home, *, clock: Callable[[], datetime] = now
) -> AsyncIterator[Services]:
    """Open the database (migrated, backed up before) and all that the handlers need."""
    home.prepare()
    departments = tuple(known.code for known in configuration.campaign.departments)
    questionnaires = load_all(configuration.questionnaires, departments)
    migrate.upgrade(home.database, home.backups, now=clock())
    database, worker, known_keys = Database(home.database), ProcessWorker(), keys.load(home.key)
    services = Services(
        database=database,
        keys=known_keys,
        files=Files(home.attachments, known_keys),
        campaign=configuration.campaign,
        timetable=configuration.timetable,
        library=Library({(known.id, known.version): known for known in questionnaires}),
        worker=worker,
        router=NoRouter(),
        now=clock,
    )
    try:
        await _publish(database, questionnaires)
        yield services
    finally:
        await worker.close()
        await database.close()


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


async def _publish(database: Database, questionnaires: tuple[Questionnaire, ...]) -> None:
    changed = []
    async with database.transaction() as session:
        for known in questionnaires:
            content = bytes.fromhex(fingerprints.fingerprint(known))
            if not await published.publish(session, known.id, known.version, content):
                changed.append(f"{known.id} version {known.version}")
    if changed:
        raise ChangedQuestionnaireError(
            f"These questionnaires were changed after they were published: {', '.join(changed)}. "
            "Undo the change, or raise `version`: people answered the words that were there."
        )
