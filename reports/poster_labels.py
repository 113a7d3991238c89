"""The words of a poster, and why one can not be printed. Light to import: it draws nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.text import Text


class Paper(StrEnum):
    """A size of paper, upright."""

    A4 = "A4"
    A5 = "A5"


@dataclass(frozen=True, slots=True)
class PosterLabels:
    """All that is written on a poster, in both languages: Chinese large, English below it."""

    title: str  # of the file
    dated: datetime  # what the file says about its own age
    organiser: Text
    headline: Text
    department: Text | None  # `None`: the poster of all departments together
    window: Text | None
    scan: Text  # under the code: what to do with it
    type_it: Text  # for people who can not scan
    link: str  # https://…
    reasons: tuple[Text, ...]
    campaign: str  # its name, in Chinese only
    until: Text
    questionnaire: Text


class UnprintableError(ValueError):
    """What is to be printed can not be; `about` is the part that is to blame."""

    def __init__(self, about: str) -> None:
        super().__init__(about)
        self.about = about


class MissingGlyphsError(UnprintableError):
    """The font has no glyphs for these characters; without one, paper shows an empty box."""


class TooLongError(UnprintableError):
    """The text does not fit on its place, even in the smallest letters."""
