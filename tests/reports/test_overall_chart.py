"""The report's chart: what it shows, and that nothing leaves the page."""

import dataclasses
import struct

from domain.campaign import Department
from domain.text import Text
from reports.overall import chart
from tests.reports.overalls import CAMPAIGN, TALLIES, compose


def size(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_a_row_for_each_department():
    one = dataclasses.replace(CAMPAIGN, departments=CAMPAIGN.departments[:1])

    few, many = chart.draw(compose(), one), chart.draw(compose(), CAMPAIGN)

    assert size(few)[0] == size(many)[0] == 990


def test_where_nothing_was_said_there_is_no_chart():
    assert chart.draw(compose([], [], []), CAMPAIGN) is None
    assert chart.draw(compose(department="czj"), CAMPAIGN) is None


def test_a_departments_chart_is_about_its_aspects():
    report = compose(department="tzcj")

    assert chart.title(report) == "图 1　服务对象意见涉及的方面（单位：人）"
    assert size(chart.draw(report, CAMPAIGN))[1] < size(chart.draw(compose(), CAMPAIGN))[1]


def test_a_long_name_is_broken_and_does_not_squeeze_the_bars():
    long = tuple(
        Department(known.code, Text("安全生产监督管理和生态环境保护综合行政执法局", ""))
        for known in CAMPAIGN.departments
    )

    drawn = chart.draw(compose(TALLIES), dataclasses.replace(CAMPAIGN, departments=long))

    assert size(drawn)[1] > size(chart.draw(compose(), CAMPAIGN))[1]
