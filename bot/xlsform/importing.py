"""Takes a workbook over: opened, judged, built, written, and checked as any questionnaire is."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.settings import questionnaires, toml_files
from bot.settings.toml_files import TomlFile
from bot.xlsform import cells, choices, columns, heading, judging, languages, rows, writing
from bot.xlsform.building import Builder, Built
from bot.xlsform.findings import Finding, Findings, Place, ordered
from bot.xlsform.opening import Opened, open_workbook
from domain.faults import FaultyError
from domain.opinions import Respondent
from domain.questionnaire import Questionnaire

_SUBJECT = re.compile(r"^question \d+(?:, option \d+)?,? ?")
_SETTING = re.compile(r"^(text|short|hint|complaint|label|title)\.(zh|en)\b")
_COLUMNS = {"text": "label", "complaint": "constraint_message", "title": "form_title"}


@dataclass(frozen=True, slots=True)
class Order:
    """What a workbook is to become: its id, who is asked, and what the deployment has.

    `versions` are the versions that stand in the folder already, with their ids.
    """

    id: str | None
    respondent: Respondent
    departments: tuple[str, ...]
    asks_contact: bool
    versions: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The questionnaire, its text, and what its author should know."""

    questionnaire: Questionnaire
    text: str
    remarks: tuple[Finding, ...]


def take_over(path: Path, order: Order) -> TakenOver:
    """A questionnaire from a workbook.

    `FaultyError` with all that the bot cannot carry, by sheet and row; then nothing is usable.
    """
    opened = open_workbook(path)
    findings = Findings()
    cells.check(opened, findings)
    judging.judge(opened, findings)
    questionnaire, built = _read(opened, path.stem, order, findings)
    text = writing.written(
        questionnaire,
        head=(f"Taken over from {path.name} by najian import-questionnaire.",),
        notes={each.question.id: str(each.place) for each in built},
    )
    if built:
        _check(text, built, order, findings)
    findings.give_up_if_refused(opened.name)
    return TakenOver(questionnaire, text, ordered(findings.remarks))


def _read(
    opened: Opened, stem: str, order: Order, findings: Findings
) -> tuple[Questionnaire, tuple[Built, ...]]:
    sheets = rows.sheets(opened)
    for name in sheets.others:
        findings.refuse(Place(name), "the bot cannot use this sheet: remove it")
    tongues = languages.find(sheets, findings)
    lists = choices.read(sheets, tongues, findings)
    columns.unknown(sheets.survey, "survey", findings)
    builder = Builder(lists, tongues, order.departments, findings)
    built = tuple(each for row in sheets.survey if (each := builder.build(row)) is not None)
    top = heading.read(sheets.settings, order.id, stem, tongues, findings)
    if not built:
        findings.refuse(Place("survey"), "has no question that the bot can ask")
    version = _version(top, order, sheets.settings.place, findings)
    questions = tuple(each.question for each in built)
    return Questionnaire(top.id, version, top.title, order.respondent, questions), built


def _version(top: heading.Heading, order: Order, place: Place, findings: Findings) -> int:
    """The form's own version, else the next free one."""
    used = {version for id_, version in order.versions if id_ == top.id}
    if top.version in used:
        said = f"version {top.version} of {top.id} is there already: raise it, or give another --id"
        findings.refuse(place, said)
    return top.version or max(used, default=0) + 1


def _check(text: str, built: tuple[Built, ...], order: Order, findings: Findings) -> None:
    """Refuse what the rules of our files refuse, at the row that it comes from."""
    try:
        questionnaires.read_text("form", text, order.departments, asks_contact=order.asks_contact)
    except FaultyError as error:
        lines, places = _origins(toml_files.parse("form", text), built)
        for fault in error.faults:
            place = places[bisect_right(lines, fault.line) - 1]
            findings.refuse(place, _SETTING.sub(_column, _SUBJECT.sub("", fault.problem)))


def _column(setting: "re.Match[str]") -> str:
    """How a workbook calls a setting of ours."""
    language = {"zh": "Chinese", "en": "English"}[setting[2]]
    return f"{_COLUMNS.get(setting[1], setting[1])} ({language})"


def _origins(file: TomlFile, built: Iterable[Built]) -> tuple[list[int], list[Place]]:
    """At which line of the text which row begins."""
    lines, places = [0], [Place("settings", 2)]
    for number, each in enumerate(built):
        lines.append(file.line(("question", number)))
        places.append(each.place)
        for option, place in enumerate(each.options):
            lines.append(file.line(("question", number, "option", option)))
            places.append(place)
    return lines, places
