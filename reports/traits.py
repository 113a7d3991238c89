"""What a text is compared by: its words, its character pairs, its names. The same on every machine.

A word weighs what it weighs in the dictionary of the cutter, never in what was told: so nothing
drifts from run to run, and each similarity can be explained later.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from zlib import crc32

import numpy as np
import rjieba

from reports import anchors, subjects, thesaurus
from reports.anchors import Anchor, Family

Weights = Mapping[str, float]
Kinds = Mapping[tuple[Family | str, str], frozenset[str]]

LONGEST_READ = 800  # characters; a longer story adds detours, not the problem
LONGEST_HEADLINE = 60
HEADLINE_WEIGHT = 2  # the first line counts so often: it names the problem, the rest tells of it
SHORTEST_HEADLINE = 4  # letters; a shorter first line is a greeting
REMEMBERED = 8_192  # texts whose traits are kept: samples come back with every batch
FAULT, THING, MATTER, SUBJECT = "fault", "thing", "matter", "subject"

_CUTTER = rjieba.Jieba()
_ALL = log(60_101_967)  # occurrences that the cutter's dictionary counts
_RAREST = 16.0  # weight of a word it does not know, which most often is a name
_COMMON = 5.0  # words up to this weight say nothing
_FAULT_WEIGHT, _THING_WEIGHT = 6.0, 7.0  # of words in the thesaurus
_SINGLE_WEIGHT = 0.5  # a single character against a pair

_SORTS = ((FAULT, thesaurus.FAULTS), (THING, thesaurus.THINGS), (MATTER, thesaurus.MATTERS))
_BRIEF, _FULL = 30, 90  # characters: a text of so few says nothing twice; of so many, tells a story

_NUMBER = re.compile("(?<![一二三四五六七八九十])[一二三四五六七八九](?=号)")  # 三号窗口 is 3号窗口
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_NO_WORD = re.compile(r"[^\w\n]+|_")
# Forms of address, of asking and of grammar: they say how someone writes, not what about.
_MANNER = re.compile(
    "尊敬的|亲爱的|您好|你好|领导|书记|谢谢|感谢|希望|请求|恳请|请问|咨询|反映|投诉|举报|建议|关于"
    "|有关|相关|部门|问题|尽快|解决|再次|_x000d_|[的了是在我你您们也就都很和与及对吗呢啊吧请望给把被让着]"
)


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """`words`, `topic` (words that are no names) and `grams` are vectors of the length 1.

    `kinds` are the names, faults and things of the headline, by what can contradict; `named` are
    the places of the whole text.
    """

    words: "Vector"
    topic: "Vector"
    grams: "Vector"
    kinds: Kinds
    named: frozenset[str]
    brevity: float  # 1 for a line in a survey, 0 for a story

    @property
    def places(self) -> frozenset[str]:
        """The places that the headline names."""
        return self.kinds.get((Family.PLACE, "place"), frozenset())


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Hashed features, ascending, and their weights: as little memory as it can be."""

    features: np.ndarray[tuple[int], np.dtype[np.uint32]]
    weights: np.ndarray[tuple[int], np.dtype[np.float32]]


def plain(text: str) -> str:
    """A text without the differences that are none: width, case, spaces and punctuation."""
    words = _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())
    return words.replace("\n", "") or text.strip()


@lru_cache(REMEMBERED)
def of(text: str) -> Traits:
    """The traits of a text."""
    known = _normal(text).strip()
    found = anchors.find(known)
    headline = known.partition("\n")[0][:LONGEST_HEADLINE]
    kinds = _kinds(headline, (anchor for anchor in found if anchor.end <= len(headline)))
    topic = anchors.without(known, found)
    for name in kinds.get((SUBJECT, ""), ()):
        topic = topic.replace(name, " ")
    return Traits(
        _vector(words(known)),
        _vector(words(topic)),
        _vector(grams(known)),
        kinds,
        frozenset(anchor.name for anchor in found if anchor.family is Family.PLACE),
        min(1.0, max(0.0, (_FULL - len(known)) / (_FULL - _BRIEF))),
    )


def words(text: str) -> dict[str, float]:
    """The words of a text and their weights; of those that say the same, one speaks for all."""
    return _weighed(_counts(text, _words), _weight)


def words_of(text: str) -> dict[str, float]:
    """The words that a text as it was told is compared by."""
    return words(_normal(text))


def grams(text: str) -> dict[str, float]:
    """The characters and pairs of characters of a text and their weights."""
    return _weighed(_counts(_MANNER.sub(" ", text), _grams), _gram_weight)


