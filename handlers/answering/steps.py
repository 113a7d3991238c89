"""How a step of the interview looks: one card for one step."""

from collections.abc import Sequence
from html import escape
from typing import assert_never

from domain import flow, shielding
from domain.answers import Answer
from domain.questions import Note, Question, Rating
from handlers.acts import Act, Discard, EditAnswer, Send, Shield
from handlers.answering import asking, shown
from handlers.cards import Card, View
from handlers.catalogue import label, say
from handlers.keyboards import Row, grid, keyboard
from handlers.recording.recording_acts import MarkComplaint

_ROOM = 3800  # UTF-16 units for the answers in a message of 4096
_MOST_BUTTONS = 90  # of a message's 100; the others are ours


def show(step: flow.Step, view: View, *, receipt: str) -> Card:
    """The card of a step; `receipt` goes onto the button that sends."""
    match step:
        case flow.Ask():
            return asking.card(step, view)
        case flow.Review():
            return _review(step, view, receipt)
        case _:
            assert_never(step)


def answered(question: Question, answer: Answer, view: View) -> Card:
    """What stays of a question's card when its answer was sent below it."""
    short = question.short.say(view.language)
    text = shown.answer(question, answer, view)
    return Card(say(view.language, "answered", question=short, answer=text))


def _review(step: flow.Review, view: View, receipt: str) -> Card:
    language = view.language
    asked = [(known, given) for known, given in step.answered if not isinstance(known, Note)]
    title_key, send_key = _wording(view)
    title = say(language, title_key)
    hint = say(language, "review-hint")
    edits: list[tuple[str, Act]] = [
        (f"✏️ {question.short.say(language)}", EditAnswer(view.interview, question.id))
        for question, _ in asked
        if not (view.corrects and isinstance(question, Rating))  # the first rating stays
    ]
    sends = label(language, send_key)
    leaves = label(language, "correct-cancel" if view.corrects else "review-cancel")
    send: Row = ((sends, Send(view.interview, receipt, language)),)
    discard: Row = (
        (leaves, Discard(view.interview)),
        asking.switch(view),
    )
    shield = _shield(view)
    told = [say(language, "review-shield-hint")] if shield else []
    text = "\n\n".join([title, _lines(asked, view), *told, f"<i>{hint}</i>"])
    rows = [send, _complaint(view), *grid(edits[:_MOST_BUTTONS]), shield, discard]
    return Card(text, keyboard(rows))


def _complaint(view: View) -> Row:
    """Whether a case is wanted, where staff record and the rating does not say it."""
    if view.complaint is None:
        return ()
    sign = "☑️" if view.complaint else "⬜️"
    text = f"{sign} {label(view.language, 'recording-complaint')}"
    return ((text, MarkComplaint(view.interview, on=not view.complaint)),)


def _shield(view: View) -> Row:
    """Who is named shall not read it: offered where somebody can be."""
    if not shielding.may_be_asked(view.questionnaire, view.answers):
        return ()
    key = "review-shielded" if view.is_shielded else "review-shield"
    return ((label(view.language, key), Shield(view.interview, not view.is_shielded)),)


def _wording(view: View) -> tuple[str, str]:
    """The title of the review, and its button: a self-check is saved rather than sent."""
    if view.corrects:
        return "correct-title", "correct-send"
    if view.questionnaire.is_self_check:
        return "selfcheck-review-title", "selfcheck-review-send"
    return "review-title", "review-send"


def _lines(asked: Sequence[tuple[Question, Answer]], view: View) -> str:
    """A line for each answer; where there are very many, each has its share of the message."""
    told = [(q.short.say(view.language), shown.answer(q, answer, view)) for q, answer in asked]
    room = _ROOM - sum(_units(short) + len("　……\n") for short, _ in told)
    share = max(0, room // max(1, len(told)))
    return "\n".join(
        f"<b>{escape(short, quote=False)}</b>　{escape(_cut(text, share), quote=False)}"
        for short, text in told
    )


def _cut(text: str, share: int) -> str:
    return text if _units(text) <= share else f"{text[: share // 2]}……"  # an emoji is two units


def _units(text: str) -> int:
    """How long Telegram says it is: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
