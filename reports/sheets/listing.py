"""What a list of the workbook holds: sentences, and under them rows of cells. No layout in it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

Cell = str | int | float | date | None


class Kind(Enum):
    """How a column's cells are set."""

    TEXT = auto()  # sentences, to the left
    WORD = auto()  # a word or a number, in the middle
    SIMILARITY = auto()  # two decimals
    DAY = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column; its width is in millimetres."""

    name: str
    width: float
    kind: Kind = Kind.WORD


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, sentences under it, and rows; without rows there is no head row either."""

    heading: str
    sentences: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A sheet with lists of the same columns, one under another."""

    name: str  # on the tab
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
