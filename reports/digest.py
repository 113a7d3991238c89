"""The digest that leaders get each morning: where the campaign stands after a day.

Keeps out wording and layout. What people said comes from `reports.disclosure` alone.
"""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from domain.campaign import Campaign
from domain.cohorts import Cohort
from domain.figures import DepartmentLine, Digest, Filter, Period, Said, Tally
from reports import disclosure, frame, measures


def compose(
    tallies: Sequence[Tally], batches: Sequence[Cohort], *, campaign: Campaign, day: date
) -> Digest:
    """Compose the digest about a day: all responses up to it, and those of the day as new.

    Each department of the configuration has its line, in that order, also without a response. A
    department that takes no part (any more) counts as unassigned, so that all adds up.
    """
    table = frame.build(tallies)

    def said(wanted: Filter) -> Said:
        return disclosure.outside(table, batches, wanted, minimum_base=campaign.minimum_base)

    def line(department: str) -> DepartmentLine:
        wanted = _until(day, department)
        responses, new = _responses(table, wanted)
        return DepartmentLine(department, responses, new, said(wanted), campaign.target)

    lines = tuple(line(known.code) for known in campaign.departments)
    everyone = _until(day)
    responses, new = _responses(table, everyone)
    return Digest(
        day=day,
        responses=responses,
        new=new,
        said=said(everyone),
        lines=lines,
        unassigned=responses - sum(line.responses for line in lines),
    )


def _until(day: date, department: str | None = None) -> Filter:
    return Filter(Period(date.min, day), department)


def _responses(table: pd.DataFrame, wanted: Filter) -> tuple[int, int]:
    """How many there are, and how many of them are of the last day."""
    day = wanted.period.last
    new = frame.matching(table, Filter(Period(day, day), wanted.department))
    return measures.responses(frame.matching(table, wanted)), measures.responses(new)
