"""What the buttons of a summary say. Each carries the whole filter: nothing of it is stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.figures import Span
from domain.opinions import Channel, Respondent


class Mark(StrEnum):
    """By what else than days a summary is narrowed down; the letter stands on buttons."""

    DEPARTMENT = "d"
    RESPONDENT = "r"
    CHANNEL = "c"


class Summing:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Narrowed(Summing):
    """Of a span, or without one of the days from `first` to `last`; a mark of `None` is all."""

    span: Span | None
    first: date | None = None
    last: date | None = None
    department: str | None = None
    respondent: Respondent | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class ShowSummary(Narrowed):
    """The card."""

    letter: ClassVar = "S"


@dataclass(frozen=True, slots=True)
class DrawSummary(Narrowed):
    """The chart."""

    letter: ClassVar = "Sg"


@dataclass(frozen=True, slots=True)
class GetSummary(Narrowed):
    """The workbook."""

    letter: ClassVar = "Sx"


@dataclass(frozen=True, slots=True)
class PickMark(Narrowed):
    """A page of what a mark can be."""

    letter: ClassVar = "Sp"
    mark: Mark = Mark.DEPARTMENT
    page: int = 0


@dataclass(frozen=True, slots=True)
class TypeDays(Summing):
    """Ask from when until when."""

    letter: ClassVar = "Sd"
    department: str | None
    respondent: Respondent | None
    channel: Channel | None


@dataclass(frozen=True, slots=True)
class FindWords(Summing):
    """Ask for words to look for."""

    letter: ClassVar = "Sw"


@dataclass(frozen=True, slots=True)
class TurnFound(Summing):
    """A page of what was found; the words stand on the card."""

    letter: ClassVar = "Sf"
    page: int


SummaryAct = ShowSummary | DrawSummary | GetSummary | PickMark | TypeDays | FindWords | TurnFound
