"""Writes a questionnaire as the TOML file that it would be read from.

Settings that have their default are left out, as an author would.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

import tomlkit
from tomlkit.items import Array, InlineTable, Table

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
    options_of,
)
from domain.text import Text

_NAMES: Mapping[type[Question], str] = {
    Rating: "rating",
    SingleChoice: "single",
    MultipleChoice: "multiple",
    YesNo: "yesno",
    Number: "number",
    Day: "date",
    FreeText: "text",
    Upload: "upload",
    Location: "location",
    Contact: "contact",
    DepartmentChoice: "department",
    Note: "note",
}


def written(
    questionnaire: Questionnaire, *, head: tuple[str, ...], notes: Mapping[str, str]
) -> str:
    """The text of the file. `head` are comments above all, `notes` above a question by its id."""
    document = tomlkit.document()
    for line in head:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    document["id"] = questionnaire.id
    document["version"] = questionnaire.version
    document["respondent"] = questionnaire.respondent.value
    document["title"] = _text(questionnaire.title)
    text = tomlkit.dumps(document)
    return "\n".join([text, *(_table(each, notes) for each in questionnaire.questions)])


def _table(question: Question, notes: Mapping[str, str]) -> str:
    table = tomlkit.table()
    for name, value in _settings(question):
        table[name] = value
    lines = ["[[question]]\n"]
    if question.id in notes:
        lines.insert(0, f"# {notes[question.id]}\n")
    lines.append(tomlkit.dumps(table))
    lines += [f"\n[[question.option]]\n{tomlkit.dumps(_option(o))}" for o in options_of(question)]
    return "".join(lines)


def _settings(question: Question) -> Iterator[tuple[str, Any]]:
    yield "id", question.id
    yield "kind", _NAMES[type(question)]
    yield "text", _text(question.text)
    yield "short", _text(question.short)
    for field in fields(question):
        value = getattr(question, field.name)
        if field.name not in {"id", "text", "short", "options"} and not _is_default(field, value):
            yield _called(question, field.name), _value(value)


def _is_default(field: "Field[Any]", value: object) -> bool:
    return field.default is not MISSING and value == field.default


def _called(question: Question, name: str) -> str:
    """`most` are files here and a number there; the file tells them apart."""
    files = name == "most" and isinstance(question, FreeText | Upload)
    return "at_most" if files else name


def _value(value: Any) -> Any:
    match value:
        case Text():
            return _text(value)
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case Yields(ledger, aspects_from, aspect):
            source = {"aspects_from": aspects_from} if aspects_from else {}
            own = {"aspect": aspect.value} if aspect else {}
            return _inline({"ledger": int(ledger), **source, **own})
        case frozenset():
            return sorted(str(each) for each in value)
        case bool() | int() | str() | date():
            return value
    return _condition(value)


def _option(option: Option) -> Table:
    table = tomlkit.table()
    table["code"] = option.code
    table["label"] = _text(option.label)
    for name in ("aspect", "statement"):
        if getattr(option, name) is not None:
            table[name] = str(getattr(option, name))
    if option.exclusive:
        table["exclusive"] = True
    return table


def _text(text: Text) -> InlineTable:
    return _inline({"zh": _string(text.zh), "en": _string(text.en)})


def _string(text: str) -> Any:
    return tomlkit.string(text, multiline="\n" in text)


def _condition(condition: Condition) -> InlineTable:
    match condition:
        case Chosen(question_id, codes):
            return _inline({"question": question_id, "in": _list(_in_order(codes))})
        case Answered(question_id):
            return _inline({"answered": question_id})
        case Every(parts):
            return _inline({"all": _list([_condition(part) for part in parts])})
        case Either(parts):
            return _inline({"any": _list([_condition(part) for part in parts])})
        case Unless(part):
            return _inline({"not": _condition(part)})
        case _:
            assert_never(condition)


def _in_order(codes: frozenset[str]) -> list[str]:
    """Numbers as one counts, all else by the alphabet."""
    counted = all(code.isdigit() for code in codes)
    return sorted(codes, key=int) if counted else sorted(codes)


def _inline(values: Mapping[str, Any]) -> InlineTable:
    table = tomlkit.inline_table()
    table.update(values)
    return table


def _list(values: list[Any]) -> Array:
    array = tomlkit.array()
    array.extend(values)
    return array
