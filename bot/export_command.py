"""The command of `najian` that gives what is stored to engines of others."""

import sys
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from bot import command_line, export_folder, terminal
from bot.export_order import Order
from bot.settings.configuration import Configuration
from domain.auditing import Event, Kind, Thing
from domain.exports import Audience, Reader
from domain.figures import Period
from handlers.context import Services
from reports.exporting import opening, package
from reports.exporting.partitions import Format, Opener

_DAY = "%Y-%m-%d"


def export(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The folder to write.")],
    format_: Annotated[
        Format, typer.Option("--format", help="Kind of files.", case_sensitive=False)
    ] = Format.PARQUET,
    audience: Annotated[
        Audience,
        typer.Option(
            "--as",
            help="For whom: outside (may be passed on), leader; or, with single responses, "
            "office, department.",
        ),
    ] = Audience.OUTSIDE,
    department: Annotated[
        str | None, typer.Option(help="With --as department: code or name.")
    ] = None,
    campaign: Annotated[
        str | None, typer.Option(help="Its code; default that of the configuration.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=[_DAY], help="First day; default all.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=[_DAY], help="Last day; default all.")
    ] = None,
    force: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--force", help="Replace an export that is there.")
    ] = False,
) -> None:
    """Write responses, opinions, entries and cases as Parquet (or CSV) for DuckDB, Spark, pandas.

    Without --as nothing but sums over whole batches of people is written: that may be passed on.
    """
    configuration, _ = command_line.open_(context)
    reader, days = _reader(configuration, audience, department), _days(since, until)
    code = campaign or configuration.campaign.code
    _check(out, force=force)
    _write(context, Order(reader, code, days, format_, _opener(format_)), out, force=force)


def _write(context: typer.Context, order: Order, out: Path, *, force: bool) -> None:
    from bot import auditing, exporting  # noqa: PLC0415 - keeps `najian check` quick

    async def work(services: Services) -> None:
        with (
            typer.progressbar(length=0, label="Exporting", file=sys.stderr) as bar,
            export_folder.written(out, force=force) as folder,
        ):

            def expect(rows: int) -> None:
                bar.length = rows

            progress = exporting.Progress(expect, bar.update)
            stored = await exporting.write(services, order, folder, progress)
            described = sha256((folder / package.NAME).read_bytes()).hexdigest()
            await auditing.note(services, _noted(order, described))
        for one in stored:
            terminal.say(f"{one.table.name}\t{one.rows} rows\t{len(one.files)} files")
        terminal.say(f"{out / package.NAME}\tsha256 {described}")

    try:
        command_line.with_services(context, work)
    except (export_folder.OccupiedError, exporting.UnknownCampaignError) as error:
        command_line.refuse(str(error))


def _noted(order: Order, described: str) -> Event:
    """For whom, and the beginning of the hash that says of which files."""
    detail = f"{order.reader.audience.value} {described[:16]}"
    return Event(Kind.EXPORTED, Thing.CAMPAIGN, order.campaign, detail)


def _check(out: Path, *, force: bool) -> None:
    try:
        export_folder.check(out, force=force)
    except export_folder.OccupiedError as occupied:
        command_line.refuse(str(occupied))


def _opener(form: Format) -> Opener:
    try:
        return opening.opener_of(form)
    except ModuleNotFoundError as missing:
        command_line.refuse(
            f"{missing.name} is not installed, and Parquet needs it. In the project's folder, run: "
            ".venv/bin/pip install -e '.[export]'; or take --format csv."
        )


def _reader(configuration: Configuration, audience: Audience, named: str | None) -> Reader:
    code = command_line.department(configuration, named) if named else None
    if (audience is Audience.DEPARTMENT) != (code is not None):
        command_line.refuse("--department goes with --as department, and only with it.")
    return Reader(audience, code)


def _days(since: datetime | None, until: datetime | None) -> Period:
    first = since.date() if since else date.min
    last = until.date() if until else date.max
    if first > last:
        command_line.refuse("--since lies after --until.")
    return Period(first, last)
