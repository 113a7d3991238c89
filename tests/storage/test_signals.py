"""What is counted of departments, so that people may look at what stands out."""

from datetime import timedelta

from domain.opinions import Channel, Respondent
from domain.responses import Mode
from domain.signals import Daily, Ratings, Shared
from storage import responses, signals
from tests.storage.rows import TODAY, complete, statements, unique

WHO, OTHER = b"r" * 16, b"o" * 16
YESTERDAY = TODAY - timedelta(days=1)


def recorded(recorder=WHO, **fields):
    usual = {"mode": Mode.RECORDED, "channel": Channel.PAPER, "recorder": recorder}
    return complete(**usual | {"source": unique(), "questionnaire": ("enterprise", 2)} | fields)


def imported(**fields):
    usual = {"mode": Mode.RECORDED, "channel": Channel.HOTLINE, "source": unique()}
    return complete(**usual | fields)


async def fill(database, *known):
    async with database.transaction() as session:
        for response in known:
            await responses.add(session, response)


async def told(database, query):
    async with database.reading() as session:
        return await query(session, "yshj")


NOT_COUNTED = (
    complete(respondent=Respondent.STAFF, grade="very_good", window="w3"),
    complete(department=None, grade="very_good", window="w3"),
    complete(campaign="another", grade="very_good", window="w3"),
)


async def test_ratings_are_counted_with_those_of_the_best_grade(database):
    good = [complete(grade="very_good"), complete(grade="very_good"), imported(grade="good")]
    await fill(database, *good, complete(), complete(department="czj", grade="bad"), *NOT_COUNTED)

    assert await told(database, signals.ratings) == (Ratings("czj", 1, 0), Ratings("tzcj", 3, 2))


async def test_days_are_those_on_which_respondents_sent_something_themselves(database):
    early = complete(completed_on=YESTERDAY)
    await fill(database, complete(), complete(), early, recorded(), imported(), *NOT_COUNTED)

    assert await told(database, signals.days) == (
        Daily("tzcj", YESTERDAY, 1),
        Daily("tzcj", TODAY, 2),
    )


async def test_what_came_through_a_window_is_counted_by_window(database):
    await fill(database, complete(window="w3"), complete(window="w4"), complete(), *NOT_COUNTED)

    assert await told(database, signals.windows) == (
        Daily("tzcj", TODAY, 1, "w3"),
        Daily("tzcj", TODAY, 1, "w4"),
    )


async def test_the_share_of_recordings_leaves_out_what_was_imported(database):
    await fill(database, complete(), recorded(), recorded(OTHER), imported(), *NOT_COUNTED)

    assert await told(database, signals.shares) == (Shared("tzcj", 3, 2),)


async def test_of_members_the_most_that_one_has_recorded_is_told_and_not_who(database):
    mine = [recorded(), recorded(), recorded(department="czj")]
    await fill(database, *mine, recorded(OTHER), recorded(completed_on=YESTERDAY), complete())

    assert await told(database, signals.recorders) == (
        Daily("czj", TODAY, 1),
        Daily("tzcj", YESTERDAY, 1),
        Daily("tzcj", TODAY, 2),
    )


async def test_every_count_is_one_statement(database):
    await fill(database, complete(grade="bad", window="w3"), recorded(), recorded(department="czj"))
    queries = (signals.ratings, signals.days, signals.windows, signals.shares, signals.recorders)

    counts = []
    async with database.transaction() as session:
        for query in queries:
            with statements(database) as seen:
                await query(session, "yshj")
            counts.append(len(seen))

    assert counts == [1] * len(queries)
