"""Rings when something was posted, so that it is delivered at once and not at the next look."""

import asyncio
from contextlib import suppress


class Bell:
    """A ring that nobody waits for is kept until somebody does."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Something has been posted, and committed."""
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Wait for a ring, at most so long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
        self._rung.clear()
