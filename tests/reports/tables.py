"""Tallies drawn as tables in a test, and tallies made up by hypothesis."""

from datetime import date
from textwrap import dedent

from hypothesis import strategies as st

from domain.campaign import Campaign, Department
from domain.figures import Tally
from domain.opinions import Channel, Respondent
from domain.questions import GRADES
from domain.text import Text

CODES = ("tax", "police", "housing", "health")
USUAL = {"department": "tax", "respondent": "citizen", "channel": "web", "day": "12", "count": "1"}


def on(day: int) -> date:
    return date(2020, 5, day)


def tallies(table: str) -> list[Tally]:
    """Read tallies: one a line, columns that are not drawn are as usual, – is unknown."""
    header, *lines = dedent(table).strip().splitlines()
    return [_tally(dict(zip(header.split(), line.split(), strict=True))) for line in lines]


def _tally(drawn: dict[str, str]) -> Tally:
    mark = {key: None if value == "–" else value for key, value in (USUAL | drawn).items()}
    return Tally(
        department=mark["department"],
        respondent=Respondent(mark["respondent"]) if mark["respondent"] else None,
        channel=Channel(mark["channel"]),
        completed_on=on(int(mark["day"])),
        grade=mark.get("grade"),
        count=int(mark["count"]),
    )


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
        grade=st.sampled_from((*GRADES, None)),
        count=st.integers(1, 6),
    ),
    max_size=12,
)
