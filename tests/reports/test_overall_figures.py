"""The figures of the overall report: right, and none that should be hidden."""

from dataclasses import replace
from datetime import date

from domain.blind_spots import AspectSides
from domain.figures import Proportion, Tally
from domain.ledgers import Standing
from domain.opinions import Aspect, Channel, Ledger, Respondent
from domain.overall import BookLine, Books, Handed, Named
from reports.overall import figures, sentences
from tests.reports.overalls import BOOKS, CAMPAIGN, DAY, TALLIES, compose, draft, entry
from tests.reports.sides import OFFICE_ALONE, USERS_ALONE

NOTHING = {"tallies": [], "batches": [], "books": []}


def line(report, department):
    (found,) = (book for book in report.books if book.department == department)
    return found


def test_every_department_of_the_configuration_has_its_lines():
    codes = [known.code for known in CAMPAIGN.departments]

    report = compose()

    assert [part.department for part in report.parts] == codes
    assert [book.department for book in report.books] == codes
    assert [glance.department for glance in report.blind_spots] == codes


def test_responses_of_no_department_are_in_the_total_alone():
    report = compose()

    assert (report.total.responses, report.unassigned) == (273, 3)
    assert sum(part.responses for part in report.parts) == 270


def test_grades_are_those_of_whole_batches():
    report = compose()

    shown = {part.department: part.said for part in report.parts}
    assert shown["czj"].satisfied == Proportion(None, 0)
    assert (shown["czj"].rated, shown["czj"].beyond) == (3, 3)
    assert (shown["dzb"].satisfied, shown["dzb"].beyond) == (Proportion(1.0, 7), 4)
    assert (shown["jsj"].satisfied, shown["jsj"].beyond) == (Proportion(33 / 49, 49), 0)


def test_a_batch_of_several_departments_counts_in_the_total():
    report = compose()

    total = report.total.said
    assert total.satisfied.base - sum(p.said.satisfied.base for p in report.parts) == 4 + 3
    assert (total.rated, total.waiting, total.beyond) == (265, 0, 0)


def test_the_ledgers_are_counted_as_people_left_them():
    assert line(compose(), "tzcj") == BookLine(
        department="tzcj",
        number=7,
        rows=(1, 2, 3),
        confirmed=2,
        set_aside=3,
        measures=2,
        deadlines=0,
        sections=2,
        handed=Handed(6, DAY.replace(month=7, day=22)),
    )


def test_a_department_without_a_draft_has_no_number():
    book = line(compose(), "dzb")

    assert (book.number, book.rows, book.handed) == (None, (0, 0, 0), None)


def test_entries_of_no_department_are_counted_apart():
    assert compose().elsewhere == 1


def test_problems_that_enough_people_named_are_quoted_the_most_named_first():
    report = compose()

    assert report.problems[0] == Named(
        "tzcj", Ledger.DISSATISFACTION, "惠企补贴拨付不及时，批了一年还没到账", 30
    )
    assert [known.people for known in report.problems] == [30, 20, 15, 10]
    assert report.unnamed == 2


def test_what_colleagues_found_in_themselves_is_not_quoted():
    many = Books("jsj", draft("jsj", 1, entry("调研少", 30, Ledger.SELF_CHECK)))

    report = compose(books=[many])

    assert (report.problems, report.unnamed) == ((), 0)


def test_at_most_ten_problems_are_quoted():
    many = Books("jsj", draft("jsj", 1, *(entry(f"问题{n}", 9) for n in range(12))))

    report = compose(books=[many])

    assert (len(report.problems), report.unnamed) == (figures.MOST_PROBLEMS, 2)


def test_blind_spots_are_told_in_steps():
    users = [entry(text, 1, Ledger.DISSATISFACTION, Aspect.FEES) for text in USERS_ALONE[:7]]
    office = [entry(text, 1, Ledger.SELF_CHECK) for text in OFFICE_ALONE[:5]]

    (glance,) = compose(
        books=[Books("jsj", draft("jsj", 1, *users, *office))], department="jsj"
    ).blind_spots

    assert (glance.reported, glance.unlisted, glance.listed, glance.unreported) == (5, 5, 5, 5)
    assert glance.aspects == (AspectSides(Aspect.FEES, 5, 0),)


def test_blind_spots_among_few_entries_are_not_told():
    glances = {glance.department: glance for glance in compose().blind_spots}

    assert [code for code, glance in glances.items() if glance.is_withheld] == ["tzcj", "czj"]
    assert glances["jsj"].is_comparable is False


def test_a_departments_own_report_is_about_it_alone():
    report = compose(department="jsj")

    assert [part.department for part in report.parts] == ["jsj"]
    assert (report.total.responses, report.unassigned, report.elsewhere) == (50, 0, 0)
    assert [known.department for known in report.problems] == ["jsj"]


def test_a_departments_own_report_hides_what_the_whole_campaigns_does():
    assert compose(department="czj").total.said.satisfied == Proportion(None, 0)
    assert compose(department="dzb").total.said.satisfied == Proportion(1.0, 7)


def test_aspects_tell_how_many_people_in_batches_named_them():
    assert compose().aspects == (
        (Aspect.EFFICIENCY, 62),
        (Aspect.PROCESS, 55),
        (Aspect.ATTITUDE, 9),
    )
    assert compose(department="czj").aspects == ()


def test_a_campaign_nobody_answered_has_zeros():
    report = compose(**NOTHING)

    assert (report.total.responses, report.problems, report.unnamed) == (0, (), 0)
    assert [sum(book.rows) for book in report.books] == [0] * 6


def test_confirmed_entries_are_those_people_confirmed():
    rows = [entry("一", 1), entry("二", 1, standing=Standing.CONFIRMED)]

    report = compose(books=[Books("jsj", draft("jsj", 1, *rows))])

    assert line(report, "jsj").confirmed == 1


def test_a_department_that_left_the_campaign_counts_as_none():
    gone = replace(TALLIES[0], department="gone", count=7)

    report = compose([gone], [], [Books("gone", BOOKS[1].draft)])

    assert (report.unassigned, report.elsewhere) == (7, 1)


def _unrated(channel, count, *, is_recorded=False):
    day, kind = date(2020, 7, 20), Respondent.CITIZEN
    return Tally("tzcj", kind, channel, day, False, False, count, is_recorded)  # noqa: FBT003


def test_what_staff_recorded_is_said_beside_its_channel():
    report = compose(
        tallies=[
            _unrated(Channel.TELEGRAM, 3),
            _unrated(Channel.PHONE, 2, is_recorded=True),
            _unrated(Channel.VISIT, 4),
            _unrated(Channel.VISIT, 1, is_recorded=True),
        ]
    )

    told = sentences.asked(report, CAMPAIGN).split("；")[1].split("。")[0]

    assert told == "来源为机器人 3 份、电话 2 份（代录）、走访 5 份（其中代录 1 份）"
