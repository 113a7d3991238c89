"""What holds of every case, whoever does what to it and whenever."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.case_moves import begin, dispatch, take
from domain.case_rules import MOST_ROUNDS, allowed
from domain.cases import Act, Case, Deed, Ending, Party, Refusal, State, parties
from domain.people import Membership, Role
from tests.domain.cases import (
    COORDINATOR,
    DIFFICULT,
    HOUR,
    LI,
    NOON,
    ORDINARY,
    OTHER_STAFF,
    QIAN,
    RULES,
    STAFF,
    SUN,
    WANG,
    ZHAO,
)

WU = b"wu".ljust(16)  # wears two hats
MEMBERS = {
    WANG: (STAFF,),
    LI: (STAFF,),
    ZHAO: (OTHER_STAFF,),
    QIAN: (COORDINATOR,),
    SUN: (COORDINATOR, Membership(Role.LEADER)),
    WU: (COORDINATOR, STAFF),
    b"leader".ljust(16): (Membership(Role.LEADER),),
}
ONLY_STAFF = (WANG, LI, ZHAO)
MIDNIGHT = (0, 0, 0, 0)
few = settings(max_examples=25)  # each is a long one


@dataclass
class Life:
    """A case, the moment it is, and what has been done."""

    case: Case
    now: datetime = NOON
    done: list[tuple[Case, Deed]] = field(default_factory=list)

    def act(self, deed):
        after = take(self.case, deed, now=self.now, rules=RULES)
        if not isinstance(after, Refusal):
            self.done.append((self.case, deed))
            self.case = after
        return after

    def count(self, act):
        return sum(deed.act is act for _, deed in self.done)


@st.composite
def deeds(draw, life):
    """Something that somebody tries: often what a card would offer, at times anything."""
    person = draw(st.sampled_from([*MEMBERS, Party.RESPONDENT, Party.CLOCK]))
    is_member = isinstance(person, bytes)
    acting_as = parties(life.case, MEMBERS[person]) if is_member else frozenset({person})
    known = person if is_member else None
    offered = allowed(life.case, acting_as, person=known, now=life.now, rules=RULES)
    acts = offered if offered and draw(st.integers(0, 9)) else tuple(Act)
    return Deed(
        draw(st.sampled_from(acts)),
        acting_as,
        known,
        draw(st.sampled_from(["已核实"] * 5 + [""])),
        draw(st.sampled_from(["tzcj", "czj", None])),
        draw(st.sampled_from([DIFFICULT, DIFFICULT, ORDINARY, None])),
        is_last=draw(st.booleans()),
    )


@st.composite
def lives(draw):
    """A case from its opening on, for a while."""
    department = draw(st.sampled_from(["tzcj", "tzcj", None]))
    opened = begin(NOON - draw(st.integers(0, 30)) * HOUR, department, held=draw(st.booleans()))
    reach = draw(st.booleans())
    opened = dispatch(
        Case(opened.state, department, opened.opened_at, opened.held, can_be_reached=reach,
             can_be_asked=reach or draw(st.booleans())),
        now=NOON,
        rules=RULES,
    )  # fmt: skip
    life = Life(opened)
    for _ in range(draw(st.integers(0, 25))):
        life.act(draw(deeds(life)))
        holds(life)
        life.now += draw(
            st.sampled_from([timedelta(), HOUR, timedelta(days=1), timedelta(days=12)])
        )
    return life


def holds(life):
    """What the tables demand of a row, and a little more."""
    case = life.case
    assert (case.state is State.CLOSED) == (case.ending is not None) == (case.closed_on is not None)
    if case.state is not State.CLOSED:
        assert (case.state is State.UNROUTED) == (case.department is None)
        assert (case.state is State.SETTLED) == (case.outcome is not None)
        assert (case.state in {State.WAITING, State.SETTLED}) == (case.silence is not None)
    if case.state is State.SETTLED:
        assert case.settled_by is not None
    if case.state in {State.CLAIMED, State.CONTACTED, State.WAITING}:
        assert case.claimed_by is not None
    if case.paused_with is not None:
        assert case.state in {State.WAITING, State.SETTLED, State.CLOSED}
        assert case.paused_with >= 0
    assert case.round == 1 + life.count(Act.REOPEN)
    assert case.completion is None or case.completion.days >= 0
    assert len({*case.assistants, case.department}) == len(case.assistants) + 1


@few
@given(lives())
def test_a_case_is_sent_back_once_at_most(life):
    assert life.count(Act.RETURN) <= 1
    assert life.case.was_returned is bool(life.count(Act.RETURN))


@few
@given(lives())
def test_a_case_is_closed_by_the_respondents_answer_or_by_a_second_person(life):
    ends = {Act.ACCEPT, Act.CLOSE, Act.CONCLUDE, Act.MERGE, Act.WITHDRAW}
    for before, deed in life.done:
        if deed.act is Act.CLOSE:
            assert deed.person not in {None, before.settled_by}
            assert before.silence is not None
        if deed.act is Act.CONCLUDE:
            assert deed.person not in {None, before.settled_by}
            assert before.round > MOST_ROUNDS
        if deed.act is Act.ACCEPT:
            assert deed.parties == {Party.RESPONDENT}
    if life.case.state is State.CLOSED:
        assert ends & {deed.act for _, deed in life.done}


@few
@given(lives())
def test_staff_see_nothing_of_what_is_held_and_others_only_what_is_theirs(life):
    seen = {person: parties(life.case, MEMBERS[person]) for person in ONLY_STAFF}

    if life.case.held:
        assert set(seen.values()) == {frozenset()}
    for before, deed in life.done:
        if deed.person in ONLY_STAFF:
            assert not before.held
            own = MEMBERS[deed.person][0].department
            assert own in {before.department, *before.assistants}


@few
@given(lives())
def test_the_day_of_the_opening_stays_and_its_moment_goes_at_the_end(life):
    opened = life.done[0][0].opened_at if life.done else life.case.opened_at
    now = life.case.opened_at.astimezone(RULES.zone)

    assert RULES.day(now) == RULES.day(opened)
    if life.case.state is State.CLOSED:
        assert (now.hour, now.minute, now.second, now.microsecond) == MIDNIGHT


@few
@given(lives())
def test_what_is_over_stays_so_but_for_who_was_silent(life):
    over = [before for before, _ in life.done if before.state is State.CLOSED]

    assert {before.ending for before in over} <= {Ending.SILENCE}
