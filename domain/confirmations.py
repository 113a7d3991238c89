"""What confirmed examples teach about departments, as whole-number counts.

Counts only: no text is kept. Adding and taking away are exact inverses, and the order in which
examples came leaves no trace.
"""

from array import array
from math import log, sqrt

from domain import gist

# Fixed by cross-validation within one half of 3,068 citizens' messages; see tests/bench/routing.py.
SMOOTHING = 30  # thousandths of an example's length that every gram is granted everywhere
SHORT = 10.0  # idf-weighted length at which a text's evidence is damped by 1/√2
HALF_TRUST = 2  # examples at which a department's evidence counts half


class Confirmations:
    """Complement naive Bayes (Rennie et al. 2003, ICML) over logarithmic, normed frequencies.

    A department is scored by how badly a text fits the examples of all *others*: they are many
    even where its own are few. With G grams in a text and D departments, `add` costs O(G) and
    `weigh` O(G·D), whatever the number of examples; memory is O(V·D) for V different grams.
    """

    def __init__(self, departments: int) -> None:
        self.examples = [0] * departments
        self._totals = [0] * departments  # summed weights of a department's grams
        self._rows: dict[str, int] = {}
        self._weights = array("q")  # row by row: a gram's summed weight in each department
        self._texts = array("q")  # in how many examples a gram stands
        self._grams = 0  # that stand in an example at all

    def add(self, text: str, place: int, *, times: int = 1) -> None:
        """Count an example of the department at this place; -1 times takes it away again."""
        self.examples[place] += times
        for gram, weight in gist.normed(text).items():
            row = self._row(gram)
            before = self._texts[row]
            self._texts[row] += times
            self._grams += (self._texts[row] > 0) - (before > 0)
            self._weights[row * len(self.examples) + place] += times * weight
            self._totals[place] += times * weight

    def weigh(self, text: str) -> tuple[float, ...]:
        """Evidence for each department; 0 is neutral, also for one without examples."""
        seen = self._seen(text)
        if not seen:
            return (0.0,) * len(self.examples)
        scale = sqrt(sum(weight * weight for _, weight in seen) + SHORT * SHORT)
        scores = self._misfits(seen)
        mean = sum(scores) / len(scores)
        return tuple(
            (score - mean) / scale * max(0, count) / (max(0, count) + HALF_TRUST)
            for score, count in zip(scores, self.examples, strict=True)
        )

    def _seen(self, text: str) -> list[tuple[int, float]]:
        """Rows of the grams that an example has too, weighted by how rare they are (idf)."""
        count = max(0, sum(self.examples))
        found = []
        for gram, weight in gist.weights(text).items():
            row = self._rows.get(gram, -1)
            if row >= 0 and self._texts[row] > 0:
                rarity = 1 + log((1 + count) / (1 + self._texts[row]))
                found.append((row, weight * rarity))
        return found

    def _misfits(self, seen: list[tuple[int, float]]) -> list[float]:
        size, total = len(self.examples), sum(self._totals)
        granted = SMOOTHING * self._grams
        scores = [
            log(max(1, total - own + granted)) * sum(weight for _, weight in seen)
            for own in self._totals
        ]
        for row, weight in seen:
            cells = self._weights[row * size : (row + 1) * size]
            everywhere = sum(cells) + SMOOTHING
            for place, cell in enumerate(cells):
                scores[place] -= weight * log(max(1, everywhere - cell))
        return scores

    def _row(self, gram: str) -> int:
        row = self._rows.setdefault(gram, len(self._rows))
        if row == len(self._texts):
            self._texts.append(0)
            self._weights.extend([0] * len(self.examples))
        return row
