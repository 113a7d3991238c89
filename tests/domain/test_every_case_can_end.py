"""All situations a case can come to, searched exhaustively: each has a way to an end, by people."""

from collections import defaultdict, deque
from dataclasses import replace

import pytest

from domain.case_moves import begin, dispatch, take
from domain.cases import Act, Case, Deed, Ending, Party, Refusal, State, parties
from domain.profiles import Clock
from tests.domain.cases import (
    COORDINATOR,
    DAY,
    DIFFICULT,
    LI,
    LONG_AGO,
    NOON,
    OTHER_STAFF,
    QIAN,
    RULES,
    STAFF,
    SUN,
    TODAY,
    WANG,
    ZHAO,
)

TOWN = {
    WANG: (STAFF,),
    LI: (STAFF,),
    ZHAO: (OTHER_STAFF,),
    QIAN: (COORDINATOR,),
    SUN: (COORDINATOR,),
}
OFFICE = {QIAN: (COORDINATOR,), SUN: (COORDINATOR,)}  # the department has nobody
# Left out of the search: what changes no state, and what ends a case without its matter.
ASIDE = {Act.NOTE, Act.ASSIST, Act.EXPLAIN, Act.CANNOT, Act.MERGE, Act.WITHDRAW, Act.OPEN}
ACTS = [act for act in Act if act not in ASIDE]
ROUNDS = 3  # later ones are judged as the third is


def situation(case):
    """A case as its rules see it today, its days told only as over or not.

    Who has claimed it bears on nothing but who may claim it next.
    """
    silence = case.silence and Clock(
        LONG_AGO if case.silence.due(RULES.calendar).day < TODAY else TODAY, 5
    )
    is_fresh = case.dispatched_at is not None and case.dispatched_at > NOON - DAY
    return replace(
        case,
        opened_at=NOON,
        dispatched_at=case.dispatched_at and (NOON if is_fresh else NOON - 9 * DAY),
        round=min(case.round, ROUNDS),
        claimed_by=None,
        contact=None,
        contacted_on=None,
        closed_on=case.closed_on and TODAY,
        completion=case.completion and Clock(TODAY, 5),
        paused_with=None if case.paused_with is None else 5,
        silence=silence,
    )


def later(case):
    """The same once some weeks have passed."""
    return replace(
        case,
        dispatched_at=case.dispatched_at and NOON - 9 * DAY,
        silence=case.silence and Clock(LONG_AGO, 5),
    )


def deeds(case, members):
    """Whatever anybody can try."""
    actors = [(person, parties(case, held)) for person, held in members.items()]
    actors += [(None, frozenset({Party.RESPONDENT})), (None, frozenset({Party.CLOCK}))]
    for person, acting_as in actors:
        for act in ACTS:
            for department in ("tzcj", "czj") if act is Act.ASSIGN else ("czj",):
                yield Deed(act, acting_as, person, "已核实", department, DIFFICULT)


def searched(members, *, can_be_asked):
    """Every situation, with what leads on from it: the deed (none where time passes) and where."""
    ways: dict[Case, list[tuple[Deed | None, Case]]] = {}
    waiting = deque(
        situation(replace(opened, can_be_asked=can_be_asked))
        for department in ("tzcj", None)
        for held in (True, False)
        for opened in [dispatch(begin(NOON, department, held=held), now=NOON, rules=RULES)]
    )
    while waiting:
        case = waiting.popleft()
        if case in ways:
            continue
        ways[case] = [(None, situation(later(case)))]
        for deed in deeds(case, members):
            after = take(case, deed, now=NOON, rules=RULES)
            if not isinstance(after, Refusal):
                ways[case].append((deed, situation(after)))
        waiting.extend(after for _, after in ways[case])
    return ways


def by_the_office(deed):
    return deed is None or deed.person is not None


def ending(ways, may):
    """The situations from which such deeds lead to a closed case."""
    back = defaultdict(list)
    for case, onward in ways.items():
        for deed, after in onward:
            if may(deed):
                back[after].append(case)
    found = {case for case in ways if case.state is State.CLOSED}
    waiting = deque(found)
    while waiting:
        for case in back[waiting.popleft()]:
            if case not in found:
                found.add(case)
                waiting.append(case)
    return found


@pytest.fixture(scope="module", params=["town", "office"])
def ways(request):
    is_town = request.param == "town"
    return searched(TOWN if is_town else OFFICE, can_be_asked=is_town)


def test_every_state_is_reached_where_there_are_all_kinds_of_people(ways, request):
    reached = {case.state for case in ways}

    missing = set() if "town" in request.node.name else {State.WAITING, State.RETURNED}
    assert reached == set(State) - missing


def test_staff_and_coordinators_can_bring_every_case_to_an_end_though_the_respondent_is_silent(
    ways,
):
    found = ending(ways, by_the_office)

    assert [case for case in ways if case not in found] == []


def test_no_case_is_closed_by_who_settled_it_unless_the_respondent_has_answered(ways):
    closing = [
        (case, deed, after)
        for case, onward in ways.items()
        for deed, after in onward
        if deed is not None and after.state is State.CLOSED and case.state is not State.CLOSED
    ]

    assert {deed.act for _, deed, _ in closing} == {Act.ACCEPT, Act.CLOSE, Act.CONCLUDE}
    assert {after.ending for *_, after in closing} == {
        Ending.VERDICT,
        Ending.SILENCE,
        Ending.CONCLUDED,
    }
    by_person = [(case, deed) for case, deed, _ in closing if deed.act is not Act.ACCEPT]
    assert [deed for case, deed in by_person if deed.person in {None, case.settled_by}] == []


def test_one_person_alone_never_closes_a_case(ways):
    for person in {QIAN, WANG}:
        alone = {
            case: [(deed, after) for deed, after in onward if deed is None or deed.person == person]
            for case, onward in ways.items()
        }
        start = {
            case for case in ways if case.round == 1 and case.settled_by is None and case.is_open
        }
        seen, waiting = set(start), deque(start)
        while waiting:
            for _, after in alone[waiting.popleft()]:
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        assert {case.state for case in seen} & {State.CLOSED} == set()
