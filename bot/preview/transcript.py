"""A play as a test: what was tapped and typed, and what the real bot must say to it.

The test is one for tests/handlers and uses the fixtures there. It is about the example's campaign;
a questionnaire that is not the project's own stands in it as text.
"""

from collections.abc import Iterator

from bot.preview import lines
from bot.preview import play as plays
from bot.preview.desk import Desk
from bot.preview.finding import Found
from bot.preview.play import Act, Move, Play
from bot.preview.source import block, literal
from domain import doors, responses
from domain.doors import Door
from domain.questions import Day
from domain.responses import Mode, Outcome
from domain.text import Language
from handlers import cards, opened
from handlers.catalogue import label, say
from handlers.digests import plain
from handlers.opened import Open
from handlers.sharing import is_shared

_SELF_MADE = """\
    codes = tuple(known.code for known in services.campaign.departments)
    asked_here = read_text("played.toml", QUESTIONNAIRE, codes, asks_contact={named})
    services.library.exchange(Library({{(asked_here.id, asked_here.version): asked_here}}))
"""
_BY_NAME = """\
    campaign = replace(services.campaign, asks_contact=True)
    town.services = replace(services, campaign=campaign)
    await town.restart()
"""


def write(found: Found, play: Play, desk: Desk, department: str | None) -> str:
    """The source of the test."""
    body = "".join([*_arranged(found, play, desk), *_talk(play, desk, department)])
    name = play.begun.questionnaire.id
    arguments = ", ".join(argument for argument in ("town", "services", _person(play)) if argument in body)
    text = "" if found.is_shipped else f"QUESTIONNAIRE = {block(found.loaded.source)}\n\n\n"
    test = f"async def test_{name}_as_it_was_played({arguments}):\n{body.strip(chr(10))}\n"
    return f'"""Played by `najian preview {name}`."""\n\n{_imports(text + body)}\n\n{text}{test}'


def _person(play: Play) -> str:
    """The fixture: somebody whose Telegram speaks the language the play began in."""
    return "ada" if play.begun.interview.language is Language.EN else "li"


_IMPORTS = (
    ("replace(", "from dataclasses import replace"),
    ("datetime(", "from datetime import UTC, datetime"),
    ("blank(", "from bot.sandbox.pictures import blank"),
    ("Place(", "from bot.sandbox.posting import Place"),
    ("read_text(", "from bot.settings.questionnaires import read_text"),
    ("Library(", "from handlers.library import Library"),
    ("tables.", "from storage import tables"),
)


def _imports(body: str) -> str:
    own = [name for name in ("asked", "rows") if f"{name}(" in body]
    paths = [f"from tests.handlers.paths import {', '.join(own)}"] if own else []
    needed = [line for use, line in _IMPORTS if use in body]
    standard = [line for line in needed if line.startswith(("from dataclasses", "from datetime"))]
    ours = [line for line in needed if line not in standard] + paths
    return "\n\n".join("\n".join(group) for group in (standard, ours) if group) + "\n"


def _arranged(found: Found, play: Play, desk: Desk) -> Iterator[str]:
    """What the town of a test has not by itself."""
    named = play.begun.interview.mode is Mode.NAMED
    if named:
        yield _BY_NAME
    if any(isinstance(known, Day) for known in play.begun.questionnaire.questions):
        day = desk.today()
        moment = f"datetime({day.year}, {day.month}, {day.day}, 4, tzinfo=UTC)"
        yield f"    town.clock.moment = {moment}\n"
    if not found.is_shipped:
        yield _SELF_MADE.format(named=desk.campaign.asks_contact)


def _talk(play: Play, desk: Desk, department: str | None) -> Iterator[str]:
    begun, person = play.begun, _person(play)
    payload = doors.write(Door(begun.questionnaire.id, department))
    way = label(begun.interview.language, f"mode-{begun.interview.mode}")
    yield f"    await {person}.send({literal(f'/start {payload}')})\n"
    yield f"    await {person}.tap({literal(way)})\n\n"
    shown = _shown(begun, desk, person)
    yield f"{shown}\n"
    for move in play.moves:
        yield f"    await {person}.{_act(move.act)}\n"
        checked = "".join(_checked(move, desk, person, shown))
        shown = _shown(move.after, desk, person)
        yield f"\n{checked}\n" if checked and move is not play.moves[-1] else ""
    yield "".join(_ended(play, desk, person))
