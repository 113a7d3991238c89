"""A linear model of the confirmed examples, fitted elsewhere: compact weights, ready to be asked.

`reports.routing` fits it outside the bot's process; here it is only read, with plain Python.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from domain import gist

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class Fitted:
    """For each gram a row: its idf, then its weight for each department; idf and norm as in fit."""

    codes: tuple[str, ...]  # departments that had examples
    rows: dict[str, int]
    weights: "array[float]"  # row by row, 1 + len(codes) in each
    biases: tuple[float, ...]

    def margins(self, text: str) -> dict[str, float]:
        """How far the text lies on each department's side; in units of the margin (about -2..2)."""
        width = 1 + len(self.codes)
        known = [
            (weight, self.weights[self.rows[gram] * width : (self.rows[gram] + 1) * width])
            for gram, weight in gist.weights(text).items()
            if gram in self.rows
        ]
        length = sqrt(sum((weight * row[0]) ** 2 for weight, row in known)) or 1.0
        return {
            code: bias + sum(weight * row[place] for weight, row in known) / length
            for place, (code, bias) in enumerate(zip(self.codes, self.biases, strict=True), 1)
        }

    def weigh(self, text: str, codes: Sequence[str]) -> tuple[float, ...]:
        """Evidence for these departments, with a mean of 0; 0 for one that had no examples."""
        margins = self.margins(text)
        mean = sum(margins.values()) / max(1, len(margins))
        return tuple(margins.get(code, mean) - mean for code in codes)
