"""`najian audit`: whether the audit trail is whole, and what stands in it.

Both only read: also a trail that was emptied stays as it was found.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot import command_line, terminal
from domain.auditing import Kind

commands = typer.Typer(
    help="Who saw or changed what: check the audit trail, and read it.", no_args_is_help=True
)


@commands.command()
def verify(
    context: typer.Context,
    head: Annotated[
        str, typer.Option(help="A head that was noted earlier: it has to be in the trail still.")
    ] = "",
) -> None:
    """Check that no row of the trail was changed, put in, moved or taken away."""
    from bot import auditor  # noqa: PLC0415 - keeps `najian check` quick

    configuration, home = command_line.open_(context)
    if head and not auditor.is_head(head):
        command_line.refuse(f"--head takes {auditor.LEAST} or more of the digits 0-9, a-f.")
    checked = command_line.run(auditor.check(home, auditor.plain(head)))
    for line in auditor.lines(checked, configuration.timetable.zone):
        terminal.say(line)
    if checked.fault is not None:
        terminal.say(f"BROKEN: {checked.fault}.", err=True)
        raise typer.Exit(command_line.FAILED)


@commands.command()
def show(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on.")
    ] = None,
    member: Annotated[
        str, typer.Option(help="A member's mark (eight digits), or a user's or job's name.")
    ] = "",
    kind: Annotated[
        list[Kind] | None,
        typer.Option(metavar="WHAT", help='As in the sixth column: "saw contact". Several times.'),
    ] = None,
    about: Annotated[
        str, typer.Option(help="An id, a department's code, a case's number, or a receipt code.")
    ] = "",
    csv: Annotated[Path | None, typer.Option(help="Write a CSV file for a spreadsheet.")] = None,
) -> None:
    """Print the rows of the trail, oldest first. No names, and nothing of what was said."""
    from bot import auditor  # noqa: PLC0415 - keeps `najian check` quick
    from storage.audit import Wanted  # noqa: PLC0415 - the same

    configuration, home = command_line.open_(context)
    zone = configuration.timetable.zone
    wanted = auditor.Asked(Wanted(_moment(since, zone), member, tuple(kind or ())), about)
    if csv is not None:
        count = command_line.run(auditor.export(zone, home, wanted, csv))
        terminal.say(f"{csv}: {count} rows.")
        return
    command_line.run(auditor.print_(zone, home, wanted, terminal.say))


def _moment(day: datetime | None, zone: ZoneInfo) -> datetime | None:
    """When a day begins where the deployment is."""
    return day and day.replace(tzinfo=zone).astimezone(UTC)
