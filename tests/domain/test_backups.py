from datetime import UTC, datetime, timedelta

import pytest

from domain.backups import Copy, Kind, Plan, find_last, is_late, superfluous

NOW = datetime(2020, 7, 20, 4, tzinfo=UTC)
DAY = timedelta(days=1)
PLAN = Plan(every=DAY, count=3, kept_for=10 * DAY)


def whole(days, **fields):
    return Copy(f"whole-{days}", Kind.WHOLE, NOW - days * DAY, **fields)


def before(days):
    return Copy(f"before-{days}", Kind.BEFORE, NOW - days * DAY)


def gone(*copies):
    return [copy.name for copy in superfluous(copies, PLAN, NOW)]


def test_as_many_are_kept_as_the_plan_says():
    assert gone(*map(whole, range(5))) == ["whole-3", "whole-4"]


def test_those_of_before_a_migration_are_counted_apart():
    assert gone(*map(whole, range(3)), *map(before, range(4))) == ["before-3"]


def test_none_is_kept_for_longer_than_the_plan_says():
    assert gone(whole(1), whole(10), whole(11), before(10), before(11)) == [
        "whole-11",
        "before-11",
    ]


@pytest.mark.parametrize("days", [11, 400])
def test_the_last_good_one_stays_however_old_it_is(days):
    assert gone(whole(days)) == []
    assert gone(whole(days), before(days)) == [f"before-{days}"]


def test_one_that_is_no_good_takes_no_place_and_is_never_the_last():
    bad = [whole(days, is_good=False) for days in (0, 1, 20)]

    assert gone(*bad, *map(whole, (30, 40))) == ["whole-20", "whole-40"]


def test_where_there_is_none_nothing_goes():
    assert gone() == []


def test_the_last_good_one_is_of_everything():
    copies = [before(0), whole(1, is_good=False), whole(2), whole(3)]

    assert find_last(copies) == whole(2)
    assert find_last([before(0)]) is None


@pytest.mark.parametrize(
    ("passed", "late"), [(0 * DAY, False), (2 * DAY, False), (2 * DAY + timedelta(seconds=1), True)]
)
def test_a_backup_is_late_after_twice_the_interval(passed, late):
    assert is_late(NOW - passed, PLAN, NOW) == late


def test_no_backup_at_all_is_late():
    assert is_late(None, PLAN, NOW) is True
