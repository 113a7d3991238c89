from itertools import chain, combinations

import pytest

from domain import people
from domain.incoming import Pile
from domain.people import Membership, Role

STAFF = Membership(Role.STAFF, "tzcj")
COORDINATOR = Membership(Role.COORDINATOR)
LEADER = Membership(Role.LEADER)
ADMIN = Membership(Role.ADMIN)

# Who may do what: own department, another one, all together (or: nobody's, for drafts).
TABLE = """
                    nobody  staff  coordinator  leader  admin
figures of own      no      yes    yes          yes     no
figures of another  no      no     yes          yes     no
figures of all      no      no     yes          yes     no
drafts of own       no      yes    yes          no      no
drafts of another   no      no     yes          no      no
drafts of nobody    no      no     yes          no      no
posters of own      no      yes    yes          no      no
posters of another  no      no     yes          no      no
posters of all      no      no     yes          no      no
incoming of own     no      yes    yes          no      no
incoming of another no      no     yes          no      no
incoming of nobody  no      no     yes          no      no
contacts of own     no      yes    no           no      no
contacts of another no      no     no           no      no
contacts of nobody  no      no     no           no      no
assign              no      no     yes          no      no
progress            no      yes    yes          yes     no
digest              no      no     yes          yes     no
search              no      yes    yes          no      no
preview             no      yes    yes          no      yes
self-check          no      yes    no           no      no
record              no      yes    yes          no      no
invite              no      no     no           no      yes
health              no      no     no           no      yes
"""
COLUMNS = ((), (STAFF,), (COORDINATOR,), (LEADER,), (ADMIN,))
RULES = {
    "figures of own": lambda who: people.may_see_figures(who, "tzcj"),
    "figures of another": lambda who: people.may_see_figures(who, "czj"),
    "figures of all": lambda who: people.may_see_figures(who, None),
    "drafts of own": lambda who: people.may_see_drafts(who, "tzcj"),
    "drafts of another": lambda who: people.may_see_drafts(who, "czj"),
    "drafts of nobody": lambda who: people.may_see_drafts(who, None),
    "posters of own": lambda who: people.may_print_posters(who, "tzcj"),
    "posters of another": lambda who: people.may_print_posters(who, "czj"),
    "posters of all": lambda who: people.may_print_posters(who, None),
    "incoming of own": lambda who: people.may_see_incoming(who, "tzcj"),
    "incoming of another": lambda who: people.may_see_incoming(who, "czj"),
    "incoming of nobody": lambda who: people.may_see_incoming(who, None),
    "contacts of own": lambda who: people.may_see_contact(who, "tzcj"),
    "contacts of another": lambda who: people.may_see_contact(who, "czj"),
    "contacts of nobody": lambda who: people.may_see_contact(who, None),
    "assign": people.may_assign,
    "progress": people.may_see_progress,
    "search": people.may_search,
    "digest": people.may_see_digest,
    "preview": people.may_preview,
    "self-check": people.may_self_check,
    "record": people.may_record,
    "invite": people.may_invite,
    "health": people.may_see_health,
}


def drawn():
    """The table's cells: the rule, who asks, and whether they may."""
    for line in TABLE.strip().splitlines()[1:]:
        rule, cells = line[:19].strip(), line[19:].split()
        for who, cell in zip(COLUMNS, cells, strict=True):
            yield rule, who, cell == "yes"


@pytest.mark.parametrize(("rule", "who", "allowed"), tuple(drawn()))
def test_the_table_says_who_may_do_what(rule, who, allowed):
    assert RULES[rule](who) is allowed


def test_the_table_has_every_rule():
    assert {rule for rule, _, _ in drawn()} == RULES.keys()


@pytest.mark.parametrize("rule", RULES)
def test_someone_with_several_roles_may_do_what_any_of_them_may(rule):
    single = [STAFF, COORDINATOR, LEADER, ADMIN]
    for held in chain.from_iterable(combinations(single, n) for n in range(1, 5)):
        assert RULES[rule](held) is any(RULES[rule]((one,)) for one in held)


def test_staff_of_two_departments_see_both_and_no_third():
    who = (STAFF, Membership(Role.STAFF, "czj"))

    seen = [people.may_see_drafts(who, code) for code in ("tzcj", "czj", "jsj")]

    assert seen == [True, True, False]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEADER, Role.ADMIN])
def test_only_staff_have_a_department(role):
    with pytest.raises(ValueError, match=f"{role} with department tzcj"):
        Membership(role, "tzcj")


def test_staff_without_a_department_are_refused():
    with pytest.raises(ValueError, match="staff with department None"):
        Membership(Role.STAFF)


def test_roles_are_told_without_their_departments():
    assert people.roles((STAFF, ADMIN)) == {Role.STAFF, Role.ADMIN}


@pytest.mark.parametrize("pile", [Pile.VOICES, Pile.FILES, Pile.REMARKS])
def test_a_pile_is_for_whoever_sees_what_came_in(pile):
    seen = [people.may_see_pile(who, "tzcj", pile) for who in COLUMNS]

    assert seen == [people.may_see_incoming(who, "tzcj") for who in COLUMNS]


def test_the_pile_of_names_is_for_the_department_only():
    seen = [people.may_see_pile(who, "tzcj", Pile.NAMED) for who in COLUMNS]

    assert seen == [False, True, False, False, False]


def test_the_unassigned_pile_is_for_the_office_and_holds_nothing_of_a_department():
    seen = [people.may_see_pile(who, None, Pile.UNASSIGNED) for who in COLUMNS]
    of_a_department = [people.may_see_pile(who, "tzcj", Pile.UNASSIGNED) for who in COLUMNS]

    assert seen == [False, False, True, False, False]
    assert of_a_department == [False] * 5
