"""Which departments a free text may concern, for someone who does not know.

Three voices are added up: the *remits* (what names, duties and key words say, there from the
start), the *confirmations* (what people settled on, counted at once), and a model that was *fitted*
to them elsewhere some time ago. The more examples there are, the less the remits count. Sections
of one department are told apart in the same way.

Plain Python without any library; nothing of a text is kept but counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from domain import remits
from domain.confirmations import Confirmations
from domain.fitted import Fitted
from domain.remits import Remit

# Weights, fixed by cross-validation within one half of 3,068 citizens' messages, for macro-F1 and
# log loss with 0, 5, 20, 100 and 170 examples a department; tests/bench/routing.py measures on the
# other half.
CONFIRMED = 2.0  # of the confirmations, as long as nothing has been fitted to them
CONFIRMED_BESIDE = 0.5  # beside a fitted model: what has come since it was fitted
FITTED = 3.0
REMITS, FADING_REMITS = 0.2, 1.1  # for good, and while there is little else
FEW = 20  # examples a department at which the fading part is half

# When to be silent: by judgement, reading what was suggested; an empty button costs little.
NEXT = 0.01  # of the first one's share; what has less is left out
ABOVE_THE_REST = 1.25  # times the least share; about as little as that is said of any text
BETTER_THAN_CHANCE = 1.3  # so many times what guessing would give the first one


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The code of a department and the estimated probability, in 0..1, that it is concerned."""

    code: str
    share: float


class Router:
    """Suggests departments, and learns from each confirmed example in a millisecond.

    What it suggests depends on which examples it knows, not on the order in which they came:
    they are added up in whole numbers. Rebuilt from the same examples it is the same router.
    """

    def __init__(self, departments: Sequence[Remit]) -> None:
        self._places = {known.code: place for place, known in enumerate(departments)}
        self._remits = remits.read(departments)
        self._confirmations = Confirmations(len(departments))
        self._fitted: Fitted | None = None

    def learn(self, text: str, code: str) -> None:
        """Take in that this text concerned this department; one that has left is passed over."""
        self._count(text, code, times=1)

    def forget(self, text: str, code: str) -> None:
        """Undo `learn` for an example given before; a fitted model forgets when it is replaced."""
        self._count(text, code, times=-1)

    def learn_all(self, examples: Iterable[tuple[str, str]]) -> None:
        """Take in texts with their departments' codes, as at the start; in any order."""
        for text, code in examples:
            self.learn(text, code)

    def adopt(self, fitted: Fitted | None) -> None:
        """Ask this model too from now on, in place of an earlier one; None goes without again."""
        self._fitted = fitted

    def suggest(self, text: str, *, limit: int = 3) -> tuple[Suggestion, ...]:
        """The likeliest departments first; fewer than `limit`, or none, where little speaks for it.

        Equal shares keep the order of the configuration. For G different characters and pairs in
        the text and D departments it takes O(G·D), however many examples there are.
        """
        ranked = sorted(self._shares(text), key=lambda suggestion: -suggestion.share)
        if not ranked or ranked[0].share * len(ranked) < BETTER_THAN_CHANCE:
            return ()
        least = NEXT * ranked[0].share
        if len(ranked) > limit:
            least = max(least, ABOVE_THE_REST * ranked[-1].share)
        return tuple(found for found in ranked[:limit] if found.share >= least)

    def _count(self, text: str, code: str, *, times: int) -> None:
        place = self._places.get(code)
        if place is not None:
            self._confirmations.add(text, place, times=times)

    def _shares(self, text: str) -> list[Suggestion]:
        scores = self._scores(text)
        odds = [exp(score - max(scores)) for score in scores]
        return [
            Suggestion(code, odd / sum(odds)) for code, odd in zip(self._places, odds, strict=True)
        ]

    def _scores(self, text: str) -> list[float]:
        voices = [
            (self._weight_of_remits(), self._remits.weigh(text)),
            (CONFIRMED_BESIDE if self._fitted else CONFIRMED, self._confirmations.weigh(text)),
        ]
        if self._fitted:
            voices.append((FITTED, self._fitted.weigh(text, tuple(self._places))))
        return [
            sum(weight * evidence[place] for weight, evidence in voices)
            for place in range(len(self._places))
        ]

    def _weight_of_remits(self) -> float:
        each = sum(self._confirmations.examples) / max(1, len(self._places))
        return REMITS + FADING_REMITS / (1 + max(0, each) / FEW)
