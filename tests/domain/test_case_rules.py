"""Each reason to refuse a deed, and how near to it the deed is still taken."""

from dataclasses import replace

import pytest

from domain.case_rules import refusal, refusal_to_merge
from domain.cases import Act, Ending, Party, Refusal, State
from domain.profiles import Clock, Stage
from tests.domain.cases import (
    DAY,
    DIFFICULT,
    HOUR,
    LI,
    NOON,
    ORDINARY,
    QIAN,
    RULES,
    SHORTER,
    SILENCE,
    TODAY,
    WANG,
    case,
    deed,
    profile,
    without,
)

SETTLING = (Act.PUT_RIGHT, Act.EXPLAIN, Act.CANNOT)


def refused(subject, what, *, now=NOON, rules=RULES):
    return refusal(subject, what, now=now, rules=rules)


@pytest.mark.parametrize(
    ("subject", "what"),
    [
        *((case(), deed(act)) for act in (Act.ASK, Act.RETURN, *SETTLING)),
        (case(), deed(Act.NOTE, Party.ASSISTANT)),
        (case(), deed(Act.EXTEND, Party.COORDINATOR)),
        (case(round=3), deed(Act.CONCLUDE, Party.COORDINATOR)),
        (case(State.WAITING), deed(Act.REPLY, Party.RESPONDENT)),
    ],
    ids=lambda value: getattr(value, "act", None),
)
def test_what_is_said_to_people_or_decided_against_them_needs_words(subject, what):
    found = [refused(subject, replace(what, note=note)) for note in ("", " \n　", "已核实")]

    assert found == [Refusal.WORDS, Refusal.WORDS, None]


@pytest.mark.parametrize(
    ("act", "party", "state"),
    [
        (Act.CLAIM, Party.HANDLER, State.RECEIVED),
        (Act.CONTACT, Party.HANDLER, State.CLAIMED),
        (Act.RESUME, Party.HANDLER, State.WAITING),
        (Act.ASSIGN, Party.COORDINATOR, State.RETURNED),
        (Act.UPHOLD, Party.COORDINATOR, State.RETURNED),
        (Act.MERGE, Party.HANDLER, State.RECEIVED),
        (Act.ASSIST, Party.COORDINATOR, State.RECEIVED),
        (Act.ACCEPT, Party.RESPONDENT, State.SETTLED),
        (Act.REOPEN, Party.RESPONDENT, State.SETTLED),
        (Act.CLOSE, Party.HANDLER, State.SETTLED),
        (Act.WITHDRAW, Party.RESPONDENT, State.CLAIMED),
        (Act.HOLD, Party.COORDINATOR, State.CLAIMED),
    ],
)
def test_what_a_button_says_by_itself_needs_no_words(act, party, state):
    assert refused(case(state), deed(act, party, note="")) is None


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (0 * HOUR, None),
        (24 * HOUR, None),
        (24 * HOUR + HOUR / 3600, Refusal.RETURN_TOO_LATE),
        (3 * DAY, Refusal.RETURN_TOO_LATE),
    ],
    ids=str,
)
def test_a_case_is_sent_back_within_a_day_of_its_dispatch(since, expected):
    subject = case(State.CLAIMED, opened_at=NOON - 9 * DAY, dispatched_at=NOON - since)

    assert refused(subject, deed(Act.RETURN)) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"was_returned": True}, Refusal.RETURNED_BEFORE),
        ({"round": 2}, Refusal.RETURNED_BEFORE),
        ({"held": True}, Refusal.HELD),
        ({"dispatched_at": None}, Refusal.RETURN_TOO_LATE),
    ],
)
def test_a_case_is_sent_back_once_and_only_by_a_department(fields, expected):
    assert refused(case(**fields), deed(Act.RETURN)) is expected


@pytest.mark.parametrize(("reach", "expected"), [(True, None), (False, Refusal.OUT_OF_REACH)])
def test_only_who_can_be_asked_is_asked(reach, expected):
    assert refused(case(can_be_asked=reach), deed(Act.ASK)) is expected


