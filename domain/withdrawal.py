"""What a withdrawal leaves of a response: choices from a list, which tell nothing of who chose."""

from dataclasses import dataclass
from typing import assert_never

from domain.questionnaire import Questionnaire
from domain.questions import (
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


@dataclass(frozen=True, slots=True)
class Remains:
    """What stays for the totals: answers to these questions, and these words of buttons."""

    questions: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()


def remains(questionnaire: Questionnaire | None) -> Remains:
    """What stays of a response to this questionnaire; nothing if nobody knows what was asked."""
    if questionnaire is None:
        return Remains()
    return Remains(
        questions=frozenset(known.id for known in questionnaire.questions if is_closed(known)),
        statements=frozenset(
            option.statement
            for known in questionnaire.questions
            for option in options_of(known)
            if option.statement is not None
        ),
    )


def is_closed(question: Question) -> bool:
    """Whether it is answered from a list that is the same for everyone.

    A number or a day is free: it may be so rare that it tells who gave it.
    """
    match question:
        case Rating() | SingleChoice() | MultipleChoice() | YesNo() | DepartmentChoice():
            return True
        case FreeText() | Upload() | Number() | Day() | Location() | Contact() | Note():
            return False
        case _:
            assert_never(question)
