"""Every state, act and party: where it leads to, or why it is refused."""

from itertools import product

import pytest

from domain.case_moves import take
from domain.cases import Act, Case, Party, Refusal, State
from tests.domain.cases import NOON, RULES, case, deed

# Who may do it (H handler, A assistant, C coordinator, R respondent, K the clock, - nobody), and
# the state it leads to from each state; - where it is not the time for it.
TABLE = """
           by   unrouted  received   claimed    contacted  waiting    returned  settled   closed
open       -    -         -          -          -          -          -         -         -
assign     CR   received  received   received   received   -          received  -         -
claim      H    -         claimed    claimed    contacted  waiting    -         -         -
contact    H    -         contacted  contacted  contacted  -          -         -         -
ask        H    -         waiting    waiting    waiting    -          -         -         -
reply      R    -         -          -          -          contacted  -         -         -
resume     HK   -         -          -          -          claimed    -         -         -
put_right  H    -         settled    settled    settled    settled    -         -         -
explain    H    -         settled    settled    settled    settled    -         -         -
cannot     H    -         settled    settled    settled    settled    -         -         -
return     H    -         returned   returned   -          -          -         -         -
uphold     C    -         -          -          -          -          received  -         -
merge      HC   -         closed     closed     closed     -          -         -         -
assist     C    -         received   claimed    contacted  waiting    returned  settled   -
extend     C    -         received   claimed    contacted  waiting    -         -         -
note       HAC  unrouted  received   claimed    contacted  waiting    returned  settled   -
accept     R    -         -          -          -          -          -         closed    closed
reopen     R    -         -          -          -          -          -         received  received
close      HC   -         -          -          -          -          -         closed    -
conclude   C    -         closed     closed     closed     -          -         -         -
withdraw   RK   closed    closed     closed     closed     closed     closed    closed    -
hold       CK   unrouted  received   received   received   received   returned  settled   -
release    C    unrouted  received   received   received   received   returned  settled   -
"""
LETTERS = {
    Party.HANDLER: "H",
    Party.ASSISTANT: "A",
    Party.COORDINATOR: "C",
    Party.RESPONDENT: "R",
    Party.CLOCK: "K",
}
FITTING = {Act.CONCLUDE: {"round": 3}, Act.RELEASE: {"held": True}}  # what else an act asks for


def drawn():
    """The table's lines: by act, who may, and the state after each state."""
    heading, *lines = TABLE.strip("\n").splitlines()
    states = [State(name) for name in heading.split()[1:]]
    for act, by, *cells in map(str.split, lines):
        yield Act(act), (by, dict(zip(states, cells, strict=True)))


LINES = dict(drawn())


def expected(state, act, party):
    by, after = LINES[act]
    if LETTERS[party] not in by:
        return Refusal.NOT_YOURS
    return Refusal.NOT_NOW if after[state] == "-" else State(after[state])


def test_the_table_has_every_act_and_every_state():
    assert LINES.keys() == set(Act)
    assert {tuple(after) for _, after in LINES.values()} == {tuple(State)}


@pytest.mark.parametrize(("state", "act", "party"), tuple(product(State, Act, Party)))
def test_the_table_says_where_a_deed_leads_to(state, act, party):
    subject = case(state, **FITTING.get(act, {}))

    after = take(subject, deed(act, party), now=NOON, rules=RULES)

    found = after.state if isinstance(after, Case) else after
    assert found == expected(state, act, party)


@pytest.mark.parametrize(("state", "act"), tuple(product(State, Act)))
def test_who_is_several_parties_may_do_what_any_of_them_may(state, act):
    subject = case(state, **FITTING.get(act, {}))
    everyone = deed(act, person=deed(act).person, parties=frozenset(Party))

    after = take(subject, everyone, now=NOON, rules=RULES)

    single = [expected(state, act, party) for party in Party]
    reached = [one for one in single if isinstance(one, State)]
    by, _ = LINES[act]
    refusal = Refusal.NOT_YOURS if by == "-" else Refusal.NOT_NOW
    found = after.state if isinstance(after, Case) else after
    assert found == (reached[0] if reached else refusal)


@pytest.mark.parametrize(
    ("act", "without"),
    [(Act.ASSIGN, "department"), (Act.ASSIST, "department"), (Act.EXTEND, "profile")],
)
def test_half_a_deed_is_not_taken(act, without):
    half = deed(act, Party.COORDINATOR, **{without: None})

    assert take(case(), half, now=NOON, rules=RULES) is Refusal.NOT_NOW
