"""Where lines of Chinese and English text may break, whatever they are set in."""

import re
from collections.abc import Callable

# A place to break lies after an English word and after a Chinese character, but not before the
# punctuation that closes what stands before it.
_UNIT = re.compile(r"\s*(?:[!-~\u00a0-\u1fff]+|.)[，。、；：！？）》”’％]*")


def wrap(text: str, room: float, width: Callable[[str], float]) -> tuple[str, ...]:
    """Break a text into lines no wider than `room`, except for a single longer word.

    Where the text has a line break of its own, it stays.
    """
    return tuple(line for part in text.split("\n") for line in _fill(part, room, width))


def _fill(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    lines = [""]
    for unit in _UNIT.findall(text):
        if lines[-1] and width(lines[-1] + unit) > room:
            lines.append(unit.lstrip())
        else:
            lines[-1] += unit
    return lines
