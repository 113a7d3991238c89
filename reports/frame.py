"""Tallies as a table: a row a tally, a column a mark, with the count beside the marks.

Tells who answered; what they said is not in it. Keeps out measures: this module lays out and
selects, it adds nothing up.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from domain.figures import Filter, Tally
from domain.opinions import Channel, Respondent


def build(tallies: Sequence[Tally]) -> pd.DataFrame:
    """Lay tallies out. A missing mark is NaN."""
    departments = sorted({t.department for t in tallies if t.department is not None})
    return pd.DataFrame(
        {
            "department": _marks((t.department for t in tallies), departments),
            "respondent": _marks((t.respondent for t in tallies), list(Respondent)),
            "channel": _marks((t.channel for t in tallies), list(Channel)),
            "completed_on": pd.to_datetime([t.completed_on for t in tallies]),
            "is_rated": pd.array([t.is_rated for t in tallies], dtype="bool"),
            "is_batched": pd.array([t.is_batched for t in tallies], dtype="bool"),
            "count": pd.array([t.count for t in tallies], dtype="int64"),
            "is_recorded": pd.array([t.is_recorded for t in tallies], dtype="bool"),
        }
    )


def matching(table: pd.DataFrame, wanted: Filter) -> pd.DataFrame:
    """The rows of those who are asked for, on days of the period with both its ends."""
    first, last = _moment(wanted.period.first), _moment(wanted.period.last)
    is_kept = table["completed_on"].between(first, last)
    marks = {
        "department": wanted.department,
        "respondent": wanted.respondent,
        "channel": wanted.channel,
    }
    for column, mark in marks.items():
        if mark is not None:
            is_kept &= table[column] == str(mark)
    return table[is_kept]


def _marks(values: Iterable[str | None], categories: Sequence[str]) -> pd.Categorical:
    # Plain strings: a StrEnum's member and its value would be two categories to pandas.
    codes = {str(category): code for code, category in enumerate(categories)}
    known = [-1 if value is None else codes[str(value)] for value in values]
    return pd.Categorical.from_codes(known, categories=pd.Index(codes, dtype="str"), ordered=True)


def _moment(day: date) -> pd.Timestamp:
    return pd.Timestamp(day)
