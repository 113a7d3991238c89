"""HTTP as a Bot API speaks it, as little of it as clients need: what is measured is the bot.

A request has a Content-Length and a body of form fields; a connection stays open.
"""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

Fields = dict[str, str]
# Given whose API is called, the method and the fields; gives the body.
Answer = Callable[[str, str, Fields], Awaitable[bytes]]

_HEAD_END = b"\r\n\r\n"


class Wire(asyncio.Protocol):
    """One connection of a client."""

    def __init__(self, answer: Answer, tasks: set[asyncio.Task[None]]) -> None:
        self._answer, self._tasks = answer, tasks
        self._heard = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while (request := self._next()) is not None:
            task = asyncio.ensure_future(self._serve(*request))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _next(self) -> tuple[str, str, Fields] | None:
        """A request that has come in whole."""
        head, found, body = self._heard.partition(_HEAD_END)
        length = _length(head) if found else 0
        if not found or len(body) < length:
            return None
        self._heard = body[length:]
        place, _, method = head.split(b" ", 2)[1].decode().rsplit("/", 2)
        return place.strip("/"), method, dict(parse_qsl(body[:length].decode()))

    async def _serve(self, place: str, method: str, fields: Fields) -> None:
        body = await self._answer(place, method, fields)
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                % (len(body), body)
            )


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
