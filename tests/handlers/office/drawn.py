"""Digests that are drawn in a test: figures, departments, and the mornings they are of."""

from datetime import date

from domain.case_figures import Rates, Share
from domain.digests import (
    DepartmentLine,
    Desk,
    Digest,
    Edition,
    Figures,
    Issue,
    Orders,
    Told,
)
from domain.figures import Period, Proportion, Said

MONDAY = date(2020, 7, 20)
NONE = Share(0, 0)
NOTHING = Figures(0, NONE, 0, 0, 0, 0, Rates(NONE, NONE, NONE, 0, 0))


def said(share, base, *, waiting=0):
    bad = 0 if share is None else round(base * (1 - share))
    return Said((), Proportion(share, base), bad, (), base, base + waiting, waiting)


def line(department, responses, *, late=0, before=None):
    return DepartmentLine(department, responses, 0, said(1.0, responses), 50, late, before)


def figures(**fields):
    """What a digest says in numbers; nothing but what is named."""
    known = {name: getattr(NOTHING, name) for name in Figures.__slots__}
    return Figures(**known | fields)


def rates(response=NONE, resolution=NONE, verdicts=NONE, silent=0):
    return Rates(response, resolution, verdicts, silent, 0)


def drawn(  # noqa: PLR0913 - what a digest tells
    *lines,
    on=MONDAY,
    edition=Edition.DAILY,
    days=None,
    now=NOTHING,
    office=None,
    last=None,
    new=17,
    share: float | None = 0.92,
    base=180,
    waiting=0,
    unassigned=0,
    desk=None,
    orders=None,
    is_last=False,
):
    """A digest; `now` are its figures for leaders, `last` those of the one before."""
    days = days or Period(date(2020, 7, 17), date(2020, 7, 19))
    before = Period(date(2020, 7, 10), date(2020, 7, 16)) if edition is Edition.WEEKLY else None
    return Digest(
        Issue(on, edition, days, before, is_last),
        sum(known.responses for known in lines) + unassigned,
        new,
        said(share, base if share is not None else 0, waiting=waiting),
        lines,
        unassigned,
        Told(on, edition, is_last, None, now, office or now),
        last and Told(on, edition, False, None, last, last),  # noqa: FBT003 - not the last
        desk or Desk(),
        orders or Orders(),
    )
