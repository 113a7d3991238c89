"""Which deadlines of a case run now, and how much time is left. Pure."""

from dataclasses import dataclass
from datetime import date

from domain.case_rules import Rules
from domain.cases import Case, State
from domain.profiles import Clock, Due, Stage


@dataclass(frozen=True, slots=True)
class Deadline:
    """What has to be done by when."""

    stage: Stage
    clock: Clock
    due: Due

    def is_late(self, today: date) -> bool:
        """Whether its last day is over."""
        return today > self.due.day


def running(case: Case, rules: Rules) -> tuple[Deadline, ...]:
    """The deadlines that run: of the department, or of the respondent while they are waited for."""
    is_theirs = case.is_in_hand or case.state is State.RETURNED
    clocks = (
        (Stage.CONTACT, case.contact, is_theirs and case.contacted_on is None),
        (Stage.COMPLETION, case.completion, is_theirs and case.paused_with is None),
        (Stage.VERDICT, case.silence, case.is_open),
    )
    return tuple(
        Deadline(stage, clock, clock.due(rules.calendar))
        for stage, clock, is_running in clocks
        if clock is not None and is_running
    )


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
