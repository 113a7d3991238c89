"""How long tests go on that could go on for ever: briefly in `make test`, long in `make crash`."""

import os

IS_LONG = "NAJIAN_LONG" in os.environ


def of(brief: int, long: int) -> int:
    """The one or the other."""
    return long if IS_LONG else brief