@pytest.mark.parametrize("act", [Act.ASK, *SETTLING])
def test_no_answer_is_waited_for_without_a_deadline(act):
    assert refused(case(), deed(act), rules=without(Stage.VERDICT)) is Refusal.NO_DEADLINE


@pytest.mark.parametrize("act", SETTLING)
def test_what_nobody_can_be_asked_about_is_settled_all_the_same(act):
    assert refused(case(can_be_asked=False, can_be_reached=False), deed(act)) is None


@pytest.mark.parametrize(
    ("claimed_by", "expected"), [(None, None), (WANG, None), (LI, Refusal.NOT_NOW)]
)
def test_a_case_is_taken_over_from_a_colleague_but_not_from_oneself(claimed_by, expected):
    assert refused(case(State.CLAIMED, claimed_by=claimed_by), deed(Act.CLAIM)) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({}, None), ({"held": True}, Refusal.HELD), ({"round": 2}, Refusal.NOT_NOW)],
)
def test_what_is_held_or_was_reopened_is_not_merged(fields, expected):
    assert refused(case(**fields), deed(Act.MERGE)) is expected


@pytest.mark.parametrize(
    ("into", "expected"),
    [
        (case(), None),
        (case(State.WAITING), None),
        (case(opened_at=NOON - 9 * DAY), None),
        (case(opened_at=NOON - HOUR), Refusal.NOT_NOW),  # the younger one
        (case(department="czj"), Refusal.NOT_NOW),
        (case(held=True), Refusal.HELD),
        (case(State.UNROUTED), Refusal.NOT_NOW),
        (case(State.RETURNED), Refusal.NOT_NOW),
        (case(State.SETTLED), Refusal.NOT_NOW),
        (case(State.CLOSED), Refusal.NOT_NOW),
    ],
)
def test_a_case_goes_on_as_a_part_of_an_older_one_that_the_department_has_in_hand(into, expected):
    assert refusal_to_merge(case(), into) is expected
    assert refusal_to_merge(case(held=True), into) is Refusal.HELD


FIRST_FIVE = replace(RULES, deadlines=tuple(p for p in RULES.deadlines if p != DIFFICULT))
EQUAL = profile("equal", Stage.COMPLETION, 5)


@pytest.mark.parametrize(
    ("fields", "rules", "named", "expected"),
    [
        ({}, RULES, DIFFICULT, None),
        ({}, RULES, None, None),  # not named yet
        ({}, RULES, ORDINARY, Refusal.NO_DEADLINE),
        ({}, RULES, SILENCE, Refusal.NO_DEADLINE),
        ({}, RULES, SHORTER, Refusal.NO_DEADLINE),
        ({}, RULES, profile("forged", Stage.COMPLETION, 99), Refusal.NO_DEADLINE),
        ({}, FIRST_FIVE, None, Refusal.NO_DEADLINE),
        (
            {},
            replace(FIRST_FIVE, deadlines=(*FIRST_FIVE.deadlines, EQUAL)),
            EQUAL,
            Refusal.NO_DEADLINE,
        ),
        ({}, without(Stage.COMPLETION), None, Refusal.NO_DEADLINE),
        ({"completion": None, "profile": None}, RULES, DIFFICULT, Refusal.NO_DEADLINE),
        ({"profile": "difficult"}, RULES, DIFFICULT, Refusal.EXTENDED_BEFORE),
        ({"round": 2, "profile": "again"}, RULES, DIFFICULT, Refusal.NOT_NOW),
    ],
)
def test_more_days_are_granted_once_and_only_by_a_longer_profile(fields, rules, named, expected):
    extension = deed(Act.EXTEND, Party.COORDINATOR, profile=named)

    assert refused(case(**fields), extension, rules=rules) is expected


@pytest.mark.parametrize(
    ("round_", "settled_by", "person", "expected"),
    [
        (1, WANG, QIAN, Refusal.NOT_NOW),
        (2, WANG, QIAN, Refusal.NOT_NOW),
        (3, WANG, QIAN, None),
        (4, WANG, QIAN, None),
        (3, QIAN, QIAN, Refusal.SAME_PERSON),
        (3, WANG, None, Refusal.SAME_PERSON),
    ],
)
def test_a_coordinator_ends_it_once_the_respondent_has_said_no_twice_but_not_their_own(
    round_, settled_by, person, expected
):
    subject = case(State.CLAIMED, round=round_, settled_by=settled_by)

    found = refused(subject, deed(Act.CONCLUDE, Party.COORDINATOR, person=person))

    assert found is expected


