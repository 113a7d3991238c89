"""Incoming 来件: what the eyes of staff are needed for in complete responses, in piles."""

from enum import StrEnum


class Pile(StrEnum):
    """A pile 类 of incoming pieces."""

    VOICES = "voices"  # voice messages that nobody has written down
    FILES = "files"  # photos and documents that nobody has looked at
    REMARKS = "remarks"  # what respondents added later and nobody has read
    UNASSIGNED = "unassigned"  # responses whose department nobody has said
    HELD = "held"  # responses that name a section or a person: the campaign office's alone
    NAMED = "named"  # responses by name: the department may write or call


# What goes away once it is dealt with; answers by name stay, for who wants to look them up.
WAITING = frozenset(Pile) - {Pile.NAMED}
LONGEST_TRANSCRIPT = 1000  # characters
