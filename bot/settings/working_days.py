"""The calendar of working days: the State Council's notices, and the deployment's own table."""

from collections.abc import Iterable
from datetime import date

from chinese_calendar.constants import holidays, workdays

from domain.working_days import WorkingDays


def calendar(closed: Iterable[date], open_: Iterable[date]) -> WorkingDays:
    """Published holidays and make-up days; what the deployment writes goes before them.

    Source: notices of the General Office of the State Council, as collected by chinesecalendar.
    """
    own_closed, own_open = frozenset(closed), frozenset(open_)
    own = own_closed | own_open
    return WorkingDays(
        holidays=(frozenset(holidays) - own_open) | own_closed,
        made_up=(frozenset(workdays) - own_closed) | own_open,
        years=frozenset(day.year for day in {*holidays, *own}),
    )
