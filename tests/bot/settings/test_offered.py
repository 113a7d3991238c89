"""What is offered to whoever fills in a ledger: sections and deadline profiles."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings.configuration import load
from bot.settings.working_days import calendar
from domain.campaign import Section
from domain.profiles import Profile, Stage, due
from domain.text import Text
from tests.bot.settings.files import CONFIGURATION, VERDICT, changed

OFFERED = """
[[department.section]]
code = "roads"
name = { zh = "道路科", en = "Roads" }
duties = "道路养护"
keywords = ["路灯"]
[[department.section]]
code = "water"
name = { zh = "给水科", en = "Water" }
[[deadline]]
code = "first"
name = { zh = "差评联系核实", en = "Contact" }
stage = "contact"
working_days = 1
source = { zh = "条例第三十条", en = "Regulations, art. 30" }
[[deadline]]
code = "five"
name = { zh = "一般诉求", en = "Ordinary" }
stage = "completion"
working_days = 5
source = { zh = "条例第七条", en = "Regulations, art. 7" }
"""


def test_sections_belong_to_their_department_and_deadlines_to_the_campaign(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text(CONFIGURATION + OFFERED + VERDICT, "utf-8")

    campaign = load(path, {}).campaign

    assert [each.sections for each in campaign.departments] == [
        (),
        (
            Section("roads", Text("道路科", "Roads"), "道路养护", ("路灯",)),
            Section("water", Text("给水科", "Water")),
        ),
    ]
    source = Text("条例第三十条", "Regulations, art. 30")
    name = Text("差评联系核实", "Contact")
    assert campaign.deadlines[0] == Profile("first", name, Stage.CONTACT, 1, source)
    assert [each.code for each in campaign.deadlines] == ["first", "five", "verdict"]


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        (
            'code = "water"',
            'code = "roads"',
            30,
            "department 2, section 2 has the same code as department 2, section 1: give it its own",
        ),
        (
            'zh = "给水科"',
            'zh = "道路科"',
            31,
            (
                "department 2, section 2 has the same Chinese name as department 2, section 1: "
                "give it its own"
            ),
        ),
        (
            'duties = "道路养护"',
            'duty = "道路养护"',
            27,
            "department 2, section 1, duty is not a setting: did you mean duties?",
        ),
        (
            'keywords = ["路灯"]',
            'keywords = "路灯"',
            28,
            "department 2, section 1, keywords must be a list, not text",
        ),
        (
            'code = "five"',
            'code = "first"',
            39,
            "deadline 2 has the same code as deadline 1: give it its own",
        ),
        (
            'stage = "completion"',
            'stage = "complete"',
            41,
            'deadline 2, stage "complete" is not known: did you mean completion?',
        ),
        (
            "working_days = 5",
            "working_days = 0",
            42,
            "deadline 2, working_days is 0: it must be at least 1",
        ),
        (
            "working_days = 5",
            "working_days = 251",
            42,
            "deadline 2, working_days is 251: it must be at most 250",
        ),
        (
            'source = { zh = "条例第七条", en = "Regulations, art. 7" }\n',
            "",
            38,
            "deadline 2, source is missing: add it",
        ),
        (
            'zh = "条例第七条"',
            'zh = " "',
            43,
            "deadline 2, source.zh is empty: write something",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(faults_of_configuration, old, new, line, problem):
    faults = faults_of_configuration(CONFIGURATION + changed(OFFERED, (old, new)))

    assert faults == [(line, problem)]


def test_all_faults_are_reported_at_once(faults_of_configuration):
    offered = changed(
        OFFERED,
        ('code = "water"', 'code = "roads"'),
        ('stage = "completion"', 'stage = "never"'),
        ("working_days = 1\n", "working_days = -1\n"),
    )

    faults = faults_of_configuration(CONFIGURATION + offered)

    assert [line for line, _ in faults] == [30, 36, 41]


def test_the_examples_figures_all_name_their_source(example):
    limits = [
        (each.stage, each.working_days, each.source.zh) for each in example.campaign.deadlines
    ]

    assert limits == [
        (
            Stage.CONTACT,
            1,
            "《上海市优化营商环境条例》第三十条、《安阳市政务服务条例》第五十二条",
        ),
        (Stage.COMPLETION, 5, "《上海市优化营商环境条例》"),
        (Stage.COMPLETION, 15, "《上海市优化营商环境条例》"),
        (Stage.VERDICT, 5, "本示例自定，请换成本地的规定"),
        (Stage.REOPENED, 3, "本示例自定，请换成本地的规定"),
        (Stage.DIRECTIVE, 5, "本示例自定，请换成本地的规定"),
    ]


PUBLISHED = calendar((), ())
FIRST, LAST = date(2007, 1, 1), date(2026, 10, 1)
YEAR_END = (12, 1)  # what has been moved from then on, the next year's notice has


def known_until(year):
    """The calendar as it stood before the notice of the next year."""
    end = date(year, *YEAR_END)
    return replace(
        PUBLISHED,
        holidays=frozenset(day for day in PUBLISHED.holidays if day < end),
        made_up=frozenset(day for day in PUBLISHED.made_up if day < end),
        years=frozenset(each for each in PUBLISHED.years if each <= year),
    )


def limit(working_days):
    return Profile("x", Text("x", "x"), Stage.COMPLETION, working_days, Text("x", "x"))


def moved(from_day, working_days):
    """Whether a deadline that was called certain comes on another day by the next notice."""
    early = due(limit(working_days), from_day, known_until(from_day.year))
    return early.is_certain and early != due(limit(working_days), from_day, PUBLISHED)


@given(st.dates(FIRST, LAST), st.integers(1, 15))
def test_a_deadline_called_certain_is_not_moved_by_a_later_notice(from_day, number):
    assert not moved(from_day, number)


@pytest.mark.parametrize("year", range(2007, 2026))
def test_nor_is_any_at_the_end_of_a_year(year):
    days = [date(year, 12, day) for day in range(15, 32)]

    assert [(day, n) for day in days for n in range(1, 12) if moved(day, n)] == []


@given(st.dates(date(2020, 12, 25), date(2020, 12, 31)), st.integers(1, 15))
def test_over_new_year_a_deadline_is_certain_once_the_notice_is_there(from_day, number):
    calendars = (known_until(2020), PUBLISHED)

    before, after = (due(limit(number), from_day, calendar) for calendar in calendars)

    assert (before.is_certain, after.is_certain) == (False, True)


NO_VERDICT = (
    'no [[deadline]] is of stage "verdict": without it no case can be settled; '
    'add a section with code, name, stage = "verdict", working_days (how long the '
    "respondent's verdict is waited for) and source"
)


@pytest.mark.parametrize(("text", "line"), [(CONFIGURATION, 1), (CONFIGURATION + OFFERED, 32)])
def test_a_deployment_says_how_long_a_verdict_is_waited_for(faults_of_configuration, text, line):
    assert faults_of_configuration(text, end="") == [(line, NO_VERDICT)]
