"""How a step of the interview looks: its words and its buttons. One card for one step."""

from dataclasses import dataclass
from html import escape
from typing import assert_never

from telegram import InlineKeyboardMarkup

from domain import flow, receipts, responses
from domain.campaign import Campaign
from domain.questionnaire import (
    GRADES,
    Answer,
    Answers,
    DepartmentChoice,
    FreeText,
    MultipleChoice,
    Question,
    Questionnaire,
    Rating,
    SingleChoice,
)
from domain.responses import Mode
from domain.text import Language, Text
from handlers.acts import (
    Act,
    Discard,
    EditAnswer,
    GoBack,
    PickOption,
    Send,
    SettleAnswer,
    SkipQuestion,
    TickOption,
)
from handlers.catalogue import label, say
from handlers.keyboards import Row, grid, keyboard

_FACES = {"very_good": "😀", "good": "🙂", "fair": "😐", "bad": "🙁", "very_bad": "😣"}
_SHOWN = 120  # characters of a typed answer in the review


@dataclass(frozen=True, slots=True)
class Card:
    """A message of the bot: HTML, and the buttons under it."""

    text: str
    buttons: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What the words on a card depend on besides the step."""

    language: Language
    campaign: Campaign
    questionnaire: Questionnaire
    interview: int
    answers: Answers


def show(step: flow.Step, view: View, *, receipt: str) -> Card:
    """The card of a step; `receipt` goes onto the button that sends."""
    match step:
        case flow.Ask():
            return _question(step, view)
        case flow.Review():
            return _review(step, view, receipt)
        case _:
            assert_never(step)


def thanks(language: Language, department: str, mode: Mode, code: str) -> Card:
    """The last card, with the receipt code."""
    text = say(language, "thanks", department=department, mode=mode, receipt=receipts.spell(code))
    return Card(text)


def answered(question: Question, answer: Answer, view: View) -> Card:
    """What stays of a question's card when its answer was typed below it."""
    short = question.short.say(view.language)
    text = shown(question, answer, view)
    return Card(say(view.language, "answered", question=short, answer=text))


def shown(question: Question, answer: Answer, view: View) -> str:
    """An answer in words, plain text."""
    value = answer.value
    if value is None or value == ():
        return label(view.language, "skipped")
    match question:
        case Rating():
            assert isinstance(value, str)
            return f"{_FACES[value]} {GRADES[value].say(view.language)}"
        case SingleChoice(options=options) | MultipleChoice(options=options):
            chosen = value if isinstance(value, tuple) else (value,)
            names = [o.label.say(view.language) for o in options if o.code in chosen]
            return "；".join(names) if view.language is Language.ZH else "; ".join(names)
        case DepartmentChoice():
            known = view.campaign.find_department(str(value))
            return known.name.say(view.language) if known else str(value)
        case FreeText():
            return _shortened(str(value))
        case _:
            assert_never(question)


def _question(ask: flow.Ask, view: View) -> Card:
    question = ask.question
    head = f"<b>{escape(_words(question.text, view), quote=False)}</b>"
    parts = [_dots(ask), head, *_hints(ask, view)]
    rows = [*_options(question, ask.answer, view), _moves(ask, view)]
    return Card("\n\n".join(parts), keyboard(rows))


def _hints(ask: flow.Ask, view: View) -> list[str]:
    """What helps with the answer, below the question."""
    question, language = ask.question, view.language
    before = ask.answer.value if ask.answer else None
    match question:
        case MultipleChoice():
            return [say(language, "multiple-hint")]
        case FreeText():
            hint = say(language, "text-hint", required="yes" if question.required else "no")
            if not isinstance(before, str):
                return [hint]
            quoted = escape(_shortened(before), quote=False)
            return [hint, f"{say(language, 'text-before')}\n<blockquote>{quoted}</blockquote>"]
        case DepartmentChoice():
            return _duties(view)
        case Rating() | SingleChoice():
            return []


def _duties(view: View) -> list[str]:
    """Who does what, folded away; the configuration has it in Chinese only."""
    told = [known for known in view.campaign.departments if known.duties]
    if view.language is not Language.ZH or not told:
        return []
    lines = "\n".join(f"<b>{escape(d.name.zh)}</b>　{escape(d.duties)}" for d in told)
    title = say(view.language, "duties")
    return [f"<blockquote expandable>{title}\n{lines}</blockquote>"]


def _dots(ask: flow.Ask) -> str:
    return "●" * (ask.done + 1) + "○" * (ask.total - ask.done - 1)


def _words(text: Text, view: View) -> str:
    """A question's text with the place it is about."""
    code = responses.find_department(view.questionnaire, view.answers)
    chosen = view.campaign.find_department(code)
    department = chosen.name.say(view.language) if chosen else ""
    city = view.campaign.benchmark_city.say(view.language)
    return (
        text.say(view.language)
        .replace("{department}", department)
        .replace("{benchmark_city}", city)
    )


def _options(question: Question, answer: Answer | None, view: View) -> list[Row]:
    value = answer.value if answer else None
    match question:
        case FreeText():
            return []
        case MultipleChoice(options=options):
            ticked = value if isinstance(value, tuple) else ()
            return [
                ((_ticked(o.label.say(view.language), on=o.code in ticked),
                  TickOption(view.interview, question.id, o.code, o.code not in ticked)),)
                for o in options
            ]  # fmt: skip
        case Rating():
            labels = {code: f"{_FACES[code]} {t.say(view.language)}" for code, t in GRADES.items()}
        case SingleChoice(options=options):
            labels = {option.code: option.label.say(view.language) for option in options}
        case DepartmentChoice():
            labels = {d.code: d.name.say(view.language) for d in view.campaign.departments}
        case _:
            assert_never(question)
    buttons: list[tuple[str, Act]] = [
        (f"✓ {text}" if code == value else text, PickOption(view.interview, question.id, code))
        for code, text in labels.items()
    ]
    return grid(buttons) if isinstance(question, DepartmentChoice) else [(b,) for b in buttons]


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _ticked(text: str, *, on: bool) -> str:
    return f"☑️ {text}" if on else f"⬜️ {text}"


def _moves(ask: flow.Ask, view: View) -> Row:
    """Back, and the one way forward that needs no new answer."""
    question, language = ask.question, view.language
    row: list[tuple[str, Act]] = []
    if ask.done:
        row.append((label(language, "back"), GoBack(view.interview, question.id)))
    value = ask.answer.value if ask.answer else None
    if value:
        key = "done-ticking" if isinstance(question, MultipleChoice) else "keep-answer"
        row.append((label(language, key), SettleAnswer(view.interview, question.id)))
    if not question.required and not (value and isinstance(value, tuple)):
        row.append((label(language, "skip"), SkipQuestion(view.interview, question.id)))
    return tuple(row)


def _review(step: flow.Review, view: View, receipt: str) -> Card:
    language = view.language
    lines = [
        f"<b>{escape(question.short.say(language), quote=False)}</b>　"
        f"{escape(shown(question, answer, view), quote=False)}"
        for question, answer in step.answered
    ]
    title, hint = say(language, "review-title"), say(language, "review-hint")
    edits: list[tuple[str, Act]] = [
        (f"✏️ {question.short.say(language)}", EditAnswer(view.interview, question.id))
        for question, _ in step.answered
    ]
    send: Row = ((label(language, "review-send"), Send(view.interview, receipt, language)),)
    discard: Row = ((label(language, "review-cancel"), Discard(view.interview)),)
    text = "\n\n".join([title, "\n".join(lines), f"<i>{hint}</i>"])
    return Card(text, keyboard([send, *grid(edits), discard]))
