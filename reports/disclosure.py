"""What may not be shown: the last stage before every renderer.

Hidden is what people *said* (shares, grades, aspects, problems) where too few said it. How many
they were may be shown: numbers of responses are the campaign's progress, and a base explains why
a share is missing.

Shares of parts and of their total can be subtracted. So the hidden parts together, which anyone
can compute, must be a group of at least the minimum base as well: where they are not, the next
smallest part is hidden with them (complementary suppression).

Not yet protected: figures of two days (successive digests, overlapping periods) can be subtracted
too, and show the ratings that came in between.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from domain.blind_spots import Glance
from domain.figures import DepartmentLine, Digest, Proportion, Rated, Summary

Counts = Mapping[str | None, int]  # by department; `None` where no department is known
_NOTHING: Counts = MappingProxyType({})


def hidden(bases: Counts, minimum_base: int) -> frozenset[str | None]:
    """The parts of a total that may not be shown beside it, given the base of each part.

    The part `None` is never shown on its own; it matters because the others reveal it.
    """
    shown = sorted(
        (part for part in bases if part is not None and bases[part] >= minimum_base),
        # Equals by code, so that digest and summary of the same days hide the same parts.
        key=lambda part: (bases[part], part),
    )
    hidden_base = sum(base for part, base in bases.items() if part not in shown)
    while shown and 0 < hidden_base < minimum_base:
        hidden_base += bases[shown.pop(0)]
    return frozenset(bases) - frozenset(shown)


def suppress_summary(
    summary: Summary, minimum_base: int, *, rated: Counts = _NOTHING, responses: Counts = _NOTHING
) -> Summary:
    """Hide what too few people said.

    Ratings need the minimum base of ratings, aspects that of responses, a problem that of people
    who named it. `rated` and `responses` count all departments in the same period: with them a
    department is also hidden where the total of all would otherwise reveal another one.
    """
    kept = replace(
        summary, problems=tuple(known for known in summary.problems if known[1] >= minimum_base)
    )
    if _is_hidden(summary.department, summary.responses, responses, minimum_base):
        kept = replace(kept, aspects=())
    if _is_hidden(summary.department, summary.satisfied.base, rated, minimum_base):
        grades = tuple(Rated(rating.grade, None) for rating in summary.grades)
        kept = replace(kept, grades=grades, satisfied=_blank(summary.satisfied))
    return kept


def suppress_glance(glance: Glance, minimum_base: int, *, responses: Counts) -> Glance:
    """Quote nothing, and count only where enough people of the department were asked.

    `responses` count all departments: one is also hidden where another could be computed from it.
    """
    kept = replace(glance, most_unlisted=(), most_unreported=())
    asked = responses.get(glance.department, 0)
    if not _is_hidden(glance.department, asked, responses, minimum_base):
        return kept
    return replace(kept, unlisted=None, unreported=None, aspects=())


def suppress_digest(digest: Digest, minimum_base: int) -> Digest:
    """Hide shares and bad ratings of small departments, also against subtraction."""
    bases: dict[str | None, int] = {line.department: line.satisfied.base for line in digest.lines}
    bases[None] = digest.satisfied.base - sum(bases.values())
    unshown = hidden(bases, minimum_base)
    lines = (_blank_line(line) if line.department in unshown else line for line in digest.lines)
    total = digest.satisfied
    return replace(
        digest,
        satisfied=total if total.base >= minimum_base else _blank(total),
        lines=tuple(lines),
    )


def _is_hidden(department: str | None, base: int, bases: Counts, minimum_base: int) -> bool:
    if base < minimum_base:
        return True
    return department is not None and department in hidden(bases, minimum_base)


def _blank_line(line: DepartmentLine) -> DepartmentLine:
    return replace(line, bad=None, satisfied=_blank(line.satisfied))


def _blank(proportion: Proportion) -> Proportion:
    return Proportion(None, proportion.base)
