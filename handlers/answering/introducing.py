"""What the bot says of itself before anybody has begun: in the empty chat, and on its profile."""

import logging

from telegram.error import TelegramError
from telegram.ext import ExtBot

from domain.campaign import Campaign
from domain.text import Language
from handlers.catalogue import fitting, plain, say

_LOG = logging.getLogger(__name__)
# UTF-16 units, https://core.telegram.org/bots/api#setmydescription
_MOST, _MOST_OF_SHORT = 512, 120


async def introduce(bot: ExtBot[None], campaign: Campaign) -> None:
    """Say it, where something else stands.

    Telegram takes such a change a few times a day only. People are served without it, too.
    """
    try:
        for language in Language:
            await _introduce(bot, campaign, language)
    except TelegramError as error:
        _LOG.warning("The bot's description stays as it is until the next start (%s).", error)


async def _introduce(bot: ExtBot[None], campaign: Campaign, language: Language) -> None:
    code = None if language is Language.ZH else language  # Chinese is for all other languages
    words, short = description(campaign, language), short_description(campaign, language)
    if (await bot.get_my_description(language_code=code)).description != words:
        await bot.set_my_description(words, language_code=code)
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)


def description(campaign: Campaign, language: Language) -> str:
    """Who asks, what for and how long it takes; less, where that is too long."""
    organiser, purpose = campaign.organiser.say(language), campaign.purpose.say(language)
    asks = say(language, "introduction", organiser=organiser)
    why = say(language, "introduction-why", purpose=purpose)
    how = say(language, "introduction-how")
    brief = say(language, "introduction-brief")
    wordings = ((asks, why, how), (asks, how), (brief, how))
    return plain(fitting(map("\n\n".join, wordings), _MOST))


def short_description(campaign: Campaign, language: Language) -> str:
    """The same in a line, with who asks if there is room."""
    organiser = campaign.organiser.say(language)
    line = say(language, "introduction-line", organiser=organiser)
    return plain(fitting((line, say(language, "introduction-brief")), _MOST_OF_SHORT))
