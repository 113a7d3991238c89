"""All words the bot says that are not in a questionnaire, from `locale/*.ftl` (Project Fluent)."""

from functools import cache
from html import escape
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from domain.text import Language

_FOLDER = Path(__file__).parent / "locale"


def say(language: Language, key: str, **values: str | float) -> str:
    """A message as Telegram's HTML. Text among the values is escaped: people may type anything."""
    safe = {name: escape(v, quote=False) if isinstance(v, str) else v for name, v in values.items()}
    return _format(language, key, safe)


def label(language: Language, key: str, **values: str | float) -> str:
    """A message as plain text: for buttons, pop-ups, file names and the terminal."""
    return _format(language, key, values)


@cache
def bundle(language: Language) -> FluentBundle:
    """The messages of one language."""
    locale = {Language.ZH: "zh-CN", Language.EN: "en-GB"}[language]
    messages = FluentBundle([locale], use_isolating=False)
    text = (_FOLDER / f"{language}.ftl").read_text("utf-8")
    messages.add_resource(FluentResource(text))
    return messages


def _format(language: Language, key: str, values: dict[str, str | float]) -> str:
    messages = bundle(language)
    pattern = messages.get_message(key).value
    assert pattern is not None  # every message has a text; a test reads them all
    text, errors = messages.format_pattern(pattern, values)
    if errors:
        raise KeyError(f"{key} in {language}: {errors}")
    return str(text)
