"""Tells somebody who sent more than anybody can that some of it was not taken."""

from contextlib import suppress
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot

from domain.text import Language
from handlers.catalogue import say
from handlers.context import Services
from storage import preferences


async def tell(bot: ExtBot[None], services: Services, refused: dict[str, Any]) -> None:
    """Once for all that was refused; `refused` is an update as Telegram sends it.

    Said to the person alone, also where they flooded a group.
    """
    known, person = _of(refused)
    if person is None:
        return
    async with services.database.reading() as session:
        chosen = await preferences.find_language(session, services.chooser(person))
    with suppress(TelegramError):  # only a courtesy
        await bot.send_message(person, say(chosen or Language.of(known), "too-many"))


def _of(refused: dict[str, Any]) -> tuple[str | None, int | None]:
    """The language of Telegram and the number of whoever sent it, if that can be made out."""
    for sent in refused.values():
        person = sent.get("from") if isinstance(sent, dict) else None
        if isinstance(person, dict) and isinstance(person.get("id"), int):
            language = person.get("language_code")
            return language if isinstance(language, str) else None, person["id"]
    return None, None
