"""Tallies and batches drawn as tables in a test, and made up by hypothesis."""

from datetime import date
from textwrap import dedent

from hypothesis import strategies as st

from domain import cohorts
from domain.campaign import Campaign, Department
from domain.cohorts import Cohort, Counts
from domain.figures import Filter, Period, Tally
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import GRADES
from domain.text import Text

CODES = ("tax", "police", "housing", "health")
USUAL = {"department": "tax", "respondent": "citizen", "channel": "web", "day": "12", "count": "1"}
ALWAYS = Period(date(2020, 5, 1), date(2020, 5, 30))


def on(day: int) -> date:
    return date(2020, 5, day)


def asked(department: str | None = None, **marks) -> Filter:
    """Everyone in a month, or those with these marks."""
    return Filter(**{"period": ALWAYS, "department": department} | marks)


def tallies(table: str) -> list[Tally]:
    """Read tallies: one a line, columns that are not drawn are as usual, – is unknown or no."""
    return [
        Tally(
            department=mark["department"],
            respondent=Respondent(mark["respondent"]) if mark["respondent"] else None,
            channel=Channel(mark["channel"]),
            completed_on=on(int(mark["day"])),
            is_rated=mark.get("rated", "yes") is not None,
            is_batched=mark.get("batched") is not None,
            count=int(mark["count"]),
        )
        for mark in _drawn(table)
    ]


def batches(table: str) -> list[Cohort]:
    """Read batches likewise; days as 9-12, grades and aspects as good:4,bad:1."""
    return [
        Cohort(
            department=mark["department"],
            respondent=Respondent(mark["respondent"]) if mark["respondent"] else None,
            channel=Channel(mark["channel"]) if mark["channel"] else None,
            is_rated=bool(mark.get("grades")),
            first_day=on(int(mark["day"].split("-")[0])),
            last_day=on(int(mark["day"].split("-")[-1])),
            size=int(mark["size"]) if "size" in mark else _counts(mark).people,
            counts=_counts(mark),
        )
        for mark in _drawn(table)
    ]


def counts(grades: str = "", aspects: str = "", people: int | None = None) -> Counts:
    """What people said: good:4,bad:1."""
    given, named = _numbers(grades), _numbers(aspects)
    size = sum(given.values()) if people is None else people
    return cohorts.count(size, given, {Aspect(name): count for name, count in named.items()})


def _counts(mark: dict[str, str | None]) -> Counts:
    grades = mark.get("grades") or ""
    return counts(grades, mark.get("aspects") or "", None if grades else int(mark["count"]))


def _numbers(drawn: str) -> dict[str, int]:
    pairs = (pair.split(":") for pair in drawn.split(",") if pair)
    return {name: int(count) for name, count in pairs}


def _drawn(table: str) -> list[dict[str, str | None]]:
    header, *lines = dedent(table).strip().splitlines()
    rows = (dict(zip(header.split(), line.split(), strict=True)) for line in lines)
    return [
        {key: None if value == "–" else value for key, value in (USUAL | row).items()}
        for row in rows
    ]


def campaign(*, minimum_base: int = 5, target: int = 50) -> Campaign:
    return Campaign(
        code="blade",
        name="专项活动",
        organiser=Text("专项办", "Office"),
        purpose=Text("改进服务", "Better services"),
        starts_on=on(1),
        ledgers_due_on=on(20),
        ends_on=on(30),
        benchmark_city=Text("苏州", "Suzhou"),
        target=target,
        minimum_base=minimum_base,
        office="tax",
        kept_for_days=365,
        departments=tuple(Department(code, Text(code, code)) for code in CODES),
    )


any_tallies = st.lists(
    st.builds(
        Tally,
        department=st.sampled_from((*CODES, "dissolved", None)),
        respondent=st.sampled_from((*Respondent, None)),
        channel=st.sampled_from(Channel),
        completed_on=st.integers(10, 13).map(on),
        is_rated=st.booleans(),
        is_batched=st.booleans(),
        count=st.integers(1, 6),
    ),
    max_size=12,
)
any_counts = st.builds(
    lambda grades, aspects: cohorts.count(sum(grades.values()), grades, aspects),
    st.dictionaries(st.sampled_from(list(GRADES)), st.integers(1, 9)),
    st.dictionaries(st.sampled_from(Aspect), st.integers(1, 9)),
)
