"""How fast responses come in: counted in memory, by department and minute, and never kept.

Responses keep no time, so that nobody can be found out by it. A burst within minutes is only seen
by the process that took it in, which remembers no more than the most there were, and on which day;
a new process begins afresh.
"""

from collections import Counter
from datetime import date, datetime, timedelta

from domain.signals import Daily


class Tempo:
    """What came in lately."""

    def __init__(self) -> None:
        self._minutes: dict[str, Counter[datetime]] = {}
        self._most: dict[tuple[str, date], int] = {}

    def note(self, department: str | None, now: datetime, *, within: timedelta) -> None:
        """A respondent has sent something; `now` is the local time, which tells the day."""
        if department is None:
            return
        minute = now.replace(second=0, microsecond=0)
        counted = self._minutes.setdefault(department, Counter())
        counted[minute] += 1
        # Also if the machine's clock was put back: nothing stays for longer than it has to.
        for known in [known for known in counted if abs(minute - known) >= within]:
            del counted[known]
        day = (department, now.date())
        self._most[day] = max(self._most.get(day, 0), counted.total())

    def bursts(self, since: date) -> tuple[Daily, ...]:
        """The most that came in together, by department and day; what is older is forgotten."""
        self._most = {known: most for known, most in self._most.items() if known[1] >= since}
        return tuple(Daily(known, day, most) for (known, day), most in sorted(self._most.items()))
