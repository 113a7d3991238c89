"""What a digest counts of cases and directives, for its two readers. Pure.

The campaign office works on every case and is told of all of them. Leaders are told of groups; see
`domain.digests`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import inf

from domain import case_figures, digests
from domain.case_clocks import is_silent, late
from domain.case_figures import Share, Track
from domain.case_rules import Rules
from domain.cases import State
from domain.digests import Desk, Figures, Orders, Told
from domain.directives import Directive, Stage


def known_to_leaders(
    tracks: Iterable[Track], until: date | None, *, today: date, rules: Rules
) -> tuple[Track, ...]:
    """Those that were opened up to a day, and whatever is late: that is not what people said."""
    return tuple(
        known
        for known in tracks
        if (until is not None and rules.day(known.case.opened_at) <= until)
        or late(known.case, today, rules)
    )


def figures(
    tracks: Sequence[Track],
    *,
    reached: int,
    satisfied: Share,
    today: date,
    rules: Rules,
) -> Figures:
    """The numbers that a digest says, of these cases."""
    stands = case_figures.standing(tracks, today=today, rules=rules)
    rates = case_figures.rates(tracks, today=today, rules=rules)
    return Figures(
        reached=reached,
        satisfied=satisfied,
        opened=len(tracks),
        closed=rates.closed,
        open=stands.open,
        late=stands.late,
        rates=rates,
    )


def for_leaders(now: Figures, last: Told | None, *, minimum_base: int, advance: bool) -> Figures:
    """The same without verdicts of too few; `advance`: it is sent, and the next one builds on it.

    What is looked at in between says of verdicts what was sent last.
    """
    before = last.leaders.rates if last else None
    fewest = minimum_base if advance else inf
    return replace(now, rates=digests.steady(now.rates, before, minimum_base=fewest))


def desk(tracks: Iterable[Track], *, today: date, rules: Rules) -> Desk:
    """What waits for the campaign office."""
    found = [known.case for known in tracks if known.case.is_open]
    states = Counter(case.state for case in found)
    return Desk(
        unrouted=states[State.UNROUTED],
        returned=states[State.RETURNED],
        held=sum(case.held and case.is_in_hand for case in found),
        silent=sum(is_silent(case, today, rules) for case in found),
    )


def orders(directives: Sequence[Directive], *, today: date, rules: Rules) -> Orders:
    """How directives stand. What was reported waits to be closed, and is not late any more."""
    stages = Counter(known.stage for known in directives)
    late = (known.department for known in directives if known.is_late(today, rules.calendar))
    overdue = Counter(late)
    return Orders(
        open=stages[Stage.OPEN] + stages[Stage.REPORTED],
        reported=stages[Stage.REPORTED],
        overdue=tuple(sorted(overdue.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
