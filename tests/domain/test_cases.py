import pytest

from domain.cases import Party, State, is_better, may_see, parties
from domain.people import Membership, Role
from domain.questions import GRADES
from tests.domain.cases import COORDINATOR, OTHER_STAFF, STAFF, case

LEADER, ADMIN = Membership(Role.LEADER), Membership(Role.ADMIN)
HELPER = Membership(Role.STAFF, "jsj")  # of the department that assists
PARTIES = {"H": Party.HANDLER, "A": Party.ASSISTANT, "C": Party.COORDINATOR}

# As whom somebody acts: handler, assistant, coordinator; or - for nobody.
TABLE = """
                           open to all  held
nobody                     -            -
staff of the department    H            -
staff of a helping one     A            -
staff of both              HA           -
staff of another           -            -
coordinator                C            HC
coordinator and staff      HC           HC
coordinator and helper     AC           HC
leader                     -            -
admin                      -            -
leader and admin           -            -
"""
WHO = {
    "nobody": (),
    "staff of the department": (STAFF,),
    "staff of a helping one": (HELPER,),
    "staff of both": (HELPER, STAFF),
    "staff of another": (OTHER_STAFF,),
    "coordinator": (COORDINATOR,),
    "coordinator and staff": (STAFF, COORDINATOR),
    "coordinator and helper": (COORDINATOR, HELPER),
    "leader": (LEADER,),
    "admin": (ADMIN,),
    "leader and admin": (LEADER, ADMIN),
}


def drawn():
    """The table's cells: who, whether it is held, and as whom they act."""
    for line in TABLE.strip("\n").splitlines()[1:]:
        who, cells = line[:27].strip(), line[27:].split()
        for is_held, cell in zip((False, True), cells, strict=True):
            yield who, is_held, frozenset(PARTIES[letter] for letter in cell.strip("-"))


@pytest.mark.parametrize(("who", "is_held", "expected"), tuple(drawn()))
@pytest.mark.parametrize("state", State)
def test_the_table_says_as_whom_somebody_acts(state, who, is_held, expected):
    department = None if state is State.UNROUTED else "tzcj"
    subject = case(state, department=department, held=is_held, assistants=("jsj",))
    of_none = expected - {Party.HANDLER} if department is None and not is_held else expected

    assert parties(subject, WHO[who]) == of_none
    assert may_see(subject, WHO[who]) is bool(of_none)


def test_staff_are_no_party_to_what_belongs_to_no_department():
    assert parties(case(State.UNROUTED), (STAFF,)) == frozenset()


# Whether a verdict is better, by the first rating (-: there was none) and the verdict.
BETTER = """
           very_good  good  fair  bad  very_bad
very_good  no         no    no    no   no
good       yes        no    no    no   no
fair       yes        yes   no    no   no
bad        yes        yes   yes   no   no
very_bad   yes        yes   yes   yes  no
-          yes        yes   yes   no   no
"""


def compared():
    heading, *lines = BETTER.strip("\n").splitlines()
    for first, *cells in map(str.split, lines):
        for verdict, cell in zip(heading.split(), cells, strict=True):
            yield None if first == "-" else first, verdict, cell == "yes"


@pytest.mark.parametrize(("first", "verdict", "better"), tuple(compared()))
def test_an_equal_verdict_is_no_better_one(first, verdict, better):
    assert is_better(first, verdict) is better


def test_the_comparison_knows_every_grade():
    assert {verdict for _, verdict, _ in compared()} == set(GRADES)


@pytest.mark.parametrize(
    ("state", "is_open", "is_in_hand"),
    [
        (State.UNROUTED, True, False),
        (State.RECEIVED, True, True),
        (State.CLAIMED, True, True),
        (State.CONTACTED, True, True),
        (State.WAITING, True, True),
        (State.RETURNED, True, False),
        (State.SETTLED, True, False),
        (State.CLOSED, False, False),
    ],
)
def test_a_case_is_open_until_it_is_closed_and_in_hand_while_the_department_has_to_act(
    state, is_open, is_in_hand
):
    assert (case(state).is_open, case(state).is_in_hand) == (is_open, is_in_hand)
