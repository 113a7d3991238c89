"""The summary that members ask for: who answered, how they rated, what they named.

Keeps out wording and layout; what people said comes from `reports.disclosure` alone.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from domain.cohorts import Cohort, Counts
from domain.figures import Filter, Said, Summary, Tally
from reports import disclosure, frame, measures

MOST_PROBLEMS = 5


def outside(
    tallies: Sequence[Tally], batches: Sequence[Cohort], *, wanted: Filter, minimum_base: int
) -> Summary:
    """Sum up for those outside of the department; of everyone where the filter names none.

    `tallies` and `batches` are all of the campaign: the filter is applied to both.
    """
    return _outside(frame.build(tallies), batches, wanted, minimum_base=minimum_base)


def compared(
    tallies: Sequence[Tally],
    batches: Sequence[Cohort],
    *,
    wanted: Sequence[Filter],
    minimum_base: int,
) -> tuple[Summary, ...]:
    """The same of several departments, each by its filter."""
    table = frame.build(tallies)
    return tuple(_outside(table, batches, one, minimum_base=minimum_base) for one in wanted)


def inside(
    tallies: Sequence[Tally],
    heard: Counts,
    problems: Sequence[tuple[str, int]],
    *,
    wanted: Filter,
) -> Summary:
    """Sum up for the department's own members, with nothing hidden.

    `heard` is what was said by those the filter asks for. `problems` come with the number of
    people who named each; the most named are kept.
    """
    summary = _summary(frame.build(tallies), wanted, disclosure.own(heard))
    most = sorted(problems, key=lambda problem: -problem[1])[:MOST_PROBLEMS]
    return replace(summary, problems=tuple(most))


def _outside(
    table: pd.DataFrame, batches: Sequence[Cohort], wanted: Filter, *, minimum_base: int
) -> Summary:
    said = disclosure.outside(table, batches, wanted, minimum_base=minimum_base)
    return _summary(table, wanted, said)


def _summary(table: pd.DataFrame, wanted: Filter, said: Said) -> Summary:
    asked = frame.matching(table, wanted)
    return Summary(
        wanted=wanted,
        responses=measures.responses(asked),
        respondents=measures.by_respondent(asked),
        channels=measures.by_channel(asked),
        recorded=measures.recorded(asked),
        said=said,
    )
