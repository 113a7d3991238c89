"""The WebSocket of a chat page: all that a page knows comes this way, in order.

The page says `{"watch": [user ids]}` and is given each of these chats whole, then every change.
Of chats it does not watch it hears only what the personas are written, for the unread marks.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from aiohttp import WSMsgType, web

from bot.sandbox import views
from bot.sandbox.wire import Json
from bot.sandbox.world import World

HEARTBEAT = 20.0


def socket_route(world: World, steps: Sequence[str]) -> web.RouteDef:
    """The route of the page's socket."""

    async def connect(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT)
        await socket.prepare(request)
        with world.live.listen() as changes:
            page = _Page(world, steps, changes)
            page.greet()
            sending = asyncio.create_task(page.send_to(socket))
            try:
                await page.hear_from(socket)
            finally:
                sending.cancel()
                with suppress(asyncio.CancelledError, ConnectionError):
                    await sending
        return socket

    return web.get("/sandbox/live", connect)


class _Page:
    """One open page. Everything for it goes through one queue, so that nothing overtakes."""

    def __init__(
        self, world: World, steps: Sequence[str], changes: "asyncio.Queue[Json | None]"
    ) -> None:
        self._world, self._steps, self._changes = world, steps, changes
        self._watched: frozenset[int] = frozenset()
        self._complete: dict[str, Callable[[], Json]] = {
            "people": lambda: views.people(world),
            "menus": lambda: {"chats": [self._menu(user_id) for user_id in self._watched]},
        }

    def greet(self) -> None:
        """Say what a page needs before it can show a chat."""
        bot = {"name": self._world.bot["first_name"], "username": self._world.bot["username"]}
        about = {"steps": list(self._steps), "bot": bot} | views.bot_status(self._world)
        self._changes.put_nowait({"kind": "hello"} | about | views.people(self._world))

    async def hear_from(self, socket: web.WebSocketResponse) -> None:
        """Take what the page wants to watch, until it goes."""
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                self._watch(message.json()["watch"])

    async def send_to(self, socket: web.WebSocketResponse) -> None:
        """Send what changes, until the sandbox stops."""
        while (change := await self._changes.get()) is not None:
            if self._concerns(change):
                complete = self._complete.get(change["kind"])
                await socket.send_json(change | complete() if complete else change)
        await socket.close()

    def _watch(self, user_ids: Sequence[int]) -> None:
        self._watched = frozenset(int(user_id) for user_id in user_ids[:8])
        for user_id in self._watched:
            chat = views.chat(self._world, user_id)
            self._changes.put_nowait({"kind": "chat", "chat": chat, "user_id": user_id})

    def _concerns(self, change: Json) -> bool:
        user_id = change.get("user_id")
        if user_id is None or user_id in self._watched:
            return True
        is_persona = any(p.user_id == user_id for p in self._world.chats.personas)
        return is_persona and change["kind"] == "message"

    def _menu(self, user_id: int) -> Json:
        person = self._world.chats.person(user_id)
        return {"user_id": user_id, "bot": views.bot_seen_by(self._world, person)}
