"""The card of an open question: its words, what helps with the answer, and its buttons."""

from datetime import timedelta
from html import escape
from typing import assert_never

from domain import responses
from domain.answers import Answer
from domain.attachments import Medium
from domain.flow import Ask
from domain.questions import (
    GRADES,
    YES_NO,
    Contact,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Question,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
    options_of,
)
from domain.reading import allows
from domain.text import Language, Text
from handlers.acts import (
    Act,
    DropFile,
    GoBack,
    PickOption,
    SettleAnswer,
    SkipQuestion,
    SwitchLanguage,
    TickOption,
)
from handlers.answering import finding, shown
from handlers.answering.shown import FACES, wording
from handlers.cards import Card, View
from handlers.catalogue import label, say, series
from handlers.keyboards import Row, grid, keyboard

_SIGNS = {Medium.VOICE: "🎤", Medium.PHOTO: "🖼", Medium.DOCUMENT: "📄"}
_DAYS = ("day-today", "day-yesterday", "day-before")  # offered by a tap


def card(ask: Ask, view: View) -> Card:
    """The question that is open."""
    question = ask.question
    head = f"<b>{escape(_words(question.text, view), quote=False)}</b>"
    parts = [_dots(ask), head, *_own_hint(question, view), *_hints(ask, view)]
    rows = [*_options(question, ask.answer, view), *_files(ask, view), *_moves(ask, view)]
    return Card("\n\n".join(parts), keyboard(rows))


def switch(view: View) -> tuple[str, Act]:
    """One tap to the other language."""
    switched = SwitchLanguage(view.language.other, view.interview)
    return label(view.language, "language-short"), switched


def _own_hint(question: Question, view: View) -> list[str]:
    if question.hint is None:
        return []
    return [f"<i>{escape(_words(question.hint, view), quote=False)}</i>"]


def _hints(ask: Ask, view: View) -> list[str]:  # noqa: PLR0911 - one line a kind
    """What helps with the answer, below the question."""
    question, language = ask.question, view.language
    match question:
        case MultipleChoice():
            return [say(language, "multiple-hint")]
        case FreeText():
            hints = _so_far(ask.answer, language) or [_how_to_say(question, language)]
            return [*hints, *_before(ask.answer, language)]
        case Number():
            return [say(language, "number-hint"), *_before(ask.answer, language)]
        case Day():
            return [say(language, "day-hint"), *_before(ask.answer, language)]
        case Upload():
            media = (label(language, f"medium-{known}") for known in sorted(question.accepts))
            listed = series(language, media)
            as_is = Medium.DOCUMENT in question.accepts
            hint = say(language, "upload-hint", media=listed, most=question.most, as_is=as_is)
            return [hint, *_so_far(ask.answer, language)]
        case Location():
            return [say(language, "location-hint")]
        case Contact():
            return [say(language, "contact-hint")]
        case DepartmentChoice():
            return finding.hints(ask.answer, view)
        case Rating() | SingleChoice() | YesNo() | Note():
            return []
        case _:
            assert_never(question)


def _how_to_say(question: FreeText, language: Language) -> str:
    voice, photo = Medium.VOICE in question.accepts, Medium.PHOTO in question.accepts
    return say(language, "text-hint", required=question.required, voice=voice, photo=photo)


def _so_far(answer: Answer | None, language: Language) -> list[str]:
    """What has arrived, and what may follow."""
    if answer is None or not answer.attachments:
        return []
    return [say(language, "files-so-far", files=shown.files(answer.attachments, language))]


def _before(answer: Answer | None, language: Language) -> list[str]:
    """What was typed before, while it is being edited."""
    if answer is None or not isinstance(answer.value, str):
        return []
    return [f"{say(language, 'text-before')}\n{shown.quoted(answer.value)}"]


def _dots(ask: Ask) -> str:
    return "●" * (ask.done + 1) + "○" * (ask.total - ask.done - 1)


