"""`najian preview`: its options, and the talk in the terminal."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from bot import app, command_line, terminal
from bot.preview import finding, lines, screen, transcript
from bot.preview import play as plays
from bot.preview.desk import Desk
from bot.preview.finding import Found
from bot.preview.play import Play
from bot.settings.configuration import Configuration
from domain import responses
from domain.faults import FaultyError
from domain.responses import Mode
from domain.text import Language
from handlers.answering import welcome
from handlers.catalogue import plain
from handlers.preview import outcomes, previews


def preview(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    questionnaire: Annotated[str, typer.Argument(help="Its id, or the path of a .toml file.")],
    language: Annotated[Language, typer.Option(help="zh or en.")] = Language.ZH,
    mode: Annotated[
        Literal["anonymous", "confidential", "named"], typer.Option(help="The way to answer.")
    ] = "anonymous",
    department: Annotated[str | None, typer.Option(help="As if by its link: code or name.")] = None,
    script: Annotated[
        Path | None, typer.Option(help="Lines to type, from a file; default: you type.")
    ] = None,
    as_test: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--as-test", help="Print the talk as a test; the cards go to stderr.")
    ] = False,
) -> None:
    """Play a questionnaire here, with the cards of the chat; nothing is stored."""
    configuration, _ = command_line.open_(context)
    way, place = Mode(mode), _place(configuration, department)
    if way is Mode.NAMED and not configuration.campaign.asks_contact:
        command_line.refuse("contact = false under [respondents]: nobody answers by name.")
    found = _find(configuration, questionnaire)
    desk = Desk(configuration.campaign, app.now().astimezone(configuration.timetable.zone).date())
    given = welcome.given(found.loaded.questionnaire, place)
    begun = previews.begin(
        found.loaded.questionnaire, way, language, today=desk.today(), answers=given
    )
    play = _talk(Play(begun), desk, _typed(script), to_stderr=as_test)
    if as_test:
        terminal.say(transcript.write(found, play, desk, place), nl=False)


def _place(configuration: Configuration, named: str | None) -> str | None:
    return None if named is None else command_line.department(configuration, named)


def _find(configuration: Configuration, named: str) -> Found:
    try:
        return finding.find(configuration, named)
    except FaultyError as error:
        command_line.give_up(error.faults)
    except finding.UnknownQuestionnaireError as error:
        command_line.refuse(str(error))


def _typed(script: Path | None) -> Iterable[str]:
    if script is None:
        return sys.stdin
    try:
        return script.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        command_line.refuse(f"{script} cannot be read as UTF-8 text: {error}")


def _talk(play: Play, desk: Desk, typed: Iterable[str], *, to_stderr: bool) -> Play:
    """Card by card, until it is over or nothing more is typed."""
    terminal.say(lines.HELP, err=to_stderr)
    source, is_watched = iter(typed), typed is sys.stdin and os.isatty(0)
    while not play.is_over:
        card = plays.card(play, desk)
        terminal.say(f"\n{screen.shown(card, play.known.step())}", err=to_stderr)
        line = _next(source, is_watched=is_watched, to_stderr=to_stderr)
        if line is None:
            break
        before, play = play, plays.take(play, line, desk)
        said = play.hint or (play.moves[-1].complaint if play.moves[len(before.moves) :] else None)
        if said:
            terminal.say(f"! {said}", err=to_stderr)
    terminal.say(f"\n{_end(play, desk)}", err=to_stderr)
    return play


def _next(source: Iterator[str], *, is_watched: bool, to_stderr: bool) -> str | None:
    """The next line that says something; what comes from a file is shown, too."""
    if is_watched:
        terminal.say("> ", nl=False, err=to_stderr)
    line = next((each.strip() for each in source if each.strip()), None)
    if line is not None and not is_watched:
        terminal.say(f"> {line}", err=to_stderr)
    return line


def _end(play: Play, desk: Desk) -> str:
    if not play.is_sent:
        return "The preview is over; nothing was stored."
    known = play.known
    outcome = responses.read(known.questionnaire, known.interview.answers)
    mode, language = known.interview.mode, known.interview.language
    return plain(outcomes.write(outcome, desk.campaign, mode, language))
