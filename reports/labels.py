"""The words of a chart. Apart from it, so that a caller need not load the drawing library."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class ChartLabels:
    """Words in the reader's language, already translated.

    The chart fills the fields named in braces with `str.format`.
    """

    title: str  # the campaign, and what the chart shows
    subtitle: str  # the day that is reported
    departments: Mapping[str, str]  # full names by code
    responses: str  # stands under the number of all responses
    reached: str  # stands under the number of departments that reached the target
    satisfied_of: str  # stands under the share of all: {base}
    satisfied: str  # {share} {base}
    withheld: str  # {rated}: how many rated; none of it may be told yet
    unrated: str  # nobody has rated yet
    target: str  # {target}
    earlier: str
    new: str  # {new}
    week: str  # {new} {before}: of a department, in a weekly digest
    late: str  # {count}: cases beyond their last day
    unassigned: str  # {count}
    note: str  # what the share means, and what is not in it yet; may be long


class Tone(Enum):
    """How a part of a bar looks; apart for colour-blind eyes, and in a grey print."""

    PLAIN = auto()
    LIGHT = auto()
    WARNING = auto()


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of parts, one after the other; `words` stand at its end."""

    name: str
    parts: tuple[tuple[int, Tone], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars under a title. `longest` is what a full bar would count; the notes stand below."""

    title: str
    bars: tuple[Bar, ...]
    longest: int
    legend: tuple[tuple[str, Tone], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BarChart:
    """All words of a chart of bars, with large numbers above them, each over what it counts."""

    title: str
    subtitle: str
    numbers: tuple[tuple[str, str], ...]
    groups: tuple[Bars, ...]
    note: str
