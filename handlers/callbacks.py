"""What a button says to the bot: packed into and out of `callback_data` in this one place.

Anyone can send any `callback_data`. `unpack` gives `None` for what no button of ours could say;
whether the sender may do what a well-formed one says is for the handler to ask storage.
"""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from domain.opinions import Ledger
from domain.responses import Mode
from handlers.acts import Act

LIMIT = 64  # bytes, Telegram's
_LARGEST_NUMBER = 2**63 - 1  # what a database holds
_KINDS: dict[str, type[Act]] = {kind.letter: kind for kind in get_args(Act)}


def _fields(kind: type[Act]) -> dict[str, Any]:
    """What a kind of act is made of: names and types."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


# Looked up once: a card packs a dozen buttons.
_FIELDS: dict[str, dict[str, Any]] = {letter: _fields(kind) for letter, kind in _KINDS.items()}


def pack(act: Act) -> str:
    """The `callback_data` of a button, at most 64 bytes."""
    packed = _joined(act)
    assert len(packed.encode()) <= LIMIT, packed
    return packed


def unpack(text: str) -> Act | None:
    """What a button says; `None` if no button of ours says that."""
    letter, *parts = text.split(":")
    kind = _KINDS.get(letter)
    if kind is None or len(parts) != len(_FIELDS[letter]):
        return None
    try:
        read = (_read(*each) for each in zip(parts, _FIELDS[letter].values(), strict=True))
        act = kind(*read)
    except ValueError:
        return None
    return act if _joined(act) == text else None  # "0x1" is a number to Python, too


def _joined(act: Act) -> str:
    parts = [_write(getattr(act, name)) for name in _FIELDS[act.letter]]
    return ":".join([act.letter, *parts])


def _write(value: object) -> str:  # noqa: PLR0911 - one line a kind
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case Mode():
            return value.value[0]  # a link's three codes leave no room for more
        case StrEnum():
            return value.value
        case Ledger():
            return str(value.value)
        case int():
            return f"{value:x}"
        case date():
            return f"{value.toordinal():x}"
        case _:
            return str(value)


def _read(part: str, hint: Any) -> Any:
    if isinstance(hint, UnionType):
        if part == "":
            return None
        (hint,) = (kind for kind in get_args(hint) if kind is not NoneType)
    if hint is bool:
        return bool(("0", "1").index(part))
    if hint in {int, date}:
        return _number(part) if hint is int else _day(part)
    if hint is Mode:
        return _mode(part)
    if hint is Ledger:
        return Ledger(int(part))
    return hint(part)


def _mode(part: str) -> Mode:
    for mode in Mode:
        if mode.value[0] == part:
            return mode
    raise ValueError(part)


def _day(part: str) -> date:
    number = _number(part)
    if number > date.max.toordinal():
        raise ValueError(part)
    return date.fromordinal(number)


def _number(part: str) -> int:
    number = int(part, 16)
    if not 0 <= number <= _LARGEST_NUMBER:
        raise ValueError(part)
    return number
