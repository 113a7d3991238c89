"""Whoever gathers all exports that may be passed on computes nothing of few people."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cohorts import Backing
from domain.exports import Stamp
from domain.figures import Period
from domain.ledgers import Draft
from domain.opinions import Aspect, Ledger
from reports.exporting import sums
from tests.reports.streams import Stream, filters
from tests.reports.tables import ALWAYS, on
from tests.reports.test_subtraction import DAYS, _counted, amendments, arrivals, patient
from tests.storage.rows import NOON, entry

STAMP = Stamp("here", {"tax": "税务局"}, lambda known: f"id of {known}")


def exported(stream, days=ALWAYS):
    """The rows of responses, and those of opinions, as they are passed on now."""
    kept = {"minimum_base": stream.minimum_base, "days": days}
    return (
        sums.responses(stream.cohorts, STAMP, **kept),
        sums.aspects(stream.cohorts, STAMP, **kept),
    )


def counted(stream, row):
    """Whom a row counts: all who are in a batch with its marks and days by then."""
    marks = (row.department, row.respondent, row.channel, row.first_day, row.last_day)
    return {
        member
        for batch in stream.formed
        for member in batch.members
        if marks
        == (
            batch.cohort.department,
            batch.cohort.respondent,
            batch.cohort.channel,
            batch.cohort.first_day,
            batch.cohort.last_day,
        )
    }


def test_batches_that_share_marks_and_days_are_one_row():
    stream = Stream()
    stream.say("good", day=5, count=6, aspects=[Aspect.FEES])
    stream.say("bad", day=5, count=5)
    stream.say(None, day=5, count=5, aspects=[Aspect.PROCESS])
    stream.form(5)
    (rated,), named = exported(stream)

    assert (rated.people, rated.ratings, rated.good, rated.bad) == (16, 11, 6, 5)
    assert (rated.id, rated.department_name) == (
        "id of tax/citizen/web/2020-05-05/2020-05-05",
        "税务局",
    )
    assert [(row.aspect, row.people, row.base) for row in named] == [
        (Aspect.PROCESS, 5, 16),
        (Aspect.FEES, 6, 16),
    ]


def test_who_is_in_no_batch_is_in_no_row():
    stream = Stream()
    stream.say(day=5, count=4)
    stream.form(5)

    assert exported(stream) == ((), ())


def test_a_batch_that_has_become_too_small_is_in_no_row():
    stream = Stream(minimum_base=3)
    stream.say(day=5, count=3)
    stream.form(5)
    stream.minimum_base = 5

    assert exported(stream) == ((), ())


def test_a_batch_is_of_the_month_and_the_days_in_which_it_ends():
    stream = Stream()
    stream.say(day=5, count=3)
    stream.say(day=9, count=2)
    stream.form(9)

    until, since = (exported(stream, Period(*days))[0] for days in ((on(1), on(8)), (on(9), on(9))))

    assert (until, [row.day for row in since]) == ((), [on(9)])


@patient
@given(st.integers(2, 5), arrivals, amendments)
def test_no_sum_or_difference_of_exports_and_figures_is_of_fewer_people(
    minimum_base, people, changes
):
    """Of all tables and months, at all times, together with what summaries say."""
    grades = [person["grade"] for person in sorted(people, key=lambda p: _turn(p["day"]))]
    stream, published, since = Stream(minimum_base), [], 0
    for day in DAYS:
        for person in people:
            if since < person["day"] <= day:
                stream.say(**person)
        since = day
        stream.form(day)
        published += _looked_at(stream, day)
        for _, place, what in (change for change in changes if change[0] == day):
            if place < len(stream.people) and what != "words":
                stream.amend(list(stream.people)[place], department=what)
    given_by = dict(zip(stream.people, grades, strict=True))

    for members, told in published:
        assert told == Counter(given_by[one] for one in members if given_by[one])
    seen = {one: tuple(one in members for members, _ in published) for one in given_by}
    apart = Counter(rows for rows in seen.values() if any(rows))
    assert [count for count in apart.values() if count < minimum_base] == []


def _turn(day):
    return next(published for published in DAYS if day <= published)


def _looked_at(stream, day):
    """Whom each published figure counts, and the grades it tells."""
    rated, named = exported(stream, Period(date.min, on(31)))
    looked = [
        (
            counted(stream, row),
            Counter({
                grade: getattr(row, grade)
                for grade in ("very_good", "good", "fair", "bad", "very_bad")
                if getattr(row, grade)
            }),
        )
        for row in rated
    ]  # fmt: skip
    assert [len(members) for members, _ in looked] == [row.people for row in rated]
    assert {row.base for row in named} <= {row.people for row in rated}
    wanted = filters(day, every=False)
    for asked, said in zip(wanted, stream.all_said(wanted), strict=True):
        told = Counter({one.grade: one.count for one in said.grades if one.count})
        looked.append((_counted(stream, asked, said), told))
    return looked


@pytest.mark.parametrize(("people", "told"), [(4, []), (5, [5]), (9, [5]), (10, [10])])
def test_an_entry_is_told_in_steps_from_the_minimum_base_on(people, told):
    known = entry(id=7, text="收费高")
    draft = Draft("tax", 3, NOON, 20, 20, (known,))
    rows = sums.entries(
        draft, {7: Backing(7, people, ())}, STAMP, minimum_base=5, drafted_on=on(20)
    )

    assert [row.people for row in rows] == told


@pytest.mark.parametrize(
    ("department", "ledger"), [(None, Ledger.DISSATISFACTION), ("tax", Ledger.SELF_CHECK)]
)
def test_what_is_nobodys_and_what_colleagues_found_in_themselves_is_not_told(department, ledger):
    draft = Draft(department, 3, NOON, 20, 20, (entry(id=7, ledger=ledger),))
    backed = {7: Backing(7, 9, ())}

    assert sums.entries(draft, backed, STAMP, minimum_base=5, drafted_on=on(20)) == ()
