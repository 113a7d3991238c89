"""A response in progress as a value: what it is judged by, and which card shows it.

Whether it is kept in the database (`handlers.answering.interview`) or nowhere
(`handlers.preview.previewing`) is not known here.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Protocol

from domain import flow, receipts
from domain.campaign import Campaign
from domain.flow import Ask
from domain.questionnaire import SELF_CHECK, Questionnaire
from domain.questions import BAD_GRADES, DepartmentChoice
from domain.reading import Circumstances
from domain.replies import Reply
from domain.responses import Mode, find_grade
from domain.text import Language
from handlers import origins
from handlers.afterwards import reaching
from handlers.answering import finding, patterns, steps
from handlers.cards import Card, View
from handlers.context import Suggester
from storage.interviews import Interview


class Surroundings(Protocol):
    """What judging and showing a response takes of a deployment."""

    @property
    def campaign(self) -> Campaign:
        """The campaign that asks."""
        ...

    @property
    def router(self) -> Suggester:
        """Suggests departments."""
        ...

    def today(self) -> date:
        """The day it is there."""
        ...


@dataclass(frozen=True, slots=True)
class Open:
    """A response in progress with its questionnaire."""

    interview: Interview
    questionnaire: Questionnaire

    @property
    def is_recorded(self) -> bool:
        """Whether it is put in by staff for somebody."""
        return self.interview.mode is Mode.RECORDED

    def step(self) -> flow.Step:
        """The step it stands at."""
        return flow.next_step(self.questionnaire, self.interview.answers)

    def judge(self, reply: Reply, around: Circumstances) -> flow.Turn:
        """What a reply leads to."""
        return flow.take(self.questionnaire, self.interview.answers, reply, around)

    def retype(self, question: str, text: str, around: Circumstances) -> flow.Turn:
        """What it leads to that the message of an answer was edited."""
        answers = self.interview.answers
        return flow.retype(self.questionnaire, answers, question, text, around)

    def after(self, turn: flow.Turn, *, message: int | None = None) -> "Open":
        """The response with what a turn has changed, and the message that it was typed in."""
        changed, before = turn.answers, self.interview
        messages = {known: m for known, m in before.messages.items() if known not in changed}
        if message is not None:
            messages |= dict.fromkeys(changed, message)
        answers = {**before.answers, **changed}
        return replace(self, interview=replace(before, answers=answers, messages=messages))

    def spoken(self, language: Language) -> "Open":
        """The response, gone on with in this language."""
        return replace(self, interview=replace(self.interview, language=language))

    def shielded(self, *, on: bool) -> "Open":
        """The response with the wish that only the campaign office sees it, or without."""
        return replace(self, interview=replace(self.interview, shield=on))

    def typed_in(self, message: int) -> str | None:
        """The question whose answer was typed in this message."""
        questions = {known: question for question, known in self.interview.messages.items()}
        return questions.get(message)


def circumstances(known: Open, around: Surroundings) -> Circumstances:
    """What answers are judged by."""
    return Circumstances(
        departments=around.campaign.departments,
        today=around.today(),
        fits=patterns.fits,
        rating_stays=known.interview.replaces is not None,
    )


def card(known: Open, around: Surroundings, *, page: int | None = None) -> Card:
    """The card of the step it stands at, with a new receipt code where it can be sent."""
    shown = steps.show(known.step(), _view(known, around, page=page), receipt=_receipt(known))
    return _headed(shown, known)


def _headed(shown: Card, known: Open) -> Card:
    """With the words that tell what is recorded for somebody from one's own."""
    heading = origins.heading(known.interview)
    if heading is None:
        return shown
    return replace(shown, text=f"<i>{escape(heading, quote=False)}</i>\n\n{shown.text}")


def _receipt(known: Open) -> str:
    """What stands on the button that sends; a self-check is found again without a code."""
    if known.questionnaire.is_self_check:
        return SELF_CHECK
    replaces = known.interview.replaces
    code = receipts.from_bytes(secrets.token_bytes(5))
    return code if replaces is None else reaching.spell_id(replaces)


def folded(known: Open, around: Surroundings, taken: flow.Turn) -> Card:
    """What stays of the card when a message was sent below it: question and answer, no buttons."""
    step = known.step()
    if isinstance(step, Ask) and step.question.id in taken.answers:
        answer = taken.answers[step.question.id]
        return _headed(steps.answered(step.question, answer, _view(known, around)), known)
    return replace(card(known, around), buttons=None)


def _view(known: Open, around: Surroundings, *, page: int | None = None) -> View:
    interview = known.interview
    return View(
        language=interview.language,
        campaign=around.campaign,
        questionnaire=known.questionnaire,
        interview=interview.id,
        answers=interview.answers,
        today=around.today(),
        suggested=_suggested(known, around),
        page=page,
        corrects=interview.replaces is not None,
        complaint=interview.is_complaint if _may_complain(known) else None,
        is_shielded=interview.shield,
    )


def _may_complain(known: Open) -> bool:
    """Whether it can be called a complaint: what is recorded now, and not rated badly anyway."""
    if not known.is_recorded or known.interview.replaces is not None:
        return False
    return find_grade(known.questionnaire, known.interview.answers) not in BAD_GRADES


def _suggested(known: Open, around: Surroundings) -> tuple[str, ...]:
    """For whoever looks for the department, and for nobody else: it takes a moment."""
    step = known.step()
    if not isinstance(step, Ask) or not isinstance(step.question, DepartmentChoice):
        return ()
    if step.answer is None or step.answer.value is not None:
        return ()
    return finding.suggestions(around.campaign, around.router, step.answer.words)
