"""Counts who said something, and about what. Pure; one person may have said it more than once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from domain.ledgers import Figures
from domain.opinions import Aspect, Opinion, Respondent

_KINDS = (Respondent.ENTERPRISE, Respondent.CITIZEN, Respondent.STAFF, None)
_ASPECTS = tuple(Aspect)


def count(opinions: Iterable[Opinion], *, counted: frozenset[int] = frozenset()) -> Figures:
    """The figures of opinions; people whose response is in `counted` are in others already."""
    said = tuple(opinions)
    people = {known.response_id: known.respondent for known in said}
    return of(
        Counter(kind for response, kind in people.items() if response not in counted),
        Counter(aspect for known in said for aspect in set(known.aspects)),
        first_said_on=min((o.said_on for o in said if o.said_on is not None), default=None),
    )


def of(
    respondents: Counter[Respondent | None], aspects: Counter[Aspect], *, first_said_on: date | None
) -> Figures:
    """Figures in their order: most first, of equals as the kinds and aspects are listed."""
    return Figures(
        tuple(sorted(respondents.items(), key=lambda pair: (-pair[1], _KINDS.index(pair[0])))),
        tuple(sorted(aspects.items(), key=lambda pair: (-pair[1], _ASPECTS.index(pair[0])))),
        first_said_on,
    )


def add(one: Figures, other: Figures) -> Figures:
    """The figures of two sets of people together."""
    days = [day for day in (one.first_said_on, other.first_said_on) if day is not None]
    return of(
        Counter(dict(one.respondents)) + Counter(dict(other.respondents)),
        Counter(dict(one.aspects)) + Counter(dict(other.aspects)),
        first_said_on=min(days, default=None),
    )
