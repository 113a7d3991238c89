"""Which engines there are."""

from collections.abc import Callable
from pathlib import Path

from storage.backups import postgresql, sqlite_copies
from storage.backups.engine import Examined
from storage.backups.refusals import UnusableError

_EXAMINING: dict[str, Callable[[Path], Examined]] = {
    "sqlite": sqlite_copies.examine,
    "postgresql": postgresql.examine,
}


def examine(engine: str, copy: Path) -> Examined:
    """Open a copy that an engine of this name has made; raises `UnusableError`."""
    if engine not in _EXAMINING:
        raise UnusableError(f"it was made of a database of another kind ({engine})")
    return _EXAMINING[engine](copy)
