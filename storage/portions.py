"""Portions of many values: what one statement may be asked about."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

_AT_ONCE = 500  # SQLite binds only so many values in a statement
T = TypeVar("T", int, str)


def of(values: Iterable[T]) -> Iterator[Sequence[T]]:
    """The values in their order, so many at a time."""
    ordered = sorted(values)
    return (ordered[first : first + _AT_ONCE] for first in range(0, len(ordered), _AT_ONCE))
