"""`najian run`: serves Telegram, or the sandbox where there is no token."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot import app, service, terminal
from bot.home import Home
from bot.publishing import Publisher, Reloader
from bot.service import Doors
from bot.settings.configuration import Configuration
from domain import auditing
from handlers import auditing as noting
from handlers.context import Services

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox


async def run(configuration: Configuration, home: Home, *, port: int | None = None) -> None:
    """Serve until a signal says stop. One process a home, unless they share a server."""
    stopping, token = asyncio.Event(), configuration.bot.token
    service.stop_on_signals(stopping)
    if token is None:
        configuration = awake(configuration)
    with home.serving(shared=configuration.webhook is not None and home.is_on_server):
        async with app.open_services(configuration, home) as services:
            publisher = Publisher(auditing.job("reload"), partial(noting.trail, services))
            shelf = app.shelf(configuration)
            reloader = Reloader(services.database, shelf, services.library, publisher)
            if token is None:
                port = configuration.sandbox.port if port is None else port
                async with sandbox(configuration, home, services, port=port) as opened:
                    _greet(opened.address)
                    await serve_sandbox(opened, services, stopping, reloader)
                return
            url = configuration.bot.api_url
            builder = app.builder(token.get_secret_value(), f"{url}/bot", f"{url}/file/bot")
            doors = Doors(configuration.webhook, configuration.status)
            application = app.build(builder, services)
            await service.serve(application, services, stopping, reloader, doors)


def awake(configuration: Configuration) -> Configuration:
    """Without quiet hours: who practises in the evening wakes nobody, and wants to see it work."""
    timetable = configuration.timetable
    open_ = replace(timetable, quiet_until=timetable.quiet_from)
    return replace(configuration, timetable=open_)


@asynccontextmanager
async def sandbox(
    configuration: Configuration, home: Home, services: Services, *, port: int
) -> AsyncIterator["Sandbox"]:
    """A started sandbox with people in it; its address stands in the home while it runs."""
    from bot import practice  # noqa: PLC0415 - who serves Telegram needs none of it
    from bot.sandbox.server import Sandbox  # noqa: PLC0415 - the same

    opened = Sandbox((), steps=practice.STEPS, journal=home.journal)
    home.prepare()
    try:
        address = await opened.start(configuration.sandbox.host, port)
        opened.introduce(await practice.people(services))
        home.address.write_text(address, "utf-8")
        yield opened
    finally:
        home.address.unlink(missing_ok=True)
        await opened.stop()


async def serve_sandbox(
    opened: "Sandbox",
    services: Services,
    stopping: asyncio.Event,
    reloader: Reloader | None = None,
) -> None:
    """Serve the sandbox as if it were Telegram."""
    builder = app.builder(opened.token, opened.base_url, opened.base_file_url)
    await service.serve(app.build(builder, services), services, stopping, reloader)


def _greet(address: str) -> None:
    terminal.say(f"\n  纳谏 · 演练环境  Najian sandbox\n\n  {address}\n")
    terminal.say(
        "  用浏览器打开上面的地址。按 Ctrl-C 停止。  Open it in a browser. Ctrl-C stops.\n"
    )