def _words(text: Text, view: View) -> str:
    """A question's text with the place it is about."""
    code = responses.find_department(view.questionnaire, view.answers)
    return wording(text, view.campaign, code, view.language)


def _options(question: Question, answer: Answer | None, view: View) -> list[Row]:
    value = answer.value if answer else None
    match question:
        case FreeText() | Number() | Upload() | Location() | Contact() | Note():
            return []
        case MultipleChoice():
            return _ticks(question, value if isinstance(value, tuple) else (), view)
        case DepartmentChoice():
            return finding.rows(question, answer, view)
        case Day():
            return grid(_picks(question, _last_days(question, view), value, view))
        case Rating():
            labels = {code: f"{FACES[code]} {t.say(view.language)}" for code, t in GRADES.items()}
        case YesNo():
            labels = {code: text.say(view.language) for code, text in YES_NO.items()}
            return [tuple(_picks(question, labels, value, view))]
        case SingleChoice():
            labels = {o.code: o.label.say(view.language) for o in options_of(question)}
        case _:
            assert_never(question)
    return [(button,) for button in _picks(question, labels, value, view)]


def _picks(
    question: Question, labels: dict[str, str], value: object, view: View
) -> list[tuple[str, Act]]:
    return [
        (f"✓ {text}" if code == value else text, PickOption(view.interview, question.id, code))
        for code, text in labels.items()
    ]


def _ticks(question: MultipleChoice, ticked: tuple[str, ...], view: View) -> list[Row]:
    rows: list[Row] = []
    for option in question.options:
        on = option.code in ticked
        text = f"{'☑️' if on else '⬜️'} {option.label.say(view.language)}"
        rows.append(((text, TickOption(view.interview, question.id, option.code, not on)),))
    return rows


def _last_days(question: Day, view: View) -> dict[str, str]:
    days = {view.today - timedelta(days=ago): key for ago, key in enumerate(_DAYS)}
    return {
        day.isoformat(): label(view.language, key)
        for day, key in days.items()
        if allows(question, day, view.today)
    }


def _files(ask: Ask, view: View) -> list[Row]:
    """A button for each attachment, to take it away again."""
    kept = ask.answer.attachments if ask.answer else ()
    buttons: list[tuple[str, Act]] = [
        (
            label(view.language, "drop-file", sign=_SIGNS[known.medium], number=place + 1),
            DropFile(view.interview, ask.question.id, known.mark),
        )
        for place, known in enumerate(kept)
    ]
    return grid(buttons)


def _moves(ask: Ask, view: View) -> list[Row]:
    """Back, the ways forward that need no new answer, and the other language."""
    question, language = ask.question, view.language
    row: list[tuple[str, Act]] = []
    if ask.done:
        row.append((label(language, "back"), GoBack(view.interview, question.id)))
    settle = _settle(ask)
    if settle is not None:
        row.append((label(language, settle), SettleAnswer(view.interview, question.id)))
    if _may_skip(ask):
        row.append((label(language, "skip"), SkipQuestion(view.interview, question.id)))
    full = len(row) > 2  # noqa: PLR2004 - four labels are too many for a telephone
    return [tuple(row), (switch(view),)] if full else [(*row, switch(view))]


def _may_skip(ask: Ask) -> bool:
    """Whether there is a button that leaves the question out; ticks and files go one by one."""
    question, settle = ask.question, _settle(ask)
    skippable = not question.required and not isinstance(question, DepartmentChoice)
    return skippable and settle in {None, "keep-answer"}


def _settle(ask: Ask) -> str | None:
    """What the button says that lets the answer on the card stand, where there is one."""
    if isinstance(ask.question, Note):
        return "go-on"
    if ask.answer is None or ask.answer.is_empty:
        return None
    if isinstance(ask.question, MultipleChoice):
        return "done-ticking"
    return "done-sending" if ask.answer.attachments else "keep-answer"
