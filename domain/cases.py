"""Cases 工单: a bad rating, or a complaint, that is being dealt with until the respondent is heard.

Pure: the values. What is allowed stands in `domain.case_rules`, what it leads to in
`domain.case_moves`. What was said is no part of a case; it stands with the response.

The rules and where they come from: contact within a working day, the outcome fed back, explained
apart from put right (Shanghai art. 30, Anyang art. 52); sent back once, within hours and with a
reason, then the coordinator decides (Anyang art. 50, Weifang art. 26); merged cases tell every
respondent; a leader's consent to more days (Jinan art. 62); what is said about an official or a
unit does not reach them (Regulations on Petitions art. 30).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.people import Memberships, Role, own_departments, roles
from domain.profiles import Clock, Profile
from domain.questions import BAD_GRADES, GRADES


class State(StrEnum):
    """Where a case stands."""

    UNROUTED = "unrouted"  # nobody has said yet which department it concerns
    RECEIVED = "received"  # with the department
    CLAIMED = "claimed"  # somebody there sees to it
    CONTACTED = "contacted"  # the respondent was reached, or the matter verified
    WAITING = "waiting"  # the respondent was asked something; the clock stands still
    RETURNED = "returned"  # the department says it is not theirs; the coordinator decides
    SETTLED = "settled"  # there is an outcome; the respondent is to say what they make of it
    CLOSED = "closed"


class Outcome(StrEnum):
    """What was done. Explained 解释说明 is never counted as put right 整改到位."""

    PUT_RIGHT = "put_right"
    EXPLAINED = "explained"
    CANNOT = "cannot"  # it cannot be done, and why


class Ending(StrEnum):
    """Why a case is closed."""

    VERDICT = "verdict"  # the respondents have said that it is better
    SILENCE = "silence"  # they have said nothing; a second person has closed it
    CONCLUDED = "concluded"  # they keep saying that it is not; the coordinator has closed it
    MERGED = "merged"  # it goes on as a part of another
    WITHDRAWN = "withdrawn"  # the response was taken back, or its time was over


class Party(StrEnum):
    """As whom somebody acts on a case."""

    HANDLER = "handler"  # staff of the department that leads
    ASSISTANT = "assistant"  # staff of one that helps
    COORDINATOR = "coordinator"
    RESPONDENT = "respondent"
    CLOCK = "clock"  # what happens by itself


class Act(StrEnum):
    """What can be done with a case."""

    OPEN = "open"
    ASSIGN = "assign"
    CLAIM = "claim"
    CONTACT = "contact"
    ASK = "ask"
    REPLY = "reply"
    RESUME = "resume"
    PUT_RIGHT = "put_right"
    EXPLAIN = "explain"
    CANNOT = "cannot"
    RETURN = "return"
    UPHOLD = "uphold"
    MERGE = "merge"
    ASSIST = "assist"
    EXTEND = "extend"
    NOTE = "note"
    ACCEPT = "accept"
    REOPEN = "reopen"
    CLOSE = "close"
    CONCLUDE = "conclude"
    WITHDRAW = "withdraw"
    HOLD = "hold"
    RELEASE = "release"


class Refusal(StrEnum):
    """Why something is not done."""

    NOT_YOURS = "not_yours"  # whoever acts has no right to
    NOT_NOW = "not_now"  # not as the case stands
    WORDS = "words"  # it needs a reason, or what was done, in words
    RETURNED_BEFORE = "returned_before"
    RETURN_TOO_LATE = "return_too_late"
    SAME_PERSON = "same_person"  # a second person has to
    TOO_EARLY = "too_early"  # the respondent still has time to answer
    NO_DEADLINE = "no_deadline"  # the deployment names no deadline for this
    OUT_OF_REACH = "out_of_reach"  # nothing leads back to the respondent
    SAME_DEPARTMENT = "same_department"
    EXTENDED_BEFORE = "extended_before"
    HELD = "held"
    CLAIMED = "claimed"  # by a colleague


@dataclass(frozen=True, slots=True)
class Case:
    """A case as its rules see it. `claimed_by`, `read_by`, `settled_by`: keyed hashes of members.

    `can_be_reached`: the bot can write to a respondent, or has their contact. `can_be_asked`: it
    can, or a respondent holds a receipt code. `paused_with` are the working days that were left on
    the completion clock when it was stopped.
    """

    state: State
    department: str | None
    opened_at: datetime
    held: bool = False
    outcome: Outcome | None = None
    ending: Ending | None = None
    round: int = 1
    dispatched_at: datetime | None = None
    was_returned: bool = False
    claimed_by: bytes | None = None
    read_by: bytes | None = None
    settled_by: bytes | None = None
    contact: Clock | None = None
    contacted_on: date | None = None
    profile: str | None = None
    completion: Clock | None = None
    paused_with: int | None = None
    silence: Clock | None = None
    closed_on: date | None = None
    assistants: tuple[str, ...] = ()
    can_be_reached: bool = False
    can_be_asked: bool = False

    @property
    def is_open(self) -> bool:
        """Whether anything is still to be done or said."""
        return self.state is not State.CLOSED

    @property
    def is_in_hand(self) -> bool:
        """Whether the department is to do something."""
        return self.state in _IN_HAND


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does: `person` is a keyed hash of a member, `department` whom it goes to.

    `is_last` tells of a respondent that no other of the case is still to be heard.
    """

    act: Act
    parties: frozenset[Party]
    person: bytes | None = None
    note: str = ""
    department: str | None = None
    profile: Profile | None = None
    is_last: bool = True


_IN_HAND = frozenset({State.RECEIVED, State.CLAIMED, State.CONTACTED, State.WAITING})


def parties(case: Case, memberships: Memberships) -> frozenset[Party]:
    """As whom a member may act on a case. What is held is the coordinator's to handle alone."""
    found = set()
    if Role.COORDINATOR in roles(memberships):
        found |= {Party.COORDINATOR, Party.HANDLER} if case.held else {Party.COORDINATOR}
    if not case.held:
        own = own_departments(memberships)
        found |= {Party.HANDLER} if case.department in own else set()
        found |= {Party.ASSISTANT} if set(case.assistants) & set(own) else set()
    return frozenset(found)


def may_see(case: Case, memberships: Memberships) -> bool:
    """Whether a member may know what the case is about."""
    return bool(parties(case, memberships))


def is_better(first: str | None, verdict: str) -> bool:
    """Whether a verdict is better than the first rating; without one, whether it is no 差评."""
    if first is None:
        return verdict not in BAD_GRADES
    order = list(GRADES)
    return order.index(verdict) < order.index(first)
