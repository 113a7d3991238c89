"""`najian import-questionnaire`: an XLSForm workbook becomes a questionnaire's file."""

from dataclasses import dataclass
from pathlib import Path

from bot.settings import questionnaires
from bot.settings.configuration import Configuration
from bot.xlsform.importing import Order, feeds_ledgers
from bot.xlsform.importing import take_over as take_over_workbook
from domain.faults import Fault, FaultyError
from domain.opinions import Respondent


@dataclass(frozen=True, slots=True)
class Authored:
    """What was written, and what the author should know."""

    path: Path
    questions: int
    remarks: tuple[str, ...]
    feeds_ledgers: bool


def take_over(
    configuration: Configuration,
    workbook: Path,
    id_: str | None,
    respondent: Respondent,
    out: Path | None,
) -> Authored:
    """Write the questionnaire, whole or not at all; `FaultyError` with all that stands against it.

    Questionnaires that stand there already must have no faults: a version is never written twice.
    """
    campaign = configuration.campaign
    departments = tuple(known.code for known in campaign.departments)
    present = questionnaires.load_all(
        configuration.questionnaires, departments, asks_contact=campaign.asks_contact
    )
    versions = frozenset((known.id, known.version) for known in present)
    taken = take_over_workbook(workbook, Order(id_, respondent, departments, versions))
    new = taken.loaded.questionnaire
    path = out or configuration.questionnaires / f"{new.id}-v{new.version}.toml"
    _write(path, taken.loaded.source)
    remarks = tuple(str(remark) for remark in taken.remarks)
    return Authored(path, len(new.questions), remarks, feeds_ledgers(new))


def _write(path: Path, text: str) -> None:
    """Under another name first: the folder may be read at any moment."""
    if path.exists():
        raise FaultyError((Fault(str(path), 0, "is there already: give another --out"),))
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(text, "utf-8")
    draft.replace(path)
