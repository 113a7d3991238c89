"""Cards of directives: one with all that was done about it, and the list."""

from collections.abc import Sequence
from functools import partial

from domain import directives as subject
from domain.directives import Move, Stage
from domain.people import own_departments
from domain.profiles import Clock
from handlers import pages
from handlers.answering.shown import shortened
from handlers.cards import Card
from handlers.cases import case_words
from handlers.cases.case_desk import Desk
from handlers.catalogue import calendar_day, fitting, label, say
from handlers.directives.directive_acts import (
    ListDirectives,
    MoveDirective,
    OpenDirective,
)
from handlers.keyboards import Row, keyboard, turning
from storage.directives import Filed, Step

_PAGE = 8
_ROOM = 4000  # UTF-16 units: of Telegram's 4096, with some left for a line above
_NOTES = (1000, 300, 100, 30)  # characters of a note, at most: as many as the card has room for
_MOST_STEPS = 6  # on the card, the last ones
_SIGNS = {Stage.OPEN: "📌", Stage.REPORTED: "🔵", Stage.CLOSED: "🟢"}


def card(desk: Desk, filed: Filed, steps: Sequence[Step]) -> Card:
    """A directive with all that was done about it, and what the reader can do."""
    listed: Row = ((label(desk.language, "directive-list"), ListDirectives(False, 0)),)  # noqa: FBT003 - as it is packed
    rows = [*_moves(desk, filed), listed]
    texts = (_text(desk, filed, steps, longest) for longest in _NOTES)
    return Card(fitting(texts, _ROOM), keyboard(rows))


def head(desk: Desk, filed: Filed) -> str:
    """Number, department and stage."""
    return say(
        desk.language,
        "directive-head",
        number=str(filed.number),
        department=desk.name(filed.directive.department),
        stage=filed.directive.stage,
    )


def page(desk: Desk, files: Sequence[Filed], act: ListDirectives) -> Card:
    """A page of the list; what is late comes first."""
    listed = sorted(files, key=lambda filed: filed.directive.clock.due(desk.rules.calendar).day)
    shown = pages.turned_to(listed, act.page, most=_PAGE)
    rows: list[Row] = [((_button(desk, filed), OpenDirective(filed.id)),) for filed in shown.shown]
    rows.append(turning(shown.number, shown.of, partial(ListDirectives, act.closed)))
    other = label(desk.language, "directive-list-open" if act.closed else "directive-list-closed")
    rows.append(((other, ListDirectives(not act.closed, 0)),))
    text = say(desk.language, "directive-list-title", count=len(files), closed=act.closed)
    return Card(text, keyboard(rows))


def quoted(desk: Desk, about: str) -> str:
    """The line of the digest it is about, if there is one."""
    return say(desk.language, "directive-about", text=about) if about else ""


def last_day(desk: Desk, clock: Clock) -> str:
    """Until when."""
    return case_words.last_day(clock.due(desk.rules.calendar), desk.language)


def _text(desk: Desk, filed: Filed, steps: Sequence[Step], longest: int) -> str:
    earlier = ["……"] if len(steps) > _MOST_STEPS else []
    parts = [
        f"{head(desk, filed)}\n{_due(desk, filed)}",
        quoted(desk, filed.about),
        say(desk.language, "directive-words", text=filed.directive.text),
        "\n".join([*earlier, *(_step(desk, step, longest) for step in steps[-_MOST_STEPS:])]),
    ]
    return "\n\n".join(part for part in parts if part)


def _due(desk: Desk, filed: Filed) -> str:
    directive = filed.directive
    late = directive.is_late(desk.today, desk.rules.calendar)
    day = last_day(desk, directive.clock)
    return say(desk.language, "directive-due", day=day, late=late, days=directive.days)


def _step(desk: Desk, step: Step, longest: int) -> str:
    when = step.at.astimezone(desk.services.timetable.zone)
    return say(
        desk.language,
        "directive-step",
        when=calendar_day(when, desk.language),
        by=step.by,
        move=step.move,
        note=shortened(step.note, most=longest) or None,
    )


def _moves(desk: Desk, filed: Filed) -> list[Row]:
    """What the reader could do now, were the words there."""
    found = []
    for move in (Move.REPORT, Move.CLOSE, Move.SEND_BACK):
        end = subject.take(
            filed.directive,
            move,
            desk.held,
            person=desk.author.person,
            note="…",
            today=desk.today,
        )
        if not isinstance(end, subject.Refusal):
            act = MoveDirective(filed.id, filed.steps, move)
            found.append((label(desk.language, "directive-move", move=move), act))
    return [tuple(found)]


def _button(desk: Desk, filed: Filed) -> str:
    directive = filed.directive
    is_late = directive.is_late(desk.today, desk.rules.calendar)
    sign = "❗" if is_late else _SIGNS[directive.stage]
    words = f"{sign} {filed.number} {last_day(desk, directive.clock)}"
    is_own = set(own_departments(desk.held)) == {directive.department}
    place = (
        "" if is_own and not subject.may_judge(desk.held) else f" {desk.name(directive.department)}"
    )
    return f"{words}{place} {' '.join(directive.text.split())[:20]}"
