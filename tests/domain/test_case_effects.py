"""What a deed changes besides the state: who has it, how it ended, what stays."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest

from domain.case_moves import take
from domain.cases import Act, Ending, Outcome, Party, State
from domain.profiles import Clock
from tests.domain.cases import (
    HOUR,
    LI,
    LONG_AGO,
    NOON,
    RULES,
    TODAY,
    WANG,
    case,
    deed,
)

MIDNIGHT = datetime(2020, 7, 19, 16, tzinfo=UTC)  # when the 20th begins in China
SILENT = Clock(TODAY, 5)


def taken(subject, act, party=Party.HANDLER, *, now=NOON, rules=RULES, **given):
    return take(subject, deed(act, party, **given), now=now, rules=rules)


def changed(before, after):
    """What is another than before, by field."""
    pairs = (
        (one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(before)
    )
    return {name: new for name, old, new in pairs if old != new}


STARTED = {
    "dispatched_at": NOON,
    "contact": Clock(TODAY, 1),
    "profile": "ordinary",
    "completion": Clock(TODAY, 5),
}
SETTLED = {"state": State.SETTLED, "settled_by": LI, "silence": SILENT, "paused_with": 5}
CLOSED = {"state": State.CLOSED, "closed_on": TODAY}
CUT = {"opened_at": MIDNIGHT, "dispatched_at": MIDNIGHT}


@pytest.mark.parametrize(
    ("subject", "act", "changes"),
    [
        (case(), Act.CLAIM, {"state": State.CLAIMED, "claimed_by": LI}),
        (case(State.CLAIMED), Act.CLAIM, {"claimed_by": LI}),
        (case(State.CONTACTED), Act.CLAIM, {"claimed_by": LI}),
        (case(State.WAITING), Act.CLAIM, {"claimed_by": LI}),
        (
            case(),
            Act.CONTACT,
            {"state": State.CONTACTED, "claimed_by": LI, "contacted_on": TODAY},
        ),
        (
            case(State.CLAIMED, contacted_on=LONG_AGO),
            Act.CONTACT,
            {"state": State.CONTACTED},  # the first time is kept, and whose it is
        ),
        (
            case(),
            Act.ASK,
            {"state": State.WAITING, "claimed_by": LI, "silence": SILENT, "paused_with": 5},
        ),
        (
            case(State.CONTACTED),
            Act.ASK,
            {"state": State.WAITING, "silence": SILENT, "paused_with": 5},
        ),
        (
            case(State.WAITING),
            Act.RESUME,
            {
                "state": State.CLAIMED,
                "silence": None,
                "paused_with": None,
                "completion": Clock(TODAY, 3),
            },
        ),
        (case(), Act.PUT_RIGHT, SETTLED | {"claimed_by": LI, "outcome": Outcome.PUT_RIGHT}),
        (case(State.CLAIMED), Act.EXPLAIN, SETTLED | {"outcome": Outcome.EXPLAINED}),
        (case(State.CONTACTED), Act.CANNOT, SETTLED | {"outcome": Outcome.CANNOT}),
        (
            case(State.WAITING),
            Act.EXPLAIN,
            {
                name: new
                for name, new in (SETTLED | {"outcome": Outcome.EXPLAINED}).items()
                if name != "paused_with"  # it stood still already
            },
        ),
        (
            case(State.CLAIMED),
            Act.RETURN,
            {"state": State.RETURNED, "was_returned": True, "claimed_by": None},
        ),
        (case(), Act.MERGE, CLOSED | CUT | {"ending": Ending.MERGED}),
        (
            case(State.SETTLED),
            Act.CLOSE,
            CLOSED | CUT | {"ending": Ending.SILENCE, "silence": None},
        ),
        (case(), Act.NOTE, {}),
    ],
)  # fmt: skip
def test_what_the_department_does_changes_this_and_nothing_else(subject, act, changes):
    assert changed(subject, taken(subject, act)) == changes


@pytest.mark.parametrize(
    ("subject", "act", "changes"),
    [
        (
            case(State.UNROUTED, held=True),
            Act.ASSIGN,
            STARTED | {"state": State.RECEIVED, "department": "czj"},
        ),
        (
            case(State.CONTACTED, assistants=("jsj", "czj"), completion=Clock(LONG_AGO, 5)),
            Act.ASSIGN,
            {
                "state": State.RECEIVED,
                "department": "czj",
                "assistants": ("jsj",),
                "claimed_by": None,
                "dispatched_at": NOON,
                "completion": Clock(TODAY, 5),
            },
        ),
        (
            case(State.RETURNED, dispatched_at=NOON - 9 * HOUR, contact=Clock(LONG_AGO, 1)),
            Act.ASSIGN,
            {
                "state": State.RECEIVED,
                "department": "czj",
                "dispatched_at": NOON,
                "contact": Clock(TODAY, 1),
            },
        ),
        (case(State.RETURNED), Act.UPHOLD, {"state": State.RECEIVED}),
        (case(assistants=("jsj",)), Act.ASSIST, {"assistants": ("jsj", "czj")}),
        (case(), Act.EXTEND, {"profile": "difficult", "completion": Clock(TODAY, 15)}),
        (
            case(round=3, settled_by=WANG),
            Act.CONCLUDE,
            CLOSED | CUT | {"ending": Ending.CONCLUDED},
        ),
        (case(State.UNROUTED), Act.HOLD, {"held": True}),
        (case(State.RETURNED), Act.HOLD, {"held": True}),
        (case(State.SETTLED), Act.HOLD, {"held": True, "claimed_by": None}),
        (
            case(State.CONTACTED),
            Act.HOLD,
            {"held": True, "state": State.RECEIVED, "claimed_by": None},
        ),
        (
            case(State.WAITING),
            Act.HOLD,
            {
                "held": True,
                "state": State.RECEIVED,
                "claimed_by": None,
                "silence": None,
                "paused_with": None,
                "completion": Clock(TODAY, 3),
            },
        ),
        (case(State.UNROUTED, held=True), Act.RELEASE, {"held": False}),
        (case(State.RETURNED, held=True), Act.RELEASE, {"held": False}),
        (case(State.SETTLED, held=True), Act.RELEASE, {"held": False, "claimed_by": None}),
        (
            case(State.WAITING, held=True, completion=Clock(LONG_AGO, 5)),
            Act.RELEASE,
            {
                "held": False,
                "state": State.RECEIVED,
                "claimed_by": None,
                "silence": None,
                "paused_with": None,
                "dispatched_at": NOON,
                "completion": Clock(TODAY, 5),
            },
        ),
    ],
)
def test_what_the_coordinator_does_changes_this_and_nothing_else(subject, act, changes):
    assert changed(subject, taken(subject, act, Party.COORDINATOR)) == changes


REOPENED = {
    "state": State.RECEIVED,
    "round": 2,
    "outcome": None,
    "claimed_by": None,
    "silence": None,
    "paused_with": None,
    "profile": "again",
    "completion": Clock(TODAY, 3),
}


@pytest.mark.parametrize(
    ("subject", "act", "changes"),
    [
        (
            case(State.WAITING),
            Act.REPLY,
            {
                "state": State.CONTACTED,
                "contacted_on": TODAY,
                "silence": None,
                "paused_with": None,
                "completion": Clock(TODAY, 3),
            },
        ),
        (
            case(State.SETTLED),
            Act.ACCEPT,
            CLOSED | CUT | {"ending": Ending.VERDICT, "silence": None},
        ),
        (case(State.CLOSED), Act.ACCEPT, CUT | {"ending": Ending.VERDICT}),  # its day stays
        (case(State.SETTLED), Act.REOPEN, REOPENED),
        (
            case(State.CLOSED),
            Act.REOPEN,
            {name: new for name, new in REOPENED.items() if name not in {"silence", "paused_with"}}
            | {"ending": None, "closed_on": None},
        ),
        (
            case(State.UNROUTED),
            Act.WITHDRAW,
            CLOSED | {"ending": Ending.WITHDRAWN, "opened_at": MIDNIGHT},
        ),
        (
            case(State.RETURNED),
            Act.WITHDRAW,
            CLOSED | CUT | {"ending": Ending.WITHDRAWN},
        ),
    ],
)  # fmt: skip
def test_what_the_respondent_does_changes_this_and_nothing_else(subject, act, changes):
    assert changed(subject, taken(subject, act, Party.RESPONDENT)) == changes


@pytest.mark.parametrize("state", [State.SETTLED, State.CLOSED])
def test_one_who_is_content_leaves_the_word_to_the_others(state):
    assert taken(case(state), Act.ACCEPT, Party.RESPONDENT, is_last=False) == case(state)


@pytest.mark.parametrize("state", [state for state in State if state is not State.CLOSED])
def test_one_who_withdraws_leaves_the_case_to_the_others(state):
    assert taken(case(state), Act.WITHDRAW, Party.RESPONDENT, is_last=False) == case(state)


def test_the_moment_of_sending_goes_when_a_case_is_closed_and_its_day_stays():
    early = datetime(2020, 7, 19, 23, 30, tzinfo=UTC)  # half past seven on the 20th in China
    subject = case(State.SETTLED, opened_at=early, dispatched_at=early)

    after = taken(subject, Act.CLOSE)

    assert (after.opened_at, after.dispatched_at) == (MIDNIGHT, MIDNIGHT)
    assert RULES.day(after.opened_at) == RULES.day(early) == TODAY
