"""What a deed makes of a case: the next state, and which clocks begin, stop and go on. Pure.

`take` is the only way from one state to the next.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from domain.case_rules import MOVES, Rules, incomplete, refusal
from domain.cases import Act, Case, Deed, Ending, Outcome, Refusal, State
from domain.profiles import Clock, Profile, Stage, left, reset

_OUTCOMES = {
    Act.PUT_RIGHT: Outcome.PUT_RIGHT,
    Act.EXPLAIN: Outcome.EXPLAINED,
    Act.CANNOT: Outcome.CANNOT,
}
_ENDINGS = {
    Act.ACCEPT: Ending.VERDICT,
    Act.CLOSE: Ending.SILENCE,
    Act.CONCLUDE: Ending.CONCLUDED,
    Act.MERGE: Ending.MERGED,
    Act.WITHDRAW: Ending.WITHDRAWN,
}


def begin(opened_at: datetime, department: str | None, *, held: bool) -> Case:
    """A case that was just opened; it is dispatched by `dispatch`."""
    state = State.UNROUTED if department is None else State.RECEIVED
    return Case(state, department, opened_at, held=held)


def dispatch(case: Case, *, now: datetime, rules: Rules) -> Case:
    """Hand it to the department, or to the coordinator where it is held; the clocks begin.

    Nothing begins before the department is known. The contact clock runs where somebody can be
    reached.
    """
    if case.department is None:
        return replace(case, dispatched_at=None)
    today = rules.day(now)
    contact = rules.find(Stage.CONTACT) if case.can_be_reached else None
    completion = _completion(case, rules)
    return replace(
        case,
        dispatched_at=now,
        contact=case.contact if case.contacted_on else _clock(contact, today),
        profile=completion.code if completion else None,
        completion=_clock(completion, today),
        paused_with=None,
    )


def take(case: Case, deed: Deed, *, now: datetime, rules: Rules) -> Case | Refusal:
    """What a deed makes of a case, or why it is refused. `now` is aware."""
    refused = refusal(case, deed, now=now, rules=rules) or incomplete(deed)
    if refused is not None:
        return refused
    move = MOVES[deed.act]
    state = move.to or case.state
    after, today = replace(case, state=state), rules.day(now)
    if deed.act in {Act.ASSIGN, Act.HOLD, Act.RELEASE}:
        return _paced(_moved(after, deed, now, rules), case, today, rules)
    effect = _EFFECTS.get(deed.act)
    done = after if effect is None else effect(after, case, deed, today, rules)
    return _paced(done, case, today, rules)


def _claimed(after: Case, before: Case, deed: Deed, _: date, __: Rules) -> Case:
    state = State.CLAIMED if before.state is State.RECEIVED else before.state
    return replace(after, state=state, claimed_by=deed.person)


def _contacted(after: Case, before: Case, deed: Deed, today: date, _: Rules) -> Case:
    claimed_by = before.claimed_by or deed.person
    return replace(after, claimed_by=claimed_by, contacted_on=before.contacted_on or today)


def _asked(after: Case, before: Case, deed: Deed, today: date, rules: Rules) -> Case:
    silence = _clock(rules.find(Stage.VERDICT), today)
    return replace(after, claimed_by=before.claimed_by or deed.person, silence=silence)


def _answered(after: Case, before: Case, _: Deed, today: date, __: Rules) -> Case:
    return replace(after, silence=None, contacted_on=before.contacted_on or today)


def _resumed(after: Case, _: Case, __: Deed, ___: date, ____: Rules) -> Case:
    return replace(after, silence=None)


def _settled(after: Case, before: Case, deed: Deed, today: date, rules: Rules) -> Case:
    return replace(
        after,
        outcome=_OUTCOMES[deed.act],
        settled_by=deed.person,
        claimed_by=before.claimed_by or deed.person,
        silence=_clock(rules.find(Stage.VERDICT), today),
    )


def _returned(after: Case, _: Case, __: Deed, ___: date, ____: Rules) -> Case:
    return replace(after, was_returned=True, claimed_by=None, read_by=None)


def _assisted(after: Case, before: Case, deed: Deed, _: date, __: Rules) -> Case:
    added = (deed.department,) if deed.department else ()
    return replace(after, assistants=(*before.assistants, *added))


def _moved(after: Case, deed: Deed, now: datetime, rules: Rules) -> Case:
    """It goes to another department, to the coordinator alone, or back from there."""
    match deed.act:
        case Act.ASSIGN:
            helping = tuple(one for one in after.assistants if one != deed.department)
            moved = replace(after, department=deed.department, assistants=helping)
        case Act.HOLD:
            moved = replace(after, held=True)
        case _:
            moved = replace(after, held=False)
    moved = replace(moved, claimed_by=None, read_by=None)
    if not moved.is_in_hand:
        return moved
    moved = replace(moved, state=State.RECEIVED, silence=None)
    return moved if deed.act is Act.HOLD else dispatch(moved, now=now, rules=rules)


def _extended(after: Case, _: Case, deed: Deed, today: date, rules: Rules) -> Case:
    """As many more working days as the new profile has beyond the one before."""
    profile, known, clock = deed.profile, rules.find(Stage.COMPLETION), after.completion
    assert profile and known and clock, "refused before"  # noqa: PT018 - three of a kind
    more = profile.working_days - known.working_days
    after = replace(after, profile=profile.code)
    if after.paused_with is not None:
        return replace(after, paused_with=after.paused_with + more)
    longer = Clock(clock.begun_on, clock.days + more)
    stands = left(longer, today, rules.calendar) if after.state is State.WAITING else None
    return replace(after, completion=longer, paused_with=stands)


def _reopened(after: Case, before: Case, __: Deed, today: date, rules: Rules) -> Case:
    """Once more, with a shorter clock; whoever is free may claim it.

    Who settled it last stays known until somebody settles it again: they may not conclude it.
    """
    after = replace(after, round=before.round + 1)
    shorter = _completion(after, rules)
    return replace(
        after,
        outcome=None,
        ending=None,
        closed_on=None,
        claimed_by=None,
        read_by=None,
        silence=None,
        profile=shorter.code if shorter else None,
        completion=_clock(shorter, today),
        paused_with=None,
    )


def _ended(after: Case, before: Case, deed: Deed, today: date, rules: Rules) -> Case:
    if deed.act in {Act.ACCEPT, Act.WITHDRAW} and not deed.is_last:
        return before  # others of the case are still to be heard
    return replace(
        after,
        ending=_ENDINGS[deed.act],
        closed_on=before.closed_on or today,
        silence=None,
        opened_at=rules.midnight(before.opened_at),
        dispatched_at=before.dispatched_at and rules.midnight(before.dispatched_at),
    )


def _paced(after: Case, before: Case, today: date, rules: Rules) -> Case:
    """Stop the completion clock while the respondent is waited for, and let it go on."""
    stands = {State.WAITING, State.SETTLED}
    if after.completion is None or after.state is State.CLOSED:
        return after
    if after.state in stands and before.state not in stands:
        return replace(after, paused_with=left(after.completion, today, rules.calendar))
    if after.state not in stands and after.paused_with is not None:
        clock = reset(after.completion, after.paused_with, today)
        return replace(after, completion=clock, paused_with=None)
    return after


_Effect = Callable[[Case, Case, Deed, date, Rules], Case]
_EFFECTS: Mapping[Act, _Effect] = {
    Act.CLAIM: _claimed,
    Act.CONTACT: _contacted,
    Act.ASK: _asked,
    Act.REPLY: _answered,
    Act.RESUME: _resumed,
    Act.PUT_RIGHT: _settled,
    Act.EXPLAIN: _settled,
    Act.CANNOT: _settled,
    Act.RETURN: _returned,
    Act.ASSIST: _assisted,
    Act.EXTEND: _extended,
    Act.REOPEN: _reopened,
    Act.ACCEPT: _ended,
    Act.CLOSE: _ended,
    Act.CONCLUDE: _ended,
    Act.MERGE: _ended,
    Act.WITHDRAW: _ended,
}


def _clock(profile: Profile | None, today: date) -> Clock | None:
    return None if profile is None else Clock(today, profile.working_days)


def _completion(case: Case, rules: Rules) -> Profile | None:
    """The profile that a round begins with: what was reopened has the shorter one everywhere."""
    shorter = rules.find(Stage.REOPENED) if case.round > 1 else None
    return shorter or rules.find(Stage.COMPLETION)
