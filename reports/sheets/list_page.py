"""A list as a sheet: headings, sentences and a bordered table, with a filter where one can be."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.form import clean
from reports.sheets import cells, paper
from reports.sheets.cells import Styles, merge, write_text
from reports.sheets.listing import Block, Cell, Column, Kind, Listing

HEADING, HEAD = 30.0, 28.5  # points


def write(page: Worksheet, styles: Styles, shown: Listing, *, small_print: str) -> None:
    """Write a whole list."""
    paper.set_up(page, small_print=small_print)
    cells.set_widths(page, [column.width for column in shown.columns])
    row = 0
    for block in shown.blocks:
        table = _write_heading(page, styles, shown.columns, block, row)
        row = _write_table(page, styles, shown.columns, block, table) + 1
        if len(shown.blocks) == 1 and block.rows:
            _ease_reading(page, table, len(block.rows), len(shown.columns))


def _ease_reading(page: Worksheet, table: int, rows: int, columns: int) -> None:
    """A filter, and a head that stays; Excel knows one of each a sheet."""
    page.autofilter(table, 0, table + rows, columns - 1)
    page.freeze_panes(table + 1, 0)
    page.repeat_rows(table)


def _write_heading(
    page: Worksheet, styles: Styles, columns: Sequence[Column], block: Block, row: int
) -> int:
    """Write heading and sentences; gives the row of the table."""
    across, width = (0, len(columns) - 1), sum(column.width for column in columns)
    page.set_row(row, HEADING)
    merge(page, row, across, block.heading, styles.list_title)
    for position, sentence in enumerate(block.sentences, start=row + 1):
        page.set_row(position, cells.note_height(sentence, width))
        merge(page, position, across, sentence, styles.note)
    return row + 1 + len(block.sentences)


def _write_table(
    page: Worksheet, styles: Styles, columns: Sequence[Column], block: Block, table: int
) -> int:
    """Write head and rows; gives the first row under them."""
    if not block.rows:
        return table
    page.set_row(table, HEAD)
    for position, column in enumerate(columns):
        page.write_string(table, position, column.name, styles.head)
    for row, values in enumerate(block.rows, start=table + 1):
        _write_row(page, styles, columns, values, row)
    return table + 1 + len(block.rows)


def _write_row(
    page: Worksheet, styles: Styles, columns: Sequence[Column], values: Sequence[Cell], row: int
) -> None:
    texts = [value if isinstance(value, str) else "" for value in values]
    page.set_row(row, cells.height(texts, [column.width for column in columns]))
    for position, (column, value) in enumerate(zip(columns, values, strict=True)):
        _write_cell(page, styles, column.kind, value, (row, position))


def _write_cell(
    page: Worksheet, styles: Styles, kind: Kind, value: Cell, place: tuple[int, int]
) -> None:
    match value:
        case str():
            write_text(page, *place, clean(value), _texts(styles, kind))
        case date():
            page.write_datetime(*place, value, styles.day)
        case int() | float():
            page.write_number(*place, value, _numbers(styles, kind))
        case None:
            page.write_blank(*place, None, styles.number)
        case _:
            assert_never(value)


def _texts(styles: Styles, kind: Kind) -> tuple[Format, Format]:
    return styles.text if kind is Kind.TEXT else styles.word


def _numbers(styles: Styles, kind: Kind) -> Format:
    return styles.similarity if kind is Kind.SIMILARITY else styles.number
