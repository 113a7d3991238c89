"""What buttons say about previews. The buttons on a preview's cards are those of an interview."""

from dataclasses import dataclass
from typing import ClassVar

from domain.responses import Mode


class Preview:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ChoosePreview(Preview):
    """The list of questionnaires."""

    letter: ClassVar = "O"


@dataclass(frozen=True, slots=True)
class OpenPreview(Preview):
    """Play a questionnaire as somebody who answers this way."""

    letter: ClassVar = "B"
    mode: Mode
    questionnaire: str


PreviewAct = ChoosePreview | OpenPreview
