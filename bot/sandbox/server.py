"""The sandbox as one thing to start and stop: Bot API, driving API and chat page on one port."""

import asyncio
import errno
import re
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_urlsafe

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from bot.sandbox import views
from bot.sandbox.api import bot_routes
from bot.sandbox.delivery import Pace
from bot.sandbox.driving import driving_routes
from bot.sandbox.files import MEGABYTE
from bot.sandbox.media import UPLOAD_LIMIT
from bot.sandbox.page_socket import socket_route
from bot.sandbox.people import Persona
from bot.sandbox.refusals import Refusal
from bot.sandbox.world import World, build_world

PAGE = Path(__file__).with_name("page")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LARGEST_BODY = UPLOAD_LIMIT + 16 * MEGABYTE
STOP_SECONDS = 2.0
STATUS_SECONDS = 0.5
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; connect-src 'self' ws: wss:; "
    "media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


SANDBOX_BOT = "najian_sandbox_bot"


class PortTakenError(OSError):
    """Another program listens where the sandbox was to listen."""


class Sandbox:
    """A local Telegram for one bot. Give the bot `token`, `base_url` and `base_file_url`."""

    def __init__(  # noqa: PLR0913 - each is a choice of its own
        self,
        personas: Sequence[Persona] = (),
        *,
        steps: Sequence[str] = (),
        bot_name: str = "纳谏",
        bot_username: str = SANDBOX_BOT,
        token: str | None = None,
        journal: Path | None = None,
        strict_flood: bool = False,
        webhook_pace: Pace = Pace(),  # noqa: B008 - a frozen value
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.token = token or f"123456:{token_urlsafe(26)}"
        if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", self.token):
            raise ValueError("a token looks like 123456:ABC-DEF")
        bot_id = int(self.token.partition(":")[0])
        names = {"first_name": bot_name, "username": bot_username}
        bot = {"id": bot_id, "is_bot": True} | names
        self.world: World = build_world(
            bot, journal, clock, strict_flood=strict_flood, pace=webhook_pace
        )
        self.introduce(personas)
        self._steps = tuple(steps)
        self._runner: web.AppRunner | None = None
        self._tasks: tuple[asyncio.Task[None], ...] = ()
        self._host, self._port = "127.0.0.1", 0

    @property
    def address(self) -> str:
        """Where a person opens the chat page."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}/"

    @property
    def base_url(self) -> str:
        """What stands before the token in a call of the Bot API."""
        return self.address + "bot"

    @property
    def base_file_url(self) -> str:
        """What stands before the token when a bot fetches a file."""
        return self.address + "file/bot"

    def introduce(self, personas: Iterable[Persona]) -> None:
        """Say who has a part to play, also while pages are open."""
        self.world.chats.introduce(personas)

    async def start(self, host: str = "127.0.0.1", port: int = 8080) -> str:
        """Listen, and give the page's address. Port 0 takes a free one.

        Raises `PortTakenError` when something else listens there.
        """
        self._host = host
        runner = web.AppRunner(
            self._application(),
            access_log=None,  # its lines would hold the token
            handler_cancellation=True,  # a killed bot no longer polls
            shutdown_timeout=STOP_SECONDS,
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            await runner.cleanup()
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError(f"port {port} of {host} is taken by another program") from None
            raise
        self._port = int(runner.addresses[0][1])
        self._runner = runner
        running = (self._tell_status(), self.world.delivery.run())
        self._tasks = tuple(asyncio.create_task(work) for work in running)
        return self.address

    async def stop(self) -> None:
        """Stop listening, within a few seconds whatever is open. Cannot be started again."""
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self.world.updates.release()
        self.world.live.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self.world.shelf.close()
        self.world.files.close()

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._guard], client_max_size=LARGEST_BODY)
        application.add_routes(
            [
                *bot_routes(self.world, self.token),
                *driving_routes(self.world),
                socket_route(self.world, self._steps),
                web.get("/", _page),
                web.static("/page", PAGE),
            ]
        )
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Turn away other web sites, and say refusals of the driving API in JSON."""
        try:
            self._check_origin(request)
            response = await handler(request)
        except Refusal as refusal:
            return web.json_response({"error": refusal.description}, status=refusal.code)
        if not response.prepared and request.path.startswith(("/page/", "/sandbox/")):
            response.headers.setdefault(hdrs.CACHE_CONTROL, "no-cache")
        return response

    def _check_origin(self, request: web.Request) -> None:
        origin = request.headers.get(hdrs.ORIGIN)
        if origin is not None and origin.partition("://")[2] != request.host:
            raise Refusal("requests of other web sites are not taken", code=403)
        name = request.host.rpartition(":")[0] or request.host
        if self._host in LOOPBACK and name.strip("[]") not in LOOPBACK:
            raise Refusal("the sandbox answers on loopback only", code=403)

    async def _tell_status(self) -> None:
        told = None
        while True:
            status = views.bot_status(self.world)
            if status != told:
                self.world.live.tell({"kind": "status"} | status)
                told = status
            await asyncio.sleep(STATUS_SECONDS)


async def _page(_request: web.Request) -> web.Response:
    text = (PAGE / "page.html").read_text(encoding="utf-8")
    headers = {"Content-Security-Policy": POLICY, hdrs.CACHE_CONTROL: "no-cache"}
    return web.Response(text=text, content_type="text/html", headers=headers)
