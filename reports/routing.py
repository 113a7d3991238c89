"""Fits a linear model to the confirmed examples: heavy work, for the worker process.

Linear support vector machines, one against the rest (Fan et al. 2008, LIBLINEAR), over the same
characters, pairs and words as the router counts, weighted by idf and normed. With 1,000 texts and
more they are better than counting; tests/bench/routing.py gives the figures.
"""

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.svm import LinearSVC

from domain import gist
from domain.fitted import Fitted

PENALTY = 2.0  # LIBLINEAR's C; .3 to 2 were tried within one half of 3,068 messages
COMMON = 2  # texts in which a gram stands at least; what stands in one says nothing of others
FEWEST = 100  # examples; under it the router's own counting is as good


def fit(examples: Iterable[tuple[str, str]]) -> Fitted | None:
    """The model for texts with their departments' codes, in any order.

    None where there is nothing to tell apart: few examples, no words, or one department only.
    10,000 examples take some ten seconds.
    """
    ordered = sorted(examples)  # LIBLINEAR goes through them in turn
    codes = sorted({code for _, code in ordered})
    if len(ordered) < FEWEST or len(codes) == 1:
        return None
    names, plain = _counted([text for text, _ in ordered])
    if not names:
        return None
    weighting = TfidfTransformer()
    rows = weighting.fit_transform(plain)
    models = [_machine(rows, [of == code for _, of in ordered]) for code in codes]
    weights = np.vstack([model.coef_ * weighting.idf_ for model in models])
    table = np.column_stack([weighting.idf_, weights.T]).astype(np.float32)
    return Fitted(
        tuple(codes),
        {name: row for row, name in enumerate(names)},
        array("f", table.tobytes()),
        tuple(float(model.intercept_[0]) for model in models),
    )


def _counted(texts: list[str]) -> tuple[list[str], Any]:
    """The grams that stand in COMMON texts or more, and a row of their weights for each text."""
    counts = DictVectorizer(dtype=np.float64)
    plain = counts.fit_transform([gist.weights(text) for text in texts])
    kept = np.flatnonzero(plain.getnnz(axis=0) >= COMMON)
    return [str(name) for name in counts.get_feature_names_out()[kept]], plain[:, kept]


def _machine(rows: Any, belongs: list[bool]) -> Any:
    return LinearSVC(C=PENALTY, random_state=0).fit(rows, belongs)
