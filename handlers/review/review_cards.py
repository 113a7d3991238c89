"""The card of an entry under review: its columns as they would be printed, and what can be done."""

from dataclasses import replace
from html import escape

from domain import ledgers, queueing, reviewing
from domain.ledgers import Entry, Standing
from domain.reviewing import Column
from domain.text import Language
from handlers.answering import shown
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.keyboards import Row, keyboard
from handlers.office import pieces
from handlers.review import review_words as words
from handlers.review.review_acts import (
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
from handlers.review.review_desk import Desk, Opened

_NEWS = 100  # characters of a new opinion
_WRITTEN = (Column.MEASURE, Column.DEADLINE, Column.SECTION, Column.NOTE)


def entry(desk: Desk, opened: Opened, note: str = "") -> Card:
    """An entry; `note` (HTML) says what has just happened."""
    parts = [note, head(desk, opened), body(desk, opened.entry)]
    parts += [_news(desk, opened), _history(desk, opened, note)]
    return Card(pieces.joined([part for part in parts if part]), keyboard(_rows(desk, opened)))


def head(desk: Desk, opened: Opened) -> str:
    """Where it stands, and its place in the queue."""
    one = opened.entry
    return say(
        desk.language,
        "review-head",
        department=desk.name(one.department),
        ledger=words.ledger(one.ledger, desk.language),
        place=opened.place,
        total=opened.waiting,
        standing=one.standing,
        reason=one.reason,
    )


def body(desk: Desk, one: Entry) -> str:
    """The columns of an entry, as they would be printed: HTML."""
    written = [each for each in _WRITTEN if each is not Column.NOTE or one.note]
    lines = "\n".join(column(desk, one, each) for each in written)
    return f"{figured(one)}\n\n{lines}"


def figured(one: Entry) -> str:
    """An entry's text with its figures: HTML."""
    figures = ledgers.remark(replace(one, note="", news=0))
    return f"<b>{escape(one.text, quote=False)}</b>\n{escape(figures, quote=False)}".rstrip()


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


def _history(desk: Desk, opened: Opened, note: str) -> str:
    """Who did what last, unless that was just said; and that the words quote no opinion."""
    last = opened.last
    lines = [say(desk.language, "review-own-words")] if _is_reworded(opened) else []
    if last is not None and not note:
        lines.append(words.line(desk, last))
    return "\n".join(f"<i>{line}</i>" for line in lines)


def _is_reworded(opened: Opened) -> bool:
    return opened.entry.is_held and opened.speaker is None


def _rows(desk: Desk, opened: Opened) -> list[Row]:
    one, language = opened.entry, desk.language
    further = (label(language, "review-next"), NextEntry(one.id))
    edit = (label(language, "review-edit"), ChooseColumn(one.id, one.version))
    opinions = label(language, "review-opinions", count=len(one.support))
    return [
        (*_deciding(one, desk.language), further),
        (edit, (opinions, ShowOpinions(one.id, 0))),
        _handling(one, desk.language),
        undo_row(desk, opened),
    ]


def _deciding(one: Entry, language: Language) -> Row:
    """What settles it as a whole."""
    if one.standing is Standing.SET_ASIDE:
        return ((label(language, "review-take-back"), TakeEntryBack(one.id, one.version)),)
    if queueing.waits(one):
        return ((label(language, "review-confirm"), ConfirmEntry(one.id, one.version)),)
    return ()


def _handling(one: Entry, language: Language) -> Row:
    """What it has to do with other entries and places."""
    named = (one.id, one.version)
    is_aside = one.standing is Standing.SET_ASIDE
    merge: Row = ((label(language, "review-merge"), ListOthers(*named, 0)),)
    split: Row = ((label(language, "review-split"), TickOpinions(*named, 0, 0, 0)),)
    move: Row = ((label(language, "review-move"), ChooseTarget(*named, 0)),)
    aside: Row = ((label(language, "review-aside"), ChooseReason(*named)),)
    return (
        *(merge if not is_aside else ()),
        *(split if not is_aside and len(one.support) > 1 else ()),
        *move,
        *(aside if not is_aside or one.news else ()),
    )
