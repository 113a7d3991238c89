"""The doors to a questionnaire: what a deep link names, read from its payload and written to it.

A payload is words joined by `-`: a questionnaire, a department and a window of that department,
each of which may be missing. Anyone can send any payload.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from domain.campaign import Campaign

LONGEST_PAYLOAD = 64  # characters of A-Z, a-z, 0-9, _ and -: Telegram's


@dataclass(frozen=True, slots=True)
class Door:
    """What a deep link names. A door is known if every word of its link is."""

    questionnaire: str | None = None
    department: str | None = None
    window: str | None = None  # a window belongs to the department
    known: bool = True


def read(payload: str, *, questionnaires: Collection[str], campaign: Campaign) -> Door:
    """Read a payload such as `enterprise`, `tzcj`, `enterprise-tzcj` or `enterprise-tzcj-w3`.

    After a department a word is first sought among its windows, so that two departments may have
    windows of the same code, and a window the code of a questionnaire.
    """
    door = Door()
    for word in payload.split("-") if payload else ():
        door = _enter(door, word, questionnaires, campaign)
    return door


def write(door: Door) -> str:
    """The payload that leads to this door; nothing for the general one."""
    words = (door.questionnaire, door.department, door.window)
    payload = "-".join(word for word in words if word is not None)
    assert len(payload) <= LONGEST_PAYLOAD, payload  # a code has 16 letters at most
    return payload


def link(door: Door, *, username: str) -> str:
    """The deep link that leads to this door of a bot."""
    payload = write(door)
    return f"https://t.me/{username}?start={payload}" if payload else f"https://t.me/{username}"


def _enter(door: Door, word: str, questionnaires: Collection[str], campaign: Campaign) -> Door:
    department = campaign.find_department(door.department)
    if door.window is None and department is not None and department.find_window(word):
        return replace(door, window=word)
    if word in questionnaires:
        return replace(door, questionnaire=word)
    if campaign.find_department(word):
        return replace(door, department=word, window=None)
    return replace(door, known=False)
