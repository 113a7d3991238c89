"""Which acts a card offers, and what a button says too little for; how profiles are found."""

import pytest

from domain.case_rules import allowed, incomplete
from domain.cases import Act, Party, Refusal, State
from domain.profiles import Stage
from tests.domain.cases import (
    CONTACT,
    DIFFICULT,
    HOUR,
    LI,
    NOON,
    ORDINARY,
    QIAN,
    RULES,
    TODAY,
    WANG,
    case,
    deed,
    without,
)


def offered(subject, *acting_as, person=LI):
    return allowed(subject, frozenset(acting_as), person=person, now=NOON, rules=RULES)


@pytest.mark.parametrize(
    ("subject", "party", "person", "acts"),
    [
        (
            case(),
            Party.HANDLER,
            LI,
            (
                Act.CLAIM,
                Act.CONTACT,
                Act.ASK,
                Act.PUT_RIGHT,
                Act.EXPLAIN,
                Act.CANNOT,
                Act.RETURN,
                Act.MERGE,
                Act.NOTE,
            ),
        ),
        (case(), Party.COORDINATOR, QIAN, (
            Act.ASSIGN,
            Act.MERGE,
            Act.ASSIST,
            Act.EXTEND,
            Act.NOTE,
            Act.HOLD,
        )),
        (case(), Party.ASSISTANT, LI, (Act.NOTE,)),
        (case(), Party.RESPONDENT, LI, (Act.ASSIGN, Act.WITHDRAW)),
        (case(State.UNROUTED), Party.COORDINATOR, QIAN, (Act.ASSIGN, Act.NOTE, Act.HOLD)),
        (case(State.RETURNED), Party.HANDLER, LI, (Act.NOTE,)),
        (case(State.SETTLED), Party.HANDLER, LI, (Act.NOTE, Act.CLOSE)),
        (case(State.SETTLED), Party.HANDLER, WANG, (Act.NOTE,)),
        (case(State.CLOSED), Party.HANDLER, LI, ()),
        (case(State.CLOSED), Party.RESPONDENT, LI, (Act.ACCEPT, Act.REOPEN)),
    ],
)  # fmt: skip
def test_a_card_offers_what_would_be_taken(subject, party, person, acts):
    assert offered(subject, party, person=person) == acts


def test_nobody_is_offered_nothing():
    assert offered(case()) == ()


def test_who_is_several_parties_is_offered_what_any_of_them_is():
    single = {*offered(case(), Party.HANDLER), *offered(case(), Party.COORDINATOR)}

    assert set(offered(case(), Party.HANDLER, Party.COORDINATOR)) == single


@pytest.mark.parametrize("act", Act)
def test_whom_it_goes_to_and_how_many_days_has_to_be_said(act):
    needs = {Act.ASSIGN, Act.ASSIST, Act.EXTEND}
    bare = deed(act, department=None, profile=None)

    assert incomplete(bare) is (Refusal.NOT_NOW if act in needs else None)
    assert incomplete(deed(act)) is None


def test_a_profile_is_found_by_its_code_or_is_the_first_of_its_stage():
    found = [
        RULES.find(Stage.COMPLETION),
        RULES.find(Stage.COMPLETION, "difficult"),
        RULES.find(Stage.COMPLETION, "verdict"),
        RULES.find(Stage.CONTACT),
        without(Stage.CONTACT).find(Stage.CONTACT),
    ]

    assert found == [ORDINARY, DIFFICULT, None, CONTACT, None]


def test_the_day_is_that_of_the_deployment():
    evening = NOON + 12 * HOUR  # midnight in China

    assert [RULES.day(NOON), RULES.day(evening).day] == [TODAY, 21]
