"""Judges the cells of a row that no question is made of.

The rule: what respondents would miss is refused, what they would never notice is left out and said.
"""

import difflib
import re
from collections.abc import Iterable

from pyxform.aliases import yes_no

from bot.xlsform import yielding
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
    ("choice_filter",): (
        "choice_filter: choices cannot depend on earlier answers; "
        "make a question of each list, with relevant"
    ),
    ("bind", "calculate"): "calculation: the bot reckons nothing; ask, or use type calculate",
    ("trigger",): "trigger: the bot reckons nothing; remove it",
    ("control", "intent"): "intent: other apps cannot be opened",
    ("intent",): "intent: other apps cannot be opened",
    ("query",): "query: choices must stand on the choices sheet",
    ("bind", "type"): "bind::type: the type column decides",
    ("bind", "nodeset"): "bind::nodeset: there are no paths here",
    ("control", "jr:count"): "repeat_count: nothing can be repeated",
}
_LEFT_OUT: dict[Column, str] = {
    ("default",): "default: the bot puts no answer into anyone's mouth",
    ("media", "image"): "image: a question shows no pictures",
    ("media", "big-image"): "big-image: a question shows no pictures",
    ("media", "audio"): "audio: a question plays no recordings",
    ("media", "video"): "video: a question plays no films",
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
_OFTEN = {
    "survey": (*("type", "name", "label", "hint", "required", "relevant", "constraint"),
               *("constraint_message", "choice_filter", "appearance", *yielding.COLUMNS)),
    "choices": ("list_name", "name", "label", *yielding.COLUMNS),
}  # fmt: skip
_ALIKE = 0.8  # from here on a heading is a slip of the pen


def judge(row: Row, findings: Findings, read: frozenset[Column] = frozenset()) -> None:
    """All cells of a question or a group that are not carried as they are.

    `read` are columns that its type was taken from.
    """
    for column, said in row.cells.items():
        if column not in read and not any(column[: len(known)] == known for known in _CARRIED):
            _cell(row.place, column, said, findings)
    digits = "numbers" in row.text("control", "appearance") and not row.text("bind", "constraint")
    if digits and row.text("type") in {"text", "string"}:
        said = "any words can be typed; a constraint with regex(., '[0-9]+') asks for digits"
        findings.remark(row.place, said)


def judge_group(row: Row, findings: Findings) -> None:
    """What a group cannot have; some of it forms pass over, too."""
    judge(row, findings)
    for column, name in ((("hint",), "hint"), (("bind", "jr:constraintMsg"), "constraint_message")):
        if row.translations(*column):
            findings.remark(row.place, f"left out: {name} of a group, which no form shows")
    if row.text("bind", "required") and yes_no.get(row.text("bind", "required")) is not False:
        said = "left out: required of a group has no effect (write it beside its questions)"
        findings.remark(row.place, said)
    for column, name in (
        (("bind", "constraint"), "constraint"),
        ((yielding.LEDGER,), yielding.LEDGER),
    ):
        if row.text(*column):
            findings.refuse(row.place, f"{name} of a group: write it beside its questions")


def judge_end(row: Row, findings: Findings) -> None:
    """The end of a group has no words and no conditions."""
    if any(row.translations(*column) for column in (("label",), ("hint",), ("bind",))):
        said = "left out: what stands beside the end of a group, which no form shows"
        findings.remark(row.place, said)


def unknown(rows: Iterable[Row], sheet: str, findings: Findings) -> None:
    """Columns that XLSForm does not know, once each; refused where one is meant that it knows."""
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    for column in dict.fromkeys(column for column in columns if _is_unknown(column)):
        heading = "::".join(column)
        near = difflib.get_close_matches(_first_word(heading), _OFTEN[sheet], 1, _ALIKE)
        if sheet == "choices" and len(column) > 1 and not near:
            said = f'the column "{shown(heading)}" has colons, and is none of XLSForm: rename it'
            findings.refuse(Place(sheet, 1), said)
        elif near:
            said = f'the column "{shown(heading)}" is none of XLSForm: {_meant(heading, near[0])}'
            findings.refuse(Place(sheet, 1), said)
        else:
            said = f'the column "{shown(heading)}" is none of XLSForm: left out'
            findings.remark(Place(sheet, 1), said)


def _first_word(heading: str) -> str:
    return heading.partition(":")[0].strip().lower().replace(" ", "_")


def _meant(heading: str, near: str) -> str:
    if ":" in heading and _first_word(heading) == near:
        return "write two colons, as the other columns have"
    return f"write {near} if you mean that, else another heading"


def _cell(place: Place, column: Column, said: str, findings: Findings) -> None:
    refused = _entry(_REFUSED, column)
    left_out = _entry(_LEFT_OUT, column)
    if refused:
        findings.refuse(place, refused)
    elif column == ("bind", "readonly"):
        if yes_no.get(said) is not False:
            findings.refuse(place, "read_only: use note for what is only read")
    elif column == ("control", "appearance") and _TELLING.search(said):
        findings.refuse(place, f'appearance "{shown(said)}" changes what is asked: remove it')
    elif left_out or column[0] == "bind" or _is_look(column):
        findings.remark(place, f"left out: {left_out or f'{column[-1]} {shown(said)}'}")


def _entry(table: dict[Column, str], column: Column) -> str | None:
    return next((said for known, said in table.items() if column[: len(known)] == known), None)


def _is_look(column: Column) -> bool:
    return column[0] in {"control", "parameters"} or column[0].startswith(("sms_", "sms "))


def _is_unknown(column: Column) -> bool:
    known = {*_CARRIED, *_REFUSED, *_LEFT_OUT}
    return column[0] not in yielding.COLUMNS and not (
        any(column[0] == each[0] for each in known)
        or _is_look(column)
        or column[0] in {"list name", "media", "disabled"}
    )
