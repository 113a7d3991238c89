"""Tallies as a table: a row a tally, a column a mark, with the count beside the marks.

Keeps out measures: this module lays out and selects, it adds nothing up.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from domain.figures import Period, Tally
from domain.opinions import Channel, Respondent
from domain.questions import GRADES


def build(tallies: Sequence[Tally]) -> pd.DataFrame:
    """Lay tallies out. A missing mark is NaN; grades are ordered, best first.

    A grade that is none of the five raises `ValueError`: left out, it would shrink a base unseen.
    """
    departments = sorted({t.department for t in tallies if t.department is not None})
    return pd.DataFrame(
        {
            "department": _marks((t.department for t in tallies), departments),
            "respondent": _marks((t.respondent for t in tallies), list(Respondent)),
            "channel": _marks((t.channel for t in tallies), list(Channel)),
            "completed_on": pd.to_datetime([t.completed_on for t in tallies]),
            "grade": _marks((t.grade for t in tallies), list(GRADES)),
            "count": pd.array([t.count for t in tallies], dtype="int64"),
            "is_recorded": pd.array([t.is_recorded for t in tallies], dtype="bool"),
        }
    )


def within(table: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The rows of a period, both its ends included."""
    return table[table["completed_on"].between(_moment(period.first), _moment(period.last))]


def until(table: pd.DataFrame, day: date) -> pd.DataFrame:
    """The rows up to and including a day."""
    return table[table["completed_on"] <= _moment(day)]


def of(table: pd.DataFrame, department: str) -> pd.DataFrame:
    """The rows of one department."""
    return table[table["department"] == department]


def _marks(values: Iterable[str | None], categories: Sequence[str]) -> pd.Categorical:
    # Plain strings: a StrEnum's member and its value would be two categories to pandas.
    codes = {str(category): code for code, category in enumerate(categories)}
    known = [-1 if value is None else _code(str(value), codes) for value in values]
    return pd.Categorical.from_codes(known, categories=pd.Index(codes, dtype="str"), ordered=True)


def _code(value: str, codes: dict[str, int]) -> int:
    if value not in codes:
        raise ValueError(f"{value} is none of {', '.join(codes)}")
    return codes[value]


def _moment(day: date) -> pd.Timestamp:
    return pd.Timestamp(day)
