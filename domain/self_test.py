"""The self-test 差评通道自检: whether the worst rating can still be given, all the way. Pure.

Here is the way through a questionnaire; that what it leads to is stored and sent on is tried in
`handlers.background.self_testing`.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from domain import flow
from domain.answers import Answer, Answers
from domain.attachments import Attachment, Medium
from domain.flow import Ask
from domain.questionnaire import Questionnaire
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
)
from domain.reading import Circumstances
from domain.replies import Enclosed, Located, Pick, Reply, Settle, Skip, Tick, Typed
from domain.spelling import spell_number

WORST = list(GRADES)[-1]
_WORDS = "自检"
_FILE = Attachment("0" * 64, Medium.PHOTO, "image/jpeg", 1)
_MOST = 2000  # replies that are tried before it is given up


class Flaw(StrEnum):
    """At which step the worst rating is lost."""

    UNREACHED = "unreached"  # no way through the questions leads to it
    HIDDEN = "hidden"  # its button is not on the card
    UNSTORED = "unstored"
    UNGRADED = "ungraded"  # stored, but without the grade
    UNOPENED = "unopened"  # no case
    UNSENT = "unsent"  # the case has gone nowhere, or to a wrong department
    UNTIMED = "untimed"  # without its deadline
    UNTOLD = "untold"  # nothing is queued for those who are to deal with it
    UNTRACKED = "untracked"  # the receipt code does not lead to the verdict
    BROKEN = "broken"  # the program has failed on the way
    # What people can put right; nothing is broken:
    UNSTAFFED = "unstaffed"  # the department has no staff
    UNREACHABLE = "unreachable"  # all of them have blocked the bot
    SKIPPABLE = "skippable"  # the rating may be left out


NOTES = frozenset({Flaw.UNSTAFFED, Flaw.UNREACHABLE, Flaw.SKIPPABLE})


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a questionnaire and a department (`None`: it asks for none)."""

    flaw: Flaw
    questionnaire: str
    department: str | None

    @property
    def is_note(self) -> bool:
        """Whether the way is whole, and people should still look at it."""
        return self.flaw in NOTES


def walk(
    questionnaire: Questionnaire, department: str | None, around: Circumstances
) -> Answers | None:
    """Answers from the first question to the review with the worst grade; `None`: no way there.

    Other ways are tried where a choice leads past the rating. What only a person can write, as a
    number of a certain form, is put in for them.
    """
    tries = 0
    waiting: list[Answers] = [{}]
    while waiting and tries < _MOST:
        answers = waiting.pop()
        step = flow.next_step(questionnaire, answers)
        if not isinstance(step, Ask):
            if _is_rated(questionnaire, answers):
                return answers
            continue
        tries += 1
        waiting += reversed(_onward(questionnaire, answers, step, department, around))
    return None


def before_rating(questionnaire: Questionnaire, answers: Answers) -> tuple[Rating, Answers] | None:
    """The rating on a way, and the answers with which it is the open question."""
    before: dict[str, Answer] = {}
    for question in questionnaire.path(answers):
        if isinstance(question, Rating):
            return question, before
        before[question.id] = answers[question.id]
    return None


def is_skippable(
    questionnaire: Questionnaire, rating: Rating, before: Answers, around: Circumstances
) -> bool:
    """Whether the rating can be left out."""
    return flow.take(questionnaire, before, Skip(rating.id), around).rejected is None


def _is_rated(questionnaire: Questionnaire, answers: Answers) -> bool:
    rated = before_rating(questionnaire, answers)
    return rated is not None and answers[rated[0].id].value == WORST


def _onward(
    questionnaire: Questionnaire,
    answers: Answers,
    step: Ask,
    department: str | None,
    around: Circumstances,
) -> list[Answers]:
    """The answers after each reply that is taken, the likeliest first."""
    found = list[Answers]()
    for reply in _replies(step, department, around):
        turn = flow.take(questionnaire, answers, reply, around)
        if turn.rejected is None and turn.answers:
            found.append({**answers, **turn.answers})
    if not found and isinstance(step.question, FreeText):
        found.append({**answers, step.question.id: Answer(_WORDS)})
    return found


def _replies(step: Ask, department: str | None, around: Circumstances) -> list[Reply]:
    question = step.question
    if step.answer is not None and not step.answer.is_empty:
        return [Settle(question.id)]
    own = _own(question, department, around)
    may_skip = not question.required and not isinstance(question, Rating)
    skip: list[Reply] = [Skip(question.id)] if may_skip else []
    return [*own, *skip] if _is_choice(question) else [*skip, *own]


def _is_choice(question: Question) -> bool:
    """Whether the way may depend on what is chosen."""
    return isinstance(question, SingleChoice | MultipleChoice | YesNo | DepartmentChoice | Note)


def _own(question: Question, department: str | None, around: Circumstances) -> list[Reply]:  # noqa: C901, PLR0911, PLR0912 - one line a kind
    match question:
        case Rating():
            return [Pick(question.id, WORST)]
        case DepartmentChoice():
            return [] if department is None else [Pick(question.id, department)]
        case SingleChoice():
            return [Pick(question.id, option.code) for option in question.options]
        case MultipleChoice():
            return [Tick(question.id, option.code, on=True) for option in question.options]
        case YesNo():
            return [Pick(question.id, code) for code in YES_NO]
        case Note():
            return [Settle(question.id)]
        case Number():
            return [Typed(spell_number(known)) for known in _numbers(question)]
        case Day():
            return [Pick(question.id, known) for known in _days(question, around)]
        case FreeText():
            return [Typed(_WORDS[: question.longest])]
        case Upload():
            return [Enclosed(_file(medium)) for medium in sorted(question.accepts)]
        case Location():
            return [Located(0, 0)]
        case Contact():
            return []  # asked of nobody who is anonymous
        case _:
            assert_never(question)


def _numbers(question: Number) -> list[Decimal]:
    """Numbers of which one is likely to fit."""
    one, bounds = Decimal(1), (question.least, question.most, question.above, question.below)
    known = [bound for bound in bounds if bound is not None]
    near = [bound + step for bound in known for step in (0, one, -one)]
    middle = [sum(known, Decimal(0)) / len(known)] if known else []
    return list(dict.fromkeys([*near, *middle, one]))


def _days(question: Day, around: Circumstances) -> list[str]:
    today = around.today
    known = (today, question.earliest, question.latest)
    near = [day + timedelta(days=n) for day in known if day is not None for n in (0, 1, -1)]
    return [day.isoformat() for day in dict.fromkeys(near)]


def _file(medium: Medium) -> Attachment:
    return replace(_FILE, medium=medium)
