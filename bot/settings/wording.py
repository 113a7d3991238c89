"""The kinds of words and codes that settings files are made of, checked as they are read.

A message begins where the setting's name ends: `question 2, label.zh` + `is empty: …`.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from domain.text import Text

# A phone of 390 px shows about 17 Chinese or 36 Latin characters of a button that has its row
# alone; Telegram then breaks or cuts the label. 40 columns leave room for narrow letters.
BUTTON_COLUMNS = 40
LONGEST_PROSE = 1000  # characters: a question must be readable without scrolling a phone

# Codes stand in deep links and, two or three at once, in 64 bytes of a button's data.
_CODE = re.compile(r"[a-z][a-z0-9_]{0,15}")
_RESERVED = "i_"  # begins the links of invitations
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Section(BaseModel):
    """A table of a settings file: nothing unknown, nothing converted, no values in errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True)


def columns(text: str) -> int:
    """How wide a text is, in columns; a Chinese character has two."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _code(given: str) -> str:
    if not _CODE.fullmatch(given):
        raise ValueError(
            "is not a code: 1 to 16 of a-z, 0-9 and _, beginning with a letter",
        )
    return given


def _link_code(given: str) -> str:
    if given.startswith(_RESERVED):
        raise ValueError(f"begins with {_RESERVED}, which links of invitations use: choose another")
    return given


def _line(given: str) -> str:
    if not given.strip():
        raise ValueError("is empty: write something")
    return _optional_line(given)


def _optional_line(given: str) -> str:
    if _CONTROLS.search(given):
        raise ValueError("has a line break or control character: write it in one line")
    return given.strip()


def _button(given: str) -> str:
    if (width := columns(given)) > BUTTON_COLUMNS:
        raise ValueError(
            f"is {width} columns wide (a Chinese character has two): "
            f"a button shows {BUTTON_COLUMNS}, shorten it"
        )
    return given


def _prose(given: str) -> str:
    if not given.strip():
        raise ValueError("is empty: write something")
    if _CONTROLS.search(given.replace("\n", "")):
        raise ValueError("has a control character: remove it")
    if len(given) > LONGEST_PROSE:
        raise ValueError(f"has {len(given)} characters: at most {LONGEST_PROSE}, shorten it")
    return given.strip()


Code = Annotated[str, AfterValidator(_code)]
LinkCode = Annotated[Code, AfterValidator(_link_code)]
Line = Annotated[str, AfterValidator(_line)]
OptionalLine = Annotated[str, AfterValidator(_optional_line)]
_Button = Annotated[Line, AfterValidator(_button)]
_Prose = Annotated[str, AfterValidator(_prose)]


class Label(Section):
    """Words on a button, in every language."""

    zh: _Button
    en: _Button

    def text(self) -> Text:
        """As a domain value."""
        return Text(self.zh, self.en)


class Sentence(Section):
    """Words that stand in one line, in every language."""

    zh: Line
    en: Line

    def text(self) -> Text:
        """As a domain value."""
        return Text(self.zh, self.en)


class Prose(Section):
    """Words of a message, in every language."""

    zh: _Prose
    en: _Prose

    def text(self) -> Text:
        """As a domain value."""
        return Text(self.zh, self.en)
