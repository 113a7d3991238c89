"""What each department deals with, read from its name, duties and key words: a start from nothing.

No confirmation is needed. The matters that a department's name or duties bear the mark of lend it
the words in which people speak of them; see `domain.matters`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import Protocol

from domain import gist
from domain.matters import MATTERS
from domain.text import Text

# How surely a word of each origin points to the department. Fixed by cross-validation
# within one half of 3,068 citizens' messages; see tests/bench/routing.py.
KEY_WORD = 2.0  # the deployment's own choice
NAME = 1.0
DUTIES = 0.5  # a word that stands in the duties
NAMED_MATTER = 1.0
DUTIES_MATTER = 0.2  # duties name many matters in passing
SMOOTHING = 0.3  # what a department is granted of a word that it lacks

# In many names, and so in none of them a hint.
_EMPTY = {"and", "of", "the", "for", "dept", "department", "office", "bureau", "centre", "center"}


class Remit(Protocol):
    """Who deals with something: a department, or a section of one."""

    @property
    def code(self) -> str:
        """What suggestions call it."""

    @property
    def name(self) -> Text:
        """Its name, which says something of its matters."""

    @property
    def duties(self) -> str:
        """What it does, in official words; may be empty."""

    @property
    def keywords(self) -> tuple[str, ...]:
        """Words people use for its matters."""


@dataclass(frozen=True, slots=True)
class Remits:
    """The words of all departments: for each word its evidence for each of them, in nats."""

    evidence: dict[str, tuple[float, ...]]
    sizes: tuple[int, ...]  # of its Chinese words, in characters
    count: int  # of departments

    def weigh(self, text: str) -> tuple[float, ...]:
        """Evidence for each department, with a mean of 0; all 0 where no word is known.

        Words are not independent of each other, hence the root: twice the words, 1.4 the evidence.
        """
        found = gist.words(text, self.evidence, self.sizes)
        weights = {word: 1 + log(count) for word, count in found.items()}
        scale = sqrt(sum(weights.values())) or 1.0
        return tuple(
            sum(weight * self.evidence[word][place] for word, weight in weights.items()) / scale
            for place in range(self.count)
        )


def read(departments: Sequence[Remit]) -> Remits:
    """The remits of these departments, in their order. Multinomial naive Bayes over their words."""
    return _read(tuple(departments))


@lru_cache(maxsize=32)  # sections are asked for again and again
def _read(departments: tuple[Remit, ...]) -> Remits:
    claims = [_claims(department) for department in departments]
    known = sorted({word for claim in claims for word in claim})
    totals = _totals(claims, len(known))
    evidence = {
        word: _centred(
            [
                log((claim.get(word, 0.0) + SMOOTHING) / total)
                for claim, total in zip(claims, totals, strict=True)
            ]
        )
        for word in known
    }
    sizes = sorted({len(word) for word in known if not gist.is_latin(word)})
    return Remits(evidence, tuple(sizes), len(departments))


def _totals(claims: list[dict[str, float]], known: int) -> list[float]:
    """What divides each department's claims; it is no merit to have less than the usual number."""
    totals = [sum(sorted(claim.values())) for claim in claims]
    usual = sum(totals) / len(totals) if totals else 0.0
    return [max(total, usual) + SMOOTHING * known for total in totals]


def _claims(department: Remit) -> dict[str, float]:
    name = f"{department.name.zh} {department.name.en}".casefold()
    claims: dict[str, float] = {}
    for word, weight in (
        *((word, DUTIES_MATTER) for word in _matter_words(department.duties.casefold())),
        *((word, DUTIES) for word in _own_words(department.duties)),
        *((word, NAMED_MATTER) for word in _matter_words(name)),
        *((word, NAME) for word in _own_words(name)),
        *((word, KEY_WORD) for said in department.keywords for word in gist.runs(said)),
    ):
        claims[word] = max(weight, claims.get(word, 0.0))
    return claims


def _matter_words(said: str) -> Iterator[str]:
    for matter in MATTERS:
        if any(mark in said for mark in matter.marks):
            yield from matter.words


def _own_words(said: str) -> Iterator[str]:
    for run in gist.runs(said):
        if gist.is_latin(run):
            yield from {run} - _EMPTY
        else:
            yield from (run[start : start + 2] for start in range(len(run) - 1))


def _centred(scores: list[float]) -> tuple[float, ...]:
    mean = sum(scores) / len(scores)
    return tuple(score - mean for score in scores)
