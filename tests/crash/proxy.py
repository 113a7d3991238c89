"""A way to the PostgreSQL server that can be cut, and be restored."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy.engine import make_url


class Way:
    """Passes on what both sides say, as long as it is open."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._server: asyncio.Server | None = None
        self._passing: set[asyncio.Task[None]] = set()
        self._port = 0
        self._flowing = asyncio.Event()
        self._flowing.set()

    @property
    def url(self) -> str:
        """The same database, on this way."""
        led = self._url.set(host="127.0.0.1", port=self._port, query={})
        return led.render_as_string(hide_password=False)

    async def open(self) -> None:
        """Let connections in, by the same port as before."""
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """End all connections, and let none in."""
        assert self._server is not None
        self._server.close()
        for task in self._passing:
            task.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    def stop(self) -> None:
        """Pass on nothing for now, without a word."""
        self._flowing.clear()

    def go_on(self) -> None:
        """Pass on what was held up."""
        self._flowing.set()

    async def _there(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to the server itself."""
        folder, port = self._url.query.get("host"), self._url.query.get("port")
        if folder is not None:
            return await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{port}")
        return await asyncio.open_connection(self._url.host, self._url.port)

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError, OSError):
            to = await self._there()
            ways = (self._pass(reader, to[1]), self._pass(to[0], writer))
            tasks = [asyncio.create_task(way) for way in ways]
            self._passing.update(tasks)
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
                self._passing.discard(task)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while said := await reader.read(65536):
                await self._flowing.wait()
                writer.write(said)
                await writer.drain()
        except OSError:
            return
        finally:
            writer.close()


@asynccontextmanager
async def way_to(url: str) -> AsyncIterator[Way]:
    """An open way."""
    way = Way(url)
    await way.open()
    try:
        yield way
    finally:
        await way.cut()
