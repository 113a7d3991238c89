"""What only one process at a time may do: handle somebody's updates, and keep house.

Keeping house is running jobs, delivering the outbox, and settling what a dead process left behind.
On SQLite there is one process. On PostgreSQL each claim is an advisory lock of a connection kept
for that alone: a process that dies loses its claims with its connection, at once.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Protocol

_LOG = logging.getLogger(__name__)
_HOUSE = 0x6E616A03  # the number of the lock of the one that keeps house
_TRY = "SELECT pg_try_advisory_lock($1)"
_BELL = "najian_bell"
_PATIENCE = 10.0  # seconds for the server to answer


class AwayError(ConnectionError):
    """The server is out of reach, or refuses; what was claimed is claimed no longer."""


class Claims(Protocol):
    """Claims of this process."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes may claim the same."""
        ...

    @property
    def keeps_house(self) -> bool:
        """Whether this process is the one that keeps house, as far as it knows."""
        ...

    async def offer_to_keep_house(self) -> bool:
        """Keep house if nobody else does; true if that has just begun."""
        ...

    async def resign(self) -> None:
        """Keep house no longer: whoever offers next begins anew."""
        ...

    async def take(self, line: bytes) -> bool:
        """Claim somebody's line of updates; false if another process has."""
        ...

    async def give_up(self, line: bytes) -> None:
        """Let others claim it."""
        ...

    async def announce(self) -> None:
        """Tell all processes that something was posted."""
        ...

    async def listen(self, heard: Callable[[], None]) -> None:
        """Call this whenever something is announced."""
        ...

    async def close(self) -> None:
        """Give up all claims."""
        ...


class Alone:
    """There is no other process."""

    is_shared = False

    keeps_house = True

    def __init__(self) -> None:
        self._has_begun = False

    async def offer_to_keep_house(self) -> bool:
        """Nobody else does; true the first time."""
        begins, self._has_begun = not self._has_begun, True
        return begins

    async def resign(self) -> None:
        """The next offer is the first again."""
        self._has_begun = False

    async def take(self, line: bytes) -> bool:  # noqa: ARG002
        """Nobody else has."""
        return True

    async def give_up(self, line: bytes) -> None:
        """Nobody else wants it."""

    async def announce(self) -> None:
        """Nobody else is there to be told."""

    async def listen(self, heard: Callable[[], None]) -> None:
        """Nobody else announces anything."""

    async def close(self) -> None:
        """Nothing is open."""


class Shared:
    """Claims on a PostgreSQL server; its URL may hold a password. All calls raise `AwayError`."""

    is_shared = True

    def __init__(self, url: str) -> None:
        self._url = url
        self._using = asyncio.Lock()  # the connection says one thing at a time
        self._connection: Any = None  # asyncpg has no types
        self._held: set[int] = set()
        self._heard: Callable[[], None] = _nobody

    @property
    def keeps_house(self) -> bool:
        """Whether the lock was taken, and the connection that holds it still stands."""
        return _HOUSE in self._held and not self._is_lost()

    async def offer_to_keep_house(self) -> bool:
        """Try to take the lock; where it is held, ask the server all the same, to notice a loss."""
        if self.keeps_house:
            await self._ask("SELECT true")
            return False
        return await self._take(_HOUSE)

    async def resign(self) -> None:
        """Release the lock."""
        await self._give_up(_HOUSE)

    async def take(self, line: bytes) -> bool:
        """Try to take the lock of this line."""
        return await self._take(_number(line))

    async def give_up(self, line: bytes) -> None:
        """Release the lock of this line."""
        await self._give_up(_number(line))

    async def announce(self) -> None:
        """Notify all sessions, our own among them."""
        await self._ask("SELECT pg_notify($1, '')", _BELL)

    async def listen(self, heard: Callable[[], None]) -> None:
        """From now on, on this connection and on any that takes its place."""
        self._heard = heard
        await self._ask("SELECT true")

    async def close(self) -> None:
        """Close the connection: the server releases its locks."""
        self._held.clear()
        if self._connection is not None:
            with suppress(Exception):  # it may be gone already
                await self._connection.close(timeout=_PATIENCE)

    async def _take(self, number: int) -> bool:
        async with self._connected() as connection:
            if number in self._held:
                return False  # a lock of one's own could be taken twice
            taken = await connection.fetchval(_TRY, number, timeout=_PATIENCE)
            if taken:
                self._held.add(number)
            return bool(taken)

    async def _give_up(self, number: int) -> None:
        if number in self._held:
            self._held.discard(number)
            await self._ask("SELECT pg_advisory_unlock($1)", number)

    async def _ask(self, statement: str, *given: object) -> None:
        async with self._connected() as connection:
            await connection.fetchval(statement, *given, timeout=_PATIENCE)

    def _is_lost(self) -> bool:
        return self._connection is not None and self._connection.is_closed()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[Any]:
        """The connection; dropped when anything goes wrong on it.

        Where an answer did not come, nobody knows whether the server holds the lock: with the
        connection it is given up for certain.
        """
        import asyncpg  # noqa: PLC0415 - whoever stores in SQLite needs none

        async with self._using:
            if self._is_lost():
                self._drop()
            try:
                if self._connection is None:
                    self._connection = await asyncpg.connect(
                        self._url,
                        timeout=_PATIENCE,
                        server_settings={"application_name": "najian claims"},
                    )
                    await self._connection.add_listener(_BELL, lambda *_: self._heard())
                yield self._connection
            except (
                asyncpg.PostgresError,
                asyncpg.InterfaceError,
                asyncpg.InternalClientError,
                OSError,
            ) as error:
                self._drop()
                raise AwayError(f"The server of the database: {type(error).__name__}.") from error
            except BaseException:
                self._drop()
                raise

    def _drop(self) -> None:
        if self._connection is not None:
            _LOG.warning("The connection that held our claims was lost.")
            self._connection.terminate()
        self._connection = None
        self._held.clear()


def _nobody() -> None:
    """Nobody listens yet."""


def _number(line: bytes) -> int:
    """The number of a line's lock: a signed integer of 8 bytes, of a keyed hash."""
    return int.from_bytes(line[:8], "big", signed=True)
