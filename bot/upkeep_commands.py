"""The commands of `najian` that look after what is stored: its key."""

import typer

from bot import app, command_line


def rotate_key(context: typer.Context) -> None:
    """Change the key that everything is sealed with; the bot must not run meanwhile.

    Whatever interrupts it, say it again, and it goes on. Hashes keep their key.
    """
    from bot import rotating  # noqa: PLC0415 - keeps `najian check` quick

    _, home = command_line.open_(context)
    if not home.is_begun:
        command_line.refuse(f"There is no database in {home.folder}.")
    typer.echo("Sealing everything anew …", err=True)
    try:
        outcome = command_line.run(rotating.rotate(home, now=app.now()))
    except rotating.HeldUpError as error:
        typer.echo(f"najian: {error}", err=True)
        raise typer.Exit(command_line.FAILED) from None
    typer.echo(f"The key is changed: {outcome.rows} rows and {outcome.files} files sealed anew.")
    if outcome.lost:
        typer.echo(f"{outcome.lost} files could not be opened and stay as they were.", err=True)
    typer.echo(f"Keep a copy of {home.key} elsewhere. Backups need the file of their day.")
