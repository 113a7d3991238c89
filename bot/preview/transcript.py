"""A play as a test: what was tapped and typed, and what the real bot must say to it.

The test is one for tests/handlers and uses the fixtures there. It is about the example's campaign;
a questionnaire that is not the project's own stands in it as text.
"""

import re

from bot.preview.desk import Desk
from bot.preview.finding import Found
from bot.preview.lines import Contact, Place, Words
from bot.preview.play import DOCUMENT, Act, Document, Move, Photo, Play, Tapped, Voice
from bot.preview.source import block, call, literal
from domain import doors, responses
from domain.doors import Door
from domain.questions import Day
from domain.responses import Mode, Outcome
from domain.text import Language
from handlers import cards
from handlers.answering import opened
from handlers.answering.opened import Open
from handlers.answering.sharing import is_shared
from handlers.catalogue import label, plain, say

_STANDARD = (
    ("replace(", "from dataclasses import replace"),
    ("datetime(", "from datetime import UTC, datetime"),
)
_OURS = (
    ("blank(", "from bot.sandbox.pictures import blank"),
    ("Place(", "from bot.sandbox.posting import Place"),
    ("read_text(", "from bot.settings.questionnaires import read_text"),
    ("Library(", "from handlers.library import Library"),
    ("tables.", "from storage import tables"),
)
_DEEPER = " " * 8
Lines = list[str]


def write(found: Found, play: Play, desk: Desk, department: str | None) -> str:
    """The source of the test."""
    name = play.begun.questionnaire.id
    body = [*_arranged(found, play, desk), *_talk(play, desk, department)]
    said = "\n".join(f"    {line}" if line else "" for line in body).rstrip()
    own = [] if found.is_shipped else [f"QUESTIONNAIRE = {block(found.loaded.source)}", "", ""]
    head = f"async def test_{name}_as_it_was_played({_fixtures(play, said)}):"
    imports, gap = _imports(said), [""] if own else ["", ""]
    module = ['"""Played by `najian preview`."""', "", *imports, *(gap if imports else []), *own]
    return "\n".join([*module, head, said, ""])


def _fixtures(play: Play, body: str) -> str:
    used = [name for name in ("town", "services") if re.search(rf"\b{name}\b", body)]
    return ", ".join([*used, _person(play)])


def _person(play: Play) -> str:
    """Somebody whose Telegram speaks the language the play began in."""
    return "ada" if play.begun.interview.language is Language.EN else "li"


def _imports(body: str) -> Lines:
    paths = [name for name in ("asked", "rows") if f"{name}(" in body]
    standard = [line for use, line in _STANDARD if use in body]
    ours = [line for use, line in _OURS if use in body]
    if paths:
        ours.append(f"from tests.handlers.paths import {', '.join(paths)}")
    gap = [""] if standard and ours else []
    return [*standard, *gap, *ours]


def _arranged(found: Found, play: Play, desk: Desk) -> Lines:
    """What the town of a test has not by itself: contacts, the day, the questionnaire."""
    made: Lines = []
    if play.begun.interview.mode is Mode.NAMED:
        made += [
            "campaign = replace(services.campaign, asks_contact=True)",
            "town.services = services = replace(services, campaign=campaign)",
            "await town.restart()",
        ]
    if any(isinstance(known, Day) for known in play.begun.questionnaire.questions):
        day = desk.today()
        made.append(
            f"town.clock.moment = datetime({day.year}, {day.month}, {day.day}, 4, tzinfo=UTC)"
        )
    if not found.is_shipped:
        contact = f"asks_contact={desk.campaign.asks_contact}"
        made += [
            "codes = tuple(known.code for known in services.campaign.departments)",
            f'played = read_text("played.toml", QUESTIONNAIRE, codes, {contact})',
            "services.library.exchange(Library({(played.id, played.version): played}))",
        ]
    return [*made, ""] if made else []


def _talk(play: Play, desk: Desk, department: str | None) -> Lines:
    """Line by line: an act, and after it what has changed."""
    begun, person = play.begun, _person(play)
    payload = doors.write(Door(begun.questionnaire.id, department))
    way = label(begun.interview.language, f"mode-{begun.interview.mode}")
    talk = [
        f"await {person}.{call('send', f'/start {payload}')}",
        f"await {person}.{call('tap', way)}",
        "",
        _asked(begun, desk, person),
        "",
    ]
    for move in play.moves:
        talk.append(f"await {person}.{_act(move.act)}")
        checks = _checks(move, desk, person)
        talk += ["", *checks, ""] if checks else []
    return [*talk, *_ended(play, person)]


def _act(act: Act) -> str:  # noqa: PLR0911 - one line a kind
    match act:
        case Tapped(label=text):
            return call("tap", text)
        case Words(text):
            return call("send", text)
        case Photo(number, caption):
            return f"send_photo(blank(640, {480 + number}){_caption(caption)})"
        case Document(number, caption):
            return f'send_document("{DOCUMENT}", b"{number}"{_caption(caption)})'
        case Voice(seconds):
            return f"send_voice(seconds={seconds})"
        case Place(latitude, longitude):
            return f"share_location(Place({latitude}, {longitude}))"
        case Contact():
            return "share_contact()"


def _caption(caption: str) -> str:
    return f", caption={literal(caption)}" if caption else ""


def _checks(move: Move, desk: Desk, person: str) -> Lines:
    """The complaint, and the question where it is another one now."""
    checks: Lines = []
    if move.complaint is not None:
        place = -3 if is_shared(move.after.step()) else -2
        heard = "toasts[-1]" if isinstance(move.act, Tapped) else f"heard[{place}]"
        checks.append(f"assert {person}.{heard} == {literal(move.complaint)}")
    now = _asked(move.after, desk, person)
    return checks if now == _asked(move.before, desk, person) else [*checks, now]


def _asked(known: Open, desk: Desk, person: str) -> str:
    """What the card asks; a request to share something stands below it."""
    words = plain(opened.card(known, desk).text).split("\n\n")[1]
    asked = (
        f'{person}.heard[-2].split("\\n\\n")[1]' if is_shared(known.step()) else f"asked({person})"
    )
    return f"assert {asked} == {literal(words)}"


def _ended(play: Play, person: str) -> Lines:
    known = play.known
    language, mode = known.interview.language, known.interview.mode
    if play.is_sent:
        thanks = plain(cards.thanks(language, "none", mode, "0" * 8).text).splitlines()[0]
        outcome = responses.read(known.questionnaire, known.interview.answers)
        first = f"assert {person}.card.splitlines()[0] == {literal(thanks)}"
        return ["", first, *_stored(outcome)]
    if play.moves and play.is_discarded:
        return ["", f"assert {person}.card == {literal(plain(say(language, 'cancelled')))}"]
    return []


def _stored(outcome: Outcome) -> Lines:
    """What must be in the tables: the response, and its opinions in whatever order."""
    department = _value(outcome.department)
    opinions = sorted({(known.ledger.value, known.text) for known in outcome.statements})
    listed = [f"    ({ledger}, {literal(text, indent=_DEEPER)})," for ledger, text in opinions]
    found = 'assert {(row["ledger"], row["text"]) for row in opinions} == '
    read = f"({department}, {_value(outcome.grade)})"
    return [
        "(response,) = await rows(services, tables.RESPONSE)",
        f'assert (response["department"], response["grade"]) == {read}',
        "opinions = await rows(services, tables.OPINION)",
        *([f"{found}{{", *listed, "}"] if listed else [f"{found}set()"]),
    ]


def _value(text: str | None) -> str:
    return "None" if text is None else literal(text)
