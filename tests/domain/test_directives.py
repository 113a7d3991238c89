"""Every stage, move and role: where a directive goes, or why it does not."""

from datetime import date
from itertools import product

import pytest

from domain import directives
from domain.directives import Directive, Move, Refusal, Stage
from domain.people import Membership, Role
from domain.profiles import Clock

LIN, WANG, LI = (name.encode().ljust(16) for name in ("lin", "wang", "li"))
TODAY = date(2020, 7, 20)
LEADER, COORDINATOR = Membership(Role.LEADER), Membership(Role.COORDINATOR)
STAFF, OTHER = Membership(Role.STAFF, "tzcj"), Membership(Role.STAFF, "czj")
WHO = {
    "nobody": (),
    "staff": (STAFF,),
    "other staff": (OTHER,),
    "coordinator": (COORDINATOR,),
    "leader": (LEADER,),
    "admin": (Membership(Role.ADMIN),),
    "staff and leader": (STAFF, LEADER),
}
# Where each move leads to from each stage, and who may make it.
TABLE = """
           open      reported  closed  by
give       -         -         -       -
report     reported  -         -       staff
send_back  -         open      -       coordinator,leader
close      -         closed    -       coordinator,leader
"""
# Who may see one of the department's, and who may give one.
RIGHTS = """
                  see  give
nobody            no   no
staff             yes  no
other staff       no   no
coordinator       yes  no
leader            yes  yes
admin             no   no
staff and leader  yes  yes
"""


def directive(stage=Stage.OPEN, **fields):
    """What Lin wants done; where it is reported, Wang has."""
    usual = {"reported_by": None if stage is Stage.OPEN else WANG}
    if stage is Stage.CLOSED:
        usual |= {"closed_by": LIN, "closed_on": date(2020, 7, 17)}
    return Directive("tzcj", "请研究", LIN, date(2020, 7, 13), 5, stage, **usual | fields)


def taken(subject, move, who, *, person=LI, note="已办"):
    return directives.take(subject, move, who, person=person, note=note, today=TODAY)


def drawn():
    heading, *lines = TABLE.strip("\n").splitlines()
    stages = [Stage(name) for name in heading.split()[:-1]]
    for move, *cells, by in map(str.split, lines):
        yield Move(move), (dict(zip(stages, cells, strict=True)), set(by.split(",")))


LINES = dict(drawn())


def expected(stage, move, who):
    after, by = LINES[move]
    if not by & set(who.split(" and ")):
        return Refusal.NOT_YOURS
    return Refusal.NOT_NOW if after[stage] == "-" else Stage(after[stage])


def test_the_table_has_every_move_and_stage():
    assert LINES.keys() == set(Move)
    assert {tuple(after) for after, _ in LINES.values()} == {tuple(Stage)}


@pytest.mark.parametrize(("stage", "move", "who"), tuple(product(Stage, Move, WHO)))
def test_the_table_says_where_a_move_leads_to(stage, move, who):
    after = taken(directive(stage), move, WHO[who])

    found = after.stage if isinstance(after, Directive) else after
    assert found == expected(stage, move, who)


def rights():
    for line in RIGHTS.strip("\n").splitlines()[1:]:
        sees, gives = line[18:].split()
        yield line[:18].strip(), sees == "yes", gives == "yes"


@pytest.mark.parametrize(("who", "sees", "gives"), tuple(rights()))
def test_leaders_direct_and_the_department_and_the_office_see_it(who, sees, gives):
    assert directives.may_see(directive(), WHO[who]) is sees
    assert directives.may_give(WHO[who]) is gives


def test_a_report_says_whose_it_is():
    after = taken(directive(), Move.REPORT, WHO["staff"])

    assert after == directive(Stage.REPORTED, reported_by=LI)


def test_what_is_sent_back_is_as_open_as_before():
    assert taken(directive(Stage.REPORTED), Move.SEND_BACK, WHO["leader"]) == directive()


def test_who_closes_it_is_kept_with_the_day():
    after = taken(directive(Stage.REPORTED), Move.CLOSE, WHO["coordinator"], note="")

    assert after == directive(Stage.CLOSED, closed_by=LI, closed_on=TODAY)


@pytest.mark.parametrize(
    ("person", "expected"), [(WANG, Refusal.SAME_PERSON), (LI, Stage.CLOSED), (LIN, Stage.CLOSED)]
)
def test_a_second_person_closes_it_even_where_one_holds_both_roles(person, expected):
    after = taken(directive(Stage.REPORTED), Move.CLOSE, WHO["staff and leader"], person=person)

    assert (after.stage if isinstance(after, Directive) else after) == expected


@pytest.mark.parametrize(
    ("stage", "move", "who"),
    [(Stage.OPEN, Move.REPORT, "staff"), (Stage.REPORTED, Move.SEND_BACK, "coordinator")],
)
@pytest.mark.parametrize("note", ["", " \n　"])
def test_a_report_and_a_refusal_of_it_need_words(stage, move, who, note):
    assert taken(directive(stage), move, WHO[who], note=note) is Refusal.WORDS


def test_its_clock_runs_from_the_day_it_was_given_also_after_it_was_sent_back():
    back = taken(directive(Stage.REPORTED), Move.SEND_BACK, WHO["leader"])

    assert back.clock == directive().clock == Clock(date(2020, 7, 13), 5)


@pytest.mark.parametrize(
    ("who", "judges", "lists"),
    [
        ("nobody", False, False),
        ("admin", False, False),
        ("staff", False, True),
        ("coordinator", True, True),
        ("leader", True, True),
    ],
)
def test_who_judges_directives_and_who_has_a_list_of_them(who, judges, lists):
    held = WHO[who]

    assert (directives.may_judge(held), directives.may_list(held)) == (judges, lists)
