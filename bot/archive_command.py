"""The command of `najian` that finds and fetches what was handed in."""

from pathlib import Path
from typing import Annotated

import typer

from bot import command_line, terminal
from handlers.context import Services


def archive(
    context: typer.Context,
    department: Annotated[str | None, typer.Option(help="Code or name; default all.")] = None,
    number: Annotated[
        int | None, typer.Option(min=1, help="Which hand-in of it; default all.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write the files into this folder; default: only list.")
    ] = None,
) -> None:
    """List what was handed in, newest first, or write its files exactly as they were."""
    from bot import archive as archived  # noqa: PLC0415 - keeps `najian check` quick
    from storage.attachments import MissingFileError  # noqa: PLC0415 - the same

    configuration, _ = command_line.open_(context)
    place = command_line.department(configuration, department) if department else None
    if department is not None and place is None:
        command_line.refuse("Opinions that nobody has assigned are not handed in.")

    async def work(services: Services) -> bool:
        lost = False
        for handed in await archived.find(services, archived.Wanted(place, number)):
            terminal.say(archived.line(services, handed))
            if out is None:
                continue
            try:
                for path in await archived.write(services, handed, out):
                    terminal.say(f"\t{path}")
            except MissingFileError:
                terminal.say("najian: a file is not in the archive folder.", err=True)
                lost = True
        return lost

    if command_line.with_services(context, work):
        raise typer.Exit(command_line.FAILED)
