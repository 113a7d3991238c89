"""`najian invite`: a one-time link, also for the first administrator."""

from bot import app, auditing
from bot.home import Home
from bot.settings.configuration import Configuration
from domain.people import Membership
from handlers.office import invitations


async def invite(configuration: Configuration, home: Home, membership: Membership) -> str:
    """Make an invitation; gives the link, or what to send where there is only the sandbox."""
    name = await bot_name(configuration)
    async with app.open_services(configuration, home) as services:
        payload = await invitations.make(services, membership, by=auditing.author())
    if name is None:
        return f"/start {payload}"
    return invitations.link(name, payload)


async def bot_name(configuration: Configuration) -> str | None:
    """The bot's user name as Telegram knows it; `None` where there is only the sandbox."""
    token, url = configuration.bot.token, configuration.bot.api_url
    if token is None:
        return None
    bot = app.builder(token.get_secret_value(), f"{url}/bot", f"{url}/file/bot").build().bot
    async with bot:
        return str(bot.username)
