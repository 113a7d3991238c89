"""What is done about a directive: judged, stored and told to whom it concerns, in one transaction.

The prompt for its words names the directive as it stood, and the move. Nothing else is stored.
"""

import re
from dataclasses import dataclass, replace

from telegram import Update

from domain import directives as subject
from domain.auditing import Event, Kind, Thing, spelled
from domain.directives import Directive, Move, Refusal
from handlers import auditing, prompts
from handlers.cases.case_desk import Desk
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.directives import directive_news
from handlers.prompts import Purpose
from storage import directives
from storage.database import Session
from storage.directives import Filed, Step

_LETTERS = {Move.REPORT: "r", Move.SEND_BACK: "b"}
_MOVES = {letter: move for move, letter in _LETTERS.items()}
_REFERENCE = re.compile(r"([0-3][0-9a-f]{15})([0-9a-f]{4})([rb])")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a prompt asked for, about which directive, as it stood after so many steps."""

    directive: int
    steps: int
    move: Move


def read(reference: str) -> Asked | None:
    """What a prompt asked for; `None` where none of ours asks that."""
    found = _REFERENCE.fullmatch(reference)
    return found and Asked(int(found[1], 16), int(found[2], 16), _MOVES[found[3]])


async def look_up(session: Session, desk: Desk, directive_id: int) -> Filed | None:
    """A directive, if it is there and they may see it: another's is as little there."""
    found = await directives.find(session, desk.campaign, directive_id)
    return found if found is not None and subject.may_see(found.directive, desk.held) else None


def judge(desk: Desk, filed: Filed, asked: Asked, note: str) -> Directive | Refusal:
    """What it would lead to, if the directive still stands as the button said."""
    if filed.steps != asked.steps:
        return Refusal.NOT_NOW
    return subject.take(
        filed.directive,
        asked.move,
        desk.held,
        person=desk.author.person,
        note=note,
        today=desk.today,
    )


async def ask(update: Update, desk: Desk, filed: Filed, asked: Asked) -> None:
    """Ask for the words."""
    text = say(desk.language, "directive-ask", move=asked.move, number=str(filed.number))
    reference = f"{filed.id:016x}{asked.steps:04x}{_LETTERS[asked.move]}"
    example = label(desk.language, "directive-ask-example", move=asked.move)
    await prompts.ask(update, Purpose.DIRECTIVE_WORDS, reference, text, placeholder=example)


async def take(context: Context, desk: Desk, asked: Asked, note: str) -> Directive | Refusal | None:
    """Store a move, if the directive still stands as the button said; `None` if it was before."""
    services = desk.services
    async with context.turn() as turn:
        filed = await look_up(turn.session, desk, asked.directive)
        if filed is None:
            return Refusal.NOT_YOURS
        if not turn.first:
            return None
        end = judge(desk, filed, asked, note)
        if isinstance(end, Refusal):
            return end
        step = Step(desk.now, asked.move, desk.author.name, desk.author.person, note)
        await directives.record(turn.session, filed, end, step)
        moved = Event(Kind.DIRECTED, Thing.DIRECTIVE, spelled(filed.id), asked.move)
        await auditing.note(turn.session, services, desk.author.person, moved)
        after = replace(filed, directive=end, steps=filed.steps + 1)
        await directive_news.tell_moved(turn.session, services, after, step)
    services.bell.ring()
    return end
