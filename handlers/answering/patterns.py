"""Whether a text has the form that a questionnaire wants.

RE2 answers in time proportional to the text: no pattern that somebody wrote into a questionnaire
can hold up the bot.
"""

from functools import lru_cache
from typing import Any

import re2


def fits(pattern: str, text: str) -> bool:
    """Whether the whole text has the form of an RE2 pattern."""
    return _compiled(pattern).fullmatch(text) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Any:
    return re2.compile(pattern)
