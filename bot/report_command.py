"""`najian report`: the overall report at the campaign's end, as a Word file."""

from pathlib import Path
from typing import Annotated

import typer

from bot import command_line, terminal
from domain.auditing import Kind, on_figures
from handlers.context import Services


def report(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The .docx file to write.")],
    department: Annotated[
        str | None, typer.Option(help="Code or name; default the whole campaign.")
    ] = None,
) -> None:
    """Write the overall report: figures filled in, frames where people must write."""
    from bot import auditing  # noqa: PLC0415 - keeps `najian check` quick
    from handlers.office import overall  # noqa: PLC0415 - the same

    configuration, _ = command_line.open_(context)
    if out.suffix.lower() != ".docx":
        command_line.refuse("--out names a .docx file.")
    place = command_line.department(configuration, department) if department else None
    if department is not None and place is None:
        command_line.refuse("Opinions that nobody has assigned have no report of their own.")

    async def work(services: Services) -> None:
        document = await overall.render(services, place)
        await auditing.note(services, on_figures(Kind.GOT_REPORT, services.campaign.code, place))
        _keep(document, out)

    command_line.with_services(context, work)
    terminal.say(out)


def _keep(document: bytes, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(document)
