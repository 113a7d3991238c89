"""The digest that leaders get each morning: where the campaign stands after a day.

Keeps out wording and layout. A digest leaves the departments, so it is never given unsuppressed.
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from domain.campaign import Campaign
from domain.figures import DepartmentLine, Digest, Period, Tally
from reports import disclosure, frame, measures


def compose(tallies: Sequence[Tally], *, campaign: Campaign, day: date) -> Digest:
    """Compose the digest about a day: all responses up to it, and those of the day as new.

    Each department of the configuration has its line, in that order, also without a response. A
    department that takes no part (any more) counts as unassigned, so that all adds up.
    """
    table = frame.until(frame.build(tallies), day)
    lines = tuple(
        _line(frame.of(table, known.code), known.code, day=day, target=campaign.target)
        for known in campaign.departments
    )
    responses = measures.responses(table)
    digest = Digest(
        day=day,
        responses=responses,
        new=_new(table, day),
        satisfied=measures.satisfied(table),
        lines=lines,
        unassigned=responses - sum(line.responses for line in lines),
    )
    return disclosure.suppress_digest(digest, campaign.minimum_base)


def _line(table: pd.DataFrame, department: str, *, day: date, target: int) -> DepartmentLine:
    return DepartmentLine(
        department=department,
        responses=measures.responses(table),
        new=_new(table, day),
        bad=measures.bad(table),
        satisfied=measures.satisfied(table),
        target=target,
    )


def _new(table: pd.DataFrame, day: date) -> int:
    return measures.responses(frame.within(table, Period(day, day)))
