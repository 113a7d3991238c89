"""The line at the foot of each page, for a draft and for what was handed in."""

from datetime import UTC, datetime

import pytest

from domain.opinions import Ledger
from domain.papers import Handing, Papers
from reports import small_print
from tests.reports.forms import TEXTS, ZONE, entry, papers

AT = datetime(2020, 7, 22, 10, 20, tzinfo=UTC)
BASES = "条目 1/0/2 · 依据 213 条意见、188 人"


def shown(handing=None):
    gap = entry(TEXTS[0], Ledger.BENCHMARK)
    others = [entry(text, Ledger.DISSATISFACTION) for text in TEXTS[:2]]
    return small_print.of(papers(gap, *others, handing=handing), ZONE)


def test_a_draft_tells_its_number_its_time_its_rows_and_its_bases():
    assert shown() == f"第 3 稿（草稿）· 2020 年 7 月 20 日 18:05 生成，意见截至此时 · {BASES}"


def test_what_was_handed_in_tells_who_and_when():
    assert shown(Handing(1, "王某", AT)) == (
        "第 3 稿 · 2020 年 7 月 22 日 18:20 由 王某 上报（第 1 次）"
        f"· 意见截至 7 月 20 日 18:05 · {BASES}"
    )


def test_the_year_is_said_twice_if_there_are_two():
    line = shown(Handing(2, "王某", AT.replace(year=2021)))

    assert line.split(" · ")[1] == (
        "2021 年 7 月 22 日 18:20 由 王某 上报（第 2 次）· 意见截至 2020 年 7 月 20 日 18:05"
    )


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("阿不都热合曼·买买提明江", "阿不都热合曼·买买提明江"),
        ("很长很长很长很长很长很长", "很长很长很长很长很长很长"),
        ("很长很长很长很长很长很长长", "很长很长很长很长很长很…"),
        ("王\n某 ", "王 某"),
    ],
)
def test_a_name_leaves_room_for_the_page_number(name, printed):
    assert shown(Handing(1, name, AT)).split(" 由 ")[1].split(" 上报")[0] == printed


def test_without_a_draft_there_is_no_small_print():
    assert small_print.of(Papers(None), ZONE) == ""
