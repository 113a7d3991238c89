"""CSV files as other offices' programs write them, or as nobody should."""

import csv
import io
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from bot import gathered
from bot.settings import configuration
from domain.campaign import Campaign
from domain.faults import FaultyError
from domain.opinions import Channel
from tests.hostile import odd
from tests.hostile.clear import faults_are_clear, is_clear
from tests.hostile.settings_files import ROOT

TODAY = date(2020, 7, 20)
_HEADS = st.sampled_from(
    (
        *("text", "意见", "subject", "department", "rating", "respondent", "date", "ledger"),
        *("complaint", "诉求类型", "TEXT ", "", "x", "\ufefftext", "text\x00", "'text"),
    )
)
_CELLS = st.one_of(
    odd.texts,
    st.sampled_from(
        (
            *("办事要跑三趟", "投资促进局", "tzcj", "不满意", "bad", "2020-07-18", "2020/7/18"),
            *("20200718", "1", "三", "enterprise", "是", "投诉", "0000-00-00", "长" * 20_001),
            *("10000-01-01", "１", "²", "2020-07-18T25:00", "٢٠٢٠-٠٧-١٨"),
        )
    ),
)
_ENCODINGS = st.sampled_from(("utf-8", "utf-8-sig", "gb18030", "utf-16", "latin-1"))


@st.composite
def _tables(draw: st.DrawFn) -> bytes:
    """A table of odd cells; sometimes cut off or with a part of it twice."""
    file = io.StringIO()
    ends = draw(st.sampled_from(("\n", "\r\n", "\r")))
    writer = csv.writer(file, lineterminator=ends)
    writer.writerow(draw(st.lists(_HEADS, min_size=1, max_size=8)) + draw(st.just(["text"])))
    writer.writerows(draw(st.lists(st.lists(_CELLS, max_size=9), max_size=6)))
    content = file.getvalue().encode(draw(_ENCODINGS), "replace")
    if draw(st.booleans()):
        at = draw(st.integers(0, len(content)))
        content = (
            content[:at] + draw(st.binary(max_size=4)) + content[at:][: draw(st.integers(0, 999))]
        )
    return content


files = (
    _tables()
    | st.binary(max_size=80)
    | st.text(alphabet='text,"\n\r;\t\x00', max_size=40).map(str.encode)
)


def campaign() -> Campaign:
    """The example's."""
    return configuration.load(ROOT / "config.example.toml", {}).campaign


_CAMPAIGN = campaign()


def check(folder: Path, content: bytes) -> None:
    """Each row is taken as it was written, or named with its line."""
    path = folder / "gathered.csv"
    path.write_bytes(content)
    try:
        reading = gathered.read(path, _CAMPAIGN, Channel.HOTLINE, today=TODAY)
    except FaultyError as error:
        faults_are_clear(error, path.name)
        return
    for fault in reading.faults:
        assert fault.line > 1, fault
        assert is_clear(fault.problem), fault
    for row in reading.rows:
        assert "\x00" not in row.statement.text
        row.statement.text.encode()
        assert row.said_on is None or row.said_on <= TODAY
    assert len({row.source for row in reading.rows}) == len(reading.rows)
