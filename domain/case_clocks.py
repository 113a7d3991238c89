"""Which deadlines of a case run now, and how much time is left. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.case_rules import Rules
from domain.cases import Case, State
from domain.profiles import Due, Stage


@dataclass(frozen=True, slots=True)
class Deadline:
    """What has to be done by when."""

    stage: Stage
    due: Due

    def is_late(self, today: date) -> bool:
        """Whether its last day is over."""
        return today > self.due.day


def running(case: Case, rules: Rules) -> tuple[Deadline, ...]:
    """The deadlines that run: of the department, or of the respondent while they are waited for."""
    found = []
    is_theirs = case.is_in_hand or case.state is State.RETURNED
    if case.contact is not None and case.contacted_on is None and is_theirs:
        found.append(Deadline(Stage.CONTACT, case.contact.due(rules.calendar)))
    if case.completion is not None and case.paused_with is None and is_theirs:
        found.append(Deadline(Stage.COMPLETION, case.completion.due(rules.calendar)))
    if case.silence is not None and case.is_open:
        found.append(Deadline(Stage.VERDICT, case.silence.due(rules.calendar)))
    return tuple(found)


def late(case: Case, today: date, rules: Rules) -> tuple[Deadline, ...]:
    """What the department has let pass; the respondent may take their time."""
    return tuple(
        known
        for known in running(case, rules)
        if known.stage is not Stage.VERDICT and known.is_late(today)
    )


def is_silent(case: Case, today: date, rules: Rules) -> bool:
    """Whether the respondent's time to answer is over."""
    return any(
        known.is_late(today) for known in running(case, rules) if known.stage is Stage.VERDICT
    )


def next_due(case: Case, rules: Rules) -> Due | None:
    """The deadline that ends first, of those the department has to keep."""
    own = [known.due for known in running(case, rules) if known.stage is not Stage.VERDICT]
    return min(own, key=lambda due: due.day, default=None)


def eve(due: Due, rules: Rules) -> date:
    """The working day before the last day."""
    day = due.day - timedelta(days=1)
    while not rules.calendar.is_working(day):
        day -= timedelta(days=1)
    return day
