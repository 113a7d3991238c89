from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain import counting
from domain.ledgers import Figures
from domain.opinions import Aspect, Channel, Ledger, Opinion, Respondent

JULY_18, JULY_20 = date(2020, 7, 18), date(2020, 7, 20)
PLAIN = Opinion(
    id=1,
    response_id=1,
    text="窗口少",
    department="tzcj",
    ledger=Ledger.DISSATISFACTION,
    aspects=(),
    respondent=Respondent.CITIZEN,
    channel=Channel.TELEGRAM,
    said_on=None,
)
DAYS = st.none() | st.dates(JULY_18, JULY_20)
SAID = st.lists(
    st.builds(
        lambda response, aspects, day: replace(
            PLAIN,
            response_id=response,
            # One person is of one kind.
            respondent=[*Respondent, None][response % 4],
            aspects=tuple(aspects),
            said_on=day,
        ),
        st.integers(1, 6),
        st.lists(st.sampled_from(Aspect), max_size=3),
        DAYS,
    ),
    max_size=8,
)


def people(*responses, **fields):
    return [replace(PLAIN, response_id=number, **fields) for number in responses]


def test_nothing_said_has_no_figures():
    assert counting.count([]) == Figures()


def test_people_are_counted_and_not_statements():
    assert counting.count(people(7, 7, 8)).respondents == ((Respondent.CITIZEN, 2),)


def test_kinds_of_people_are_listed_most_first_and_then_in_a_fixed_order():
    kinds = [None, Respondent.STAFF, Respondent.CITIZEN, Respondent.ENTERPRISE, Respondent.STAFF]
    said = [replace(PLAIN, response_id=n, respondent=kind) for n, kind in enumerate(kinds)]

    assert counting.count(said).respondents == (
        (Respondent.STAFF, 2),
        (Respondent.ENTERPRISE, 1),
        (Respondent.CITIZEN, 1),
        (None, 1),
    )


def test_aspects_are_listed_by_how_many_opinions_name_them():
    said = [
        replace(PLAIN, aspects=(Aspect.QUALITY, Aspect.EFFICIENCY, Aspect.QUALITY)),
        replace(PLAIN, aspects=(Aspect.EFFICIENCY, Aspect.PROCESS)),
    ]

    assert counting.count(said).aspects == (
        (Aspect.EFFICIENCY, 2),
        (Aspect.PROCESS, 1),
        (Aspect.QUALITY, 1),
    )


def test_the_first_day_is_the_first_that_is_known():
    said = [*people(1, said_on=JULY_20), *people(2), *people(3, said_on=JULY_18)]

    assert counting.count(said).first_said_on == JULY_18
    assert counting.count(people(1)).first_said_on is None


def test_who_is_counted_already_is_not_counted_again():
    said = people(1, 2, aspects=(Aspect.FEES,))

    found = counting.count(said, counted=frozenset({1}))

    assert found == Figures(((Respondent.CITIZEN, 1),), ((Aspect.FEES, 2),))


@given(SAID, SAID)
def test_figures_of_two_parts_add_up_to_those_of_the_whole(one, other):
    counted = frozenset(known.response_id for known in one)

    added = counting.add(counting.count(one), counting.count(other, counted=counted))

    assert added == counting.count([*one, *other])
