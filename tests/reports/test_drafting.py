from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ledgers import Support
from domain.opinions import Aspect, Ledger, Respondent
from reports.drafting import entries
from tests.reports.opinions import is_subsequence, opinion

WAIT, PARKING, FEES = "窗口排队的时间太长", "大厅门口停车太难", "收费项目没有公示"
JULY_17, JULY_18, JULY_20 = date(2020, 7, 17), date(2020, 7, 18), date(2020, 7, 20)


def test_nothing_said_makes_no_entry():
    assert entries([]) == ()


def test_an_entry_counts_people_and_not_statements():
    (entry,) = entries([opinion(1, WAIT, response=7), opinion(2, WAIT, response=7)])

    assert entry.respondents == ((Respondent.CITIZEN, 1),)
    assert entry.people == 1
    assert [support.opinion_id for support in entry.support] == [1, 2]


def test_kinds_of_people_are_listed_most_first_and_then_in_a_fixed_order():
    kinds = [None, Respondent.STAFF, Respondent.CITIZEN, Respondent.ENTERPRISE, Respondent.STAFF]
    (entry,) = entries(
        [opinion(number, WAIT, respondent=kind) for number, kind in enumerate(kinds)]
    )

    assert entry.respondents == (
        (Respondent.STAFF, 2),
        (Respondent.ENTERPRISE, 1),
        (Respondent.CITIZEN, 1),
        (None, 1),
    )


def test_aspects_are_listed_by_how_often_they_were_named():
    (entry,) = entries(
        [
            opinion(1, WAIT, aspects=(Aspect.QUALITY, Aspect.EFFICIENCY)),
            opinion(2, WAIT, aspects=(Aspect.EFFICIENCY, Aspect.PROCESS)),
        ]
    )

    assert entry.aspects == (Aspect.EFFICIENCY, Aspect.PROCESS, Aspect.QUALITY)


def test_an_entry_is_as_old_as_the_first_day_known():
    (entry,) = entries(
        [
            opinion(1, WAIT, said_on=JULY_20),
            opinion(2, WAIT, said_on=None),
            opinion(3, WAIT, said_on=JULY_18),
        ]
    )

    assert entry.first_said_on == JULY_18


def test_an_unknown_day_stays_unknown():
    (entry,) = entries([opinion(1, WAIT)])

    assert entry.first_said_on is None


def test_entries_come_by_ledger_then_people_then_day_then_words():
    said = [
        opinion(1, PARKING),
        opinion(2, FEES),
        opinion(3, "电话一直没有人接听", said_on=JULY_18),
        opinion(4, "网上系统经常登录不上", said_on=JULY_17),
        opinion(5, WAIT),
        opinion(6, WAIT),
        opinion(7, PARKING, ledger=Ledger.BENCHMARK),
    ]

    assert [(entry.ledger, entry.text) for entry in entries(said)] == [
        (Ledger.BENCHMARK, PARKING),
        (Ledger.DISSATISFACTION, WAIT),
        (Ledger.DISSATISFACTION, "网上系统经常登录不上"),
        (Ledger.DISSATISFACTION, "电话一直没有人接听"),
        (Ledger.DISSATISFACTION, PARKING),
        (Ledger.DISSATISFACTION, FEES),
    ]


def test_the_same_words_in_two_ledgers_are_two_entries():
    found = entries([opinion(1, WAIT), opinion(2, WAIT, ledger=Ledger.SELF_CHECK)])

    assert [(entry.ledger, entry.people) for entry in found] == [
        (Ledger.SELF_CHECK, 1),
        (Ledger.DISSATISFACTION, 1),
    ]


def test_the_opinion_the_words_are_from_is_the_first_support():
    (entry,) = entries([opinion(4, WAIT + "！"), opinion(9, WAIT)])

    assert entry.support == (Support(4, 1.0), Support(9, 1.0))


def test_names_and_phones_do_not_reach_an_entry():
    (entry,) = entries([opinion(1, "找田经理要发票，电话13912345678一直没有人接")])

    assert entry.text == "找经理要发票，电话一直没有人接"


def test_what_has_no_words_makes_no_entry():
    assert entries([opinion(1, "😡😡"), opinion(2, "13912345678"), opinion(3, "。")]) == ()


def test_opinions_of_two_departments_are_refused():
    with pytest.raises(ValueError, match="one department at a time"):
        entries([opinion(1, WAIT), opinion(2, WAIT, department=None)])


@given(
    st.lists(
        st.tuples(
            st.sampled_from((WAIT, PARKING, "领导您好！王经理收费没有公示\n补充：很贵"))
            | st.text(max_size=30),
            st.integers(1, 4),
            st.sampled_from(Ledger),
        ),
        max_size=12,
    )
)
def test_each_entry_is_in_the_words_of_its_first_supporter(said):
    opinions = [
        opinion(number, text, response=response, ledger=ledger)
        for number, (text, response, ledger) in enumerate(said)
    ]
    texts = {one.id: one.text for one in opinions}

    found = entries(opinions)

    supports = [support.opinion_id for entry in found for support in entry.support]
    assert len(supports) == len(set(supports))
    for entry in found:
        assert entry.text
        assert is_subsequence(entry.text, texts[entry.support[0].opinion_id])
