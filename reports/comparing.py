"""All pairs of many texts at once: the stages of `likeness`, as matrices instead of one by one.

What the figures mean and where they come from is written there; a test holds the two together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from reports import likeness, traits
from reports.linkage import Pair
from reports.traits import Traits, Vector

FEWEST_WORDS = 0.1  # cosine of words from which on a pair is looked at
_AT_ONCE = 256  # rows of a block, which bounds the memory

Matrix = sparse.csr_matrix
Array = np.ndarray[Any, np.dtype[Any]]


def pairs(texts: Sequence[str], *, floor: float, rows: int | None = None) -> Iterator[Pair]:
    """Pairs of texts at least as alike as `floor`, each once, in their order.

    Only the first `rows` are compared, with each other and with the rest; else all.
    """
    compared = _Compared([traits.of(text) for text in texts])
    last = len(texts) if rows is None else rows
    for begin in range(0, last, _AT_ONCE):
        ones, others, similarities = compared.block(begin, min(begin + _AT_ONCE, last))
        near = similarities >= floor
        yield from zip(
            ones[near].tolist(), others[near].tolist(), similarities[near].tolist(), strict=True
        )


@dataclass(frozen=True, slots=True)
class _Names:
    """Who names something of one kind, and what: a row for each text, a column for each name."""

    family: str
    names: Matrix
    has: Array


class _Compared:
    """The traits of many texts, as matrices with a row for each."""

    def __init__(self, known: Sequence[Traits]) -> None:
        self._words = _vectors([one.words for one in known])
        self._grams = _vectors([one.grams for one in known])
        self._topic = _vectors([one.topic for one in known])
        self._brevity = np.array([one.brevity for one in known])
        places = [*(one.named for one in known), *(one.places for one in known)]
        self._named, self._headlines = _halves(_incidence(places))
        self._kinds = [
            _names(kind[0], [one.kinds.get(kind, frozenset()) for one in known])
            for kind in sorted({kind for one in known for kind in one.kinds})
        ]

    def block(self, begin: int, end: int) -> tuple[Array, Array, Array]:
        """The texts of a block with those after them, as far as they share words: how alike."""
        words = _products(self._words, begin, end)
        rows, columns = np.nonzero(np.triu(words >= FEWEST_WORDS, k=1))
        grams = _products(self._grams, begin, end)[rows, columns]
        ones, others = rows + begin, columns + begin
        near = (words[rows, columns] + likeness.GRAMS * grams) / (1 + likeness.GRAMS)
        common = self._common(begin, end)[rows, columns]
        near *= np.exp(-self._taken(begin, end, ones, others, common))
        topic = _products(self._topic, begin, end)[rows, columns]
        brevity = np.minimum(self._brevity[ones], self._brevity[others])
        near *= np.exp(-likeness.NOTHING_ELSE * brevity * (topic < likeness.LEAST_TOPIC))
        near += likeness.COMMON_GROUND * topic * (common & (near > 0))
        return ones, others, np.round(np.minimum(1.0, near), likeness.DIGITS)

    def _common(self, begin: int, end: int) -> Array:
        """Where the headline of one names a place that the other names too."""
        mine = self._headlines[begin:end] @ self._named[begin:].T
        theirs = self._named[begin:end] @ self._headlines[begin:].T
        return np.asarray((mine + theirs).toarray() > 0)

    def _taken(self, begin: int, end: int, ones: Array, others: Array, common: Array) -> Array:
        brevity = np.minimum(self._brevity[ones], self._brevity[others])
        against: dict[str, Array] = {}
        has: dict[str, Array] = {}
        for kind in self._kinds:
            shared = _products(kind.names, begin, end)[ones - begin, others - begin] > 0
            both = kind.has[ones] & kind.has[others] & ~shared
            against[kind.family] = against.get(kind.family, False) | both
            has[kind.family] = has.get(kind.family, False) | kind.has
        for family in against.keys() & set(likeness.OF_PLACES):
            against[family] = against[family] & ~common
        taken = np.zeros(len(ones))
        for family, differs in against.items():
            story, line = likeness.TAKEN[family]
            taken += differs * (story + (line - story) * brevity)
        for family in has.keys() & likeness.NARROWED.keys():
            alone = has[family][ones] ^ has[family][others]
            if family in likeness.OF_PLACES:
                alone = alone & ~common
            taken += alone * (brevity * likeness.NARROWED[family])
        return taken


def _products(matrix: Matrix, begin: int, end: int) -> Array:
    return np.asarray((matrix[begin:end] @ matrix[begin:].T).toarray())


def _names(family: str, named: Sequence[Iterable[str]]) -> _Names:
    names = _incidence(named)
    return _Names(family, names, np.asarray(names.sum(axis=1)).ravel() > 0)


def _incidence(named: Sequence[Iterable[str]]) -> Matrix:
    """A row for each text, a column for each name; 1 where it names it."""
    places: dict[str, int] = {}
    columns = [[places.setdefault(name, len(places)) for name in sorted(row)] for row in named]
    return _rows(columns, [[1.0] * len(row) for row in columns], len(places))


def _halves(matrix: Matrix) -> tuple[Matrix, Matrix]:
    middle = matrix.shape[0] // 2
    return matrix[:middle], matrix[middle:]


def _vectors(vectors: Sequence[Vector]) -> Matrix:
    """The vectors as rows; a column for each feature that any of them has."""
    features = np.unique(_joined([vector.features for vector in vectors], np.uint32))
    columns = [np.searchsorted(features, vector.features) for vector in vectors]
    return _rows(columns, [vector.weights for vector in vectors], len(features))


def _rows(columns: Sequence[Any], values: Sequence[Any], width: int) -> Matrix:
    starts = np.concatenate(([0], np.cumsum([len(row) for row in columns], dtype=np.int64)))
    shape = (len(columns), max(1, width))
    return sparse.csr_matrix(
        (_joined(values, np.float64), _joined(columns, np.int64), starts), shape=shape
    )


def _joined(rows: Sequence[Any], kind: type) -> Array:
    return np.concatenate([np.empty(0, kind), *rows]).astype(kind)
