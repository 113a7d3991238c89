"""Says a sentence to whoever sent an update, by the update alone: there may be no database now."""

from contextlib import suppress
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot

from domain.text import Language
from handlers.catalogue import say
from handlers.context import Services
from storage import preferences
from storage.database import FAILURES


async def tell(bot: ExtBot[None], services: Services, update: dict[str, Any], key: str) -> None:
    """Once, whatever comes; the update is as Telegram sends it.

    Said to the person alone, also where they wrote in a group.
    """
    known, person = _of(update)
    if person is None:
        return
    chosen: Language | None = None
    with suppress(*FAILURES):
        async with services.database.reading() as session:
            chosen = await preferences.find_language(session, services.chooser(person))
    with suppress(TelegramError):  # only a courtesy
        await bot.send_message(person, say(chosen or Language.of(known), key))


def _of(update: dict[str, Any]) -> tuple[str | None, int | None]:
    """The language of Telegram and the number of whoever sent it, if that can be made out."""
    for sent in update.values():
        person = sent.get("from") if isinstance(sent, dict) else None
        if isinstance(person, dict) and isinstance(person.get("id"), int):
            language = person.get("language_code")
            return language if isinstance(language, str) else None, person["id"]
    return None, None
