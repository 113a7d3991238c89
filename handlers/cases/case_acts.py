"""What the buttons about cases say: those of members, and those of the respondent."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.cases import Act


class View(StrEnum):
    """Which cases a list shows."""

    MINE = "mine"  # what waits for me: my department's, or what the coordinator has to decide
    LATE = "late"
    WAITING = "waiting"  # for a respondent
    ALL = "all"  # that are open


class Work:
    """What all acts of members about cases are."""

    __slots__ = ()


class Follow:
    """What all acts of a respondent about their case are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ListCases(Work):
    """A page of a list; of one department, or of all one may see."""

    letter: ClassVar = "ca"
    view: View
    department: str | None
    page: int


@dataclass(frozen=True, slots=True)
class OpenCase(Work):
    """The card of a case."""

    letter: ClassVar = "cb"
    case: int


@dataclass(frozen=True, slots=True)
class MoreOfCase(Work):
    """The acts that are seldom needed."""

    letter: ClassVar = "cc"
    case: int


@dataclass(frozen=True, slots=True)
class DoCase(Work):
    """Do something, or begin to: what needs words asks for them. Of the round that was shown."""

    letter: ClassVar = "cd"
    case: int
    round: int
    act: Act


@dataclass(frozen=True, slots=True)
class TakeOver(Work):
    """Claim what a colleague has claimed."""

    letter: ClassVar = "cl"
    case: int
    round: int


@dataclass(frozen=True, slots=True)
class PickPlace(Work):
    """The departments it could go to, or that could help."""

    letter: ClassVar = "ce"
    case: int
    act: Act
    page: int


@dataclass(frozen=True, slots=True)
class SendCase(Work):
    """To this department; or let it help."""

    letter: ClassVar = "cf"
    case: int
    act: Act
    department: str


@dataclass(frozen=True, slots=True)
class PickTwin(Work):
    """The cases it could be merged into."""

    letter: ClassVar = "cg"
    case: int


@dataclass(frozen=True, slots=True)
class MergeCase(Work):
    """Into this one; confirmed after both were shown."""

    letter: ClassVar = "ch"
    case: int
    into: int
    sure: bool


@dataclass(frozen=True, slots=True)
class PickDays(Work):
    """How many days more; the reason is asked for next."""

    letter: ClassVar = "ci"
    case: int
    profile: str | None


@dataclass(frozen=True, slots=True)
class ShowSteps(Work):
    """All that was done about a case."""

    letter: ClassVar = "cj"
    case: int


@dataclass(frozen=True, slots=True)
class ShowPhoto(Work):
    """The photo of a step."""

    letter: ClassVar = "ck"
    case: int
    step: int


@dataclass(frozen=True, slots=True)
class SayVerdict(Follow):
    """What a respondent makes of the outcome."""

    letter: ClassVar = "cv"
    reference: str
    round: int
    grade: str


@dataclass(frozen=True, slots=True)
class SayWhy(Follow):
    """Ask for the reason of a verdict."""

    letter: ClassVar = "cw"
    reference: str
    round: int


@dataclass(frozen=True, slots=True)
class ReplyToCase(Follow):
    """Ask for the answer to what the department wants to know."""

    letter: ClassVar = "cx"
    reference: str


@dataclass(frozen=True, slots=True)
class SeePhoto(Follow):
    """The photo that came with the outcome."""

    letter: ClassVar = "cy"
    reference: str
    step: int


CaseWork = (
    ListCases
    | OpenCase
    | MoreOfCase
    | DoCase
    | TakeOver
    | PickPlace
    | SendCase
    | PickTwin
    | MergeCase
    | PickDays
    | ShowSteps
    | ShowPhoto
)
CaseFollowing = SayVerdict | SayWhy | ReplyToCase | SeePhoto
CaseAct = CaseWork | CaseFollowing
