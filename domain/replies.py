"""What people reply with: taps on a question's buttons, and messages."""

from dataclasses import dataclass

from domain.attachments import Attachment


@dataclass(frozen=True, slots=True)
class Pick:
    """A tap on an option of a single choice, a rating or a list of departments."""

    question_id: str
    code: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A tap that ticks an option of a multiple choice, or takes the tick away."""

    question_id: str
    code: str
    on: bool


@dataclass(frozen=True, slots=True)
class Settle:
    """The answer on the card stands: ticking is done, or an edit changes nothing."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave an optional question unanswered."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Back:
    """Open the question before this one again."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Open an answered question again, from the review."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Ponder:
    """Say what it is about instead of picking a department."""

    question_id: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Take one attachment away again, by the mark of its digest."""

    question_id: str
    mark: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed message; like all that follow, it does not say which question it is for."""

    text: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that was sent, with its caption."""

    attachment: Attachment
    words: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """A shared location, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Shared:
    """The respondent's own contact; `sealed` is text that only the deployment's key opens."""

    sealed: str


Tap = Pick | Tick | Settle | Skip | Back | Edit | Ponder | Drop
Message = Typed | Enclosed | Located | Shared
Reply = Tap | Message
