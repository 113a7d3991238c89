"""The commands of `najian`: reads their options and says what they did.

What a command finds goes to standard output, how it is getting on to standard error.
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import (
    archive_command,
    audit_command,
    authoring_commands,
    backup_commands,
    command_line,
    export_command,
    gathering_commands,
    report_command,
    terminal,
    upkeep_commands,
)
from bot.preview import command as preview_command
from bot.settings.checks import check as check_files
from domain.auditing import Event, Kind, Thing, on_department
from domain.doors import Door
from domain.opinions import Ledger
from domain.people import Membership, Role
from domain.text import Language
from handlers.acts import Form
from handlers.context import Services
from reports.poster_labels import Paper

PROJECT = Path(__file__).parents[1]

commands = typer.Typer(
    help="纳谏 Najian: asks service users, and drafts the three ledgers from what they say.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@commands.callback()
def _common(
    context: typer.Context,
    config: Annotated[
        Path | None, typer.Option(help="Configuration; default config.toml, else the example.")
    ] = None,
    home: Annotated[
        Path, typer.Option(envvar="NAJIAN_HOME", help="Database, key, backups, documents.")
    ] = Path("home"),
) -> None:
    own = Path("config.toml")
    found = own if own.exists() else PROJECT / "config.example.toml"
    context.obj = command_line.Options(config or found, home)


@commands.command()
def run(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(help="Port of the sandbox; 0: any free one.")] = None,
) -> None:
    """Serve Telegram (BOT_TOKEN is set), or the built-in sandbox (it is not)."""
    from bot import running  # noqa: PLC0415 - only this command needs the sandbox's web server

    configuration, home = command_line.open_(context)
    command_line.run(running.run(configuration, home, port=port))


@commands.command()
def check(context: typer.Context) -> None:
    """List all faults of the configuration and the questionnaires, with file and line."""
    options: command_line.Options = context.obj
    faults = check_files(options.config, os.environ)
    if faults:
        command_line.give_up(faults)
    terminal.say(f"{options.config}: no faults.")


@commands.command()
def departments(context: typer.Context) -> None:
    """List the departments: code, tab, name."""
    configuration, _ = command_line.open_(context)
    for known in configuration.campaign.departments:
        terminal.say(f"{known.code}\t{known.name.zh}")


@commands.command()
def invite(
    context: typer.Context,
    role: Annotated[Role, typer.Option(help="What the invited person may do.")],
    department: Annotated[str | None, typer.Option(help="For staff: their department.")] = None,
) -> None:
    """Print a one-time invitation link."""
    from bot import inviting  # noqa: PLC0415 - asks Telegram for the bot's name

    configuration, home = command_line.open_(context)
    code = command_line.department(configuration, department) if department else None
    if (role is Role.STAFF) != (code is not None):
        command_line.refuse("--department goes with --role staff, and only with it.")
    terminal.say(command_line.run(inviting.invite(configuration, home, Membership(role, code))))


@commands.command()
def aggregate(context: typer.Context) -> None:
    """Draft the ledgers of every department with new opinions."""
    from bot import auditing  # noqa: PLC0415 - keeps `najian check` quick
    from handlers.ledgers import drafting  # noqa: PLC0415 - the same

    async def work(services: Services) -> None:
        places = await drafting.places(services)
        with typer.progressbar(length=len(places), label="Drafting", file=sys.stderr) as bar:
            made = []
            async for place, draft in drafting.draft_all(services):
                bar.update(1)
                made.append((place, draft))
                if draft is not None:
                    await auditing.note(services, on_department(Kind.DRAFTED, place))
        for place, draft in made:
            rows = f"draft {draft.number}: {sum(draft.rows)} entries" if draft else "nothing new"
            opinions = f" from {draft.opinions} opinions" if draft else ""
            terminal.say(f"{command_line.place(services, place)}\t{rows}{opinions}")

    command_line.with_services(context, work)


@commands.command()
def ledger(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Option(min=1, max=3, help="1, 2 or 3; default all three.")
    ] = None,
    department: Annotated[
        str | None, typer.Option(help="Code or name; '-' for unassigned opinions; default all.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="A .docx or .xlsx file, else a folder; default HOME/documents."),
    ] = None,
) -> None:
    """Write ledgers as Word (or Excel) files, from the latest drafts."""
    from bot import documents  # noqa: PLC0415 - keeps `najian check` quick

    configuration, home = command_line.open_(context)
    places = (command_line.department(configuration, department),) if department else None
    wanted = (Ledger(number),) if number else tuple(Ledger)
    one_file = out is not None and out.suffix.lower() in {f".{form}" for form in Form}
    if one_file and department is None:
        command_line.refuse("--out names one file, so --department is needed as well.")

    async def work(services: Services) -> None:
        target = out or home.documents
        async for written in documents.write(services, places, wanted, target, one_file=one_file):
            terminal.say(written)

    command_line.with_services(context, work)


@commands.command()
def digest(
    context: typer.Context,
    print_: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--print", help="Print today's digest.")
    ] = False,
    chart: Annotated[Path | None, typer.Option(help="Write its chart to this PNG file.")] = None,
    language: Annotated[Language, typer.Option(help="zh or en.")] = Language.ZH,
) -> None:
    """Show the digest about today, as leaders will read it; nothing is sent."""
    from bot import auditing  # noqa: PLC0415 - keeps `najian check` quick
    from handlers import catalogue  # noqa: PLC0415 - the same
    from handlers.office import digests  # noqa: PLC0415 - keeps `najian check` quick

    if not print_ and chart is None:
        command_line.refuse(
            "Say --print, --chart FILE.png or both. The digest itself is sent by `najian run`."
        )

    async def work(services: Services) -> None:
        rendered = await digests.render(services, language)
        seen = Event(Kind.SAW_DIGEST, Thing.CAMPAIGN, services.campaign.code)
        await auditing.note(services, seen)
        if chart is not None:
            chart.write_bytes(rendered.chart)
        if print_:
            terminal.say(catalogue.plain(rendered.text))

    command_line.with_services(context, work)


@commands.command()
def poster(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The PDF file to write.")],
    department: Annotated[
        str | None, typer.Option(help="Code or name; default all together.")
    ] = None,
    window: Annotated[str | None, typer.Option(help="Code of a window of it.")] = None,
    questionnaire: Annotated[
        str | None, typer.Option(help="Its id; default: people choose.")
    ] = None,
    size: Annotated[Paper, typer.Option(help="A4 or A5.", case_sensitive=False)] = Paper.A4,
) -> None:
    """Write a poster with the QR code that leads to a department's questions."""
    from bot import posters  # noqa: PLC0415 - keeps `najian check` quick

    configuration, _ = command_line.open_(context)
    place = command_line.department(configuration, department) if department else None
    door = Door(questionnaire, place, window)
    try:
        scannable = command_line.run(posters.write(configuration, door, size, out))
    except posters.NoPosterError as error:
        command_line.refuse(str(error))
    if not scannable:
        terminal.say(
            "A practice copy: without a bot its code leads nowhere. Set BOT_TOKEN, or write "
            "username under [bot] in the configuration.",
            err=True,
        )
    terminal.say(out)


commands.command("backup")(backup_commands.backup)
commands.command("backups")(backup_commands.backups)
commands.command("restore")(backup_commands.restore)
commands.command("archive")(archive_command.archive)
commands.add_typer(audit_command.commands, name="audit")
commands.command("export")(export_command.export)
commands.command("import")(gathering_commands.import_)
commands.command("import-questionnaire")(authoring_commands.import_questionnaire)
commands.command("preview")(preview_command.preview)
commands.command("rehearse")(gathering_commands.rehearse)
commands.command("report")(report_command.report)
commands.command("forget")(upkeep_commands.forget)
commands.command("retention")(upkeep_commands.retention)
commands.command("rotate-key")(upkeep_commands.rotate_key)


def main() -> None:
    """The entry of the console script."""
    commands()
