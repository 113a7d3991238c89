"""The commands of `najian` by which responses come in: imported ones, and rehearsed ones."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot import command_line, terminal
from domain.opinions import Channel
from handlers.context import Services


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV: text; department, rating, respondent, date…")],
    channel: Annotated[Channel, typer.Option(help="How the opinions were gathered.")],
    department: Annotated[
        str | None, typer.Option(help="For rows that name none: code or name.")
    ] = None,
    cases: Annotated[  # noqa: FBT002 - an option of the command line
        bool, typer.Option("--cases", help="Open a case for each bad rating and each complaint.")
    ] = False,
) -> None:
    """Take in opinions gathered elsewhere; a row goes in once, however often it is imported."""
    from bot import importing  # noqa: PLC0415 - keeps `najian check` quick

    configuration, _ = command_line.open_(context)
    place = command_line.department(configuration, department) if department else None

    async def work(services: Services) -> importing.Outcome:
        with typer.progressbar(length=0, label="Importing", file=sys.stderr) as bar:

            def progress(done: int, total: int) -> None:
                bar.length = total
                bar.update(done)

            return await importing.take_in(
                services, file, channel, place, opens_cases=cases, progress=progress
            )

    outcome = command_line.with_services(context, work)
    for fault in outcome.faults:
        terminal.say(terminal.on_one_line(str(fault)), err=True)
    told = f"{outcome.added} added, {outcome.known} already here, {len(outcome.faults)} faulty"
    terminal.say(f"{told}; {outcome.opened} cases opened." if cases else f"{told}.")
    if outcome.faults and not outcome.added + outcome.known:
        raise typer.Exit(command_line.UNUSABLE)


def rehearse(
    context: typer.Context,
    responses: Annotated[int, typer.Option(min=1, max=100_000, help="How many respondents.")] = 50,
    texts: Annotated[
        Path | None, typer.Option(help="What they type: a text file, one opinion a line.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same seed gives the same choices.")] = 1,
) -> None:
    """Let simulated respondents answer through the real bot and the sandbox, over HTTP."""
    from bot import rehearsing  # noqa: PLC0415 - only this command needs the sandbox

    configuration, home = command_line.open_(context)
    if configuration.bot.token is not None:
        command_line.refuse(
            "BOT_TOKEN is set: a rehearsal would mix invented responses with real ones."
        )
    with typer.progressbar(length=responses, label="Answering", file=sys.stderr) as bar:
        plan = rehearsing.Plan(responses, texts, seed, lambda: bar.update(1))
        complete = command_line.run(rehearsing.run(configuration, home, plan))
    terminal.say(f"{complete} of {responses} respondents got a receipt.")
    if complete < responses:
        raise typer.Exit(command_line.FAILED)
