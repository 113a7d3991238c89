"""Directives 批示: what a leader wants a department to do, and until when. Pure.

A directive is in the digests until a second person has closed it: not the one who reported that
it is done.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.people import Memberships, Role, own_departments, roles
from domain.profiles import Clock
from domain.working_days import WorkingDays


class Stage(StrEnum):
    """How far a directive has come."""

    OPEN = "open"
    REPORTED = "reported"  # the department says that it is done
    CLOSED = "closed"


class Move(StrEnum):
    """What is done with a directive."""

    GIVE = "give"
    REPORT = "report"
    SEND_BACK = "send_back"
    CLOSE = "close"


class Refusal(StrEnum):
    """Why something is not done."""

    NOT_YOURS = "not_yours"
    NOT_NOW = "not_now"
    WORDS = "words"
    SAME_PERSON = "same_person"


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive. Persons are keyed hashes of members."""

    department: str
    text: str
    given_by: bytes
    given_on: date
    days: int
    stage: Stage = Stage.OPEN
    reported_by: bytes | None = None
    closed_by: bytes | None = None
    closed_on: date | None = None

    @property
    def clock(self) -> Clock:
        """Until when."""
        return Clock(self.given_on, self.days)

    def is_late(self, today: date, calendar: WorkingDays) -> bool:
        """Whether it should be done by now; what was reported is not late any more."""
        return self.stage is Stage.OPEN and today > self.clock.due(calendar).day


def may_give(memberships: Memberships) -> bool:
    """Leaders direct, nobody else."""
    return Role.LEADER in roles(memberships)


def may_judge(memberships: Memberships) -> bool:
    """Leaders and the campaign office see all of them, and close what is done."""
    return bool({Role.LEADER, Role.COORDINATOR} & roles(memberships))


def may_list(memberships: Memberships) -> bool:
    """Whoever may see any of them."""
    return may_judge(memberships) or bool(own_departments(memberships))


def may_see(directive: Directive, memberships: Memberships) -> bool:
    """Leaders, the campaign office, and the department it is for."""
    return may_judge(memberships) or directive.department in own_departments(memberships)


def take(  # noqa: PLR0913 - who does what, when, with which words
    directive: Directive,
    move: Move,
    memberships: Memberships,
    *,
    person: bytes,
    note: str,
    today: date,
) -> Directive | Refusal:
    """What a move makes of a directive, or why it is refused."""
    refusal = _refusal(directive, move, memberships, person, note)
    if refusal is not None:
        return refusal
    match move:
        case Move.REPORT:
            return replace(directive, stage=Stage.REPORTED, reported_by=person)
        case Move.SEND_BACK:
            return replace(directive, stage=Stage.OPEN, reported_by=None)
        case _:
            return replace(directive, stage=Stage.CLOSED, closed_by=person, closed_on=today)


def _refusal(
    directive: Directive, move: Move, memberships: Memberships, person: bytes, note: str
) -> Refusal | None:
    judges = may_judge(memberships)
    is_staff = directive.department in own_departments(memberships)
    if not (is_staff if move is Move.REPORT else judges) or move is Move.GIVE:
        return Refusal.NOT_YOURS
    wanted = Stage.OPEN if move is Move.REPORT else Stage.REPORTED
    if directive.stage is not wanted:
        return Refusal.NOT_NOW
    if move is Move.CLOSE and person == directive.reported_by:
        return Refusal.SAME_PERSON
    return Refusal.WORDS if move is not Move.CLOSE and not note.strip() else None
