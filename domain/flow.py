"""Where an interview goes next. Pure: no clock, no database, no Telegram.

The position in a questionnaire is never stored. It follows from the answers: the open question is
the first one on their path without a settled answer. Going back or editing unsettles an answer and
keeps its value, so an interruption at any point loses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.questionnaire import (
    GRADES,
    Answer,
    Answers,
    DepartmentChoice,
    FreeText,
    MultipleChoice,
    Option,
    Question,
    Questionnaire,
    Rating,
    SingleChoice,
    Value,
    codes_of,
)


class Reason(StrEnum):
    """Why a reply is no answer."""

    PICK_AN_OPTION = "pick-an-option"
    TICK_SOMETHING = "tick-something"
    TOO_LONG = "too-long"
    EMPTY = "empty"
    REQUIRED = "required"
    STALE = "stale"  # a button under a question that is not open any more
    REVIEWING = "reviewing"  # everything is answered; send or change an answer


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
class Pick:
    """A tap on an option of a single choice, a rating or a list of departments."""

    question_id: str
    code: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A tap that ticks an option of a multiple choice, or takes the tick away."""

    question_id: str
    code: str
    on: bool


@dataclass(frozen=True, slots=True)
class Settle:
    """The answer on the card stands: ticking is done, or an edit changes nothing."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave an optional question unanswered."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Back:
    """Open the question before this one again."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Open an answered question again, from the review."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed message; it does not say which question it is for."""

    text: str


Reply = Pick | Tick | Settle | Skip | Back | Edit | Typed


@dataclass(frozen=True, slots=True)
class Turn:
    """What one reply leads to: the answers to store, the step to show, what was wrong if any."""

    answers: Answers
    step: Step
    rejected: Reason | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """A reply that is no answer to the question."""

    reason: Reason


def next_step(questionnaire: Questionnaire, answers: Answers) -> Step:
    """Find the first question on the path that is not settled."""
    path = questionnaire.path(answers)
    for done, question in enumerate(path):
        answer = answers.get(question.id)
        if answer is None or not answer.settled:
            return Ask(question, answer, done, len(path))
    return Review(tuple((question, answers[question.id]) for question in path))


def take(
    questionnaire: Questionnaire, answers: Answers, reply: Reply, departments: tuple[str, ...]
) -> Turn:
    """Judge a reply: what it changes, and what comes next."""
    step = next_step(questionnaire, answers)
    match step, reply:
        case Review(), Typed():
            return Turn({}, step, Reason.REVIEWING)
        case Review(answered), Edit(question_id) | Back(question_id):
            return _reopen(questionnaire, answers, step, question_id, tuple(answered))
        case Ask(question), Typed(text):
            return _judge(questionnaire, answers, step, question, read(question, text))
        case Ask(question), Back(question_id) if question.id == question_id:
            return _go_back(questionnaire, answers, step, question)
        case Ask(question), Pick() | Tick() | Settle() | Skip() if question.id == reply.question_id:
            read_tap = _read_tap(question, answers.get(question.id), reply, departments)
            return _judge(questionnaire, answers, step, question, read_tap)
    return Turn({}, step, None if _says_again(answers, reply) else Reason.STALE)


def _judge(
    questionnaire: Questionnaire,
    answers: Answers,
    step: Step,
    question: Question,
    read_: Answer | Reject,
) -> Turn:
    if isinstance(read_, Reject):
        return Turn({}, step, read_.reason)
    changed = {question.id: read_}
    return Turn(changed, next_step(questionnaire, {**answers, **changed}))


def _reopen(
    questionnaire: Questionnaire,
    answers: Answers,
    step: Step,
    question_id: str,
    answered: tuple[tuple[Question, Answer], ...],
) -> Turn:
    """Unsettle an answer, keeping its value on the card."""
    known = {question.id: answer for question, answer in answered}
    if question_id not in known:
        return Turn({}, step, Reason.STALE)
    changed = {question_id: Answer(known[question_id].value, settled=False)}
    return Turn(changed, next_step(questionnaire, {**answers, **changed}))


def _go_back(
    questionnaire: Questionnaire, answers: Answers, step: Step, question: Question
) -> Turn:
    before: dict[str, Answer] = {}
    for earlier in questionnaire.path(answers):
        if earlier.id == question.id:
            break
        before = {earlier.id: Answer(answers[earlier.id].value, settled=False)}
    return Turn(before, next_step(questionnaire, {**answers, **before}) if before else step)


def _says_again(answers: Answers, reply: Reply) -> bool:
    """Whether a late tap only repeats what is stored already: a double tap, no mistake."""
    match reply:
        case Pick(question_id, code):
            return _stored(answers, question_id) == code
        case Skip(question_id):
            return question_id in answers and _stored(answers, question_id) is None
        case Settle(question_id) | Edit(question_id):
            return question_id in answers
        case Back():
            return True  # it answers nothing: the question it left may be unanswered
        case Tick() | Typed():
            return False


def _stored(answers: Answers, question_id: str) -> Value | None:
    answer = answers.get(question_id)
    return None if answer is None else answer.value


def _read_tap(
    question: Question,
    before: Answer | None,
    reply: Pick | Tick | Settle | Skip,
    departments: tuple[str, ...],
) -> Answer | Reject:
    match reply:
        case Pick(code=code):
            single = isinstance(question, Rating | SingleChoice | DepartmentChoice)
            known = single and code in codes_of(question, departments)
            return Answer(code) if known else Reject(Reason.PICK_AN_OPTION)
        case Tick(code=code, on=on):
            return _tick(question, before, code, on=on)
        case Settle():
            return _settle(before)
        case Skip():
            return Reject(Reason.REQUIRED) if question.required else Answer(None)


def _settle(before: Answer | None) -> Answer | Reject:
    if before is None or before.value == ():
        return Reject(Reason.TICK_SOMETHING)
    return Answer(before.value)


def _tick(question: Question, before: Answer | None, code: str, *, on: bool) -> Answer | Reject:
    if not isinstance(question, MultipleChoice):
        return Reject(Reason.PICK_AN_OPTION)
    options = {option.code: option for option in question.options}
    if code not in options:
        return Reject(Reason.PICK_AN_OPTION)
    ticked = set(before.value) if before and isinstance(before.value, tuple) else set()
    if not on:
        ticked.discard(code)
    elif options[code].exclusive:
        ticked = {code}
    else:
        ticked = {known for known in ticked if not options[known].exclusive} | {code}
    return Answer(tuple(known for known in options if known in ticked), settled=False)


def read(question: Question, text: str) -> Answer | Reject:
    """Turn a typed text into an answer, or say why it is none. A typed label counts as a tap."""
    text = text.replace("\x00", "").strip()  # a database may stop reading at a NUL
    match question:
        case FreeText(longest=longest):
            if not text:
                return Reject(Reason.EMPTY)
            return Reject(Reason.TOO_LONG) if len(text) > longest else Answer(text)
        case Rating():
            return _named(text, {code: (label.zh, label.en) for code, label in GRADES.items()})
        case SingleChoice(options=options):
            return _named(text, _labels(options))
        case MultipleChoice() | DepartmentChoice():
            return Reject(Reason.PICK_AN_OPTION)


def _labels(options: tuple[Option, ...]) -> Mapping[str, tuple[str, ...]]:
    return {option.code: (option.label.zh, option.label.en) for option in options}


def _named(text: str, labels: Mapping[str, tuple[str, ...]]) -> Answer | Reject:
    wanted = text.casefold()
    for code, names in labels.items():
        if wanted in {name.casefold() for name in names}:
            return Answer(code)
    return Reject(Reason.PICK_AN_OPTION)
