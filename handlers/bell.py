"""Rings when something was posted, so that it is delivered at once and not at the next look."""

import asyncio
from collections.abc import Callable
from contextlib import suppress


class Bell:
    """A ring that nobody waits for is kept until somebody does."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._pass_on: Callable[[], None] | None = None

    def ring(self) -> None:
        """Something has been posted, and committed."""
        self._rung.set()
        if self._pass_on is not None:
            self._pass_on()

    def hear(self) -> None:
        """Another process has rung."""
        self._rung.set()

    def tell(self, pass_on: Callable[[], None]) -> None:
        """Pass on each ring, too."""
        self._pass_on = pass_on

    async def wait(self, seconds: float) -> None:
        """Wait for a ring, at most so long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
        self._rung.clear()
