"""The card of an entry under review: its columns as they would be printed, and what can be done."""

from dataclasses import replace

from domain import ledgers, reviewing
from domain.ledgers import Entry, Standing
from domain.reviewing import Column
from handlers.answering import shown
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.keyboards import Row, keyboard
from handlers.office import review_words as words
from handlers.office.review_acts import (
    ChooseColumn,
    ChooseReason,
    ChooseTarget,
    ConfirmEntry,
    ListOthers,
    NextEntry,
    ShowOpinions,
    ShowReview,
    TakeEntryBack,
    TickOpinions,
    UndoStep,
)
from handlers.office.review_desk import Desk, Opened

_NEWS = 100  # characters of a new opinion
_WRITTEN = (Column.MEASURE, Column.DEADLINE, Column.SECTION, Column.NOTE)


def entry(desk: Desk, opened: Opened, note: str = "") -> Card:
    """An entry; `note` (HTML) says what has just happened."""
    parts = [note, head(desk, opened), body(desk, opened.entry)]
    parts += [_news(desk, opened), _history(desk, opened)]
    text = "\n\n".join(part for part in parts if part)
    return Card(text.replace("</blockquote>\n\n", "</blockquote>\n"), keyboard(_rows(desk, opened)))


def head(desk: Desk, opened: Opened) -> str:
    """Where it stands, and its place in the queue."""
    one = opened.entry
    return say(
        desk.language,
        "review-head",
        department=desk.name(one.department),
        ledger=words.ledger(one.ledger, desk.language),
        place=opened.place,
        total=len(opened.queue),
        standing=one.standing,
        reason=one.reason,
    )


def body(desk: Desk, one: Entry) -> str:
    """The columns of an entry, as they would be printed: HTML."""
    figures = ledgers.remark(replace(one, note="", news=0))
    lines = [say(desk.language, "review-text", text=one.text, figures=figures), ""]
    lines += [column(desk, one, each) for each in _WRITTEN if each is not Column.NOTE or one.note]
    return "\n".join(lines)


def column(desk: Desk, one: Entry, which: Column) -> str:
    """A column that people write, with its name."""
    name = words.column(one, which, desk.language)
    said = reviewing.said(one, which)
    return say(desk.language, "review-column", column=name, words=said or None)


def undo_row(desk: Desk, opened: Opened) -> Row:
    """Taking one's last step back, and the way out."""
    back = (label(desk.language, "review-leave"), ShowReview(opened.entry.department))
    if opened.own is None:
        return (back,)
    return ((label(desk.language, "review-undo"), UndoStep(opened.own.id)), back)


def _news(desk: Desk, opened: Opened) -> str:
    if not opened.entry.news:
        return ""
    lines = (f"· {words.short(text, _NEWS)}" for text in opened.news)
    quoted = shown.quoted("\n".join(lines), most=1000)
    return f"{say(desk.language, 'review-news', count=opened.entry.news)}\n{quoted}"


def _history(desk: Desk, opened: Opened) -> str:
    """Who did what last; and that the words are a member's own, where they quote no opinion."""
    one, last = opened.entry, opened.last
    lines = [say(desk.language, "review-own-words")] if _is_reworded(opened) else []
    if last is not None and not _is_told(opened):
        lines.append(words.line(desk, last))
    return f"<i>{chr(10).join(lines)}</i>" if lines and one.is_held else ""


def _is_reworded(opened: Opened) -> bool:
    return opened.entry.is_held and opened.speaker is None


def _is_told(opened: Opened) -> bool:
    """The line above the card says so already: one's own step of just now."""
    return opened.last is not None and opened.own is not None and opened.last.id == opened.own.id


def _rows(desk: Desk, opened: Opened) -> list[Row]:
    one, language = opened.entry, desk.language
    named = (one.id, one.version)
    behind = len(one.support)
    further = (label(language, "review-next"), NextEntry(one.id))
    edit = (label(language, "review-edit"), ChooseColumn(*named))
    opinions = (label(language, "review-opinions", count=behind), ShowOpinions(one.id, 0))
    return [
        ((_first(desk, opened)), further),
        (edit, opinions),
        _handling(desk, one),
        undo_row(desk, opened),
    ]


def _first(desk: Desk, opened: Opened) -> tuple[str, ConfirmEntry | TakeEntryBack]:
    one, language = opened.entry, desk.language
    if one.standing is Standing.SET_ASIDE:
        return label(language, "review-take-back"), TakeEntryBack(one.id, one.version)
    key = "review-confirm" if reviewing.waits(one) else "review-confirmed"
    return label(language, key), ConfirmEntry(one.id, one.version)


def _handling(desk: Desk, one: Entry) -> Row:
    named, language = (one.id, one.version), desk.language
    move = (label(language, "review-move"), ChooseTarget(*named, 0))
    if one.standing is Standing.SET_ASIDE:
        aside = () if not one.news else ((label(language, "review-aside"), ChooseReason(*named)),)
        return (move, *aside)
    aside = ((label(language, "review-aside"), ChooseReason(*named)),)
    merge = (label(language, "review-merge"), ListOthers(*named, 0))
    split = (label(language, "review-split"), TickOpinions(*named, 0, 0, 0))
    parts = (split,) if len(one.support) > 1 else ()
    return (merge, *parts, move, *aside)


