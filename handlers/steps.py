"""How a step of the interview looks: one card for one step."""

from html import escape
from typing import assert_never

from domain import flow
from domain.answers import Answer
from domain.questions import Note, Question, Rating
from handlers import asking, shown
from handlers.acts import Act, Discard, EditAnswer, Send
from handlers.cards import Card, View
from handlers.catalogue import label, say
from handlers.keyboards import Row, grid, keyboard


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
    lines = [
        f"<b>{escape(question.short.say(language), quote=False)}</b>　"
        f"{escape(shown.answer(question, answer, view), quote=False)}"
        for question, answer in asked
    ]
    title = say(language, "correct-title" if view.corrects else "review-title")
    hint = say(language, "review-hint")
    edits: list[tuple[str, Act]] = [
        (f"✏️ {question.short.say(language)}", EditAnswer(view.interview, question.id))
        for question, _ in asked
        if not (view.corrects and isinstance(question, Rating))  # the first rating stays
    ]
    sends = label(language, "correct-send" if view.corrects else "review-send")
    leaves = label(language, "correct-cancel" if view.corrects else "review-cancel")
    send: Row = ((sends, Send(view.interview, receipt, language)),)
    discard: Row = (
        (leaves, Discard(view.interview)),
        asking.switch(view),
    )
    text = "\n\n".join([title, "\n".join(lines), f"<i>{hint}</i>"])
    return Card(text, keyboard([send, *grid(edits), discard]))
