"""The sheet of sources 来源: behind each row, the opinions that it was made from."""

from collections import defaultdict

from domain.opinions import RESPONDENT_NAMES, Ledger, channel_name
from domain.papers import Papers, Source
from reports.sheets.listing import Block, Cell, Column, Kind, Listing
from reports.sheets.places import Place, numeral, places

NAME = "来源"
COLUMNS = (
    Column("清单", 16),
    Column("序号", 16),
    Column("条目", 60, Kind.TEXT),
    Column("意见", 70, Kind.TEXT),
    Column("来自", 20),
    Column("渠道", 17),
    Column("日期", 23, Kind.DAY),
    Column("相似度", 21, Kind.SIMILARITY),
    Column("新增", 16),
)
MASKED = "每行是一条意见，已缩短，并隐去姓名、电话等个人信息。"
MEASURED = "相似度是意见与条目文字的接近程度，1.00 为最接近。"
NEW = "标“新增”的意见，是有人核定该条目之后收到的，备注栏的人数没有算上。"
NONE = "没有可以列出的意见。"


def listing(papers: Papers, ledgers: tuple[Ledger, ...]) -> Listing:
    """The sources of the rows of these ledgers, row by row; their order in a row is kept."""
    behind = defaultdict(list)
    for source in papers.sources:
        behind[source.entry].append(source)
    rows = tuple(
        _row(place, entry.text, source)
        for place, entry in places(papers.draft).values()
        if place.ledger in ledgers
        for source in behind[entry.id]
    )
    return Listing(NAME, COLUMNS, (Block("各条目的来源", _sentences(rows), rows),))


def _sentences(rows: tuple[tuple[Cell, ...], ...]) -> tuple[str, ...]:
    if not rows:
        return (NONE,)
    is_any_new = any(row[-1] for row in rows)
    return (f"{MASKED}{MEASURED}", *((NEW,) if is_any_new else ()))


def _row(place: Place, text: str, source: Source) -> tuple[Cell, ...]:
    return (
        numeral(place.ledger),
        place.number,
        text,
        source.text,
        RESPONDENT_NAMES[source.respondent] if source.respondent else "来件",
        channel_name(source.channel, source.origin),
        source.said_on,
        round(source.similarity, 4),  # what is measured beyond is noise, and would stand in a file
        "新增" if source.is_new else "",
    )
