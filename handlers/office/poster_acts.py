"""What buttons say about posters."""

from dataclasses import dataclass
from typing import ClassVar

from reports.poster_labels import Paper


class Poster:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ChoosePoster(Poster):
    """The list of departments to print a poster for."""

    letter: ClassVar = "D"


@dataclass(frozen=True, slots=True)
class ShowPoster(Poster):
    """What a poster will lead to: a department (none: all), a window, a questionnaire."""

    letter: ClassVar = "Q"
    department: str | None
    window: str | None
    questionnaire: str | None
    paper: Paper


@dataclass(frozen=True, slots=True)
class PrintPoster(Poster):
    """The poster as a file."""

    letter: ClassVar = "P"
    department: str | None
    window: str | None
    questionnaire: str | None
    paper: Paper


PosterAct = ChoosePoster | ShowPoster | PrintPoster