def test_while_the_respondent_has_the_word_nobody_ends_it():
    subject = case(State.SETTLED, round=3)

    assert refused(subject, deed(Act.CONCLUDE, Party.COORDINATOR)) is Refusal.NOT_NOW


@pytest.mark.parametrize(
    ("act", "held", "expected"),
    [
        (Act.HOLD, False, None),
        (Act.HOLD, True, Refusal.NOT_NOW),
        (Act.RELEASE, True, None),
        (Act.RELEASE, False, Refusal.NOT_NOW),
    ],
)
def test_a_case_is_held_or_released_once(act, held, expected):
    assert refused(case(held=held), deed(act, Party.COORDINATOR)) is expected


@pytest.mark.parametrize(
    ("act", "department", "expected"),
    [
        (Act.ASSIGN, "tzcj", Refusal.SAME_DEPARTMENT),
        (Act.ASSIGN, "jsj", None),  # who helps may lead
        (Act.ASSIGN, "czj", None),
        (Act.ASSIST, "tzcj", Refusal.SAME_DEPARTMENT),
        (Act.ASSIST, "jsj", Refusal.SAME_DEPARTMENT),
        (Act.ASSIST, "czj", None),
    ],
)
def test_a_department_leads_or_helps_once(act, department, expected):
    subject = case(assistants=("jsj",))

    found = refused(subject, deed(act, Party.COORDINATOR, department=department))

    assert found is expected


def test_what_belongs_to_nobody_yet_is_assigned():
    assert refused(case(State.UNROUTED), deed(Act.ASSIGN, Party.COORDINATOR)) is None


@pytest.mark.parametrize(
    ("person", "expected"),
    [(LI, None), (WANG, Refusal.SAME_PERSON), (None, Refusal.SAME_PERSON)],
)
def test_a_second_person_closes(person, expected):
    assert refused(case(State.SETTLED), deed(Act.CLOSE, person=person)) is expected


LAST_DAY = replace(case(State.SETTLED), silence=Clock(TODAY - 7 * DAY, 5))  # it is over tonight


@pytest.mark.parametrize(
    ("act", "subject"),
    [(Act.CLOSE, LAST_DAY), (Act.RESUME, replace(LAST_DAY, state=State.WAITING))],
)
def test_silence_is_over_when_its_last_day_is_over_in_the_deployments_own_time(act, subject):
    midnight = NOON + 12 * HOUR
    what = deed(act, Party.CLOCK if act is Act.RESUME else Party.HANDLER)

    found = [refused(subject, what, now=now) for now in (NOON, midnight - HOUR / 60, midnight)]

    assert found == [Refusal.TOO_EARLY, Refusal.TOO_EARLY, None]


@pytest.mark.parametrize(
    ("act", "state", "party"),
    [(Act.CLOSE, State.SETTLED, Party.HANDLER), (Act.RESUME, State.WAITING, Party.CLOCK)],
)
def test_there_is_no_silence_without_a_deadline(act, state, party):
    assert refused(case(state, silence=None), deed(act, party)) is Refusal.NO_DEADLINE


def test_the_department_goes_on_without_an_answer_when_it_wants_to():
    assert refused(replace(LAST_DAY, state=State.WAITING), deed(Act.RESUME)) is None


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.REOPEN])
@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (Ending.SILENCE, None),
        (Ending.VERDICT, Refusal.NOT_NOW),
        (Ending.CONCLUDED, Refusal.NOT_NOW),
        (Ending.MERGED, Refusal.NOT_NOW),
        (Ending.WITHDRAWN, Refusal.NOT_NOW),
    ],
)
def test_who_was_silent_may_still_speak_and_nobody_speaks_twice(act, ending, expected):
    assert refused(case(State.CLOSED, ending=ending), deed(act, Party.RESPONDENT)) is expected
