"""Working days 工作日, make-up days 调休 included. Pure: the calendar is brought in.

The State Council publishes a year's holidays late in the year before. A year that is not known yet
counts Monday to Friday, and says so: see `knows`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5
_YEARS_END = (12, 25)  # month and day; New Year has moved no day before 29 December so far


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days off that are no weekend, and the weekend days that are worked."""

    holidays: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()  # whose holidays are known

    def is_working(self, day: date) -> bool:
        """Whether offices are open on a day."""
        if day in self.made_up:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def before(self, day: date) -> date:
        """The last working day before a day."""
        day -= timedelta(days=1)
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def between(self, day: date, until: date) -> int:
        """How many days are worked after a day up to another, that one included."""
        after = (day + timedelta(days=n) for n in range(1, (until - day).days + 1))
        return sum(map(self.is_working, after))

    def knows(self, year: int) -> bool:
        """Whether the holidays of a year are known; else only weekends are."""
        return year in self.years

    def is_settled(self, day: date) -> bool:
        """Whether no notice still to come can change what a day is.

        A year's notice also moves the last days of the year before, as that of 2019 did 29 December
        2018; so those wait for both.
        """
        ends_year = (day.month, day.day) >= _YEARS_END
        return self.knows(day.year) and (not ends_year or self.knows(day.year + 1))
