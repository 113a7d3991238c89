"""Looking for words in what people said: all of them, in any order, as parts of the text.

Full-width and circled characters are what they stand for (NFKC), capitals are small letters.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

SHORTEST = 2  # characters of a word: of a single one nearly every text has some
MOST_WORDS = 5
LONGEST = 60  # characters of all words together

# Where the characters stand that NFKC makes into others of the common Chinese block.
_COMPATIBLE = (
    range(0x2E80, 0x2FE0),  # radicals
    range(0x3000, 0x3040),  # numerals
    range(0x3190, 0x31A0),
    range(0x3200, 0x3400),  # in brackets, in circles, squared
    range(0xF900, 0xFB00),
    range(0x1F200, 0x1F300),
    range(0x2F800, 0x2FA20),
)


class Unfit(StrEnum):
    """Why nothing can be looked for."""

    NONE = "none"
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Query:
    """Words, each folded and once."""

    words: tuple[str, ...]

    @property
    def spelled(self) -> str:
        """The query as it can be read again."""
        return " ".join(self.words)

    def matches(self, text: str) -> bool:
        """Whether all words occur in a text."""
        folded = fold(text)
        return all(word in folded for word in self.words)

    def clues(self) -> tuple[str, ...]:
        """What every text that matches has in it as it was written, however it was written.

        A part of each word, of characters that nothing else stands for; none of a word that has no
        such characters.
        """
        found = (max(_runs(word), key=len, default="") for word in self.words)
        return tuple(dict.fromkeys(clue for clue in found if clue))

    def excerpt(self, text: str, *, most: int) -> str:
        """At most so many characters of a text on one line, with the first word that is found."""
        line = " ".join(text.split())
        if len(line) <= most:
            return line
        folded = fold(line)
        places = [folded.find(word) for word in self.words if word in folded]
        is_same = len(folded) == len(line)  # else a place in the one is none in the other
        first = max(0, min(places, default=0) - most // 3) if is_same else 0
        cut = line[first : first + most].strip()
        ends = (first > 0, first + most < len(line))
        return f"{'…' if ends[0] else ''}{cut}{'…' if ends[1] else ''}"


@dataclass(frozen=True, slots=True)
class Found:
    """Which of some texts match, by their place, as members may read them."""

    shown: tuple[tuple[int, str], ...]
    is_cut: bool  # not all could be looked at


def read(typed: str) -> Query | Unfit:
    """The query that was typed."""
    words = tuple(dict.fromkeys(fold(typed).split()))
    if not words:
        return Unfit.NONE
    if len(words) > MOST_WORDS or sum(map(len, words)) > LONGEST:
        return Unfit.LONG
    if min(map(len, words)) < SHORTEST:
        return Unfit.SHORT
    return Query(words)


def fold(text: str) -> str:
    """A text as it is compared."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _runs(word: str) -> Iterable[str]:
    """The parts of a word that stand in a text just so, if the word does."""
    plain = "".join(character if _is_plain(character) else " " for character in word)
    return plain.split()


def _is_plain(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" and character not in _varied()


@cache
def _varied() -> frozenset[str]:
    """Chinese characters that others are made into."""
    known = (chr(code) for codes in _COMPATIBLE for code in codes)
    return frozenset("".join(unicodedata.normalize("NFKC", character) for character in known))
