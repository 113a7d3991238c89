"""Reads a TOML file together with the line that each of its keys stands on.

Keeps out what the keys are for.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.settings.toml_lines import KeyPath, lines_of
from domain.faults import Fault, FaultyError

_T = TypeVar("_T")

_MARK = "\ufeff"  # Windows editors begin a file with it; TOML does not allow it


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file's text, its values and their lines. `name` is how faults call it."""

    name: str
    text: str
    values: Mapping[str, object]
    lines: Mapping[KeyPath, int]

    def line(self, path: KeyPath) -> int:
        """The line, from 1, of a key, or of what it would stand in if it is missing."""
        known = (path[:end] for end in range(len(path), 0, -1))
        return next((self.lines[part] for part in known if part in self.lines), 1)

    def fault(self, path: KeyPath, problem: str) -> Fault:
        """A fault at a key."""
        return Fault(self.name, self.line(path), problem)

    def find(self, path: KeyPath, kind: type[_T]) -> _T | None:
        """The value of a key, if it is there and of exactly this type."""
        found = self.find_any(path)
        return found if type(found) is kind else None

    def find_any(self, path: KeyPath) -> object:
        """The value of a key, whatever it is; `None` if it is missing."""
        found: object = self.values
        for key in path:
            if isinstance(found, dict) and isinstance(key, str):
                found = found.get(key)
            elif isinstance(found, list) and isinstance(key, int) and key < len(found):
                found = found[key]
            else:
                return None
        return found

    def members(self, path: KeyPath) -> tuple[KeyPath, ...]:
        """The paths of what stands in a list; none if there is no list."""
        return tuple((*path, place) for place in range(len(self.find(path, list) or ())))


def shown(path: Path) -> str:
    """A path as short as it can be written from here."""
    absolute = path.absolute()
    here = Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)


def read(path: Path) -> TomlFile:
    """A TOML file, or `FaultyError` with the one fault that keeps it from being read."""
    name = shown(path)
    try:
        text = path.read_bytes().decode("utf-8").removeprefix(_MARK).replace("\r\n", "\n")
    except FileNotFoundError:
        raise _refused(name, 0, "there is no such file: check the path") from None
    except OSError as error:
        raise _refused(name, 0, f"cannot be read ({error.strerror}): check the path") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _refused(name, line, "is not UTF-8: save it as UTF-8") from None
    return parse(name, text)


def parse(name: str, text: str) -> TomlFile:
    """A TOML text, or `FaultyError` with the one fault that keeps it from being read."""
    try:
        return TomlFile(name, text, tomllib.loads(text), lines_of(text))
    except RecursionError:
        raise _refused(name, 0, "is nested too deeply: make it flatter") from None
    except ValueError as error:  # TOMLDecodeError, and numbers with thousands of digits
        raise _not_toml(name, text, str(error)) from None


def _refused(name: str, line: int, problem: str) -> FaultyError:
    return FaultyError((Fault(name, line, problem),))


def _not_toml(name: str, text: str, message: str) -> FaultyError:
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if place is None:
        return _refused(name, 0, "is not valid TOML: a number in it is too long")
    line = int(place[1]) if place[1] else len(text.splitlines()) or 1
    return _refused(name, line, f"is not valid TOML here: {message[: place.start()]}")
