"""Whoever gathers all that is published computes nothing of fewer people than the minimum base."""

from collections import Counter
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.figures import Filter, Period, Proportion
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import GRADES
from tests.reports.streams import Stream, filters
from tests.reports.tables import on

FIRM, CITIZEN = Respondent.ENTERPRISE, Respondent.CITIZEN
DAYS = (12, 15, 19, 22)  # on which figures are published


def bases(digest):
    """Of how many ratings each share of a digest is, the total first."""
    lines = {line.department: line.said.satisfied.base for line in digest.lines}
    return {None: digest.said.satisfied.base} | {code: base for code, base in lines.items() if base}


def test_a_total_less_its_departments_is_a_batch_of_the_others():
    stream = Stream()
    stream.say(day=5, count=6)
    stream.say("bad", day=5, count=3, department="police")
    stream.say("fair", day=5, count=4, department="housing")
    stream.form(12)

    assert bases(stream.digest(12)) == {None: 13, "tax": 6}


def test_a_department_is_not_what_the_others_leave_of_the_total():
    stream = Stream()
    stream.say(day=5, count=6)
    stream.say("bad", day=5, count=3, department="police")
    stream.form(12)

    assert bases(stream.digest(12)) == {None: 6, "tax": 6}
    assert stream.digest(12).said.waiting == 3


def test_a_digest_less_the_one_before_is_nobody_or_a_batch():
    stream = Stream()
    stream.say(day=11, count=5)
    stream.form(12)
    first = stream.digest(11)
    stream.say("very_bad", day=12)
    stream.form(13)
    second = stream.digest(12)
    stream.say("bad", day=13, count=4)
    stream.form(14)
    third = stream.digest(13)

    assert (first.responses, second.responses, third.responses) == (5, 6, 10)
    assert first.said.satisfied == second.said.satisfied == Proportion(1.0, 5)
    assert [digest.said.waiting for digest in (first, second, third)] == [0, 1, 0]
    assert third.said.satisfied == Proportion(0.5, 10)


def test_a_month_less_its_week_is_a_batch():
    stream = Stream()
    stream.say(day=10, count=4)
    stream.say("bad", day=11)
    stream.form(12)

    month = stream.said(period=Period(on(1), on(12)))
    week = stream.said(period=Period(on(11), on(12)))

    assert (month.satisfied.base, week.satisfied.base) == (5, 0)
    assert (week.waiting, week.beyond) == (0, 1)


def test_everyone_less_the_citizens_is_nobody_or_a_batch():
    stream = Stream()
    stream.say(day=5, count=5)
    stream.say("bad", day=5, count=3, respondent=FIRM)
    stream.form(9)

    everyone, citizens, firms = (stream.said(respondent=kind) for kind in (None, CITIZEN, FIRM))

    assert [said.satisfied.base for said in (everyone, citizens, firms)] == [5, 5, 0]
    assert (firms.rated, firms.waiting) == (3, 3)


def test_the_overall_report_less_a_summary_is_nobody():
    stream = Stream()
    stream.say(day=5, count=5)
    stream.form(12)
    stream.say("bad", day=12)

    report = stream.report(12)

    assert report.total.said == stream.said()
    assert stream.report(12, "tax").total.said == stream.said(department="tax")


def test_who_is_assigned_after_all_stays_with_those_they_were_batched_with():
    stream = Stream()
    one, *_ = stream.say("bad", day=1, count=5, department=None)
    stream.form(12)
    stream.amend(one, department="tax")

    tax = stream.said(department="tax")

    assert (tax.satisfied.base, tax.rated, tax.beyond) == (0, 1, 1)
    assert stream.said().satisfied == Proportion(0.0, 5)


def test_a_batch_in_which_all_said_the_same_tells_what_each_said():
    stream = Stream()
    stream.say("bad", day=11, count=5)
    stream.form(12)

    assert stream.said().satisfied == Proportion(0.0, 5)  # no counting of groups can hide that


