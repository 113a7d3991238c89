"""Cells of a workbook: fonts, formats, how high a row must be; and what people wrote stays text.

It never becomes a formula, a link or a number, not even after somebody edits the cell.
"""

import math
from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

FANGSONG, HEITI, KAITI, XIAOBIAOSONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
TITLE, LINE, HEAD, SIZE = 22, 14, 12, 10.5  # points: 二号, 四号, 小四, 五号
PITCH = 15.5  # points from line to line in a cell
LOWEST, HIGHEST = 28.5, 409.0  # points; Excel knows no higher row than 409
LONGEST = 32_767  # characters Excel takes in a cell
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_PADDING = 2.2  # millimetres that Excel keeps free in a cell, both sides together
_MM_PER_INCH, _PIXELS_PER_INCH, _POINTS_PER_INCH = 25.4, 96, 72


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        cell = {"border": 1, "text_wrap": True}
        centred = cell | {"align": "center"}
        self.title = self._format(XIAOBIAOSONG, TITLE, align="center")
        self.subtitle = self._format(KAITI, LINE, align="center")
        self.line = self._format(FANGSONG, LINE, align="left")
        self.line_centred = self._format(FANGSONG, LINE, align="center")
        self.line_right = self._format(FANGSONG, LINE, align="right")
        self.note = self._format(FANGSONG, HEAD, align="left", text_wrap=True)
        self.list_title = self._format(HEITI, LINE, align="left")
        self.head = self._format(HEITI, HEAD, **centred)
        self.number = self._format(FANGSONG, SIZE, **centred)
        self.similarity = self._format(FANGSONG, SIZE, **centred, num_format="0.00")
        self.day = self._format(FANGSONG, SIZE, **centred, num_format="yyyy-mm-dd")
        self.text = self._pair(**cell, align="left")
        self.word = self._pair(**centred)

    def _pair(self, **properties: Any) -> tuple[Format, Format]:
        """A format, and the same with Excel's mark that says: text, whatever it begins with."""
        plain = self._format(FANGSONG, SIZE, **properties)
        quoted = self._format(FANGSONG, SIZE, **properties, quote_prefix=True)
        return plain, quoted

    def _format(self, font: str, size: float, **properties: Any) -> Format:
        base = {"font_name": font, "font_size": size, "valign": "vcenter", "font_family": 0}
        return self._workbook.add_format(base | properties)


def write_text(
    page: Worksheet, row: int, column: int, text: str, styles: tuple[Format, Format]
) -> None:
    """Write what somebody wrote, as text."""
    plain, quoted = styles
    if not text:
        page.write_blank(row, column, None, plain)  # a person types here
        return
    style = quoted if text.startswith(FORMULA_STARTS) else plain
    page.write_string(row, column, text[:LONGEST], style)


def merge(page: Worksheet, row: int, columns: tuple[int, int], text: str, style: Format) -> None:
    """Write a text across columns."""
    first, last = columns
    page.merge_range(row, first, row, last, "", style)
    page.write_string(row, first, text[:LONGEST], style)  # merge_range would guess a type


def set_widths(page: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of the columns, in millimetres."""
    for column, width in enumerate(widths):
        page.set_column_pixels(column, column, round(width / _MM_PER_INCH * _PIXELS_PER_INCH))


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """What the highest cell of a row needs, in points: Excel does not measure a file's rows."""
    lines = max(_lines(text, width, SIZE) for text, width in zip(texts, widths, strict=True))
    return min(HIGHEST, max(LOWEST, lines * PITCH + 4))


def note_height(text: str, width: float) -> float:
    """What a sentence under a title needs, in points."""
    return min(HIGHEST, _lines(text, width, HEAD) * (PITCH + 2.5) + 2)


def inches(millimetres: float) -> float:
    """Excel's unit for the margins of a page."""
    return millimetres / _MM_PER_INCH


def _lines(text: str, width: float, size: float) -> int:
    # One character less than fits: a line may end early, before a word or a closing bracket.
    room = (width - _PADDING) / _MM_PER_INCH * _POINTS_PER_INCH - size / 2
    return sum(max(1, math.ceil(_width(part, size) / room)) for part in text.split("\n"))


def _width(text: str, size: float) -> float:
    """The width in points: Chinese characters are as wide as high, Latin ones half as wide."""
    wide = sum(east_asian_width(character) in "WFA" for character in text)
    return size * (wide + (len(text) - wide) / 2)
