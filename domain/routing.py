"""Which departments a free text may concern, for someone who does not know.

Two voices are added up: the *remits* (what names, duties and key words say, there from the start)
and the *confirmations* (what people settled on). The more examples there are, the less the remits
count. Nothing is asked of any library, and nothing of a text is kept but counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from domain import remits
from domain.campaign import Department
from domain.confirmations import Confirmations

# Fixed by cross-validation within one half of 3,068 citizens' messages, for macro-F1 and log loss
# with 0, 5, 20, 100 and 170 examples a department; tests/bench/routing.py measures the other half.
CONFIRMED = 2.0  # weight of the confirmations
REMITS, FADING_REMITS = 0.3, 1.0  # weights of the remits: for good, and while there is little else
FEW = 20  # examples for each department at which the fading half has gone

NEXT = 0.1  # of the first one's share; what has less is not worth a button
BETTER_THAN_CHANCE = 1.3  # so many times what guessing would give the first one


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A department and the estimated probability, in 0..1, that the text concerns it."""

    department: str
    share: float


class Router:
    """Suggests departments, and learns from each confirmed example in a millisecond.

    What it suggests depends on which examples it knows, not on the order in which they came:
    they are added up in whole numbers. Rebuilt from the same examples it is the same router.
    """

    def __init__(self, departments: Sequence[Department]) -> None:
        self._places = {known.code: place for place, known in enumerate(departments)}
        self._remits = remits.read(departments)
        self._confirmations = Confirmations(len(departments))

    def learn(self, text: str, code: str) -> None:
        """Take in that this text concerned this department; one that has left is passed over."""
        self._count(text, code, times=1)

    def forget(self, text: str, code: str) -> None:
        """Undo `learn` for an example that it was given: as if it had never been."""
        self._count(text, code, times=-1)

    def learn_all(self, examples: Iterable[tuple[str, str]]) -> None:
        """Take in texts with their departments' codes, as at the start; in any order."""
        for text, code in examples:
            self.learn(text, code)

    def suggest(self, text: str, *, limit: int = 3) -> tuple[Suggestion, ...]:
        """The likeliest departments first; fewer than `limit`, or none, where little speaks for it.

        Equal shares keep the order of the configuration. For G different characters and pairs in
        the text and D departments it takes O(G·D), however many examples there are.
        """
        ranked = sorted(self._shares(text), key=lambda suggestion: -suggestion.share)
        if not ranked or ranked[0].share * len(ranked) < BETTER_THAN_CHANCE:
            return ()
        return tuple(found for found in ranked[:limit] if found.share >= NEXT * ranked[0].share)

    def _count(self, text: str, code: str, *, times: int) -> None:
        place = self._places.get(code)
        if place is not None:
            self._confirmations.add(text, place, times=times)

    def _shares(self, text: str) -> list[Suggestion]:
        cold, warm = self._remits.weigh(text), self._confirmations.weigh(text)
        weight = self._weight_of_remits()
        scores = [CONFIRMED * w + weight * c for c, w in zip(cold, warm, strict=True)]
        odds = [exp(score - max(scores)) for score in scores]
        return [
            Suggestion(code, odd / sum(odds)) for code, odd in zip(self._places, odds, strict=True)
        ]

    def _weight_of_remits(self) -> float:
        each = sum(self._confirmations.examples) / len(self._places) if self._places else 0.0
        return REMITS + FADING_REMITS / (1 + each / FEW)
