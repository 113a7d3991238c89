"""Finds what pyxform would pass over without a word.

Cells under no heading, cells far below the rest, formulas that were never calculated, errors of
Excel. Only for .xlsx: of the older format, pyxform reads what was calculated.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from pyxform.constants import SUPPORTED_SHEET_NAMES
from pyxform.xls2json_backends import is_empty

from bot.xlsform.findings import Findings, Place, shown
from bot.xlsform.opening import Opened, foreign

_END = 60  # empty rows, after which pyxform stops reading
_LOOK = 1000  # further rows to look at
_WIDEST = 300  # columns


def check(opened: Opened, findings: Findings) -> None:
    """Look at every cell of the sheets that a form is made of."""
    if opened.ending != ".xlsx":
        return
    with foreign(opened.name):
        written = load_workbook(BytesIO(opened.content), read_only=True)
        reckoned = load_workbook(BytesIO(opened.content), read_only=True, data_only=True)
        for title in written.sheetnames:
            if title.lower() in SUPPORTED_SHEET_NAMES:
                _sheet(title.lower(), _rows(written[title]), _rows(reckoned[title]), findings)
            elif not title.startswith("_") and len(written.sheetnames) > 1:
                findings.remark(Place(title), "is no sheet of XLSForm: left out")
        written.close()
        reckoned.close()


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    most = islice(sheet.iter_rows(max_col=_WIDEST), 1_000_000)
    return (tuple(cell for cell in row if _says(cell)) for row in most)


def _says(cell: Any) -> bool:
    """Whether a cell is not empty, or a formula whose result is an empty text."""
    return not is_empty(cell.value) or getattr(cell, "data_type", "") == "str"


def _sheet(
    title: str,
    written: Iterator[tuple[Any, ...]],
    reckoned: Iterator[tuple[Any, ...]],
    findings: Findings,
) -> None:
    headed = {cell.column for cell in next(reckoned, ())}
    next(written, None)
    empty, ended = 0, False
    for row, (cells, results) in enumerate(zip(written, reckoned, strict=False), 2):
        empty = 0 if cells else empty + 1
        ended = ended or empty > _END
        if empty > _LOOK:
            return
        if cells and ended:
            said = f"stands below more than {_END} empty rows, where a form ends: move it up"
            findings.refuse(Place(title, row), said)
            return
        _row(Place(title, row), cells, {cell.column: cell for cell in results}, headed, findings)


def _row(
    place: Place,
    cells: tuple[Any, ...],
    results: dict[int, Any],
    headed: set[int],
    findings: Findings,
) -> None:
    for cell in cells:
        result = results.get(cell.column)
        if cell.column not in headed:
            said = f'"{shown(str(cell.value))}" stands under no heading: left out'
            findings.remark(place, said)
        elif result is None:
            said = f"{cell.coordinate} is a formula without a result: open the file in Excel, save"
            findings.refuse(place, said)
        elif result.data_type == "e":
            findings.refuse(place, f"{cell.coordinate} shows the error {result.value}: correct it")
