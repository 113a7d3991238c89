"""Directives are given once, looked up by whom they concern, and written back with their steps."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.directives import Directive, Move, Stage
from storage import directives
from storage.directives import Step
from storage.trail import Author
from tests.storage.rows import NOON, TODAY, statements

LIN, WANG, LI = (name.encode().ljust(16) for name in ("lin", "wang", "li"))
ORDER = Directive("tzcj", "增开窗口", LIN, TODAY, 3)


async def give(database, directive=ORDER, *, message=1, campaign="yshj", about=""):
    async with database.transaction() as session:
        return await directives.give(
            session,
            campaign,
            directive,
            by=Author(directive.given_by, "林主任"),
            message=message,
            about=about,
            now=NOON,
        )


async def close(database, filed):
    after = replace(filed.directive, stage=Stage.REPORTED, reported_by=WANG)
    done = replace(after, stage=Stage.CLOSED, closed_by=LIN, closed_on=TODAY)
    async with database.transaction() as session:
        await directives.record(session, filed, after, Step(NOON, Move.REPORT, "王", WANG, "开了"))
        await directives.record(session, filed, done, Step(NOON, Move.CLOSE, "林主任", LIN))
        return await directives.find(session, "yshj", filed.id)


async def test_what_is_given_is_kept_with_a_number_and_its_first_step(database):
    filed, is_new = await give(database, about="还没征求到意见")
    async with database.reading() as session:
        steps = await directives.steps(session, filed.id)

    assert is_new
    assert (filed.number, filed.directive, filed.about) == (1, ORDER, "还没征求到意见")
    assert (filed.given_name, filed.steps) == ("林主任", 1)
    assert steps == (Step(NOON, Move.GIVE, "林主任", LIN),)


async def test_the_same_message_is_given_to_a_department_once(database):
    first, _ = await give(database)
    again, is_new = await give(database, replace(ORDER, text="别的"))
    other, is_other = await give(database, replace(ORDER, department="czj"))

    assert (again, is_new) == (first, False)
    assert (other.number, is_other) == (2, True)


async def test_numbers_begin_anew_in_another_campaign(database):
    await give(database)
    filed, _ = await give(database, campaign="other", message=2)

    assert filed.number == 1


async def test_a_directive_is_found_in_its_campaign_alone(database):
    filed, _ = await give(database)
    async with database.reading() as session:
        found = await directives.find(session, "yshj", filed.id)
        elsewhere = await directives.find(session, "other", filed.id)

    assert (found, elsewhere) == (filed, None)


async def test_closed_ones_are_listed_apart_and_each_department_has_its_own(database):
    first, _ = await give(database)
    second, _ = await give(database, replace(ORDER, department="czj"), message=2)
    third = await close(database, (await give(database, message=3))[0])
    async with database.reading() as session:
        everywhere = await directives.standing(session, "yshj")
        own = await directives.standing(session, "yshj", ("czj",))
        closed = await directives.closed(session, "yshj")
        none = await directives.closed(session, "yshj", ("czj",))

    assert (everywhere, own, closed, none) == ((first, second), (second,), (third,), ())
    assert third.steps == 3


@pytest.mark.parametrize(
    ("campaign", "days", "left"),
    [
        ("yshj", 30, 1),  # it has just ended so long ago
        ("yshj", 31, 0),
        ("next", 30, 1),  # since it was closed
        ("next", 31, 0),
    ],
)
async def test_closed_ones_are_deleted_when_their_time_is_over(database, campaign, days, left):
    await close(database, (await give(database))[0])
    await give(database, message=2)
    async with database.transaction() as session:
        await directives.delete_expired(
            session,
            campaign,
            ends_on=TODAY,
            today=TODAY + timedelta(days=days),
            kept=timedelta(days=30),
        )
        closed = await directives.closed(session, "yshj")
        standing = await directives.standing(session, "yshj")

    assert (len(closed), len(standing)) == (left, 1)


async def test_more_directives_take_no_more_statements(database):
    async def listed():
        with statements(database) as executed:
            async with database.reading() as session:
                await directives.standing(session, "yshj")
        return len(executed)

    await give(database)
    one = await listed()
    await give(database, message=2)
    await give(database, replace(ORDER, given_on=TODAY + timedelta(days=1)), message=3)

    assert await listed() == one
