"""Entries, columns and steps of the trail in plain words."""

from collections.abc import Sequence
from html import escape

from domain import ledgers, reviewing
from domain.ledgers import Entry, Standing
from domain.opinions import Ledger
from domain.reviewing import Column, Kind
from domain.text import Language
from handlers.answering import shown
from handlers.catalogue import label, series
from handlers.review.review_desk import Desk
from storage.trail import Step

_SHORT = 18  # characters of an entry within a sentence
_SIGNS = {Standing.NEW: "🆕", Standing.CONFIRMED: "✅", Standing.SET_ASIDE: "🚫"}
_ALIKE = ((0.85, "same"), (0.5, "close"), (0.0, "some"))  # cosines, from which on it is said so


def short(text: str, most: int = _SHORT) -> str:
    """The beginning of a text, on one line."""
    return shown.shortened(" ".join(text.split()), most=most)


def ledger(one: Ledger, language: Language) -> str:
    """A ledger by its number."""
    return label(language, "review-ledger", numeral=ledgers.numeral(one, language))


def column(entry: Entry, one: Column, language: Language) -> str:
    """A column by its official name."""
    key = "gap" if one is Column.TEXT and entry.ledger is Ledger.BENCHMARK else one.name.lower()
    return label(language, f"column-{key}")


def sign(entry: Entry) -> str:
    """What was decided about it, and whether opinions have joined since."""
    news = f" +{entry.news}" if entry.news else ""
    return f"{_SIGNS[entry.standing]}{news}"


def alike(similarity: float, common: Sequence[str], language: Language) -> str:
    """How near an opinion is to the entry's text, and by which words."""
    name = next((name for least, name in _ALIKE if similarity >= least), "some")
    why = label(language, "alike-words", words=series(language, common)) if common else ""
    return label(language, f"alike-{name}", figure=f"{max(similarity, 0):.2f}", why=why)


def line(desk: Desk, step: Step) -> str:
    """A step with who took it and when: HTML."""
    return escape(sentence(desk, step), quote=False)


def sentence(desk: Desk, step: Step) -> str:
    """The same as plain text."""
    return label(
        desk.language,
        "review-step-undone" if step.undone_at else "review-step",
        by=step.by,
        at=moment(desk, step),
        did=did(desk, step),
    )


def moment(desk: Desk, step: Step) -> str:
    """When a step was taken, or undone."""
    return f"{step.last_at.astimezone(desk.services.timetable.zone):%m-%d %H:%M}"


def did(desk: Desk, step: Step) -> str:
    """What a step did, without who did it."""
    language = desk.language
    before, stands = step.before[0], step.after[0]
    text = short(before.text)
    match step.kind:
        case Kind.CONFIRM | Kind.TAKE_BACK:
            return label(language, f"did-{step.kind}", text=text)
        case Kind.EDIT:
            return _edited(before, stands, language)
        case Kind.MERGE:
            return label(language, "did-merge", text=text, other=short(step.before[-1].text))
        case Kind.SPLIT:
            return label(language, "did-split", text=text, other=short(step.after[-1].text))
        case Kind.MOVE:
            places = [_place(desk, one, before, stands) for one in (before, stands)]
            return label(language, "did-move", text=text, source=places[0], target=places[1])
        case Kind.SET_ASIDE:
            return label(language, "did-set-aside", text=text, reason=stands.reason)


def _edited(before: Entry, after: Entry, language: Language) -> str:
    one = reviewing.changed(before, after)
    name = column(after, one or Column.TEXT, language)
    words = reviewing.said(after, one or Column.TEXT)
    key = "did-edit" if words else "did-clear"
    return label(language, key, text=short(before.text), column=name, words=short(words))


def _place(desk: Desk, one: Entry, before: Entry, after: Entry) -> str:
    if before.department != after.department:
        return desk.name(one.department)
    return ledger(one.ledger, desk.language)
