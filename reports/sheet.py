"""A ledger as an Excel file: the same words as the Word file, for those who sort and filter.

Knows layout only. What people wrote stays text: it never becomes a formula, a link or a number.
Equal forms give equal bytes.
"""

import math
from datetime import date
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from domain.campaign import Campaign, Department
from domain.ledgers import NUMERALS, Draft
from domain.opinions import Ledger
from reports import form
from reports.form import Form, Row

# Widths in millimetres, as on the Word form: together the 225 mm of the text block.
WIDTHS = (13, 81, 38, 24, 24, 45)
LEFT, RIGHT, TOP, BOTTOM = 35, 37, 28, 26
FOOTER = 12.5
TITLE, SUBTITLE, UNIT, HEAD, FIRST = range(5)  # row numbers, the first row being 0
LAST_COLUMN = len(WIDTHS) - 1

SIZE, PITCH = 12, 18.0  # points: cells are set in 小四
LOWEST, EMPTY, HIGHEST = 34.0, 62.0, 409.0  # points; Excel knows no higher row than 409
PADDING = 2.2  # millimetres that Excel keeps free in a cell, both sides together
LONGEST = 32_767  # characters Excel takes in a cell
MM_PER_INCH, PIXELS_PER_INCH, POINTS_PER_INCH = 25.4, 96, 72

FANGSONG, HEITI, KAITI, XIAOBIAOSONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class _Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        cell = {"border": 1, "text_wrap": True}
        centred = cell | {"align": "center"}
        self.title = self._format(XIAOBIAOSONG, 22, align="center")
        self.subtitle = self._format(KAITI, 14, align="center")
        self.line = self._format(FANGSONG, 14, align="left")
        self.line_right = self._format(FANGSONG, 14, align="right")
        self.note = self._format(FANGSONG, SIZE, align="left", text_wrap=True)
        self.head = self._format(HEITI, SIZE, **centred)
        self.number = self._format(FANGSONG, SIZE, **centred)
        left = self._pair(**cell, align="left")
        middle = self._pair(**centred)
        self.columns = (left, middle, middle, middle, left)

    def _pair(self, **properties: Any) -> tuple[Format, Format]:
        """A format, and the same with Excel's mark that says: text, whatever it begins with."""
        plain = self._format(FANGSONG, SIZE, **properties)
        quoted = self._format(FANGSONG, SIZE, **properties, quote_prefix=True)
        return plain, quoted

    def _format(self, font: str, size: int, **properties: Any) -> Format:
        base = {"font_name": font, "font_size": size, "valign": "vcenter", "font_family": 0}
        return self._workbook.add_format(base | properties)


def ledger(  # noqa: PLR0913 - what a form shows
    campaign: Campaign,
    department: Department | None,
    draft: Draft | None,
    ledger: Ledger,
    *,
    filled_on: date,
    zone: ZoneInfo,
) -> bytes:
    """One ledger as an .xlsx file; `zone` is where the draft's time is told."""
    filled = form.fill(campaign, department, draft, ledger, filled_on=filled_on, zone=zone)
    file = BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True} | TEXT_ONLY)
    workbook.set_properties({"title": filled.title[:255], "created": filled.dated})
    page = workbook.add_worksheet(f"问题清单（{NUMERALS[ledger]}）")
    styles = _Styles(workbook)
    _set_page(page, filled)
    _write_heading(page, styles, filled)
    _write_rows(page, styles, filled)
    _write_ending(page, styles, filled)
    workbook.close()
    return file.getvalue()


def _set_page(page: Worksheet, filled: Form) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(*(side / MM_PER_INCH for side in (LEFT, RIGHT, TOP, BOTTOM)))
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.repeat_rows(HEAD)
    page.freeze_panes(FIRST, 0)
    page.hide_gridlines(2)
    number = '&R&"宋体"&14— &P —'
    small = f'&L&"{FANGSONG}"&9{filled.draft}' if filled.draft else ""
    page.set_footer(small + number, {"margin": FOOTER / MM_PER_INCH})
    for column, width in enumerate(WIDTHS):
        page.set_column_pixels(column, column, round(width / MM_PER_INCH * PIXELS_PER_INCH))


def _write_heading(page: Worksheet, styles: _Styles, filled: Form) -> None:
    _merge(page, TITLE, (0, LAST_COLUMN), filled.title, styles.title)
    _merge(page, SUBTITLE, (0, LAST_COLUMN), filled.subtitle, styles.subtitle)
    _merge(page, UNIT, (0, 1), filled.unit, styles.line)
    _merge(page, UNIT, (2, LAST_COLUMN), filled.filled_on, styles.line_right)
    for row, height in ((TITLE, 38.0), (SUBTITLE, 26.0), (UNIT, 28.0), (HEAD, LOWEST)):
        page.set_row(row, height)
    for column, name in enumerate(filled.head):
        page.write_string(HEAD, column, name, styles.head)
    page.autofilter(HEAD, 0, HEAD + len(filled.rows), LAST_COLUMN)


def _write_rows(page: Worksheet, styles: _Styles, filled: Form) -> None:
    for position, row in enumerate(filled.rows, start=FIRST):
        page.set_row(position, EMPTY if filled.is_empty else _height(row))
        page.write_number(position, 0, row.number, styles.number)
        for column, text in enumerate(row.texts, start=1):
            _write(page, position, column, text, styles.columns[column - 1])


def _write(
    page: Worksheet, row: int, column: int, text: str, styles: tuple[Format, Format]
) -> None:
    plain, quoted = styles
    if not text:
        page.write_blank(row, column, None, plain)  # a person types here
        return
    style = quoted if text.startswith(FORMULA_STARTS) else plain
    page.write_string(row, column, text[:LONGEST], style)


def _write_ending(page: Worksheet, styles: _Styles, filled: Form) -> None:
    signed = FIRST + len(filled.rows)
    page.set_row(signed, 36.0)
    _merge(page, signed, (0, 1), filled.signature, styles.line)
    _merge(page, signed, (2, 3), filled.contact, styles.line)
    _merge(page, signed, (4, LAST_COLUMN), filled.phone, styles.line)
    page.set_row(signed + 1, 22.0)
    _merge(page, signed + 1, (0, LAST_COLUMN), filled.note, styles.note)


def _merge(page: Worksheet, row: int, columns: tuple[int, int], text: str, style: Format) -> None:
    first, last = columns
    page.merge_range(row, first, row, last, "", style)
    page.write_string(row, first, text[:LONGEST], style)  # merge_range would guess a type


def _height(row: Row) -> float:
    """What the highest cell of a row needs, in points: Excel does not measure a file's rows."""
    lines = max(_lines(text, width) for text, width in zip(row.texts, WIDTHS[1:], strict=True))
    return min(HIGHEST, max(LOWEST, lines * PITCH + 4))


def _lines(text: str, width: float) -> int:
    # One character less than fits: a line may end early, before a word or a closing bracket.
    room = (width - PADDING) / MM_PER_INCH * POINTS_PER_INCH - SIZE / 2
    return sum(max(1, math.ceil(_width(part) / room)) for part in text.split("\n"))


def _width(text: str) -> float:
    """The width in points: Chinese characters are as wide as high, Latin ones half as wide."""
    wide = sum(east_asian_width(character) in "WFA" for character in text)
    return SIZE * (wide + (len(text) - wide) / 2)
