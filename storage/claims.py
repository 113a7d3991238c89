"""What only one process at a time may do: handle somebody's updates, and keep house.

Keeping house is running jobs, delivering the outbox, and settling what a dead process left behind.
On SQLite there is one process. On PostgreSQL each claim is an advisory lock of a connection kept
for that alone: a process that dies loses its claims with its connection, at once.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

_LOG = logging.getLogger(__name__)
_HOUSE = 0x6E616A03  # the number of the lock of the one that keeps house
_TRY = "SELECT pg_try_advisory_lock($1)"
_BELL = "najian_bell"
_PATIENCE = 10.0  # seconds for the server to answer


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
    """Claims on a PostgreSQL server; its URL may hold a password."""

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

    async def take(self, line: bytes) -> bool:
        """Try to take the lock of this line."""
        return await self._take(_number(line))

    async def give_up(self, line: bytes) -> None:
        """Release the lock of this line."""
        number = _number(line)
        if number in self._held:
            self._held.discard(number)
            await self._ask("SELECT pg_advisory_unlock($1)", number)

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
        async with self._using:
            connection = await self._connected()
            if number in self._held:
                return False  # a lock of one's own could be taken twice
            taken = await self._said(connection, _TRY, number)
            if taken:
                self._held.add(number)
            return bool(taken)

    async def _ask(self, statement: str, *given: object) -> None:
        async with self._using:
            connection = await self._connected()
            await self._said(connection, statement, *given)

    async def _said(self, connection: Any, statement: str, *given: object) -> Any:
        """What the server answers. Raises `OSError` where it does not, and the claims are gone."""
        import asyncpg  # noqa: PLC0415 - whoever stores in SQLite needs none

        try:
            return await connection.fetchval(statement, *given, timeout=_PATIENCE)
        except (
            asyncpg.PostgresError,
            asyncpg.InterfaceError,
            asyncpg.InternalClientError,
        ) as error:
            connection.terminate()
            raise ConnectionError(type(error).__name__) from error

    def _is_lost(self) -> bool:
        return self._connection is not None and self._connection.is_closed()

    async def _connected(self) -> Any:
        if self._is_lost():
            _LOG.warning("The connection that held our claims was lost.")
            self._held.clear()
            self._connection = None
        if self._connection is None:
            import asyncpg  # noqa: PLC0415 - whoever stores in SQLite needs none

            try:
                connection = await asyncpg.connect(
                    self._url,
                    timeout=_PATIENCE,
                    server_settings={"application_name": "najian claims"},
                )
                await connection.add_listener(_BELL, lambda *_: self._heard())
            except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                raise ConnectionError(type(error).__name__) from error
            self._connection = connection
        return self._connection


def _nobody() -> None:
    """Nobody listens yet."""


def _number(line: bytes) -> int:
    """The number of a line's lock: a signed integer of 8 bytes, of a keyed hash."""
    return int.from_bytes(line[:8], "big", signed=True)
