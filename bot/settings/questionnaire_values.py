"""Turns a questionnaire file that has no faults into the domain's values."""

from typing import Any, assert_never

from bot.settings.questionnaire_file import (
    ConditionSection,
    OptionSection,
    QuestionnaireFile,
    QuestionSection,
)
from domain.conditions import Answered, Chosen, Condition, Either, Every, Unless
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
    Option,
    Question,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
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


def _question(written: QuestionSection) -> Question:  # noqa: C901, PLR0911, PLR0912 - one case a kind
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
        case "yesno":
            return YesNo(**common)
        case "number":
            return Number(**common, **_given(written, "whole", "least", "most", "above", "below"))
        case "date":
            return Day(**common, **_given(written, "earliest", "latest", "past", "future"))
        case "text":
            return FreeText(**common, **_given(written, "longest", "pattern"), **_media(written))
        case "upload":
            return Upload(**common, **_media(written))
        case "location":
            return Location(**common)
        case "contact":
            return Contact(**common)
        case "note":
            return Note(**common)
        case _:
            assert_never(written.kind)


def _common(written: QuestionSection) -> dict[str, Any]:
    yields = written.yields
    return {
        "id": written.id,
        "text": written.text.text(),
        "short": written.short.text(),
        "hint": written.hint.text() if written.hint else None,
        "complaint": written.complaint.text() if written.complaint else None,
        "required": written.required,
        "show_if": _condition(written.show_if) if written.show_if else None,
        "yields": Yields(yields.ledger, yields.aspects_from, yields.aspect) if yields else None,
    }


def _given(written: QuestionSection, *settings: str) -> dict[str, Any]:
    """The settings that stand in the file; the domain has a default for the others."""
    values = {setting: getattr(written, setting) for setting in settings}
    return {setting: value for setting, value in values.items() if value is not None}


def _media(written: QuestionSection) -> dict[str, Any]:
    """Which files are taken; as the file calls their number, `most` is for numbers."""
    values: dict[str, Any] = {}
    if written.accepts:
        values["accepts"] = frozenset(written.accepts)
    if written.at_most is not None:
        values["most"] = written.at_most
    return values


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
    if written.answered is not None:
        return Answered(written.answered)
    assert written.question is not None
    return Chosen(written.question, frozenset(written.in_ or ()))
