"""Finds a response for whoever may see it: who has its receipt code, or who has sent it.

A reference stands on buttons and in prompts, and nowhere else: for an anonymous response it is the
code itself, so that nothing in the database ties the chat to it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category, normalize

from domain import receipts
from handlers.context import Services
from storage import sent
from storage.database import Session
from storage.sent import Sent

_BETWEEN = frozenset({"Pd", "Zs", "Cc"})  # dashes, spaces, line ends
_ID = re.compile(r"[0-7][0-9a-f]{15}")  # what fits a signed integer of 64 bits


class Missing(StrEnum):
    """Why nothing is shown."""

    UNKNOWN = "unknown"
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True)
class ByCode:
    """By its receipt code."""

    code: str


@dataclass(frozen=True, slots=True)
class ById:
    """By its id, for the person that it leads back to."""

    id: int


Reference = ByCode | ById


def read(text: str) -> Reference | None:
    """What a button or a prompt says; `None` if it is no reference."""
    if _ID.fullmatch(text):
        return ById(int(text, 16))
    code = find_code(text)
    return None if code is None or code != text else ByCode(code)


def find_code(typed: str) -> str | None:
    """The reference in what a person typed, on any keyboard, if it can be a receipt code."""
    plain = (known for known in normalize("NFKC", typed) if category(known) not in _BETWEEN)
    return receipts.find_code("".join(plain))


def by_id(response: Sent) -> str:
    """The reference of one's own response."""
    return spell_id(response.id)


def spell_id(response_id: int) -> str:
    """An id as a reference."""
    return f"{response_id:016x}"


def code_of(reference: str) -> str | None:
    """The receipt code in a reference, as it is shown."""
    found = read(reference)
    return receipts.spell(found.code) if isinstance(found, ByCode) else None


async def find(
    session: Session, services: Services, user_id: int, reference: str
) -> Sent | Missing:
    """The response, if this person may see it. A wrong code is counted."""
    match read(reference):
        case ById(response_id):
            own = await sent.find_own(session, services.sender(user_id), response_id)
            return own or Missing.UNKNOWN
        case ByCode(code):
            return await _find_by_code(session, services, user_id, code)
        case None:
            return Missing.UNKNOWN


async def find_standing(
    session: Session, services: Services, user_id: int, reference: str
) -> Sent | Missing:
    """The same for what can be done with a response: nothing once it is withdrawn."""
    found = await find(session, services, user_id, reference)
    withdrawn = not isinstance(found, Missing) and found.withdrawn_on is not None
    return Missing.UNKNOWN if withdrawn else found


async def has_recorded(session: Session, services: Services, user_id: int, response: Sent) -> bool:
    """Whether this person has recorded a response for somebody, and it stands."""
    recorder = services.recorder(user_id)
    return await sent.find_recorded(session, recorder, response.id) is not None


async def _find_by_code(
    session: Session, services: Services, user_id: int, code: str
) -> Sent | Missing:
    services.database.forget_later()  # the update says who has this code
    now = services.now()
    if services.guesses.are_used_up(user_id, now):
        return Missing.TOO_MANY
    found = await sent.find(session, services.keys.receipt(code))
    if found is None:
        services.guesses.note(user_id, now)
    return found or Missing.UNKNOWN
