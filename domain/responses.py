"""What a complete response says: its department, its grade, its opinions. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from domain.answers import Answer, Answers
from domain.attachments import Medium
from domain.opinions import Aspect, Respondent, Statement
from domain.questionnaire import Questionnaire
from domain.questions import (
    CONTACT,
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
    accepted,
    options_of,
)


class Mode(StrEnum):
    """How a respondent chose to answer; `RECORDED` was said elsewhere: recorded, or imported."""

    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"
    NAMED = "named"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Stored:
    """A response that was just stored: what opening a case for it takes.

    `is_complaint` tells that it is one, whatever its rating.
    """

    id: int
    department: str | None
    grade: str | None
    is_complaint: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """A complete response, read: what reports and ledgers need of it.

    `contact` is sealed, and kept apart from the answers. `matter` is what was typed to find the
    department.
    """

    respondent: Respondent
    department: str | None
    grade: str | None
    answers: Answers
    statements: tuple[Statement, ...]
    contact: str | None = None
    matter: str = ""


def read(questionnaire: Questionnaire, answers: Answers) -> Outcome:
    """Read the answers on their own path; what lies off the path was taken back and is dropped."""
    path = questionnaire.path(answers)
    given = _given(path, answers)
    return Outcome(
        respondent=questionnaire.respondent,
        department=_code(path, given, DepartmentChoice),
        grade=_code(path, given, Rating),
        answers={
            question.id: given[question.id]
            for question in path
            if not isinstance(question, Contact | Note)
        },
        contact=_code(path, given, Contact),
        matter=_matter(path, given),
        statements=tuple(statement for _, statement in stated(questionnaire, answers)),
    )


def stated(
    questionnaire: Questionnaire, answers: Answers
) -> tuple[tuple[Question, Statement], ...]:
    """Each statement of a complete response, with the question it answers."""
    path = questionnaire.path(answers)
    given = _given(path, answers)
    return tuple(
        (question, statement)
        for question in path
        for statement in _statements(question, given[question.id], path, given)
    )


def _given(path: tuple[Question, ...], answers: Answers) -> Answers:
    return {question.id: answers[question.id] for question in path}


def _matter(path: tuple[Question, ...], given: Answers) -> str:
    for question in path:
        if isinstance(question, DepartmentChoice):
            return given[question.id].words
    return ""


def find_department(questionnaire: Questionnaire, answers: Answers) -> str | None:
    """The code of the department a response is about, as far as it is answered."""
    for question in questionnaire.path(answers):
        answer = answers.get(question.id)
        if isinstance(question, DepartmentChoice) and answer is not None:
            return answer.value if isinstance(answer.value, str) else None
    return None


def find_grade(questionnaire: Questionnaire, answers: Answers) -> str | None:
    """The grade of a response, as far as it is answered."""
    path = questionnaire.path(answers)
    return _code(tuple(known for known in path if known.id in answers), answers, Rating)


def _code(path: tuple[Question, ...], given: Answers, kind: type[Question]) -> str | None:
    for question in path:
        value = given[question.id].value
        if isinstance(question, kind) and isinstance(value, str):
            return value
    return None


def _statements(
    question: Question, answer: Answer, path: tuple[Question, ...], given: Answers
) -> tuple[Statement, ...]:
    if question.yields is None:
        return ()
    ledger = question.yields.ledger
    match question:
        case FreeText():
            return _said(question, answer.value, path, given)
        case Upload():
            return _said(question, answer.words, path, given)
        case SingleChoice() | MultipleChoice():
            return tuple(
                Statement(option.statement, ledger, (option.aspect,) if option.aspect else ())
                for option in options_of(question)
                if option.statement is not None and _is_chosen(answer, option.code)
            )
        case (
            Rating() | YesNo() | Number() | Day() | Location() | Contact() | DepartmentChoice()
            | Note()
        ):  # fmt: skip
            return ()
        case _:
            assert_never(question)


def _said(
    question: Question, words: object, path: tuple[Question, ...], given: Answers
) -> tuple[Statement, ...]:
    """Words in somebody's own writing; none beside a photo that came without."""
    if not isinstance(words, str) or not words or question.yields is None:
        return ()
    ticked = _ticked_aspects(question.yields.aspects_from, path, given)
    own = (question.yields.aspect,) if question.yields.aspect else ()
    return (Statement(words, question.yields.ledger, own or ticked, question.id),)


def transcribed(
    questionnaire: Questionnaire, answers: Answers, question_id: str, words: str
) -> tuple[Statement, ...]:
    """What a voice message says, once somebody has written it down."""
    path = questionnaire.path(answers)
    spoken = (known for known in path if Medium.VOICE in accepted(known))
    question = next((known for known in spoken if known.id == question_id), None)
    return () if question is None else _said(question, words, path, answers)


def _ticked_aspects(
    question_id: str | None, path: tuple[Question, ...], given: Answers
) -> tuple[Aspect, ...]:
    for question in path:
        if question.id == question_id and question.id in given:
            chosen = [o for o in options_of(question) if _is_chosen(given[question.id], o.code)]
            return tuple(option.aspect for option in chosen if option.aspect is not None)
    return ()


def _is_chosen(answer: Answer, code: str) -> bool:
    return code in answer.value if isinstance(answer.value, tuple) else code == answer.value


def asked_of(questionnaire: Questionnaire, mode: Mode) -> Questionnaire:
    """What is asked of someone who answers this way: their contact only of who answers by name."""
    contacts = [known for known in questionnaire.questions if isinstance(known, Contact)]
    if mode is Mode.NAMED:
        missing = () if contacts else (CONTACT,)
        return replace(questionnaire, questions=(*questionnaire.questions, *missing))
    others = (known for known in questionnaire.questions if not isinstance(known, Contact))
    return replace(questionnaire, questions=tuple(others))
