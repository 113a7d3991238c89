"""What a free text is about, as counted words and character pairs: all that routing reads of it.

Chinese is not cut into words: single characters and pairs of them do as well, need no dictionary
and know no unknown words. Latin letters are read as words. Digits are left out, telephone numbers
with them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from math import log, sqrt
from operator import add

LONGEST_READ = 1_000  # characters; a longer story adds detours, not the matter
HEADLINE_WEIGHT = 2  # the first line counts so often: it names the matter, the rest tells of it
UNIT = 1_000  # whole numbers, since they add up to the same in any order

# What a text is made of: a word in Latin letters, or a run of other letters; digits part them.
_RUN = re.compile(r"[a-z]+(?:-[a-z]+)*|[^\W\d_a-z]+")


def weights(text: str) -> dict[str, float]:
    """Each character, pair and Latin word of a text, with the logarithm of how often it stands."""
    return {gram: 1 + log(count) for gram, count in _counts(text).items()}


def normed(text: str) -> dict[str, int]:
    """The weights as a vector of the length UNIT: a long text is worth no more than a short one."""
    found = weights(text)
    length = sqrt(sum(weight * weight for weight in found.values()))
    return {gram: round(UNIT * weight / length) for gram, weight in found.items()}


def words(text: str, known: Collection[str], sizes: Collection[int]) -> Counter[str]:
    """How often each of the known words stands in a text; a Chinese one has one of the sizes."""
    return Counter(word for word in _windows(text, sizes) if word in known)


def runs(text: str) -> list[str]:
    """The Latin words and the runs of other letters of a text, in lower case and half width."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_READ]).casefold().strip()
    headline, _, rest = plain.partition("\n")
    return _RUN.findall(headline) * HEADLINE_WEIGHT + _RUN.findall(rest)


def is_latin(run: str) -> bool:
    """Whether a run is a word in Latin letters."""
    return run.isascii()


def _counts(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for run in runs(text):
        if is_latin(run):
            counts[run] += 1
        else:
            counts.update(run)
            counts.update(map(add, run, run[1:]))
    return counts


def _windows(text: str, sizes: Collection[int]) -> Iterator[str]:
    for run in runs(text):
        if is_latin(run):
            yield run
            continue
        for size in sizes:
            yield from (run[start : start + size] for start in range(len(run) - size + 1))
