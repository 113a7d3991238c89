"""Lets pyxform convert a workbook: what it does not take is no XLSForm."""

import logging
import re
from io import BytesIO

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from bot.xlsform.findings import Findings, Place
from bot.xlsform.opening import Opened, foreign
from domain.faults import FaultyError

_ROW = re.compile(r"\[row : (\d+)\]|\brow[ :]+'?(\d+)'?", re.IGNORECASE)
_NAME = re.compile(r"'([^'\s]+)'")
_SHEET = re.compile(r"On the '(\w+)' sheet")


def judge(opened: Opened, findings: Findings) -> None:
    """Refuse what pyxform refuses, in its own words. It tells one fault at a time."""
    logging.getLogger("pyxform").setLevel(logging.ERROR)
    try:
        with foreign(opened.name):
            verdict = _verdict(opened)
    except FaultyError as error:
        findings.refuse(Place(), f"pyxform breaks off: {error.faults[0].problem}")
        return
    if verdict is not None:
        findings.refuse(_place(verdict, opened), f"is no XLSForm, says pyxform: {_plain(verdict)}")


def _verdict(opened: Opened) -> str | None:
    try:
        convert(BytesIO(opened.content), file_type=opened.ending)
    except PyXFormError as error:
        return str(error)
    return None


def _place(verdict: str, opened: Opened) -> Place:
    """The row that pyxform tells, or that has the name it quotes."""
    row = _ROW.search(verdict)
    sheet = _SHEET.search(verdict)
    named = sheet[1] if sheet else "survey"
    if row:
        return Place(named, int(row[1] or row[2]))
    for quoted in _NAME.findall(verdict):
        for number, cells in enumerate(opened.rows.survey or (), 2):
            if quoted in cells.values():
                return Place("survey", number)
    return Place(named if sheet else "")


def _plain(verdict: str) -> str:
    """On one line, without the place, which is told anyway."""
    return re.sub(r"\s+", " ", re.sub(r"\[row : \d+\]\s*", "", verdict)).strip()
