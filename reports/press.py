"""A page for the printer: lines of text, rules, bars and QR codes.

Lengths are in points of an A4 page; on smaller paper everything shrinks alike. The fonts come
from a package, never from the system, and the file carries the glyphs it uses.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import pylopdf_fonts_zh_cn
import segno
from fpdf import FPDF, ViewerPreferences
from fpdf.enums import PathPaintRule, TextMode
from fpdf.fonts import TTFFont

from reports import line_breaks
from reports.poster_labels import MissingGlyphsError, Paper, TooLongError

WIDTH, HEIGHT = 595.28, 841.89
_SIZES = {Paper.A4: (WIDTH, HEIGHT), Paper.A5: (419.53, 595.28)}
_FILES = {"sans": pylopdf_fonts_zh_cn.sans_path, "serif": pylopdf_fonts_zh_cn.serif_path}
_QUIET = 4  # modules of white around a code, ISO/IEC 18004
# In Chinese fonts ’ is as wide as a character; between Latin letters that tears the word apart.
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")

Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set. `bold` is a stroke around the letters, in parts of their size."""

    face: Literal["sans", "serif"]
    size: float
    color: str  # "#rrggbb"
    bold: float = 0.0
    leading: float = 1.4  # from line to line, in sizes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that fit, in a style whose size made them fit."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> float:
        """From the top of the first line to the top of what follows."""
        return len(self.lines) * self.style.size * self.style.leading


class Press:
    """One page. `top` and `left` count from its upper left corner. Close it after use."""

    def __init__(self, paper: Paper, *, title: str, dated: datetime, zoom: float = 1.0) -> None:
        breadth, length = _SIZES[paper]
        self._scale = breadth / WIDTH
        self._zoom = zoom  # of the sizes that texts begin with
        self._pdf = FPDF(unit="pt", format=(breadth, length))
        for face, path in _FILES.items():
            self._pdf.add_font(face, fname=path())
        self._pdf.set_auto_page_break(auto=False)
        self._pdf.set_title(title)
        self._pdf.set_lang("zh-CN")
        self._pdf.viewer_preferences = ViewerPreferences(print_scaling="None")  # A5 stays A5
        self._pdf.set_creation_date(dated)  # equal pages are equal files
        self._pdf.add_page()

    def width(self, text: str, style: Style) -> float:
        """How wide a line is."""
        return self._fonts[style.face].get_text_width(text, style.size, None)[1]

    def fit(
        self, text: str, style: Style, *, room: float, least: float, lines: int = 1
    ) -> Paragraph:
        """Set a text in as few lines, and then as large, as it fits; not smaller than `least`.

        The lines come out about equally long. `TooLongError` if `lines` of them do not hold it.
        """
        text, largest = _APOSTROPHE.sub("'", text), style.size * self._zoom
        self._refuse_missing(text, style)
        for count in range(1, lines + 1):
            for half_points in range(round(2 * largest), round(2 * min(least, largest)) - 1, -1):
                smaller = replace(style, size=half_points / 2)
                if self._holds(text, smaller, room, count):
                    return Paragraph(self._balance(text, smaller, room), smaller)
        raise TooLongError(text.replace("\n", " "))

    def say(self, paragraph: Paragraph, *, left: float, top: float, side: Side = "center") -> float:
        """Set a paragraph; `left` is where its `side` stands. Gives the top of what follows."""
        style = paragraph.style
        for line in paragraph.lines:
            at = left - {"left": 0.0, "center": 0.5, "right": 1.0}[side] * self.width(line, style)
            # In the middle of the line's height stand the letters, not their ascenders.
            self._line(line, style, left=at, baseline=top + style.size * (style.leading / 2 + 0.36))
            top += style.size * style.leading
        return top

    def block(self, left: float, top: float, width: float, height: float, *, color: str) -> None:
        """Fill a rectangle."""
        k = self._scale
        self._pdf.set_fill_color(color)
        self._pdf.rect(left * k, top * k, width * k, height * k, style="F")

    def code(self, link: str, *, left: float, top: float, size: float, color: str) -> None:
        """A QR code of a link, `size` wide with its quiet zone; on a screen it can be tapped."""
        k, matrix = self._scale, segno.make(link, error="q", micro=False).matrix
        module = size / (len(matrix) + 2 * _QUIET)
        left, top = left + _QUIET * module, top + _QUIET * module
        self._pdf.set_fill_color(color)
        with self._pdf.new_path(paint_rule=PathPaintRule.FILL_NONZERO) as path:
            path.style.fill_color, path.style.stroke_color = color, None
            for y, row in enumerate(matrix):
                for start, length in _runs(row):
                    corner = (left + start * module) * k, (top + y * module) * k
                    path.rectangle(*corner, length * module * k, module * k)
        inner = size - 2 * _QUIET * module
        self._pdf.link(left * k, top * k, inner * k, inner * k, link)

    def pdf(self) -> bytes:
        """The page as a file."""
        return bytes(self._pdf.output())

    def close(self) -> None:
        """Let go of the font files, which are read bit by bit."""
        for font in self._fonts.values():
            font.close()

    @property
    def _fonts(self) -> dict[str, TTFFont]:
        return {name: font for name, font in self._pdf.fonts.items() if isinstance(font, TTFFont)}

    def _wrap(self, text: str, style: Style, room: float) -> tuple[str, ...]:
        return line_breaks.wrap(text, room, lambda line: self.width(line, style))

    def _holds(self, text: str, style: Style, room: float, count: int) -> bool:
        lines = self._wrap(text, style, room)
        return len(lines) <= count and all(self.width(line, style) <= room for line in lines)

    def _balance(self, text: str, style: Style, room: float) -> tuple[str, ...]:
        """As few lines as fit, and none of a single character: narrowed until one more breaks."""
        count = len(self._wrap(text, style, room))
        while count > 1 and self._holds(text, style, room - style.size / 2, count):
            room -= style.size / 2
        return self._wrap(text, style, room)

    def _line(self, text: str, style: Style, *, left: float, baseline: float) -> None:
        k, pdf = self._scale, self._pdf
        pdf.set_font(style.face, size=style.size * k)
        pdf.set_text_color(style.color)
        mode = TextMode.FILL_STROKE if style.bold else TextMode.FILL
        with pdf.local_context(text_mode=mode):
            pdf.set_draw_color(style.color)
            pdf.set_line_width(max(style.bold * style.size * k, 0.01))
            pdf.text(left * k, baseline * k, text)

    def _refuse_missing(self, text: str, style: Style) -> None:
        known = self._fonts[style.face].cmap
        missing = dict.fromkeys(c for c in text if c != "\n" and ord(c) not in known)
        if missing:
            raise MissingGlyphsError("".join(missing))


def _runs(row: bytearray) -> list[tuple[int, int]]:
    """The dark stretches of a row: where each begins, and how long it is."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and place and row[place - 1]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
