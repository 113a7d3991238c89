"""How long tests go on that could go on for ever: briefly in `make test`, long in `make crash`."""

import os
import random
from collections.abc import Iterable
from typing import TypeVar

from tests import engine

IS_LONG = "NAJIAN_LONG" in os.environ
_SHARE = 3  # one of so many
T = TypeVar("T")


def of(brief: int, long: int) -> int:
    """The one or the other."""
    return long if IS_LONG else brief


def all_or_some(tries: Iterable[T]) -> list[T]:
    """All of what hardly depends on where it is stored; on a server, in brief, a third of it.

    Another one each time: pytest prints the seed that draws it.
    """
    if IS_LONG or not engine.SERVER:
        return list(tries)
    return [one for one in tries if not random.randrange(_SHARE)]
