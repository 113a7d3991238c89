"""The commands of `najian` for those who write questionnaires."""

from pathlib import Path
from typing import Annotated

import typer

from bot import command_line, terminal
from domain.faults import FaultyError
from domain.opinions import Respondent


def import_questionnaire(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="An XLSForm workbook: .xlsx, .xlsm or .xls.")],
    id_: Annotated[
        str | None, typer.Option("--id", help="Code of the questionnaire; default form_id.")
    ] = None,
    respondent: Annotated[Respondent, typer.Option(help="Who is asked.")] = Respondent.CITIZEN,
    out: Annotated[
        Path | None, typer.Option(help="A .toml file; default ID-vVERSION.toml in the folder.")
    ] = None,
) -> None:
    """Take a questionnaire over from an XLSForm workbook, or say all that cannot be.

    Columns of our own fill the ledgers: najian_ledger (1, 2 or 3) beside a question on the survey
    sheet, najian_statement (a sentence) and najian_aspect (such as fees) beside its choices.
    """
    try:
        from bot import authoring  # noqa: PLC0415 - its packages are an extra
    except ModuleNotFoundError as missing:
        command_line.refuse(
            f"{missing.name} is not installed, and this command needs it. "
            "In the project's folder, run: .venv/bin/pip install -e '.[xlsform]'"
        )
    configuration, _ = command_line.open_(context)
    try:
        authored = authoring.take_over(configuration, file, id_, respondent, out)
    except FaultyError as error:
        command_line.give_up(error.faults)
    except OSError as error:
        command_line.refuse(f"cannot write {error.filename}: {error.strerror}.")
    for remark in authored.remarks:
        terminal.say(terminal.on_one_line(remark))
    if not authored.feeds_ledgers:
        terminal.say("Its answers go into no ledger yet: the file says how to change that.")
    ending = "" if authored.questions == 1 else "s"
    terminal.say(f"{authored.path}: {authored.questions} question{ending}, no faults.")
