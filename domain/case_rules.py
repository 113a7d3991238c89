"""What may be done with a case: by whom, from which state, within which time. Pure.

Sources: sent back once, within hours and with a reason, then the coordinator decides (Anyang
art. 50, Weifang art. 26); more days only with consent (Jinan art. 62). See `domain.cases`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.cases import Act, Case, Deed, Ending, Party, Refusal, State
from domain.profiles import Profile, Stage
from domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Rules:
    """What a deployment has laid down. `return_within` counts from the dispatch."""

    deadlines: tuple[Profile, ...]
    calendar: WorkingDays
    zone: ZoneInfo
    return_within: timedelta

    def find(self, stage: Stage, code: str | None = None) -> Profile | None:
        """The profile of a stage with this code; the first one where none is named."""
        fitting = (known for known in self.deadlines if known.stage is stage)
        return next((known for known in fitting if code in {None, known.code}), None)

    def longer(self) -> tuple[Profile, ...]:
        """To which profiles a completion may be extended: those longer than the first."""
        known = [one for one in self.deadlines if one.stage is Stage.COMPLETION]
        return tuple(one for one in known[1:] if one.working_days > known[0].working_days)

    def day(self, now: datetime) -> date:
        """The day it is in the deployment's time zone."""
        return now.astimezone(self.zone).date()

    def midnight(self, now: datetime) -> datetime:
        """The day alone: what is kept of a moment that might tell who somebody is."""
        return datetime.combine(self.day(now), time(), self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Move:
    """From which states an act leads on, who may take it, and where to (`None`: it stays)."""

    states: frozenset[State]
    parties: frozenset[Party]
    to: State | None = None
    needs_words: bool = False


MOST_ROUNDS = 2  # times a respondent reopens before the coordinator may conclude
_IN_HAND = frozenset({State.RECEIVED, State.CLAIMED, State.CONTACTED, State.WAITING})
_OPEN = frozenset(State) - {State.CLOSED}
_BEGUN = _OPEN - {State.UNROUTED}
_CAN_GO = frozenset({State.RECEIVED, State.CLAIMED, State.CONTACTED})
_HANDLER, _COORDINATOR = frozenset({Party.HANDLER}), frozenset({Party.COORDINATOR})
_RESPONDENT, _CLOCK = frozenset({Party.RESPONDENT}), frozenset({Party.CLOCK})
_OFFICE = _HANDLER | _COORDINATOR

MOVES: Mapping[Act, Move] = {
    Act.ASSIGN: Move(
        _CAN_GO | {State.UNROUTED, State.RETURNED}, _COORDINATOR | _RESPONDENT, State.RECEIVED
    ),
    Act.CLAIM: Move(_IN_HAND, _HANDLER),
    Act.CONTACT: Move(_CAN_GO, _HANDLER, State.CONTACTED),
    Act.ASK: Move(_CAN_GO, _HANDLER, State.WAITING, needs_words=True),
    Act.REPLY: Move(frozenset({State.WAITING}), _RESPONDENT, State.CONTACTED, needs_words=True),
    Act.RESUME: Move(frozenset({State.WAITING}), _HANDLER | _CLOCK, State.CLAIMED),
    Act.PUT_RIGHT: Move(_IN_HAND, _HANDLER, State.SETTLED, needs_words=True),
    Act.EXPLAIN: Move(_IN_HAND, _HANDLER, State.SETTLED, needs_words=True),
    Act.CANNOT: Move(_IN_HAND, _HANDLER, State.SETTLED, needs_words=True),
    Act.RETURN: Move(
        frozenset({State.RECEIVED, State.CLAIMED}), _HANDLER, State.RETURNED, needs_words=True
    ),
    Act.UPHOLD: Move(frozenset({State.RETURNED}), _COORDINATOR, State.RECEIVED),
    Act.MERGE: Move(_CAN_GO, _OFFICE, State.CLOSED),
    Act.ASSIST: Move(_BEGUN, _COORDINATOR),
    Act.EXTEND: Move(_IN_HAND, _COORDINATOR, needs_words=True),
    Act.NOTE: Move(_OPEN, _OFFICE | {Party.ASSISTANT}, needs_words=True),
    Act.ACCEPT: Move(frozenset({State.SETTLED, State.CLOSED}), _RESPONDENT, State.CLOSED),
    Act.REOPEN: Move(frozenset({State.SETTLED, State.CLOSED}), _RESPONDENT, State.RECEIVED),
    Act.CLOSE: Move(frozenset({State.SETTLED}), _OFFICE, State.CLOSED),
    Act.CONCLUDE: Move(_CAN_GO, _COORDINATOR, State.CLOSED, needs_words=True),
    Act.WITHDRAW: Move(_OPEN, _RESPONDENT | _CLOCK, State.CLOSED),
    Act.HOLD: Move(_OPEN, _COORDINATOR | _CLOCK),
    Act.RELEASE: Move(_OPEN, _COORDINATOR),
}  # fmt: skip


def allowed(
    case: Case, parties_held: frozenset[Party], *, person: bytes, now: datetime, rules: Rules
) -> tuple[Act, ...]:
    """What somebody could do now, in the order of the acts; for the buttons of a card.

    What needs words, a department or a profile is judged without them.
    """
    return tuple(
        act
        for act in MOVES
        if refusal(case, Deed(act, parties_held, person, _ANY), now=now, rules=rules) is None
    )


_ANY = "…"


def incomplete(deed: Deed) -> Refusal | None:
    """What a button says by itself is not enough: whom it goes to, or how many days."""
    if deed.act in {Act.ASSIGN, Act.ASSIST} and deed.department is None:
        return Refusal.NOT_NOW
    return Refusal.NOT_NOW if deed.act is Act.EXTEND and deed.profile is None else None


def refusal(case: Case, deed: Deed, *, now: datetime, rules: Rules) -> Refusal | None:  # noqa: PLR0911 - a line a reason
    """Why a deed is refused, if it is. `now` is aware."""
    move = MOVES.get(deed.act)
    if move is None or not move.parties & deed.parties:
        return Refusal.NOT_YOURS
    if case.state not in move.states:
        return Refusal.NOT_NOW
    if move.needs_words and not deed.note.strip():
        return Refusal.WORDS
    match deed.act:
        case Act.RETURN:
            return _refusal_to_return(case, now, rules)
        case Act.RESUME:
            return _refusal_to_resume(case, deed, now, rules)
        case Act.CLOSE:
            return _refusal_to_close(case, deed, now, rules)
        case Act.ASSIGN | Act.ASSIST:
            known = {case.department, *(case.assistants if deed.act is Act.ASSIST else ())}
            same = deed.department is not None and deed.department in known
            return Refusal.SAME_DEPARTMENT if same else None
        case Act.ACCEPT | Act.REOPEN:
            is_over = case.ending not in {None, Ending.SILENCE}
            return Refusal.NOT_NOW if is_over else None
        case _:
            return _refusal_now(case, deed, rules)


def refusal_to_merge(case: Case, into: Case) -> Refusal | None:
    """Why a case may not go on as a part of this other one.

    The other is being dealt with by the same department, and is not the younger one: a merger wins
    no time.
    """
    if case.held or into.held:
        return Refusal.HELD
    is_older = into.opened_at <= case.opened_at
    fits = into.is_in_hand and into.department == case.department and is_older
    return None if fits else Refusal.NOT_NOW


def _refusal_now(case: Case, deed: Deed, rules: Rules) -> Refusal | None:
    match deed.act:
        case Act.ASK if not case.can_be_asked:
            return Refusal.OUT_OF_REACH
        case Act.ASK | Act.PUT_RIGHT | Act.EXPLAIN | Act.CANNOT:
            return _refusal_to_wait(rules)
        case Act.MERGE if case.held:
            return Refusal.HELD
        case Act.EXTEND:
            return _refusal_to_extend(case, deed, rules)
        case Act.CONCLUDE:
            return _refusal_to_conclude(case, deed)
    is_too_late = {
        Act.CLAIM: case.claimed_by == deed.person,
        Act.MERGE: case.round > 1,  # how often the respondent has said no is not to be lost
        Act.HOLD: case.held,
        Act.RELEASE: not case.held,
    }
    return Refusal.NOT_NOW if is_too_late.get(deed.act, False) else None


def _refusal_to_wait(rules: Rules) -> Refusal | None:
    """Nobody's answer is waited for without an end: nothing would ever close the case."""
    return Refusal.NO_DEADLINE if rules.find(Stage.VERDICT) is None else None


def _refusal_to_resume(case: Case, deed: Deed, now: datetime, rules: Rules) -> Refusal | None:
    """The department may go on without an answer; by itself it goes on once the time is over."""
    is_by_hand = Party.HANDLER in deed.parties
    return None if is_by_hand else _refusal_of_silence(case, now, rules)


def _refusal_to_conclude(case: Case, deed: Deed) -> Refusal | None:
    """Only once the respondent has said no again and again, and not by who settled it last."""
    if case.round <= MOST_ROUNDS:
        return Refusal.NOT_NOW
    is_second = deed.person is not None and deed.person != case.settled_by
    return None if is_second else Refusal.SAME_PERSON


def _refusal_to_extend(case: Case, deed: Deed, rules: Rules) -> Refusal | None:
    """Once, and only by a longer profile. One that is not named yet is judged as if it fitted."""
    if case.round > 1:
        return Refusal.NOT_NOW  # the second time the clock is short on purpose
    first = rules.find(Stage.COMPLETION)
    if case.completion is None or first is None:
        return Refusal.NO_DEADLINE
    if case.profile != first.code:
        return Refusal.EXTENDED_BEFORE
    longer = rules.longer()
    fits = longer if deed.profile is None else deed.profile in longer
    return None if fits else Refusal.NO_DEADLINE


def _refusal_to_return(case: Case, now: datetime, rules: Rules) -> Refusal | None:
    if case.held:
        return Refusal.HELD
    if case.was_returned or case.round > 1:
        return Refusal.RETURNED_BEFORE
    dispatched = case.dispatched_at
    late = dispatched is None or now - dispatched > rules.return_within
    return Refusal.RETURN_TOO_LATE if late else None


def _refusal_to_close(case: Case, deed: Deed, now: datetime, rules: Rules) -> Refusal | None:
    if deed.person is None or deed.person == case.settled_by:
        return Refusal.SAME_PERSON
    return _refusal_of_silence(case, now, rules)


def _refusal_of_silence(case: Case, now: datetime, rules: Rules) -> Refusal | None:
    if case.silence is None:
        return Refusal.NO_DEADLINE
    is_over = rules.day(now) > case.silence.due(rules.calendar).day
    return None if is_over else Refusal.TOO_EARLY
