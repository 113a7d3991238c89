"""Shielding 回避: what names a section or a person does not reach them.

It goes to the level above, here the coordinator (Regulations on Petitions art. 30, Jinan hotline
regulations art. 32). Staff are those of the department that a response is about: so while it is
shielded, no staff of that department see anything of it.
"""

from enum import StrEnum


class Shield(StrEnum):
    """How far a response is shielded from the department it is about."""

    OPEN = "open"
    UNREAD = "unread"  # it has words that were not looked through yet
    ASKED = "asked"  # the respondent has asked for it
    FOUND = "found"  # a section or a person is named
    RELEASED = "released"  # the coordinator has let the department have it


HELD = frozenset({Shield.UNREAD, Shield.ASKED, Shield.FOUND})


def is_held(shield: Shield) -> bool:
    """Whether it is kept from the department."""
    return shield in HELD
