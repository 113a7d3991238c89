"""Measuring and breaking lines of Chinese and English text set in the product's own font.

The font comes from a package, never from the system: a server may have none with Chinese glyphs.
"""

from functools import lru_cache

import pylopdf_fonts_zh_cn
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from reports import line_breaks


def font(size: float) -> FontProperties:
    """The font at a size in points."""
    return FontProperties(fname=str(pylopdf_fonts_zh_cn.sans_path()), size=size)


@lru_cache(maxsize=4096)  # a line that is broken is measured character by character
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
    return line_breaks.wrap(text, room, lambda line: width(line, size))
