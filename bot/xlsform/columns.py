"""Judges the cells of a row that no question is made of.

The rule: what respondents would miss is refused, what they would never notice is left out and said.
"""

import re
from collections.abc import Iterable

from pyxform.aliases import yes_no

from bot.xlsform.findings import Findings, Place, shown
from bot.xlsform.rows import Column, Row

_CARRIED: frozenset[Column] = frozenset(
    {
        ("type",),
        ("name",),
        ("label",),
        ("hint",),
        ("bind", "relevant"),
        ("bind", "required"),
        ("bind", "constraint"),
        ("bind", "jr:constraintMsg"),
    }
)
_REFUSED: dict[Column, str] = {
    ("default",): "default: the bot puts no answer into anyone's mouth",
    ("choice_filter",): "choice_filter: choices cannot depend on earlier answers",
    ("bind", "calculate"): "calculation: the bot reckons nothing",
    ("trigger",): "trigger: the bot reckons nothing",
    ("media", "image"): "image: a question shows no pictures",
    ("media", "big-image"): "big-image: a question shows no pictures",
    ("media", "audio"): "audio: a question plays no recordings",
    ("media", "video"): "video: a question plays no films",
    ("control", "intent"): "intent: other apps cannot be opened",
    ("intent",): "intent: other apps cannot be opened",
    ("query",): "query: choices must stand on the choices sheet",
    ("bind", "type"): "bind::type: the type column decides",
    ("bind", "nodeset"): "bind::nodeset: there are no paths here",
    ("control", "jr:count"): "repeat_count: nothing can be repeated",
}
_LEFT_OUT: dict[Column, str] = {
    ("guidance_hint",): "guidance_hint: it is for interviewers",
    ("bind", "jr:requiredMsg"): "required_message: the bot has its own words",
    ("bind", "jr:noAppErrorString"): "noAppErrorString",
    ("control", "autoplay"): "autoplay",
    ("control", "rows"): "rows",
    ("bind", "entities:saveto"): "save_to: the bot keeps no entities",
    ("bind", "saveIncomplete"): "saveIncomplete",
    ("instance",): "what is meant for other programs",
    ("tags",): "what is meant for other programs",
}
# Appearances that change what is asked or can be answered; all others only change the look.
_TELLING = re.compile(
    r"\b(?:search\s*\(|ex:|printer:|(?:signature|draw|annotate|year|month-year|bearing|image-map|"
    r"ethiopian|coptic|islamic|bikram-sambat|myanmar|persian|buddhist)\b)"
)
_PARAMETERS = re.compile(r"\brandomize\s*=\s*true", re.IGNORECASE)


def judge(row: Row, findings: Findings) -> None:
    """All cells of a question or a group that are not carried as they are."""
    for column, said in row.cells.items():
        if not any(column[: len(known)] == known for known in _CARRIED):
            _cell(row.place, column, said, findings)
    if row.text("type") in {"text", "string"} and "numbers" in row.text("control", "appearance"):
        findings.refuse(row.place, 'appearance "numbers": use integer, or a constraint with regex')


def unknown(rows: Iterable[Row], sheet: str, findings: Findings) -> None:
    """Columns that XLSForm does not know, once each."""
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    for name in dict.fromkeys(column[0] for column in columns if _is_unknown(column)):
        said = f'the column "{shown(name)}" is none of XLSForm: left out'
        findings.remark(Place(sheet, 1), said)


def _cell(place: Place, column: Column, said: str, findings: Findings) -> None:
    refused = _entry(_REFUSED, column)
    left_out = _entry(_LEFT_OUT, column)
    if refused:
        findings.refuse(place, refused)
    elif column == ("bind", "readonly"):
        if yes_no.get(said) is not False:
            findings.refuse(place, "read_only: use note for what is only read")
    elif column == ("control", "appearance") and _TELLING.search(said):
        findings.refuse(place, f'appearance "{shown(said)}" changes what is asked')
    elif column == ("parameters",) and _PARAMETERS.search(said):
        findings.refuse(place, "randomize: choices keep their order")
    elif left_out or column[0] == "bind" or _is_look(column):
        findings.remark(place, f"left out: {left_out or f'{column[-1]} {shown(said)}'}")


def _entry(table: dict[Column, str], column: Column) -> str | None:
    return next((said for known, said in table.items() if column[: len(known)] == known), None)


def _is_look(column: Column) -> bool:
    return column[0] in {"control", "parameters"} or column[0].startswith(("sms_", "sms "))


def _is_unknown(column: Column) -> bool:
    known = {*_CARRIED, *_REFUSED, *_LEFT_OUT}
    return not (
        any(column[0] == each[0] for each in known)
        or _is_look(column)
        or column[0] in {"list name", "media", "disabled"}
    )
