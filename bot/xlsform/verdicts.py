"""Says the commonest refusals of pyxform in words for people who know Excel."""

import re
from collections.abc import Sequence

from bot.xlsform.findings import Place
from bot.xlsform.opening import Opened

_ROW = re.compile(r"\[row : (\d+)\]|\brow[ :]+'?(\d+)'?", re.IGNORECASE)
_NAME = re.compile(r"'([^'\s]+)'")
_SHEET = re.compile(r"On the '(\w+)' sheet|for sheet: '(\w+)'")
_PLAIN = (
    (r"required column headers were not found: (.+?)\. ", "row 1 lacks the heading {0}"),
    (r"different names for the same column were found: (.+?)\. ", "{0} are one column: keep one"),
    (r"Unknown question type '(.*?)'", "type {0} is none of XLSForm"),
    (r"Question with no type", "has words but no type: write the type, or clear the row"),
    (r"Question or group with no name", "has no name: give it one, such as q1"),
    (r"element named '.*?' has no label or hint", "has no label: there is nothing to ask"),
    (r"List name not in choices sheet: (.+)", 'the list "{0}" is not on the choices sheet'),
    (r"Unmatched 'begin_(\w+)'", "the {0} is never closed: add a row with end_{0}"),
    (r"Unmatched 'end_(\w+)'", "closes no {0}: remove the row, or open a {0} above it"),
    (
        r"Choice names with spaces .*? See \[(.+?)\] in \[",
        'the name "{0}" has a space, which select_multiple cannot have: write _ instead',
    ),
    (
        r"Choice names must be unique",
        "the name stands twice in its list: give each choice its own",
    ),
    (
        r"the 'name' value is invalid\. Names must begin",
        "the name must begin with a letter and have letters, digits, - and _ only",
    ),
    (
        r"'name' value '(.+?)' is invalid\. Questions, groups, and repeats must be unique",
        'the name "{0}" is there already: give each question its own',
    ),
)
_NO_SURVEY = "there is no sheet called survey: give the sheet with the questions this name"
_NO_HEADINGS = "row 1 must have the headings type, name and label, without a row above them"


def said(verdict: str, opened: Opened) -> str:
    """What pyxform refuses, on one line, without the place, which is told anyway."""
    verdict = re.sub(r"\s+", " ", verdict)
    if "You must have a sheet named 'survey'" in verdict:
        return _no_survey(opened.rows.sheet_names or ())
    for pattern, words in _PLAIN:
        if found := re.search(pattern, verdict):
            return words.format(*found.groups())
    told = re.sub(r"\[row : \d+\] *", "", verdict).strip()
    return f"is no XLSForm, says pyxform: {told}"


def _no_survey(names: Sequence[str]) -> str:
    if any(name.lower() == "survey" for name in names):
        return _NO_HEADINGS
    near = next((name for name in names if "survey" in name.lower()), None)
    return _NO_SURVEY if near is None else f'{_NO_SURVEY}, instead of "{near}"'


def place(verdict: str, opened: Opened) -> Place:
    """The row that pyxform tells, or that has the name it quotes."""
    row, sheet = _ROW.search(verdict), _SHEET.search(verdict)
    named = (sheet[1] or sheet[2]) if sheet else "survey"
    if row:
        return Place(named, int(row[1] or row[2]))
    if spaced := re.search(r"See \[(.+?)\] in \[", verdict):
        return _with("choices", opened.rows.choices or (), (spaced[1],)) or Place("choices")
    if "headers" in verdict:
        return Place(named, 1)
    unnamed = Place(named if sheet else "")
    return _with("survey", opened.rows.survey or (), _NAME.findall(verdict)) or unnamed


def _with(sheet: str, rows: Sequence[dict[str, str]], names: Sequence[str]) -> Place | None:
    for name in names:
        for number, cells in enumerate(rows, 2):
            if name in cells.values():
                return Place(sheet, number)
    return None
