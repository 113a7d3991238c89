"""On which mornings there is a digest, and about which days. Pure.

It comes on working days. The first one of a week is the weekly one. When the campaign is over a
closing one tells of all of it; after that they go on only while something is open, and end.
"""

from datetime import date, timedelta

from domain.campaign import Campaign
from domain.digests import Edition, Issue, Told
from domain.figures import Period
from domain.working_days import WorkingDays

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def issue(
    today: date,
    *,
    campaign: Campaign,
    calendar: WorkingDays,
    last: Told | None,
    has_open: bool,
) -> Issue | None:
    """The digest of this morning, if there is one; `last` is the one before it.

    It tells of all days since the last one, so that days off are not left out.
    """
    if not calendar.is_working(today) or today <= campaign.starts_on:
        return None
    since = last.on if last else max(calendar.before(today), campaign.starts_on)
    days = Period(since, today - _DAY)
    if today > campaign.ends_on:
        return _after_the_end(today, campaign, last, days, has_open=has_open)
    if _begins_week(today, calendar):
        return _weekly(today, days)
    return Issue(today, Edition.DAILY, days)


def on_demand(today: date, *, last: Told | None) -> Issue:
    """What is new since the last digest, today included."""
    return Issue(today, Edition.DAILY, Period(last.on if last else today, today))


def _after_the_end(
    today: date, campaign: Campaign, last: Told | None, days: Period, *, has_open: bool
) -> Issue | None:
    if last is None or last.edition not in {Edition.CLOSING, Edition.AFTER}:
        whole = Period(campaign.starts_on, today - _DAY)
        return Issue(today, Edition.CLOSING, whole, is_last=not has_open)
    if last.is_last and not has_open:
        return None
    return Issue(today, Edition.AFTER, days, is_last=not has_open)


def _weekly(today: date, days: Period) -> Issue:
    """A week at least, and as many days before it."""
    first = min(days.first, today - _WEEK)
    length = days.last - first
    return Issue(
        today,
        Edition.WEEKLY,
        Period(first, days.last),
        before=Period(first - _DAY - length, first - _DAY),
    )


def _begins_week(day: date, calendar: WorkingDays) -> bool:
    return calendar.before(day).isocalendar()[:2] != day.isocalendar()[:2]
