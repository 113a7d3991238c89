"""Portions of much: what one statement may be asked about, and what is read at a stretch."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Result, Row

_AT_ONCE = 500  # SQLite binds only so many values in a statement
_AT_A_STRETCH = 250  # rows; to unseal a text and to look through it takes up to 20 µs
T = TypeVar("T", int, str)


def of(values: Iterable[T]) -> Iterator[Sequence[T]]:
    """The values in their order, so many at a time."""
    ordered = sorted(values)
    return (ordered[first : first + _AT_ONCE] for first in range(0, len(ordered), _AT_ONCE))


async def rows(found: Result[*tuple[Any, ...]]) -> AsyncIterator[Row[*tuple[Any, ...]]]:
    """The rows of a long result; in between others have their turn, for unsealing takes time."""
    for few in found.partitions(_AT_A_STRETCH):
        for row in few:
            yield row
        await asyncio.sleep(0)
