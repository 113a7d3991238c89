"""Tells somebody who sent more than anybody can that some of it was not taken."""

from contextlib import suppress
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot

from domain.text import Language
from handlers.catalogue import say


async def tell(bot: ExtBot[None], refused: dict[str, Any]) -> None:
    """Once for all that was refused; `refused` is an update as Telegram sends it."""
    person, chat = _of(refused)
    if chat is None:
        return
    with suppress(TelegramError):  # only a courtesy
        await bot.send_message(chat, say(Language.of(person), "too-many"))


def _of(refused: dict[str, Any]) -> tuple[str | None, int | None]:
    """The language and the chat of whoever sent it, as far as that can be made out."""
    for sent in refused.values():
        person = sent.get("from") if isinstance(sent, dict) else None
        if isinstance(person, dict) and isinstance(person.get("id"), int):
            language = person.get("language_code")
            return language if isinstance(language, str) else None, person["id"]
    return None, None
