"""The summary that staff ask for: who answered, how they rated, what they named.

Keeps out wording and layout; what may not be shown is judged in `reports.disclosure`.
"""

from collections.abc import Sequence

from domain.figures import AspectTally, Period, Summary, Tally
from reports import disclosure, frame, measures

MOST_PROBLEMS = 5


def summarise(  # noqa: PLR0913 - three sources and four questions to them, each by name
    tallies: Sequence[Tally],
    aspects: Sequence[AspectTally],
    problems: Sequence[tuple[str, int]],
    *,
    period: Period,
    department: str | None,
    minimum_base: int,
    inside: bool,
) -> Summary:
    """Sum one department up, or all together (`None`), over a period.

    `tallies` are those of all departments, also when one is asked for: the others guard it against
    subtraction. `aspects` carry no day: the caller counts them over the same period. `problems`
    come with the number of people who named each; the most named are kept. `inside` means that
    the department's own staff read it: only then nothing is hidden.
    """
    everyone = frame.within(frame.build(tallies), period)
    own = everyone if department is None else frame.of(everyone, department)
    summary = Summary(
        period=period,
        department=department,
        responses=measures.responses(own),
        respondents=measures.by_respondent(own),
        channels=measures.by_channel(own),
        grades=measures.grades(own),
        satisfied=measures.satisfied(own),
        aspects=measures.aspects(a for a in aspects if department in (None, a.department)),
        problems=_most_named(problems),
        recorded=measures.recorded(own),
    )
    if inside:
        return summary
    return disclosure.suppress_summary(
        summary,
        minimum_base,
        rated=measures.by_department(measures.rated(everyone)),
        responses=measures.by_department(everyone),
    )


def _most_named(problems: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(problems, key=lambda problem: -problem[1])[:MOST_PROBLEMS])
