"""Lets pyxform convert a workbook: what it does not take is no XLSForm."""

import logging
from copy import deepcopy
from dataclasses import fields
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from bot.xlsform import verdicts
from bot.xlsform.findings import Findings, Place
from bot.xlsform.opening import Opened, foreign
from domain.faults import FaultyError

_TITLES = ("form_title:", "title:")


def judge(opened: Opened, findings: Findings) -> None:
    """Refuse what pyxform refuses. It tells one fault at a time."""
    logging.getLogger("pyxform").setLevel(logging.ERROR)
    try:
        with foreign(opened.name, "pyxform, which judges forms, breaks off at it"):
            verdict = _verdict(opened)
    except FaultyError as error:
        findings.refuse(Place(), error.faults[0].problem)
        return
    if verdict is not None:
        findings.refuse(verdicts.place(verdict, opened), verdicts.said(verdict, opened))


def _verdict(opened: Opened) -> str | None:
    try:
        convert(_definition(opened))
    except PyXFormError as error:
        return str(error)
    return None


def _definition(opened: Opened) -> dict[str, Any]:
    """The rows, with one title: pyxform knows no titles in languages, and we do."""
    rows = {each.name: deepcopy(getattr(opened.rows, each.name)) for each in fields(opened.rows)}
    for name in ("settings", "settings_header"):
        rows[name] = [_with_one_title(row) for row in rows[name] or ()] or rows[name]
    return rows


def _with_one_title(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "form_title" if heading.lower().replace(" ", "_").startswith(_TITLES) else heading: said
        for heading, said in row.items()
    }
