"""Gives names of a workbook the form of our codes: short, small letters, each its own."""

import re
import unicodedata

_LONGEST = 16


class Codes:
    """Hands out codes, never one twice."""

    def __init__(self, letter: str, taken: frozenset[str] = frozenset()) -> None:
        self._letter = letter  # begins a code whose name begins with none
        self._taken = set(taken)

    def give(self, name: str) -> str:
        """A free code as near to a name as can be."""
        wanted = near(name, self._letter)
        code, number = wanted, 2
        while code in self._taken:
            ending = f"_{number}"
            code, number = f"{wanted[: _LONGEST - len(ending)]}{ending}", number + 1
        self._taken.add(code)
        return code


def near(name: str, letter: str) -> str:
    """The code that a name would have if it stood alone."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    code = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    if not code or not code[0].isalpha():
        code = f"{letter}{code}"
    return code[:_LONGEST].rstrip("_")
