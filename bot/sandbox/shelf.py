"""Keeps the sandbox's memory, and writes it to a journal so that a kill -9 loses nothing.

The journal is a file of JSON lines `[kind, key, value]`; the last line of a key counts, and a
value of `null` forgets it. Each line is in the operating system's hands before `put` returns.
Knows no meaning of what it keeps.
"""

import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")


class Section(Generic[Key]):
    """What is kept under one kind, in the order in which it was first put."""

    def __init__(self, shelf: "Shelf", kind: str, kept: dict[Any, Any]) -> None:
        self._shelf, self._kind, self._kept = shelf, kind, kept

    def put(self, key: Key, value: Any) -> None:
        """Keep a value; it must not be changed afterwards."""
        self._kept[key] = value
        self._shelf.write(self._kind, key, value)

    def forget(self, key: Key) -> None:
        """Keep it no longer."""
        if self._kept.pop(key, None) is not None:
            self._shelf.write(self._kind, key, None)

    def find(self, key: Key) -> Any:
        """The value, or `None`."""
        return self._kept.get(key)

    def pairs(self) -> list[tuple[Key, Any]]:
        """All keys with their values."""
        return list(self._kept.items())

    def first(self, count: int) -> list[tuple[Key, Any]]:
        """The keys that were put first, with their values."""
        return list(islice(self._kept.items(), count))

    def __len__(self) -> int:
        return len(self._kept)


class Shelf:
    """All sections, with or without a journal behind them."""

    def __init__(self, journal: Path | None = None) -> None:
        self._kept: dict[str, dict[Any, Any]] = {}
        self._file = None
        if journal is not None:
            journal.parent.mkdir(parents=True, exist_ok=True)
            self._replay(journal)
            self._rewrite(journal)
            self._file = journal.open("a", encoding="utf-8")

    def section(self, kind: str) -> Section[Any]:
        """The section of a kind, with what the journal remembers of it."""
        return Section(self, kind, self._kept.setdefault(kind, {}))

    def write(self, kind: str, key: Any, value: Any) -> None:
        """Add a line to the journal."""
        if self._file is not None:
            self._file.write(_line(kind, key, value))
            self._file.flush()

    def close(self) -> None:
        """Close the journal."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _replay(self, journal: Path) -> None:
        for kind, key, value in _lines(journal):
            kept = self._kept.setdefault(kind, {})
            if value is None:
                kept.pop(key, None)
            else:
                kept[key] = value

    def _rewrite(self, journal: Path) -> None:
        """Leave out what is forgotten or replaced, so that the file does not grow for ever."""
        fresh = journal.with_name(journal.name + ".new")
        with fresh.open("w", encoding="utf-8") as file:
            for kind, kept in self._kept.items():
                file.writelines(_line(kind, key, value) for key, value in kept.items())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(journal)


def _line(kind: str, key: Any, value: Any) -> str:
    return json.dumps([kind, key, value], ensure_ascii=False, separators=(",", ":")) + "\n"


def _lines(journal: Path) -> Iterator[tuple[str, Any, Any]]:
    if not journal.exists():
        return
    with journal.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            if not line.endswith("\n"):
                return  # a kill in the middle of a write: its sender was never told it was sent
            kind, key, value = json.loads(line)
            yield kind, tuple(key) if isinstance(key, list) else key, value
