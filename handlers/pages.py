"""Pages of a list that is longer than a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """What one page shows, its number from 0, and how many pages there are: one at least."""

    shown: Sequence[T]
    number: int
    of: int


def turned_to(listed: Sequence[T], number: int, *, most: int) -> Page[T]:
    """A page of a list; the last one where there are not so many: a button may be old or forged."""
    pages = max(1, -(-len(listed) // most))
    number = min(number, pages - 1)
    return Page(listed[number * most :][:most], number, pages)
