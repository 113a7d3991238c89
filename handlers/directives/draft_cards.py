"""The card of a directive that is being written: to whom, until when, and what will be read."""

from hashlib import sha256

from domain.profiles import Clock, Stage
from handlers.cards import Card
from handlers.cases.case_desk import Desk
from handlers.catalogue import label, say
from handlers.directives.directive_acts import (
    DraftDirective,
    DropDirective,
    GiveDirective,
    OpenDirective,
)
from handlers.directives.directive_cards import last_day, quoted
from handlers.keyboards import Row, grid, keyboard
from storage.directives import Filed

_DAYS = (1, 3, 5, 10)


def mark_of(text: str) -> str:
    """Tells these words from others."""
    return sha256(text.encode()).hexdigest()[:8]


def choices(desk: Desk) -> tuple[int, ...]:
    """The working days that are offered: the deployment's own, and a few more."""
    profiled = (p.working_days for p in desk.rules.deadlines if p.stage is Stage.DIRECTIVE)
    return tuple(sorted({*_DAYS, *profiled}))


def draft(desk: Desk, text: str, about: str, chosen: DraftDirective) -> Card:
    """What is known of it so far, and the next question; at last all that will be read."""
    if chosen.department is None:
        step, rows = "department", _departments(desk, chosen)
    elif chosen.days is None:
        step, rows = "days", _days(desk, chosen)
    else:
        step, rows = "sure", _sure(desk, chosen, text)
    parts = [
        say(desk.language, "directive-draft"),
        quoted(desk, about),
        say(desk.language, "directive-words", text=text),
        _whom(desk, chosen),
        say(desk.language, f"directing-{step}"),
    ]
    dropped: Row = ((label(desk.language, "directive-drop"), DropDirective()),)
    return Card("\n\n".join(part for part in parts if part), keyboard([*rows, dropped]))


def given(desk: Desk, filed: Filed) -> Card:
    """That it was given."""
    directive = filed.directive
    text = say(
        desk.language,
        "directive-given",
        number=str(filed.number),
        department=desk.name(directive.department),
        day=last_day(desk, directive.clock),
    )
    parts = [
        text,
        quoted(desk, filed.about),
        say(desk.language, "directive-words", text=directive.text),
    ]
    row: Row = ((label(desk.language, "directive-open"), OpenDirective(filed.id)),)
    return Card("\n\n".join(part for part in parts if part), keyboard([row]))


def _departments(desk: Desk, chosen: DraftDirective) -> list[Row]:
    known = desk.services.campaign.departments
    return grid((desk.name(each.code), DraftDirective(each.code, chosen.days)) for each in known)


def _days(desk: Desk, chosen: DraftDirective) -> list[Row]:
    return grid(
        (
            label(
                desk.language,
                "directive-days",
                days=days,
                day=last_day(desk, Clock(desk.today, days)),
            ),
            DraftDirective(chosen.department, days),
        )
        for days in choices(desk)
    )


def _sure(desk: Desk, chosen: DraftDirective, text: str) -> list[Row]:
    assert chosen.department is not None
    assert chosen.days is not None
    act = GiveDirective(chosen.department, chosen.days, mark_of(text))
    return [
        ((label(desk.language, "directive-give"), act),),
        (
            (label(desk.language, "directive-other-place"), DraftDirective(None, chosen.days)),
            (
                label(desk.language, "directive-other-days"),
                DraftDirective(chosen.department, None),
            ),
        ),
    ]


def _whom(desk: Desk, chosen: DraftDirective) -> str:
    if chosen.department is None:
        return ""
    clock = None if chosen.days is None else Clock(desk.today, chosen.days)
    return say(
        desk.language,
        "directive-whom",
        department=desk.name(chosen.department),
        day=last_day(desk, clock) if clock else None,
        by=desk.author.name,
    )
