"""What buttons say about recording for somebody: the occasion, the beginning, and what follows."""

from dataclasses import dataclass
from typing import ClassVar

from domain.opinions import Channel


class Recording:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OpenRecording(Recording):
    """The channels to choose from."""

    letter: ClassVar = "Do"


@dataclass(frozen=True, slots=True)
class TakeChannel(Recording):
    """How the person was asked."""

    letter: ClassVar = "Dc"
    channel: Channel


@dataclass(frozen=True, slots=True)
class TakePlace(Recording):
    """At the place that was written last, or at none that is told."""

    letter: ClassVar = "Dl"
    told: bool


@dataclass(frozen=True, slots=True)
class WritePlace(Recording):
    """Ask for the place in words."""

    letter: ClassVar = "Dw"


@dataclass(frozen=True, slots=True)
class ListKinds(Recording):
    """The questionnaires."""

    letter: ClassVar = "Dk"


@dataclass(frozen=True, slots=True)
class TakeKind(Recording):
    """What the person is asked as."""

    letter: ClassVar = "Dq"
    questionnaire: str


@dataclass(frozen=True, slots=True)
class ListPlaces(Recording):
    """A page of the departments that it could be about."""

    letter: ClassVar = "Dd"
    page: int


@dataclass(frozen=True, slots=True)
class TakeDepartment(Recording):
    """About which department; none lets the questionnaire ask."""

    letter: ClassVar = "Dp"
    department: str | None


@dataclass(frozen=True, slots=True)
class ReadAloud(Recording):
    """What to tell the person first, at the occasion as it is."""

    letter: ClassVar = "Da"


@dataclass(frozen=True, slots=True)
class RecordAgain(Recording):
    """The same for the next person, below the receipt of the one before."""

    letter: ClassVar = "Dr"


@dataclass(frozen=True, slots=True)
class BeginRecording(Recording):
    """The person agrees; `mark` is that of the occasion which the card showed."""

    letter: ClassVar = "Db"
    mark: str


@dataclass(frozen=True, slots=True)
class RefuseRecording(Recording):
    """The person would rather not: nothing is kept."""

    letter: ClassVar = "Dn"


@dataclass(frozen=True, slots=True)
class EndRecording(Recording):
    """That was the last one for now."""

    letter: ClassVar = "De"


@dataclass(frozen=True, slots=True)
class MarkComplaint(Recording):
    """Say, on the review, whether it is a complaint to be dealt with as a case."""

    letter: ClassVar = "Dt"
    interview: int
    on: bool


RecordingAct = (
    OpenRecording
    | TakeChannel
    | TakePlace
    | WritePlace
    | ListKinds
    | TakeKind
    | ListPlaces
    | TakeDepartment
    | ReadAloud
    | RecordAgain
    | BeginRecording
    | RefuseRecording
    | EndRecording
    | MarkComplaint
)
