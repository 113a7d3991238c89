"""Says in plain words what is wrong with the shape of a settings file.

Values are quoted only where they are short codes, numbers or dates: a secret may stand anywhere.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.settings.toml_files import TomlFile
from bot.settings.toml_lines import KeyPath
from domain.faults import Fault

_QUOTABLE = re.compile(r"[A-Za-z0-9_./-]{1,24}")
_LARGEST = 10**12  # Python refuses to print numbers of thousands of digits
_WANTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date such as 2020-07-17, without quotes",
    "list_type": "a list",
    "model_type": "a table",
}
_GIVEN: Mapping[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number with a point",
    bool: "true or false",
    datetime: "a date with a time",
    date: "a date",
    time: "a time",
    list: "a list",
    dict: "a table",
}


def named(path: KeyPath) -> str:
    """A key as the reader counts: `question 3, option 1, label.zh`."""
    name = ""
    for key in path:
        if isinstance(key, int):
            name += f" {key + 1}"
        else:
            joint = "" if not name else ", " if name[-1].isdigit() else "."
            name += joint + (key if _QUOTABLE.fullmatch(key) else "…")
    return name


def quoted(value: object) -> str:
    """A value that may be shown, with a space before it; else nothing."""
    if isinstance(value, str):
        return f' "{value}"' if _QUOTABLE.fullmatch(value) else ""
    if isinstance(value, int):
        return f" {value}" if abs(value) < _LARGEST else ""
    return f" {value}" if isinstance(value, float | date | time) else ""


def nearest(given: str, known: Iterable[str]) -> str:
    """What was probably meant, as the end of a sentence; else all that is possible."""
    known = list(known)
    close = difflib.get_close_matches(given, known, n=1)
    return f"did you mean {close[0]}?" if close else f"use one of {', '.join(known)}"


def faults_of(error: ValidationError, file: TomlFile, shape: type[BaseModel]) -> tuple[Fault, ...]:
    """The faults behind pydantic's errors; `shape` is the whole file's model."""
    details = error.errors(include_url=False, include_input=False)
    return tuple(file.fault(each["loc"], _problem(each, file, shape)) for each in details)


def _problem(details: ErrorDetails, file: TomlFile, shape: type[BaseModel]) -> str:
    path, context = details["loc"], details.get("ctx", {})
    value = file.find_any(path)
    match details["type"]:
        case "missing":
            said = " is missing: add it"
        case "extra_forbidden":
            known = sorted(_names(_model_at(shape, path[:-1])))
            said = f" is not a setting: {nearest(str(path[-1]), known)}"
        case "value_error":
            said = f" {context['error']}"
        case "greater_than_equal":
            said = f" is{quoted(value)}: it must be at least {context['ge']}"
        case "less_than_equal":
            said = f" is{quoted(value)}: it must be at most {context['le']}"
        case "enum" | "literal_error":
            known = re.findall(r"'(\w+)'|\b(\d+)\b", str(context["expected"]))
            given = value if isinstance(value, str) else quoted(value).strip()
            said = f"{quoted(value)} is not known: {nearest(given, map(''.join, known))}"
        case "too_short":
            said = " is empty: write at least one"
        case kind if kind in _WANTED:
            said = f" must be {_WANTED[kind]}, not {_GIVEN.get(type(value), 'this')}"
        case _:
            said = f" cannot be used: {details['msg']}"
    return named(path) + said


def _names(model: type[BaseModel]) -> dict[str, object]:
    fields = model.model_fields.items()
    return {field.alias or name: field.annotation for name, field in fields if not field.exclude}


def _model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    for key in path:
        if isinstance(key, str):
            model = _model_in(_names(model)[key]) or model
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
