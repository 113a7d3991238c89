"""Lets a written questionnaire pass the rules of all, and finds the rows that faults come from."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from bot.settings import questionnaires, toml_files
from bot.xlsform.building import Built
from bot.xlsform.findings import Findings, Place
from bot.xlsform.yielding import LEDGER, STATEMENT
from domain.faults import FaultyError

_SUBJECT = re.compile(r"^question \d+(?:, option \d+)?,? ?")
_OTHER = re.compile(r"\bquestion (\d+)(?:, option (\d+))?")
_SETTING = re.compile(r"^(text|short|hint|complaint|label|title|statement)(?:\.(zh|en))?\b")
# What our files call otherwise than a form, where a fault begins with it.
_REWORDED = (
    (
        re.compile(r"^question \d+, pattern is not a pattern that RE2 takes"),
        "constraint has a regex that the bot's own way of reading them (RE2) does not know",
    ),
    (
        re.compile(r"^question \d+, future and past are both false, which leaves today alone"),
        "constraint leaves today alone",
    ),
    (
        re.compile(r"^question \d+, (?:least|most|above|below|earliest|latest|pattern)\b"),
        "constraint",
    ),
    (re.compile(r"^question \d+, show_if\S*(?: \d+,? ?\S*)*(?= is )"), "relevant"),
    (re.compile(r"\byields\b"), LEDGER),
    (re.compile(r"\bno option has\b"), "no choice has"),
    (_SUBJECT, ""),
)
_LABEL = re.compile(r"\b(Chinese|English) label\b")
_COLUMNS = {
    "text": "label",
    "complaint": "constraint_message",
    "title": "form_title",
    "statement": STATEMENT,
}
_LANGUAGES = {"zh": "Chinese", "en": "English"}


@dataclass(frozen=True, slots=True)
class Origin:
    """The rows that a text was written from: the settings, and those of its questions."""

    top: Place
    built: tuple[Built, ...]
    one_language: bool  # in which case it makes no difference where a fault is


def check(text: str, origin: Origin, departments: tuple[str, ...], findings: Findings) -> None:
    """Refuse what the rules of our files refuse, at the row that it comes from."""
    try:
        questionnaires.read_text("form", text, departments)
    except FaultyError as error:
        starts = _starts(text, origin)
        lines = [line for line, _ in starts]
        for fault in error.faults:
            _, place = starts[bisect_right(lines, fault.line) - 1]
            one = origin.one_language or place == origin.top
            findings.refuse(place, _in_words_of_a_form(fault.problem, origin.built, one=one))


def _starts(text: str, origin: Origin) -> list[tuple[int, Place]]:
    """At which line of the text which row begins."""
    file = toml_files.parse("form", text)
    starts = [(0, origin.top)]
    for number, each in enumerate(origin.built):
        starts.append((file.line(("question", number)), each.place))
        starts += [
            (file.line(("question", number, "option", option)), place)
            for option, place in enumerate(each.options)
        ]
    return starts


def _in_words_of_a_form(problem: str, built: tuple[Built, ...], *, one: bool) -> str:
    def placed(other: re.Match[str]) -> str:
        question = built[int(other[1]) - 1]
        return str(question.options[int(other[2]) - 1] if other[2] else question.place)

    def column(setting: re.Match[str]) -> str:
        named = _COLUMNS.get(setting[1], setting[1])
        return named if one or not setting[2] else f"{named} ({_LANGUAGES[setting[2]]})"

    for found, words in _REWORDED:
        problem = found.sub(words, problem)
    problem = _SETTING.sub(column, problem)
    problem = _LABEL.sub("label", problem) if one else problem
    return _OTHER.sub(placed, problem)
