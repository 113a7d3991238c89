"""All words the bot says that are not in a questionnaire, from `locale/*.ftl` (Project Fluent)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from html import escape, unescape
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from domain.text import Language

_TAG = re.compile("<[^>]+>")
# From its name at the beginning of a line up to the next.
_MESSAGE = re.compile(r"^([a-zA-Z][\w-]*) *=.*?(?=^[a-zA-Z#]|\Z)", re.MULTILINE | re.DOTALL)
_GROUPED = 10_000
_FOLDER = Path(__file__).parent / "locale"


# What a message may be told. A date is written as 2026-11-21; the selectors of the messages know
# `None` as "none", true and false as "yes" and "no".
Value = str | float | date | None


def say(language: Language, key: str, **values: Value) -> str:
    """A message as Telegram's HTML. Text among the values is escaped: people may type anything."""
    safe = {name: escape(v, quote=False) if isinstance(v, str) else v for name, v in values.items()}
    return _format(language, key, safe)


def label(language: Language, key: str, **values: Value) -> str:
    """A message as plain text: for buttons, pop-ups, file names and the terminal."""
    return _format(language, key, values)


def plain(text: str) -> str:
    """A message without its HTML, for the terminal."""
    return unescape(_TAG.sub("", text))


def fitting(texts: Iterable[str], most: int) -> str:
    """The first wording (HTML) of at most so many UTF-16 units, as Telegram counts; else the last.

    Of a generator no more are written than are looked at.
    """
    text = ""
    for text in texts:
        if len(plain(text).encode("utf-16-le")) <= 2 * most:
            break
    return text


def series(language: Language, names: Iterable[str]) -> str:
    """Short names, one after the other."""
    return ("、" if language is Language.ZH else ", ").join(names)


def calendar_day(known: date, language: Language) -> str:
    """A day without its year."""
    return label(language, "calendar-day", month=known.month, day=str(known.day))


def clauses(language: Language, parts: Iterable[str]) -> str:
    """The same of what may have commas of its own."""
    return ("；" if language is Language.ZH else "; ").join(parts)


@cache
def _bundle(language: Language) -> FluentBundle:
    """The messages of one language, as far as they were needed."""
    locale = {Language.ZH: "zh-CN", Language.EN: "en-GB"}[language]
    return FluentBundle([locale], use_isolating=False)


@cache
def _sources(language: Language) -> dict[str, str]:
    """Each message as it stands in the file; none refers to another.

    Parsed all at once they take half a second of each start, and 10 MB; most are said rarely.
    """
    text = (_FOLDER / f"{language}.ftl").read_text("utf-8")
    return {found[1]: found[0] for found in _MESSAGE.finditer(text)}


def _format(language: Language, key: str, values: Mapping[str, Value]) -> str:
    messages = _bundle(language)
    if not messages.has_message(key):
        messages.add_resource(FluentResource(_sources(language)[key]))
    pattern = messages.get_message(key).value
    assert pattern is not None  # every message has a text; a test reads them all
    told = {name: _told(value, language) for name, value in values.items()}
    text, errors = messages.format_pattern(pattern, told)
    if errors:
        raise KeyError(f"{key} in {language}: {errors}")
    return str(text)


def _told(value: Value, language: Language) -> object:
    """A value as Fluent takes it. Chinese sets no comma into a number below ten thousand."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and language is Language.ZH:
        return fluent_number(value, useGrouping=value >= _GROUPED)
    return value
