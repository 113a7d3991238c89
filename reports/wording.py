"""The words of an entry: taken from one opinion, shortened and scrubbed, never written.

Everything here only deletes: the result is a subsequence of the opinion's characters. Whose words
speak for a group is chosen elsewhere; so is what a person changes afterwards.
"""

import re
import unicodedata

from reports import clarity as clearness
from reports import private, statement

LONGEST = clearness.LONGEST

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "So", "Sk"})  # controls, bidi marks, emoji
_MARKUP = re.compile(r"_x000[dD]_|[\ufe00-\ufe0f\u20e3]")
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MOST_ROUNDS = 8  # what a deletion brings together may be a mark again; nobody nests deeper
_SPACES = re.compile(r"[^\S\n]+")
_BRACKETS = re.compile(r"[（(\[【《“\"][\s，,、：:]*[）)\]】》”\"]")
_REPEATED = re.compile(r"([，、；：。！？,;:!?~～…—-])(?:[，、；：。！？,;:!?~～…—-]|[^\S\n])+")


def scrub(text: str) -> str:
    """The text without personal marks and without characters that cannot be seen.

    What is deleted is listed in `private`; lines stay lines.
    """
    text = _tidy(_visible(text))
    for _ in range(_MOST_ROUNDS):
        shorter = _tidy(private.take_out(text))
        if shorter == text:
            break
        text = shorter
    return text


def shorten(text: str, longest: int = LONGEST) -> str:
    """The clearest statement of a text, on one line: its first line, else some of its clauses.

    At most `longest` characters, unless the only borders lie further apart. Empty only where
    there is no letter or number.
    """
    visible = _tidy(_visible(text))
    return statement.choose(visible, longest) if _has_words(visible) else ""


def clarity(text: str) -> float:
    """How well a statement reads as a row of a ledger, in 0..1; depends on nothing but the text."""
    return clearness.score(text)


def _visible(text: str) -> str:
    """Without control characters, direction marks and emoji; line ends become one kind."""
    lines = _LINE_END.sub("\n", _MARKUP.sub("", text))
    kept = (c for c in lines if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return "".join(kept)


def _tidy(text: str) -> str:
    """Without what a deletion left behind: empty brackets, doubled commas and spaces."""
    spaced = _SPACES.sub(_space, text)
    return _REPEATED.sub(_once, _BRACKETS.sub("", spaced))


def _once(found: re.Match[str]) -> str:
    """The first of several marks; between Latin words with the space behind it."""
    after = found.string[found.end() : found.end() + 1]
    is_between = found[1].isascii() and after.isascii() and after.isalnum()
    return f"{found[1]} " if is_between and " " in found[0] else found[1]


def _space(found: re.Match[str]) -> str:
    """One space between Latin words; none beside Chinese, where it only looks torn."""
    before = found.string[max(0, found.start() - 1) : found.start()]
    after = found.string[found.end() : found.end() + 1]
    is_between = before not in {"", "\n"} and after not in {"", "\n"} and (before + after).isascii()
    return " " if is_between and " " in found[0] else ""


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