arrivals = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.integers(9, 22),
            "department": st.sampled_from(("tax", "police", "police", None)),
            "respondent": st.sampled_from((FIRM, CITIZEN, None)),
            "channel": st.sampled_from((Channel.WEB, Channel.PAPER)),
            "grade": st.sampled_from((*GRADES, None)),
            "aspects": st.frozensets(st.sampled_from(list(Aspect)[:3]), max_size=2),
        }
    ),
    min_size=12,
    max_size=60,
)
amendments = st.lists(
    st.tuples(
        st.sampled_from(DAYS), st.integers(0, 59), st.sampled_from(("tax", "police", "words"))
    ),
    max_size=8,
)
patient = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def replay(minimum_base, people, changes):
    """A campaign, all figures that are published in its course, and the papers they stand in."""
    stream, figures, papers = Stream(minimum_base), [], []
    since = 0
    for day in DAYS:
        for person in people:
            if since < person["day"] <= day:
                stream.say(**person)
        since = day
        stream.form(day)
        wanted = filters(day, every=day == DAYS[-1])
        figures += zip(wanted, stream.all_said(wanted), strict=True)
        papers += [stream.digest(day - 1), stream.report(day)]
        figures += [*_of_digest(papers[-2]), *_of_report(papers[-1])]
        _amend(stream, [change for change in changes if change[0] == day])
    return stream, figures, papers


def _of_digest(digest):
    until = Period(date.min, digest.issue.days.last)
    lines = ((Filter(until, line.department), line.said) for line in digest.lines)
    return [(Filter(until), digest.said), *lines]


def _of_report(report):
    return [(known.wanted, known.said) for known in (report.total, *report.parts)]


def _amend(stream, changes):
    """People withdraw their words, correct the department, are assigned one: after publication."""
    known = list(stream.people)
    for _, place, what in changes:
        if place < len(known):
            fields = {"aspects": frozenset()} if what == "words" else {"department": what}
            stream.amend(known[place], **fields)


@patient
@given(st.integers(2, 5), arrivals, amendments)
def test_no_sum_or_difference_of_figures_is_of_fewer_people(minimum_base, people, changes):
    grades = [person["grade"] for person in sorted(people, key=lambda p: _turn(p["day"]))]
    stream, published, _ = replay(minimum_base, people, changes)
    given_by = dict(zip(stream.people, grades, strict=True))

    # A figure is a row: whom it counts. It is right, and any combination of rows gives those the
    # same weight who are in all the same rows. So these are the fewest that can come out alone.
    columns = {one: [] for one in given_by}
    for wanted, said in published:
        counted = _counted(stream, wanted, said)
        told = {rating.grade: rating.count for rating in said.grades if rating.count}
        assert told == Counter(given_by[one] for one in counted if given_by[one])
        for one, column in columns.items():
            column.append(one in counted)

    apart = Counter(tuple(column) for column in columns.values() if any(column))
    assert [count for count in apart.values() if count < minimum_base] == []


def _turn(day):
    """The day of publication up to which somebody is counted: people answer in this order."""
    return next(published for published in DAYS if day <= published)


def _counted(stream, wanted, said):
    """Whom a figure counts: it was made when only so many batches were there."""
    members = set()
    for batch in stream.formed:
        if len(members) < said.people and batch.cohort.lies_within(wanted):
            members |= set(batch.members)
    return members


@patient
@given(st.integers(2, 5), arrivals, st.randoms(use_true_random=False))
def test_who_of_a_batch_said_what_changes_nothing_that_is_published(minimum_base, people, chance):
    people = sorted(people, key=lambda person: _turn(person["day"]))
    stream, *published = replay(minimum_base, people, ())

    others = _exchanged(stream, people, chance)
    _, *published_of_others = replay(minimum_base, others, ())

    assert published_of_others == published


def _exchanged(stream, people, chance):
    """The same people; within a batch they have exchanged what they said, others say all anew."""
    places = {one: place for place, one in enumerate(stream.people)}
    said = {
        one: (people[place]["grade"], people[place]["aspects"]) for one, place in places.items()
    }
    for batch in stream.formed:
        exchanged = [said[one] for one in batch.members]
        chance.shuffle(exchanged)
        said |= dict(zip(batch.members, exchanged, strict=True))
    for one in set(places) - stream.batched:
        grade, _ = said[one]
        anew = None if grade is None else chance.choice(list(GRADES))
        said[one] = (anew, frozenset({Aspect.FEES}))
    return [
        people[place] | {"grade": said[one][0], "aspects": said[one][1]}
        for one, place in places.items()
    ]
