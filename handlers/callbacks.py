"""What a button says to the bot: packed into and out of `callback_data` in this one place.

Anyone can send any `callback_data`. `unpack` gives `None` for what no button of ours could say;
whether the sender may do what a well-formed one says is for the handler to ask storage.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from domain.figures import Span
from domain.opinions import Ledger
from domain.people import Role
from domain.responses import Mode
from domain.text import Language

LIMIT = 64  # bytes, Telegram's
_LONGEST_NUMBER = 12  # hexadecimal digits: 48 bits


class Form(StrEnum):
    """The file formats of a ledger."""

    WORD = "docx"
    EXCEL = "xlsx"


@dataclass(frozen=True, slots=True)
class Greet:
    """Show the welcome in a language."""

    language: Language
    department: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Show the notice of a questionnaire."""

    language: Language
    questionnaire: str
    department: str | None


@dataclass(frozen=True, slots=True)
class Begin:
    """Agree to the notice and begin."""

    mode: Mode
    language: Language
    questionnaire: str
    department: str | None


@dataclass(frozen=True, slots=True)
class PickOption:
    """Choose an option."""

    interview: int
    question: str
    code: str


@dataclass(frozen=True, slots=True)
class TickOption:
    """Tick an option, or take the tick away."""

    interview: int
    question: str
    code: str
    on: bool


@dataclass(frozen=True, slots=True)
class SettleAnswer:
    """The answer on the card stands."""

    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class SkipQuestion:
    """Leave a question out."""

    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class GoBack:
    """To the question before."""

    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class EditAnswer:
    """Change an answer, from the review."""

    interview: int
    question: str


@dataclass(frozen=True, slots=True)
class Send:
    """Send the response. The receipt code is on the button, so that only the chat knows it.

    So is the language: the receipt is said again when nothing else remembers it.
    """

    interview: int
    receipt: str
    language: Language


@dataclass(frozen=True, slots=True)
class Discard:
    """Withdraw a response in progress."""

    interview: int


@dataclass(frozen=True, slots=True)
class ShowSummary:
    """A summary; no department means all together."""

    span: Span
    department: str | None


@dataclass(frozen=True, slots=True)
class ShowLedgers:
    """The panel of a department's ledgers; none for opinions that nobody has assigned."""

    department: str | None


@dataclass(frozen=True, slots=True)
class ChooseLedgers:
    """The list of departments."""


@dataclass(frozen=True, slots=True)
class RefreshLedgers:
    """Draft a department's ledgers now."""

    department: str | None


@dataclass(frozen=True, slots=True)
class GetLedger:
    """One ledger as a file."""

    ledger: Ledger
    form: Form
    department: str | None


@dataclass(frozen=True, slots=True)
class Invite:
    """Make an invitation."""

    role: Role
    department: str | None


Act = (
    Greet
    | Notice
    | Begin
    | PickOption
    | TickOption
    | SettleAnswer
    | SkipQuestion
    | GoBack
    | EditAnswer
    | Send
    | Discard
    | ShowSummary
    | ShowLedgers
    | ChooseLedgers
    | RefreshLedgers
    | GetLedger
    | Invite
)

_LETTERS: dict[str, type[Act]] = {
    "g": Greet,
    "n": Notice,
    "b": Begin,
    "a": PickOption,
    "t": TickOption,
    "d": SettleAnswer,
    "k": SkipQuestion,
    "p": GoBack,
    "e": EditAnswer,
    "z": Send,
    "x": Discard,
    "S": ShowSummary,
    "L": ShowLedgers,
    "C": ChooseLedgers,
    "R": RefreshLedgers,
    "G": GetLedger,
    "I": Invite,
}
_LETTER_OF = {kind: letter for letter, kind in _LETTERS.items()}


def pack(act: Act) -> str:
    """The `callback_data` of a button, at most 64 bytes."""
    packed = _joined(act)
    assert len(packed.encode()) <= LIMIT, packed
    return packed


def unpack(text: str) -> Act | None:
    """What a button says; `None` if no button of ours says that."""
    letter, *parts = text.split(":")
    kind = _LETTERS.get(letter)
    if kind is None or len(parts) != len(fields(kind)):
        return None
    hints = get_type_hints(kind)
    try:
        values = [_read(part, hints[f.name]) for part, f in zip(parts, fields(kind), strict=True)]
    except ValueError:
        return None
    act = kind(*values)
    return act if _joined(act) == text else None  # "-1" and "0x1" are numbers to Python, too


def _joined(act: Act) -> str:
    parts = [_write(getattr(act, field.name)) for field in fields(act)]
    return ":".join([_LETTER_OF[type(act)], *parts])


def _write(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case StrEnum():
            return value.value
        case Ledger():
            return str(value.value)
        case int():
            return f"{value:x}"
        case _:
            return str(value)


def _read(part: str, hint: Any) -> Any:
    if isinstance(hint, UnionType):
        if part == "":
            return None
        (hint,) = (kind for kind in get_args(hint) if kind is not NoneType)
    if hint is bool:
        return bool(("0", "1").index(part))
    if hint is int:
        return int(_short(part), 16)
    if hint is Ledger:
        return Ledger(int(part))
    return hint(part)


def _short(part: str) -> str:
    if len(part) > _LONGEST_NUMBER:
        raise ValueError(part)
    return part
