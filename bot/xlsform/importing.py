"""Takes a workbook over: opened, judged, built, written, and checked as any questionnaire is."""

from dataclasses import dataclass
from pathlib import Path

from bot.settings.questionnaires import Loaded
from bot.xlsform import (
    cells,
    checking,
    choices,
    columns,
    heading,
    judging,
    languages,
    rows,
    writing,
)
from bot.xlsform.building import Builder, Built
from bot.xlsform.findings import Finding, Findings, Place, ordered, shown, unusable
from bot.xlsform.languages import Tongues
from bot.xlsform.opening import open_workbook
from bot.xlsform.rows import Sheets
from domain.opinions import Respondent
from domain.questionnaire import Questionnaire

# What a form cannot say, for whoever opens the file next.
_TO_DO = (
    "这里的回答还不进问题清单：要进，就在那道题下写 yields = { ledger = 3 }，选项写 statement。",
    "No answer goes into a ledger yet: where it should, write yields = { ledger = 3 } under its",
    "question, and a statement under each option.",
)


@dataclass(frozen=True, slots=True)
class Order:
    """What a workbook is to become: its id, who is asked, and what the deployment has.

    `versions` are the ids and versions that stand in the folder already.
    """

    id: str | None
    respondent: Respondent
    departments: tuple[str, ...]
    versions: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The questionnaire with its text, and what its author should know."""

    loaded: Loaded
    remarks: tuple[Finding, ...]


def feeds_ledgers(questionnaire: Questionnaire) -> bool:
    """Whether an answer becomes an opinion."""
    return any(question.yields for question in questionnaire.questions)


def take_over(path: Path, order: Order) -> TakenOver:
    """A questionnaire from a workbook.

    `FaultyError` with all that the bot cannot carry, by sheet and row.
    """
    opened = open_workbook(path)
    findings = Findings()
    cells.check(opened, findings)
    judging.judge(opened, findings)
    sheets = rows.sheets(opened)
    if not sheets.survey:
        findings.give_up_if_refused(opened.name)
        raise unusable(opened.name, "survey: there is no question under the headings")
    tongues = languages.find(sheets, findings)
    built, questionnaire = _read(sheets, tongues, path.stem, order, findings)
    text = _written(questionnaire, built, path)
    if built:
        origin = checking.Origin(sheets.settings.place, built, tongues.is_one)
        checking.check(text, origin, order.departments, findings)
    findings.give_up_if_refused(opened.name)
    return TakenOver(Loaded(questionnaire, text), ordered(findings.remarks))


def _read(
    sheets: Sheets, tongues: Tongues, stem: str, order: Order, findings: Findings
) -> tuple[tuple[Built, ...], Questionnaire]:
    for name in sheets.others:
        findings.refuse(Place(name), "the bot cannot use this sheet: remove it")
    for row in sheets.more_settings:
        findings.remark(row.place, "only the first row of settings counts: left out")
    lists = choices.read(sheets, tongues, findings)
    columns.unknown(sheets.survey, "survey", findings)
    builder = Builder(lists, tongues, order.departments, findings)
    built = tuple(each for row in sheets.survey for each in builder.build(row))
    if not built and not findings.refused:
        findings.refuse(Place("survey"), "there is no question that the bot can ask")
    top = heading.read(sheets.settings, order.id, stem, tongues, findings)
    version = _version(top, order, sheets.settings.place, findings)
    questions = tuple(each.question for each in built)
    return built, Questionnaire(top.id, version, top.title, order.respondent, questions)


def _version(top: heading.Heading, order: Order, place: Place, findings: Findings) -> int:
    """The form's own version, else the next free one."""
    used = {version for id_, version in order.versions if id_ == top.id}
    if top.version in used:
        said = f"version {top.version} of {top.id} is there already: raise it, or give another --id"
        findings.refuse(place, said)
    return top.version or max(used, default=0) + 1


def _written(questionnaire: Questionnaire, built: tuple[Built, ...], path: Path) -> str:
    return writing.written(
        questionnaire,
        head=(
            f"Taken over from {shown(path.name)} by najian import-questionnaire.",
            *(() if feeds_ledgers(questionnaire) else _TO_DO),
        ),
        notes={each.question.id: str(each.place) for each in built},
    )
