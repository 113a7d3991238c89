"""Tells the open pages what has changed. Keeps nothing: a page that reconnects is told anew."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.sandbox.wire import Json

BACKLOG = 2000


class Live:
    """Every change, to everybody who listens."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Json | None]] = set()

    def tell(self, change: Json) -> None:
        """Pass a change on. A page too slow to keep up is let go; it will come back."""
        for queue in tuple(self._listeners):
            if queue.qsize() < BACKLOG:
                queue.put_nowait(change)
            else:
                self._listeners.discard(queue)
                queue.put_nowait(None)

    def close(self) -> None:
        """Let all listeners go."""
        for queue in self._listeners:
            queue.put_nowait(None)

    @contextmanager
    def listen(self) -> Iterator[asyncio.Queue[Json | None]]:
        """A queue of the changes from now on; `None` ends it."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