def _weighed(counts: Counter[str], weigh: Callable[[str], float]) -> dict[str, float]:
    weighed = {part: (1 + log(count)) * weigh(part) for part, count in counts.items()}
    return {part: weight for part, weight in weighed.items() if weight > 0}


def _normal(text: str) -> str:
    known = unicodedata.normalize("NFKC", text).casefold()[:LONGEST_READ]
    return _NUMBER.sub(lambda found: found[0].translate(_DIGITS), known)


def _counts(text: str, parts: Callable[[str], Iterator[str]]) -> Counter[str]:
    """How often each part stands in a text; those of its headline count more."""
    lines = [_NO_WORD.sub(" ", line) for line in text.splitlines()]
    counts: Counter[str] = Counter()
    is_headline = True
    for line in lines:
        opens = is_headline and len(line.replace(" ", "")) >= SHORTEST_HEADLINE
        for part in parts(line):
            counts[part] += HEADLINE_WEIGHT if opens else 1
        is_headline = is_headline and not opens
    return counts


def _words(line: str) -> Iterator[str]:
    """The words of a line, those that say the same by the one that speaks for them."""
    for run in line.split():
        for known, part in _parts(run):
            if known:
                yield known
            else:
                for word in _CUTTER.cut(part):
                    said = thesaurus.KNOWN.get(word, word)
                    if said not in thesaurus.FILLERS:
                        yield said


def _parts(run: str) -> Iterator[tuple[str, str]]:
    """A run cut at words of the thesaurus, the longest first; each with what speaks for it."""
    begin = place = 0
    while place < len(run):
        size = _known_size(run, place)
        if not size:
            place += 1
            continue
        if begin < place:
            yield "", run[begin:place]
        yield thesaurus.KNOWN[run[place : place + size]], ""
        begin = place = place + size
    if begin < place:
        yield "", run[begin:]


def _known_size(run: str, place: int) -> int:
    for size in _SIZES.get(run[place : place + 2], ()):
        if run[place : place + size] in thesaurus.KNOWN:
            return size
    return 0


def _sizes() -> dict[str, tuple[int, ...]]:
    """By the first two characters: the lengths of the known words that begin so, longest first."""
    found: dict[str, set[int]] = {}
    for word in thesaurus.KNOWN:
        if len(word) > 1:
            found.setdefault(word[:2], set()).add(len(word))
    return {begin: tuple(sorted(sizes, reverse=True)) for begin, sizes in found.items()}


_SIZES = _sizes()


@lru_cache(65_536)
def _weight(word: str) -> float:
    if word in thesaurus.FAULTS:
        return _FAULT_WEIGHT
    if word in thesaurus.THINGS or word in thesaurus.MATTERS:
        return _THING_WEIGHT
    return max(0.0, _rarity(word) - _COMMON)


def _rarity(word: str) -> float:
    is_known = len(word) == 1 or _CUTTER.has_word(word)
    return min(_RAREST, _ALL - log(_CUTTER.suggest_freq(word))) if is_known else _RAREST


def _grams(line: str) -> Iterator[str]:
    for run in line.split():
        yield from run
        yield from (run[place : place + 2] for place in range(len(run) - 1))


@lru_cache(65_536)
def _gram_weight(gram: str) -> float:
    if len(gram) == 1:
        return _SINGLE_WEIGHT * _character_rarity(gram)
    return _character_rarity(gram[0]) + _character_rarity(gram[1])


@lru_cache(16_384)
def _character_rarity(character: str) -> float:
    return max(0.0, _ALL - log(_CUTTER.suggest_freq(character)))


def _kinds(headline: str, found: Iterable[Anchor]) -> Kinds:
    kinds: dict[tuple[Family | str, str], set[str]] = {}
    for anchor in found:
        kinds.setdefault((anchor.family, anchor.kind), set()).add(anchor.name)
    for word in _counts(headline, _words):
        if sort := next((sort for sort, known in _SORTS if word in known), None):
            kinds.setdefault((sort, ""), set()).add(word)
    kinds[SUBJECT, ""] = set(subjects.find(_NO_WORD.sub(" ", headline)))
    return {kind: frozenset(names) for kind, names in kinds.items() if names}


def _vector(weights: Weights) -> Vector:
    hashed: dict[int, float] = {}
    for feature, weight in weights.items():
        number = crc32(feature.encode())
        hashed[number] = hashed.get(number, 0.0) + weight
    features = np.array(sorted(hashed), dtype=np.uint32)
    values = [hashed[number] for number in sorted(hashed)]
    length = sqrt(sum(value * value for value in values)) or 1.0
    return Vector(features, np.array([value / length for value in values], dtype=np.float32))
