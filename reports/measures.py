"""The measures: one function each, named as the field names them.

Every measure counts people (complete responses), and a proportion travels with its base, the
number of people it was computed on. Nothing is hidden here: that is `reports.disclosure`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from domain.figures import AspectTally, Proportion, Rated
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import BAD_GRADES, GRADES


def responses(table: pd.DataFrame) -> int:
    """How many people answered: the base of everything that is not about ratings."""
    return int(table["count"].sum())


def by_department(table: pd.DataFrame) -> Mapping[str | None, int]:
    """Responses of each department that has any; `None` where no department is known."""
    return dict(_counts(table, "department"))


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


def rated(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with a rating. Silence is never content: whoever gave none is in no base."""
    return table[table["grade"].notna()]


def grades(table: pd.DataFrame) -> tuple[Rated, ...]:
    """How many gave each of the five grades, best first; their sum is the base.

    A grade that nobody gave keeps its row: a zero is an answer too.
    """
    given = dict(_counts(table, "grade"))
    return tuple(Rated(grade, given.get(grade, 0)) for grade in GRADES)


def satisfied(table: pd.DataFrame) -> Proportion:
    """满意率: the first three of the five grades (好差评), of all ratings."""
    base = responses(rated(table))
    return Proportion((base - bad(table)) / base if base else None, base)


def bad(table: pd.DataFrame) -> int:
    """差评: how many ratings are 不满意 or worse."""
    return responses(table[table["grade"].isin(BAD_GRADES)])


def aspects(tallies: Iterable[AspectTally]) -> tuple[tuple[Aspect, int], ...]:
    """Opinions by the aspect they name, most named first, equals in the order of the forms.

    An opinion that names two aspects counts in both.
    """
    named = Counter[Aspect]()
    for tally in tallies:
        named[tally.aspect] += tally.count
    order = sorted(Aspect, key=lambda aspect: -named[aspect])
    return tuple((aspect, named[aspect]) for aspect in order if named[aspect])


def _counts(table: pd.DataFrame, column: str) -> list[tuple[str | None, int]]:
    """The count of each mark that occurs, in the order of its categories, a missing one last."""
    sums = table.groupby(column, observed=True, dropna=False)["count"].sum()
    pairs = zip(sums.index, sums, strict=True)
    return [(None if pd.isna(mark) else str(mark), int(count)) for mark, count in pairs if count]
