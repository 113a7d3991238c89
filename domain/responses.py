"""What a complete response says: its department, its grade, its opinions. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from domain.opinions import Aspect, Respondent, Statement
from domain.questionnaire import (
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


class Mode(StrEnum):
    """How a respondent chose to answer; `RECORDED` was gathered elsewhere and imported."""

    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A complete response, read: what reports and ledgers need of it."""

    respondent: Respondent
    department: str | None
    grade: str | None
    answers: Answers
    statements: tuple[Statement, ...]


def read(questionnaire: Questionnaire, answers: Answers) -> Outcome:
    """Read the answers on their own path; what lies off the path was taken back and is dropped."""
    path = questionnaire.path(answers)
    given = {question.id: answers[question.id] for question in path}
    return Outcome(
        respondent=questionnaire.respondent,
        department=_code(path, given, DepartmentChoice),
        grade=_code(path, given, Rating),
        answers=given,
        statements=tuple(
            statement
            for question in path
            for statement in _statements(question, given[question.id], path, given)
        ),
    )


def find_department(questionnaire: Questionnaire, answers: Answers) -> str | None:
    """The code of the department a response is about, as far as it is answered."""
    for question in questionnaire.path(answers):
        answer = answers.get(question.id)
        if isinstance(question, DepartmentChoice) and answer is not None:
            return answer.value if isinstance(answer.value, str) else None
    return None


def _code(path: tuple[Question, ...], given: Answers, kind: type[Question]) -> str | None:
    for question in path:
        value = given[question.id].value
        if isinstance(question, kind) and isinstance(value, str):
            return value
    return None


def _statements(
    question: Question, answer: Answer, path: tuple[Question, ...], given: Answers
) -> tuple[Statement, ...]:
    if question.yields is None or answer.value is None:
        return ()
    ledger = question.yields.ledger
    match question:
        case FreeText():
            assert isinstance(answer.value, str)
            aspects = _ticked_aspects(question.yields.aspects_from, path, given)
            return (Statement(answer.value, ledger, aspects),)
        case SingleChoice(options=options) | MultipleChoice(options=options):
            return tuple(
                Statement(option.statement, ledger, (option.aspect,) if option.aspect else ())
                for option in options
                if option.statement is not None and _is_chosen(answer, option.code)
            )
        case Rating() | DepartmentChoice():
            return ()


def _ticked_aspects(
    question_id: str | None, path: tuple[Question, ...], given: Answers
) -> tuple[Aspect, ...]:
    for question in path:
        if question.id == question_id and isinstance(question, SingleChoice | MultipleChoice):
            chosen = [o for o in question.options if _is_chosen(given[question.id], o.code)]
            return tuple(option.aspect for option in chosen if option.aspect is not None)
    return ()


def _is_chosen(answer: Answer, code: str) -> bool:
    return code in answer.value if isinstance(answer.value, tuple) else code == answer.value
