"""Values as files hold them."""

import re
from enum import Enum

# What a spreadsheet takes for a formula, or drops before it looks for one.
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
BETWEEN = ";"  # members of a list in a CSV cell


# Controls but for the tab and the line feed, halves of characters, and what turns the direction.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def plain(value: object) -> object:
    """A value of a closed set as its text or number; the members of a list likewise.

    Whatever somebody wrote loses the characters that cannot be seen and do something.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return _UNSEEN.sub("", value.replace("\r\n", "\n"))
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def written(value: object) -> str:
    """A value as a CSV cell."""
    match plain(value):
        case None:
            return ""
        case bool() as flag:
            return "true" if flag else "false"
        case list() as members:
            return BETWEEN.join(map(str, members))
        case str() as text:
            return guarded(text)
        case known:
            return str(known)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before it.

    So it does before an apostrophe: taking one away gives every text back as it was.
    """
    return f"'{text}" if text.startswith(_GUARDED) else text
