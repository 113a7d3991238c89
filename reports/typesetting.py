"""Measuring and breaking lines of Chinese and English text set in the product's own font.

The font comes from a package, never from the system: a server may have none with Chinese glyphs.
"""

import re

import pylopdf_fonts_zh_cn
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# A place to break lies after an English word and after a Chinese character, but not before the
# punctuation that closes what stands before it.
_UNIT = re.compile(r"\s*(?:[!-~\u00a0-\u1fff]+|.)[，。、；：！？）》”’％]*")


def font(size: float) -> FontProperties:
    """The font at a size in points."""
    return FontProperties(fname=str(pylopdf_fonts_zh_cn.sans_path()), size=size)


def width(text: str, size: float) -> float:
    """How wide a line is, in points."""
    measured: tuple[float, float, float] = text_to_path.get_text_width_height_descent(
        text, font(size), ismath=False
    )
    return measured[0]


def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a text into lines no wider than `room` points, except for a single longer word.

    Where the text has a line break of its own, it stays.
    """
    return tuple(line for part in text.split("\n") for line in _fill(part, size, room))


def _fill(text: str, size: float, room: float) -> list[str]:
    lines = [""]
    for unit in _UNIT.findall(text):
        if lines[-1] and width(lines[-1] + unit, size) > room:
            lines.append(unit.lstrip())
        else:
            lines[-1] += unit
    return lines
