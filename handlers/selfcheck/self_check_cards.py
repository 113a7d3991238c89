"""The cards of one's own self-check: how it stands, its rows, and what is planned about them."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.ledgers import numeral
from domain.opinions import Ledger
from domain.self_check import Finding, Plan
from domain.text import Language
from handlers.answering.shown import quoted, shortened
from handlers.cards import Card
from handlers.catalogue import label, say, series
from handlers.keyboards import Row, keyboard
from handlers.ledgers.handing_acts import OpenOwnHandIn
from handlers.selfcheck.self_check_acts import (
    AdoptIntention,
    AskSelfCheck,
    DropSelfCheck,
    GetOwnLedgers,
    ListFindings,
    OpenSelfCheck,
    ShowFinding,
    WriteDeadline,
    WriteMeasure,
)
from storage.interviews import Interview
from storage.selfchecks import SelfCheck

_SHORT = 60  # characters of a row in the list
_A_ROW = 5  # numbers that share a row of buttons


@dataclass(frozen=True, slots=True)
class Stand:
    """How somebody's self-check stands. `department` is the name of the one it is about."""

    department: str
    saved: SelfCheck | None
    begun: Interview | None
    found: tuple[Finding, ...]


def panel(stand: Stand, language: Language, *, note: str = "") -> Card:
    """How it stands, who sees what, and what can be done."""
    title = say(language, "selfcheck-title", department=stand.department)
    parts = [note, title, _state(stand, language), say(language, "selfcheck-trust")]
    return Card("\n\n".join(part for part in parts if part), keyboard(_panel_rows(stand, language)))


def asking_to_drop(language: Language) -> Card:
    """Whether all of it is to be deleted."""
    confirm: Row = ((label(language, "selfcheck-drop-confirm"), DropSelfCheck(confirmed=True)),)
    back: Row = ((label(language, "go-back"), OpenSelfCheck()),)
    return Card(say(language, "selfcheck-drop-ask"), keyboard([confirm, back]))


def listed(found: tuple[Finding, ...], language: Language) -> Card:
    """All rows, under the ledger they stand in, with a button each."""
    back: Row = ((label(language, "go-back"), OpenSelfCheck()),)
    if not found:
        return Card(say(language, "selfcheck-no-rows"), keyboard([back]))
    numbered = list(enumerate(in_order(found), start=1))
    texts = [say(language, "selfcheck-rows")]
    for ledger in Ledger:
        here = [_line(n, each, language) for n, each in numbered if _is_in(each, ledger)]
        if here:
            head = label(language, "selfcheck-ledger", numeral=numeral(ledger, language))
            texts.append("\n".join([f"<b>{head}</b>", *here]))
    buttons = [(f"✏️ {n}", ShowFinding(each.mark)) for n, each in numbered]
    rows = [tuple(buttons[n : n + _A_ROW]) for n in range(0, len(buttons), _A_ROW)]
    return Card("\n\n".join(texts), keyboard([*rows, back]))


def finding(shown: Finding, intention: str, language: Language) -> Card:
    """One row with its plan; the person's own words for the tenth question are offered."""
    number = numeral(shown.statement.ledger, language)
    aspects = (label(language, f"aspect-{aspect}") for aspect in shown.statement.aspects)
    named = series(language, aspects) or None
    text = "\n\n".join([
        say(language, "selfcheck-row", numeral=number, aspects=named),
        quoted(shown.statement.text, most=1000),
        *_planned(shown.plan, language),
    ])  # fmt: skip
    return Card(text, keyboard(_finding_rows(shown, intention, language)))


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """As the ledgers print them."""
    return sorted(found, key=lambda each: each.statement.ledger)


def _state(stand: Stand, language: Language) -> str:
    if stand.begun is not None:
        corrects = stand.begun.replaces is not None
        return say(language, "selfcheck-begun", count=len(stand.begun.answers), corrects=corrects)
    if stand.saved is None:
        return say(language, "selfcheck-none")
    first, second, third = (_count(stand.found, ledger) for ledger in Ledger)
    day, until = stand.saved.sent.completed_on, stand.saved.sent.kept_until
    counts = say(language, "selfcheck-counts", first=first, second=second, third=third)
    return f"{say(language, 'selfcheck-saved', day=day, until=until)}\n{counts}"


def _panel_rows(stand: Stand, language: Language) -> list[Row]:
    ask: Row = ((label(language, _asks(stand)), AskSelfCheck()),)
    if stand.saved is None:
        return [ask]
    return [
        ((label(language, "selfcheck-ledgers"), GetOwnLedgers()),),
        ((label(language, "selfcheck-plan"), ListFindings()),),
        ((label(language, "handin-own"), OpenOwnHandIn()),),
        (*ask, (label(language, "selfcheck-drop"), DropSelfCheck(confirmed=False))),
    ]


def _asks(stand: Stand) -> str:
    if stand.begun is not None:
        return "selfcheck-go-on"
    return "selfcheck-begin" if stand.saved is None else "own-correct"


def _is_in(each: Finding, ledger: Ledger) -> bool:
    return each.statement.ledger is ledger


def _count(found: tuple[Finding, ...], ledger: Ledger) -> int:
    return sum(_is_in(each, ledger) for each in found)


def _line(number: int, each: Finding, language: Language) -> str:
    text = shortened(each.statement.text, most=_SHORT)
    plan = each.plan
    state = "done" if plan.measure and plan.deadline else "part" if plan != Plan() else "none"
    return say(language, "selfcheck-line", number=number, text=text, state=state)


def _planned(plan: Plan, language: Language) -> tuple[str, str]:
    return (
        say(language, "selfcheck-measure", text=plan.measure or None),
        say(language, "selfcheck-deadline", text=plan.deadline or None),
    )


def _finding_rows(shown: Finding, intention: str, language: Language) -> list[Row]:
    mark = shown.mark
    offered = bool(intention) and shown.plan.measure != intention
    adopt: Row = ((label(language, "selfcheck-adopt"), AdoptIntention(mark)),)
    return [
        (
            (label(language, "selfcheck-write-measure"), WriteMeasure(mark)),
            (label(language, "selfcheck-write-deadline"), WriteDeadline(mark)),
        ),
        adopt if offered else (),
        ((label(language, "go-back"), ListFindings()),),
    ]
