"""How alike an entry is to others, for what was written there to be worth reading here.

Not as strict as grouping: what helped at one window may help at another, so that two entries name
different places or numbers takes nothing off.
"""

from collections.abc import Sequence

from reports import likeness
from reports.likeness import GRAMS


def alike(text: str, others: Sequence[str]) -> tuple[float, ...]:
    """How alike the words of each of the others are to those of a text, in 0..1."""
    return tuple(_similarity(text, other) for other in others)


def _similarity(one: str, other: str) -> float:
    found = likeness.explain(one, other)
    return (found.words_cosine + GRAMS * found.pairs_cosine) / (1 + GRAMS)
