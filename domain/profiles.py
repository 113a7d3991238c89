"""Deadline profiles 时限: how many working days something may take, and the rule that says so.

Figures differ by place, so they are a deployment's data, each with its source; none is written
here. What a profile gives is a proposal: a deadline counts once a person has written it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.text import Text
from domain.working_days import WorkingDays

PROVISIONAL = "（暂定）"  # stands after a day that the holidays of a year to come may yet move


class Stage(StrEnum):
    """What has to be done by then."""

    CONTACT = "contact"  # whoever complained has been reached, and the matter verified
    COMPLETION = "completion"  # it has been put right, or explained
    VERDICT = "verdict"  # whoever complained has said what they make of it; then it is silence
    REOPENED = "reopened"  # it has been put right after all, once they said it was not
    DIRECTIVE = "directive"  # a department has done what a leader directed


@dataclass(frozen=True, slots=True)
class Profile:
    """So many working days for one stage; `source` is the document, with its article if known."""

    code: str
    name: Text
    stage: Stage
    working_days: int
    source: Text


@dataclass(frozen=True, slots=True)
class Due:
    """The last day. It is certain if the holidays up to it have been published."""

    day: date
    is_certain: bool


def due(profile: Profile, from_day: date, calendar: WorkingDays) -> Due:
    """When what begins on a day must be done."""
    return count(profile.working_days, from_day, calendar)


def count(working_days: int, from_day: date, calendar: WorkingDays) -> Due:
    """The last of so many working days after a day.

    That day itself does not count (Civil Code, art. 201). The last one is always a working day:
    where none is left to be counted, it is that day, or the next that is worked (art. 203).
    """
    day, remaining, is_certain = from_day, working_days, True
    while remaining > 0 or not calendar.is_working(day):
        day += timedelta(days=1)
        if calendar.is_working(day):
            remaining -= 1
        is_certain = is_certain and calendar.is_settled(day)
    return Due(day, is_certain)


@dataclass(frozen=True, slots=True)
class Clock:
    """So many working days from a day on; that day itself does not count."""

    begun_on: date
    days: int

    def due(self, calendar: WorkingDays) -> Due:
        """The last day, as the calendar is known today."""
        return count(self.days, self.begun_on, calendar)


class Notice(StrEnum):
    """What is said of a last day, and when."""

    EVE = "eve"  # on the working day before
    TODAY = "today"  # on the day itself
    LATE = "late"  # once it is over


def notice(clock: Clock, today: date, calendar: WorkingDays) -> Notice | None:
    """What is said of its last day today, if anything; not the eve where it only begins then."""
    last = clock.due(calendar).day
    if today > last:
        return Notice.LATE
    if today == last:
        return Notice.TODAY
    is_eve = today == calendar.before(last) and today != clock.begun_on
    return Notice.EVE if is_eve else None


def left(clock: Clock, today: date, calendar: WorkingDays) -> int | None:
    """Working days after today up to the last one; 0 on that day, `None` once it is over."""
    last = clock.due(calendar).day
    if today > last:
        return None
    return calendar.between(today, last)


def reset(clock: Clock, remaining: int | None, today: date) -> Clock:
    """A clock that goes on after a pause; one that was over before it stays over."""
    return clock if remaining is None else Clock(today, remaining)


def written(last: Due, from_day: date) -> str:
    """A deadline as the forms write it, `7 月 29 日前`; with its year where that is another."""
    year = "" if last.day.year == from_day.year else f"{last.day.year} 年 "
    mark = "" if last.is_certain else PROVISIONAL
    return f"{year}{last.day.month} 月 {last.day.day} 日前{mark}"
