"""What buttons say about one's own self-check. A `mark` names a row of one's own ledgers."""

from dataclasses import dataclass
from typing import ClassVar


class SelfChecking:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OpenSelfCheck(SelfChecking):
    """The panel, in the place of the card."""

    letter: ClassVar = "Qo"


@dataclass(frozen=True, slots=True)
class AskSelfCheck(SelfChecking):
    """The questions: begun, gone on with, or opened again to be corrected."""

    letter: ClassVar = "Qa"


@dataclass(frozen=True, slots=True)
class DropSelfCheck(SelfChecking):
    """Delete it: first asked, then confirmed."""

    letter: ClassVar = "Qx"
    confirmed: bool


@dataclass(frozen=True, slots=True)
class GetOwnLedgers(SelfChecking):
    """One's own three ledgers as a file."""

    letter: ClassVar = "Qg"


@dataclass(frozen=True, slots=True)
class ListFindings(SelfChecking):
    """The rows of one's own ledgers."""

    letter: ClassVar = "Ql"


@dataclass(frozen=True, slots=True)
class ShowFinding(SelfChecking):
    """One row, with what is planned about it."""

    letter: ClassVar = "Qr"
    mark: str


@dataclass(frozen=True, slots=True)
class WriteMeasure(SelfChecking):
    """Ask for what will be done about a row."""

    letter: ClassVar = "Qm"
    mark: str


@dataclass(frozen=True, slots=True)
class WriteDeadline(SelfChecking):
    """Ask until when."""

    letter: ClassVar = "Qd"
    mark: str


@dataclass(frozen=True, slots=True)
class AdoptIntention(SelfChecking):
    """Let the answer to the tenth question be the measure of a row."""

    letter: ClassVar = "Qi"
    mark: str


SelfCheckAct = (
    OpenSelfCheck
    | AskSelfCheck
    | DropSelfCheck
    | GetOwnLedgers
    | ListFindings
    | ShowFinding
    | WriteMeasure
    | WriteDeadline
    | AdoptIntention
)
