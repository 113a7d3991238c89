"""Where an interview goes next. Pure: no clock, no database, no Telegram.

The position in a questionnaire is never stored. It follows from the answers: the open question is
the first one on their path without a settled answer. Going back or editing unsettles an answer and
keeps its value, so an interruption at any point loses nothing.
"""

from dataclasses import dataclass, replace
from typing import assert_never

from domain.answers import Answer, Answers, Value
from domain.opinions import Ledger
from domain.questionnaire import Questionnaire
from domain.questions import Contact, DepartmentChoice, FreeText, Question, Rating
from domain.reading import (
    Circumstances,
    Reason,
    Reject,
    read_attachment,
    read_place,
    read_words,
)
from domain.replies import (
    Back,
    Drop,
    Edit,
    Enclosed,
    Located,
    Message,
    Pick,
    Ponder,
    Reply,
    Settle,
    Shared,
    Skip,
    Tick,
    Typed,
)
from domain.tapping import read_tap


@dataclass(frozen=True, slots=True)
class Ask:
    """Put this question. `answer` is what was ticked or given before; `done` of `total` so far."""

    question: Question
    answer: Answer | None
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Review:
    """Nothing is left to ask: show the answers, let them be changed, and be sent."""

    answered: tuple[tuple[Question, Answer], ...]


Step = Ask | Review


@dataclass(frozen=True, slots=True)
class Turn:
    """What one reply leads to: the answers to store, the step to show, what was wrong if any."""

    answers: Answers
    step: Step
    rejected: Reason | None = None


def next_step(questionnaire: Questionnaire, answers: Answers) -> Step:
    """Find the first question on the path that is not settled."""
    path = questionnaire.path(answers)
    for done, question in enumerate(path):
        answer = answers.get(question.id)
        if answer is None or not answer.settled:
            return Ask(question, answer, done, len(path))
    return Review(tuple((question, answers[question.id]) for question in path))


def take(
    questionnaire: Questionnaire, answers: Answers, reply: Reply, around: Circumstances
) -> Turn:
    """Judge a reply: what it changes, and what comes next."""
    step = next_step(questionnaire, answers)
    match step, reply:
        case Review(), Typed() | Enclosed() | Located() | Shared():
            return Turn({}, step, Reason.REVIEWING)
        case Review(), Edit(question_id) | Back(question_id):
            return _reopen(questionnaire, answers, step, question_id, around)
        case Ask(question), Typed() | Enclosed() | Located() | Shared():
            read = _read(question, answers, reply, around)
            return _judge(questionnaire, answers, step, read, around)
        case Ask(question), Back(question_id) if question.id == question_id:
            return _go_back(questionnaire, answers, step, around)
        case Ask(question), (Pick() | Tick() | Settle() | Skip() | Ponder() | Drop()) if (
            question.id == reply.question_id
        ):
            read = read_tap(question, answers.get(question.id), reply, around)
            return _judge(questionnaire, answers, step, read, around)
    return Turn({}, step, None if _says_again(answers, reply) else Reason.STALE)


def retype(
    questionnaire: Questionnaire,
    answers: Answers,
    question_id: str,
    text: str,
    around: Circumstances,
) -> Turn:
    """A message that an answer was typed in has been edited: the answer says the new words."""
    step = next_step(questionnaire, answers)
    path = {question.id: question for question in questionnaire.path(answers)}
    before = answers.get(question_id)
    if question_id not in path or before is None:
        return Turn({}, step, Reason.STALE)
    if isinstance(path[question_id], Rating) and around.rating_stays:
        return Turn({}, step, Reason.RATING_STAYS)
    read = read_words(path[question_id], before, text, around)
    if isinstance(read, Reject):
        return Turn({}, step, read.reason)
    if read.is_empty and before.words:  # the matter in better words: its department stays
        read = replace(before, words=read.words)
    changed = {question_id: replace(read, settled=read.settled and before.settled)}
    return Turn(changed, next_step(questionnaire, {**answers, **changed}))


def _judge(
    questionnaire: Questionnaire,
    answers: Answers,
    step: Ask,
    read: Answer | Reject,
    around: Circumstances,
) -> Turn:
    if isinstance(read, Reject):
        return Turn({}, step, read.reason)
    carried = _carried(questionnaire, answers, step.question, read, around)
    changed = {step.question.id: read, **carried}
    return Turn(changed, next_step(questionnaire, {**answers, **changed}))


def _carried(
    questionnaire: Questionnaire,
    answers: Answers,
    question: Question,
    read: Answer,
    around: Circumstances,
) -> dict[str, Answer]:
    """Nobody types the same twice: what the matter is stands ready where trouble is asked for."""
    if not (isinstance(question, DepartmentChoice) and read.settled and read.words):
        return {}
    later = questionnaire.questions[questionnaire.questions.index(question) + 1 :]
    trouble = next((known for known in later if _asks_for_trouble(known)), None)
    if trouble is None or trouble.id in answers:
        return {}
    said = read_words(trouble, None, read.words, around)
    return {} if isinstance(said, Reject) else {trouble.id: replace(said, settled=False)}


def _asks_for_trouble(question: Question) -> bool:
    yields = question.yields
    troubled = yields is not None and yields.ledger is Ledger.DISSATISFACTION
    return troubled and isinstance(question, FreeText)


def _reopen(
    questionnaire: Questionnaire,
    answers: Answers,
    step: Step,
    question_id: str,
    around: Circumstances,
) -> Turn:
    """Unsettle an answer, keeping its value on the card."""
    path = {question.id: question for question in questionnaire.path(answers)}
    if question_id not in path:
        return Turn({}, step, Reason.STALE)
    if isinstance(path[question_id], Rating) and around.rating_stays:
        return Turn({}, step, Reason.RATING_STAYS)
    changed = {question_id: replace(answers[question_id], settled=False)}
    return Turn(changed, next_step(questionnaire, {**answers, **changed}))


def _go_back(
    questionnaire: Questionnaire, answers: Answers, step: Ask, around: Circumstances
) -> Turn:
    """To the question before; in a correction over the rating, which stays."""
    before: list[str] = []
    for question in questionnaire.path(answers):
        if question.id == step.question.id:
            break
        if not (isinstance(question, Rating) and around.rating_stays):
            before.append(question.id)
    return _reopen(questionnaire, answers, step, before[-1], around) if before else Turn({}, step)


def _says_again(answers: Answers, reply: Reply) -> bool:
    """Whether a late tap only repeats what is stored already: a double tap, no mistake."""
    match reply:
        case Pick(question_id, code):
            return _stored(answers, question_id) == code
        case Skip(question_id):
            return question_id in answers and answers[question_id].is_empty
        case Settle(question_id) | Edit(question_id):
            return question_id in answers
        case Back() | Drop():
            return True  # they answer nothing: the question they left may be unanswered
        case Tick() | Ponder() | Typed() | Enclosed() | Located() | Shared():
            return False
        case _:
            assert_never(reply)


def _stored(answers: Answers, question_id: str) -> Value | None:
    answer = answers.get(question_id)
    return None if answer is None else answer.value


def _read(
    question: Question, answers: Answers, reply: Message, around: Circumstances
) -> Answer | Reject:
    before = answers.get(question.id)
    match reply:
        case Typed(text):
            return read_words(question, before, text, around)
        case Enclosed(attachment, words):
            return read_attachment(question, before, attachment, words, around)
        case Located(latitude, longitude):
            return read_place(question, latitude, longitude)
        case Shared(sealed):
            fits = isinstance(question, Contact)
            return Answer(sealed) if fits else Reject(Reason.WRONG_MEDIUM)
        case _:
            assert_never(reply)
