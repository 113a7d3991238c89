"""Keys by which a text is found again without comparing it with all others.

Texts that say the same share at least one: the whole text, a place, a word, or two words together,
which are rarer. What a key stands for cannot be read from it.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

from reports import traits

WORDS = 8  # of a text, the weightiest
PAIRED = 5  # of these, so many two by two
_BYTES = 8  # of a key: a signed 64-bit integer


def of(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The keys of each text, those first that are likely to be the rarest."""
    return tuple(keys(text) for text in texts)


def keys(text: str) -> tuple[int, ...]:
    """The keys of a text: itself, its places, its words by twos, its words."""
    return tuple(dict.fromkeys(_number(clue) for clue in _clues(text)))


def _clues(text: str) -> Iterator[str]:
    yield f"={traits.plain(text)}"
    yield from (f"@{place}" for place in sorted(traits.of(text).places))
    weights = traits.words_of(text)
    words = sorted(weights, key=lambda word: (-round(weights[word], 6), word))[:WORDS]
    yield from ("+".join(sorted(both)) for both in combinations(words[:PAIRED], 2))
    yield from words


def _number(clue: str) -> int:
    return int.from_bytes(blake2b(clue.encode(), digest_size=_BYTES).digest(), signed=True)
