"""Says a sentence to whoever sent an update, without the database: there may be none just now."""

from contextlib import suppress
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot

from domain.text import Language
from handlers.catalogue import say


async def tell(bot: ExtBot[None], update: dict[str, Any], key: str) -> None:
    """Say it to whoever sent an update, which is as Telegram sends it; once, whatever comes."""
    person, chat = _of(update)
    if chat is None:
        return
    with suppress(TelegramError):  # only a courtesy
        await bot.send_message(chat, say(Language.of(person), key))


def _of(update: dict[str, Any]) -> tuple[str | None, int | None]:
    """The language and the chat of whoever sent it, as far as that can be made out."""
    for sent in update.values():
        person = sent.get("from") if isinstance(sent, dict) else None
        if isinstance(person, dict) and isinstance(person.get("id"), int):
            language = person.get("language_code")
            return language if isinstance(language, str) else None, person["id"]
    return None, None
