"""A ledger's form as a sheet: the words, the order and the proportions of the Word file."""

from xlsxwriter.worksheet import Worksheet

from reports.form import Form, Row
from reports.sheets import cells, paper
from reports.sheets.cells import Styles, merge, write_text

# Widths in millimetres, near those of the Word form. The narrow columns are wider: the buttons of
# the filter cover no word. Excel prints the 233 mm a little smaller, on the 225 mm of the text.
WIDTHS = (15, 72, 38, 29, 29, 50)
TITLE, SUBTITLE, UNIT, HEAD, FIRST = range(5)  # row numbers, the first row being 0
LAST_COLUMN = len(WIDTHS) - 1
HEIGHTS = {TITLE: 38.0, SUBTITLE: 26.0, UNIT: 28.0, HEAD: 31.0}  # points
EMPTY, SIGNED, NOTED = 62.0, 36.0, 22.0


def write(page: Worksheet, styles: Styles, filled: Form) -> None:
    """Write a whole form."""
    paper.set_up(page, small_print=filled.small_print)
    page.repeat_rows(HEAD)
    page.freeze_panes(FIRST, 0)
    cells.set_widths(page, WIDTHS)
    _write_heading(page, styles, filled)
    _write_rows(page, styles, filled.rows)
    _write_empty_rows(page, styles, filled.empty_rows)
    last = HEAD + len(filled.rows) + len(filled.empty_rows)
    page.autofilter(HEAD, 0, last, LAST_COLUMN)
    _write_ending(page, styles, filled, last + 1)


def _write_heading(page: Worksheet, styles: Styles, filled: Form) -> None:
    for row, height in HEIGHTS.items():
        page.set_row(row, height)
    merge(page, TITLE, (0, LAST_COLUMN), filled.title, styles.title)
    merge(page, SUBTITLE, (0, LAST_COLUMN), filled.subtitle, styles.subtitle)
    merge(page, UNIT, (0, 1), filled.unit, styles.line)
    if filled.holder:
        merge(page, UNIT, (2, 3), filled.holder, styles.line)
    merge(page, UNIT, (4 if filled.holder else 2, LAST_COLUMN), filled.filled_on, styles.line_right)
    for column, name in enumerate(filled.head):
        page.write_string(HEAD, column, name, styles.head)


def _write_rows(page: Worksheet, styles: Styles, rows: tuple[Row, ...]) -> None:
    columns = (styles.text, styles.word, styles.word, styles.word, styles.text)
    for position, row in enumerate(rows, start=FIRST):
        page.set_row(position, cells.height(row.texts, WIDTHS[1:]))
        page.write_number(position, 0, row.number, styles.number)
        for column, (text, style) in enumerate(zip(row.texts, columns, strict=True), start=1):
            write_text(page, position, column, text, style)


def _write_empty_rows(page: Worksheet, styles: Styles, rows: tuple[Row, ...]) -> None:
    _write_rows(page, styles, rows)
    for position in range(FIRST, FIRST + len(rows)):
        page.set_row(position, EMPTY)


def _write_ending(page: Worksheet, styles: Styles, filled: Form, signed: int) -> None:
    page.set_row(signed, SIGNED)
    merge(page, signed, (0, 1), filled.signature, styles.line)
    merge(page, signed, (2, 3), filled.contact, styles.line)
    merge(page, signed, (4, LAST_COLUMN), filled.phone, styles.line)
    page.set_row(signed + 1, NOTED)
    merge(page, signed + 1, (0, LAST_COLUMN), filled.note, styles.note)
