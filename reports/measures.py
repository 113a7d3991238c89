"""The measures: one function each, named as the field names them.

Every measure counts people (complete responses), and a proportion travels with its base, the
number of people it was computed on. How many answered comes from the table of all responses, what
they said from counts. Nothing is hidden here: which counts may be told is for `reports.disclosure`.
"""

import pandas as pd

from domain.cohorts import Counts
from domain.figures import Proportion, Rated
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import BAD_GRADES, GRADES


def responses(table: pd.DataFrame) -> int:
    """How many people answered."""
    return int(table["count"].sum())


def rated(table: pd.DataFrame) -> int:
    """How many gave a rating. Silence is never content: whoever gave none is in no base."""
    return int(table["count"][table["is_rated"]].sum())


def waiting(table: pd.DataFrame) -> int:
    """How many ratings are in no batch yet."""
    return int(table["count"][table["is_rated"] & ~table["is_batched"]].sum())


def by_respondent(table: pd.DataFrame) -> tuple[tuple[Respondent | None, int], ...]:
    """Responses by kind of respondent, kinds that answered only, unknown ones last."""
    return tuple(
        (Respondent(kind) if kind else None, count) for kind, count in _counts(table, "respondent")
    )


def by_channel(table: pd.DataFrame) -> tuple[tuple[Channel, int], ...]:
    """Responses by channel, channels that were used only."""
    return tuple((Channel(kind), count) for kind, count in _counts(table, "channel") if kind)


def recorded(table: pd.DataFrame) -> tuple[tuple[Channel, int], ...]:
    """Of these, the ones that staff have recorded 代录, by channel."""
    return by_channel(table[table["is_recorded"]])


def grades(counts: Counts) -> tuple[Rated, ...]:
    """How many gave each of the five grades, best first; their sum is the base.

    A grade that nobody gave keeps its row: a zero is an answer too.
    """
    given = dict(counts.grades)
    return tuple(Rated(grade, given.get(grade, 0)) for grade in GRADES)


def satisfied(counts: Counts) -> Proportion:
    """满意率: the first three of the five grades (好差评), of all ratings."""
    base = counts.ratings
    return Proportion((base - bad(counts)) / base if base else None, base)


def bad(counts: Counts) -> int:
    """差评: how many ratings are 不满意 or worse."""
    return sum(count for grade, count in counts.grades if grade in BAD_GRADES)


def aspects(counts: Counts) -> tuple[tuple[Aspect, int], ...]:
    """How many people named each aspect, most named first, equals in the order of the forms."""
    return tuple(sorted(counts.aspects, key=lambda pair: -pair[1]))


def _counts(table: pd.DataFrame, column: str) -> list[tuple[str | None, int]]:
    """The count of each mark that occurs, in the order of its categories, a missing one last."""
    sums = table.groupby(column, observed=True, dropna=False)["count"].sum()
    pairs = zip(sums.index, sums, strict=True)
    return [(None if pd.isna(mark) else str(mark), int(count)) for mark, count in pairs if count]
