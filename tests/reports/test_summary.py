from domain.figures import Period, Proportion, Rated, Said, Summary
from domain.opinions import Aspect, Channel, Respondent
from reports.summary import inside, outside
from tests.reports.tables import asked, batches, counts, on, tallies

DAYS = Period(on(11), on(12))
ROWS = """
    department respondent channel day rated batched count
    tax        enterprise web     10  yes   yes        50
    tax        enterprise web     11  yes   yes         5
    tax        citizen    paper   12  yes   –           1
    tax        citizen    paper   12  –     –           2
    police     citizen    web     12  yes   –           3
    –          citizen    web     12  yes   yes         7
"""
BATCHES = """
    department respondent channel day   grades         aspects
    tax        enterprise web     10    very_bad:50    –
    tax        enterprise web     11    good:4,bad:1   fees:2
    –          –          –       11-12 fair:7         attitude:3,fees:1
"""
PROBLEMS = (("甲", 1), ("乙", 7), ("丙", 6), ("丁", 5), ("戊", 9), ("己", 8))


def of(department=None, *, period=DAYS, rows=ROWS, **marks):
    wanted = asked(department, period=period, **marks)
    return outside(tallies(rows), batches(BATCHES), wanted=wanted, minimum_base=5)


def test_inside_a_summary_tells_who_answered_how_they_rated_and_what_they_named():
    heard = counts("good:5,bad:1", "fees:2", people=8)
    wanted = asked("tax", period=DAYS)

    assert inside(tallies(ROWS), heard, PROBLEMS, wanted=wanted) == Summary(
        wanted=wanted,
        responses=8,
        respondents=((Respondent.ENTERPRISE, 5), (Respondent.CITIZEN, 3)),
        channels=((Channel.WEB, 5), (Channel.PAPER, 3)),
        said=Said(
            grades=(
                Rated("very_good", 0),
                Rated("good", 5),
                Rated("fair", 0),
                Rated("bad", 1),
                Rated("very_bad", 0),
            ),
            satisfied=Proportion(5 / 6, 6),
            bad=1,
            aspects=((Aspect.FEES, 2),),
            people=8,
            rated=6,
            waiting=0,
        ),
        problems=(("戊", 9), ("己", 8), ("乙", 7), ("丙", 6), ("丁", 5)),
    )


def test_outside_what_people_said_is_that_of_whole_batches():
    summary = of("tax")

    assert summary.department == "tax"
    assert (summary.responses, summary.channels) == (8, ((Channel.WEB, 5), (Channel.PAPER, 3)))
    assert summary.said.satisfied == Proportion(0.8, 5)
    assert (summary.said.aspects, summary.said.people) == (((Aspect.FEES, 2),), 5)
    assert (summary.said.rated, summary.said.waiting, summary.said.beyond) == (6, 1, 0)
    assert summary.problems == ()


def test_all_departments_together_include_batches_of_several():
    said = of().said

    assert said.satisfied == Proportion(11 / 12, 12)
    assert said.aspects == ((Aspect.ATTITUDE, 3), (Aspect.FEES, 3))
    assert (said.rated, said.waiting) == (16, 4)


def test_ratings_in_batches_that_reach_further_are_told_as_that():
    said = of(period=Period(on(12), on(12))).said

    assert (said.satisfied, said.waiting, said.beyond) == (Proportion(None, 0), 4, 7)


def test_a_kind_and_a_channel_may_be_asked_for():
    firms = of(respondent=Respondent.ENTERPRISE, channel=Channel.WEB)
    citizens = of(respondent=Respondent.CITIZEN)

    assert (firms.responses, firms.said.satisfied) == (5, Proportion(0.8, 5))
    assert (citizens.responses, citizens.said.satisfied) == (13, Proportion(None, 0))


def test_a_small_department_has_no_figures_but_its_number_of_responses():
    summary = of("police")

    assert (summary.responses, summary.said.rated) == (3, 3)
    assert (summary.said.satisfied, summary.said.aspects) == (Proportion(None, 0), ())


def test_a_period_without_responses_has_a_summary():
    summary = of("tax", period=Period(on(1), on(2)))

    assert (summary.responses, summary.said.satisfied) == (0, Proportion(None, 0))
