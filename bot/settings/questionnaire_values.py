"""Turns a questionnaire file that has no faults into the domain's values."""

from typing import Any, assert_never

from bot.settings.questionnaire_file import (
    ConditionSection,
    OptionSection,
    QuestionnaireFile,
    QuestionSection,
)
from domain.questionnaire import (
    Chosen,
    Condition,
    DepartmentChoice,
    Either,
    Every,
    FreeText,
    MultipleChoice,
    Option,
    Question,
    Questionnaire,
    Rating,
    SingleChoice,
    Unless,
    Yields,
)


def questionnaire(written: QuestionnaireFile) -> Questionnaire:
    """The questionnaire that a file describes."""
    return Questionnaire(
        id=written.id,
        version=written.version,
        title=written.title.text(),
        respondent=written.respondent,
        questions=tuple(_question(each) for each in written.question),
    )


def _question(written: QuestionSection) -> Question:
    common = _common(written)
    match written.kind:
        case "department":
            return DepartmentChoice(**common)
        case "rating":
            return Rating(**common)
        case "single":
            return SingleChoice(**common, options=_options(written))
        case "multiple":
            return MultipleChoice(**common, options=_options(written))
        case "text":
            given = written.longest
            return FreeText(**common, longest=given) if given else FreeText(**common)
        case _:
            assert_never(written.kind)


def _common(written: QuestionSection) -> dict[str, Any]:
    yields = written.yields
    return {
        "id": written.id,
        "text": written.text.text(),
        "short": written.short.text(),
        "required": written.required,
        "show_if": _condition(written.show_if) if written.show_if else None,
        "yields": Yields(yields.ledger, yields.aspects_from) if yields else None,
    }


def _options(written: QuestionSection) -> tuple[Option, ...]:
    return tuple(_option(each) for each in written.option)


def _option(written: OptionSection) -> Option:
    return Option(
        written.code, written.label.text(), written.aspect, written.statement, written.exclusive
    )


def _condition(written: ConditionSection) -> Condition:
    """The rules have seen to it that exactly one form is there."""
    if written.not_ is not None:
        return Unless(_condition(written.not_))
    if written.all_ is not None:
        return Every(tuple(_condition(part) for part in written.all_))
    if written.any_ is not None:
        return Either(tuple(_condition(part) for part in written.any_))
    assert written.question is not None
    return Chosen(written.question, frozenset(written.in_ or ()))
