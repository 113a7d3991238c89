"""The commands of `najian` that look after what is stored: its key, and what is to be deleted."""

from dataclasses import asdict
from typing import Annotated

import typer

from bot import app, command_line, terminal
from handlers.context import Services

_AHEAD = 30  # days that a preview looks ahead
_KINDS = {
    "responses": "responses",
    "unsent": "responses that were not sent",
    "steps": "steps of reviews",
    "cases": "cases",
    "directives": "directives",
    "handed": "hand-ins of the archive",
    "updates": "numbers of answered updates",
    "files": "files that nothing names",
}


def rotate_key(context: typer.Context) -> None:
    """Change the key that everything is sealed with; the bot must not run meanwhile.

    Whatever interrupts it, say it again, and it goes on. Hashes keep their key.
    """
    from bot import rotating  # noqa: PLC0415 - keeps `najian check` quick

    configuration, home = command_line.open_(context)
    backups = app.backups_of(configuration, home)
    if not backups.engine.exists():
        command_line.refuse(f"There is no database in {home.folder}.")
    terminal.say("Sealing everything anew …", err=True)
    try:
        code = configuration.campaign.code
        work = rotating.rotate(home, code, now=app.now(), copies=backups.folder)
        outcome = command_line.run(work)
    except rotating.HeldUpError as error:
        terminal.say(f"najian: {error}", err=True)
        raise typer.Exit(command_line.FAILED) from None
    terminal.say(f"The key is changed: {outcome.rows} rows and {outcome.files} files sealed anew.")
    if outcome.lost:
        terminal.say(f"{outcome.lost} files could not be opened and stay as they were.", err=True)
    terminal.say(f"Keep a copy of {home.key} elsewhere. Backups need the file of their day.")


def forget(
    context: typer.Context,
    receipt: Annotated[
        str | None, typer.Option(help="The receipt code of a response, however it was given.")
    ] = None,
    person: Annotated[
        int | None, typer.Option(min=1, help="Somebody, by their Telegram user id.")
    ] = None,
    membership: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--membership", help="With --person: their roles, too.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,  # noqa: FBT002
) -> None:
    """Delete what is kept of somebody who asks for it; the bot may run meanwhile."""
    from bot import forgetting  # noqa: PLC0415 - keeps `najian check` quick

    if (receipt is None) == (person is None):
        command_line.refuse("Say either --receipt CODE or --person ID.")
    if membership and person is None:
        command_line.refuse("--membership goes with --person.")

    async def work(services: Services) -> None:
        wanted = forgetting.Wanted(receipt, person, membership=membership)
        lines = await forgetting.extent(services, wanted)
        for line in lines:
            terminal.say(line)
        if not lines:
            terminal.say("Nothing is kept that leads back to this person.")
        elif yes or typer.confirm("Delete this?", err=True):
            is_emptied = await forgetting.forget(services, wanted)
            terminal.say("Deleted." if is_emptied else _LATER)
        else:
            raise typer.Exit(command_line.FAILED)
        terminal.say(_FOR_PERSON if receipt is None else _FOR_RECEIPT, err=True)

    try:
        command_line.with_services(context, work)
    except forgetting.UnknownCodeError:
        terminal.say("najian: No response has this receipt code, or it was withdrawn.", err=True)
        raise typer.Exit(command_line.FAILED) from None


_LATER = "Deleted. It leaves the database's log when the running bot tidies up, within the hour."
_FOR_RECEIPT = (
    "Counts of answers by buttons stay in the totals. Drafts that were frozen, and files that were "
    "handed in, stay as they are; so do backups, and the chat in Telegram."
)
_FOR_PERSON = (
    f"{_FOR_RECEIPT} That somebody has taken part stays known, as a hash. What was answered "
    "anonymously can't be found by person, for nobody knows whose it is: say --receipt CODE."
)


def retention(
    context: typer.Context,
    dry_run: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--dry-run", help="Only say what would be deleted, now and soon.")
    ] = False,
) -> None:
    """Delete what was kept as long as promised, as the bot does each hour."""
    from handlers.background import tidying  # noqa: PLC0415 - keeps `najian check` quick

    async def work(services: Services) -> None:
        if not dry_run:
            for name, count in asdict(await tidying.tidy(services)).items():
                terminal.say(f"{count}\t{_KINDS[name]}")
            return
        terminal.say(f"Looking {_AHEAD} days ahead …", err=True)
        (_, now), *later = await tidying.foresee(services, days=_AHEAD)
        terminal.say(f"now\tin {_AHEAD} days\twhat")
        for name, count in asdict(now).items():
            due = {day: getattr(deleted, name) for day, deleted in later}
            days = ", ".join(f"{number} on {day}" for day, number in due.items() if number)
            more = f"\t({days})" if days else ""
            terminal.say(f"{count}\t{sum(due.values())}\t{_KINDS[name]}{more}")

    command_line.with_services(context, work)
