"""What a button may say to the bot: a class for each act, packed by `handlers.callbacks`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.opinions import Ledger
from domain.people import Role
from domain.responses import Mode
from domain.text import Language
from handlers.afterwards.own_acts import OwnAct
from handlers.cases.case_acts import CaseAct
from handlers.directives.directive_acts import DirectiveAct
from handlers.ledgers.archive_acts import ArchiveAct
from handlers.ledgers.handing_acts import HandingInAct
from handlers.office.health_acts import HealthAct
from handlers.office.incoming_acts import IncomingAct
from handlers.office.poster_acts import PosterAct
from handlers.office.signal_acts import SignalAct
from handlers.office.summary_acts import SummaryAct
from handlers.preview.preview_acts import PreviewAct
from handlers.recording.recording_acts import RecordingAct
from handlers.review.review_acts import ReviewAct
from handlers.selfcheck.self_check_acts import SelfCheckAct


class Form(StrEnum):
    """The file formats of a ledger."""

    WORD = "docx"
    EXCEL = "xlsx"


@dataclass(frozen=True, slots=True)
class Greet:
    """Show the welcome in a language."""

    letter: ClassVar = "g"
    language: Language
    department: str | None
    window: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Show the notice of a questionnaire."""

    letter: ClassVar = "n"
    language: Language
    questionnaire: str
    department: str | None
    window: str | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """Agree to the notice and begin."""

    letter: ClassVar = "b"
    mode: Mode
    language: Language
    questionnaire: str
    department: str | None
    window: str | None = None


@dataclass(frozen=True, slots=True)
class Decline:
    """Not take part."""

    letter: ClassVar = "o"
    language: Language


@dataclass(frozen=True, slots=True)
class PickOption:
    """Choose an option."""

    letter: ClassVar = "a"
    interview: int
    question: str
    code: str


@dataclass(frozen=True, slots=True)
class TickOption:
    """Tick an option, or take the tick away."""

    letter: ClassVar = "t"
    interview: int
    question: str
    code: str
    on: bool


@dataclass(frozen=True, slots=True)
class SettleAnswer:
    """The answer on the card stands."""

    letter: ClassVar = "d"
    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class SkipQuestion:
    """Leave a question out."""

    letter: ClassVar = "k"
    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class GoBack:
    """To the question before."""

    letter: ClassVar = "p"
    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class EditAnswer:
    """Change an answer, from the review."""

    letter: ClassVar = "e"
    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class PonderDepartment:
    """Say what it is about instead of picking a department."""

    letter: ClassVar = "q"
    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class ListDepartments:
    """Show a page of the list of departments."""

    letter: ClassVar = "l"
    interview: int
    question: str
    page: int


@dataclass(frozen=True, slots=True)
class DropFile:
    """Take an attachment away again."""

    letter: ClassVar = "f"
    interview: int
    question: str
    mark: str


@dataclass(frozen=True, slots=True)
class SwitchLanguage:
    """Speak another language from now on; the interview whose card is shown, if any."""

    letter: ClassVar = "s"
    language: Language
    interview: int | None


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on with a response, after a reminder."""

    letter: ClassVar = "u"
    interview: int


@dataclass(frozen=True, slots=True)
class Send:
    """Send the response. The receipt code is on the button, so that only the chat knows it.

    So is the language: the receipt is said again when nothing else remembers it.
    """

    letter: ClassVar = "z"
    interview: int
    receipt: str
    language: Language


@dataclass(frozen=True, slots=True)
class Discard:
    """Withdraw a response in progress."""

    letter: ClassVar = "x"
    interview: int


@dataclass(frozen=True, slots=True)
class Shield:
    """Keep the response from the department it is about, or not after all; from the review."""

    letter: ClassVar = "sh"
    interview: int
    on: bool


@dataclass(frozen=True, slots=True)
class ShowLedgers:
    """The panel of a department's ledgers; none for opinions that nobody has assigned."""

    letter: ClassVar = "L"
    department: str | None


@dataclass(frozen=True, slots=True)
class ChooseLedgers:
    """The list of departments."""

    letter: ClassVar = "C"


@dataclass(frozen=True, slots=True)
class RefreshLedgers:
    """Draft a department's ledgers now."""

    letter: ClassVar = "R"
    department: str | None


@dataclass(frozen=True, slots=True)
class GetLedger:
    """One ledger as a file, or all three in one."""

    letter: ClassVar = "G"
    ledger: Ledger | None
    form: Form
    department: str | None


@dataclass(frozen=True, slots=True)
class Invite:
    """Make an invitation."""

    letter: ClassVar = "I"
    role: Role
    department: str | None


@dataclass(frozen=True, slots=True)
class Revoke:
    """Take an invitation back that nobody has used; `mark` is the hash of its code."""

    letter: ClassVar = "Iw"
    mark: str


@dataclass(frozen=True, slots=True)
class GetReport:
    """The overall report of a department, or of all together (none), as a file."""

    letter: ClassVar = "U"
    department: str | None


# Taps that reply to the open question.
Tap = (
    PickOption | TickOption | SettleAnswer | SkipQuestion | GoBack | EditAnswer | PonderDepartment
    | DropFile
)  # fmt: skip
RespondentAct = (
    Greet | Notice | Begin | Decline | ListDepartments | SwitchLanguage | Resume | Shield | Send
    | Discard
)  # fmt: skip
StaffAct = ShowLedgers | ChooseLedgers | RefreshLedgers | GetLedger | GetReport | Invite | Revoke
_FigureAct = SummaryAct | HealthAct | SignalAct
_OfficeAct = IncomingAct | PosterAct | PreviewAct | RecordingAct | CaseAct | DirectiveAct
_LedgerAct = SelfCheckAct | HandingInAct | ArchiveAct | ReviewAct
Act = Tap | RespondentAct | StaffAct | OwnAct | _FigureAct | _OfficeAct | _LedgerAct
