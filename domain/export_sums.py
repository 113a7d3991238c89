"""The rows of an export that may leave the house: sums over whole batches, and nothing smaller."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.exports import Means, Row, Table
from domain.opinions import Aspect, Channel, Ledger, Respondent
from domain.text import Text

_PEOPLE = "people"
_CASES = "cases"
_HIDDEN_ZH, _HIDDEN_EN = (
    "；不足最小基数时为空",
    "; empty where there are fewer than the minimum base",
)

Kind = Annotated[
    Respondent | None,
    Means(
        "答卷人类别；空为几类合计或不详", "kind of respondent; empty: several together, or unknown"
    ),
]
Way = Annotated[Channel | None, Means("渠道；空为几个渠道合计", "channel; empty: several together")]
First = Annotated[date, Means("这些批次里最早的一天", "the first day of these batches")]
Last = Annotated[date, Means("这些批次里最晚的一天", "the last day of these batches")]


@dataclass(frozen=True, slots=True)
class ResponseSum(Row):
    """Whole batches that share their marks and their days, together: what they rated."""

    respondent: Kind
    channel: Way
    first_day: First
    last_day: Last
    people: Annotated[int, Means("人数", "how many people", _PEOPLE)]
    ratings: Annotated[int, Means("其中作出评价的人数", "how many of them gave a rating", _PEOPLE)]
    very_good: Annotated[int, Means("非常满意", "very satisfied", _PEOPLE)]
    good: Annotated[int, Means("满意", "satisfied", _PEOPLE)]
    fair: Annotated[int, Means("基本满意", "fairly satisfied", _PEOPLE)]
    bad: Annotated[int, Means("不满意", "dissatisfied", _PEOPLE)]
    very_bad: Annotated[int, Means("非常不满意", "very dissatisfied", _PEOPLE)]

    @property
    def day(self) -> date:
        """A batch belongs to the month in which it ends."""
        return self.last_day


@dataclass(frozen=True, slots=True)
class AspectSum(Row):
    """The same batches: how many people named an aspect. An aspect nobody named has no row."""

    respondent: Kind
    channel: Way
    first_day: First
    last_day: Last
    aspect: Annotated[Aspect, Means("方面", "what the problem is about")]
    people: Annotated[int, Means("提到这一方面的人数", "how many people named it", _PEOPLE)]
    base: Annotated[int, Means("基数：这些批次里一共多少人", "of how many people", _PEOPLE)]

    @property
    def day(self) -> date:
        """A batch belongs to the month in which it ends."""
        return self.last_day


@dataclass(frozen=True, slots=True)
class QuotedEntry(Row):
    """A row of the newest draft that enough people in whole batches stand behind."""

    ledger: Annotated[
        Ledger,
        Means("清单：1 对标差距，3 不满意", "ledger: 1 benchmark gaps, 3 dissatisfaction"),
    ]
    text: Annotated[
        str,
        Means(
            "问题，清单上的原句，已去掉个人信息",
            "the problem as the draft prints it, without marks of a person",
        ),
    ]
    people: Annotated[
        int,
        Means(
            "至少多少人提到，按最小基数向下取整",
            "named by at least so many people, in steps of the minimum base",
            _PEOPLE,
        ),
    ]
    step: Annotated[int, Means("最小基数", "the minimum base", _PEOPLE)]
    draft: Annotated[int, Means("第几稿", "number of the draft")]
    drafted_on: Annotated[date, Means("这一稿的日期", "day of the draft")]

    @property
    def day(self) -> date:
        """The draft's."""
        return self.drafted_on


@dataclass(frozen=True, slots=True)
class CaseStanding(Row):
    """How the cases stand on a day: one row for the campaign, one for each department.

    Of a department only what is late is told; of the campaign what leaders were told of.
    """

    as_of: Annotated[date, Means("截至哪天", "as of this day")]
    late: Annotated[int, Means("超过时限", "beyond their last day", _CASES)]
    open: Annotated[int | None, Means(f"在办{_HIDDEN_ZH}", f"open{_HIDDEN_EN}", _CASES)]
    aged_day: Annotated[
        int | None,
        Means("在办：立单一个工作日以内", "open for a working day at most", _CASES),
    ]
    aged_week: Annotated[
        int | None,
        Means("在办：二至五个工作日", "open for two to five working days", _CASES),
    ]
    aged_older: Annotated[int | None, Means("在办：更久", "open for longer", _CASES)]
    reached_in_time: Annotated[
        int | None, Means("按时联系上的", "reached in time (响应率)", _CASES)
    ]
    reached_base: Annotated[
        int | None,
        Means(f"响应率的基数{_HIDDEN_ZH}", f"of how many{_HIDDEN_EN}", _CASES),
    ]
    put_right: Annotated[
        int | None,
        Means("整改到位、答卷人也说好了的", "put right, and found better by respondents", _CASES),
    ]
    closed: Annotated[
        int | None,
        Means(f"办结，解决率的基数{_HIDDEN_ZH}", f"closed: of how many{_HIDDEN_EN}", _CASES),
    ]
    silent: Annotated[int | None, Means("其中没有回音而办结的", "closed without a verdict", _CASES)]
    verdicts_not_bad: Annotated[
        int | None, Means("办理结果评价不差的", "verdicts that are not bad", _PEOPLE)
    ]
    verdicts: Annotated[
        int | None,
        Means(
            f"评价数，办理满意率的基数{_HIDDEN_ZH}", f"verdicts: of how many{_HIDDEN_EN}", _PEOPLE
        ),
    ]

    @property
    def day(self) -> date:
        """The day they stand like this."""
        return self.as_of


_ENDS = Text("批次最晚的一天", "the last day of the batches")
RESPONSES = Table(
    "responses",
    Text("评价：整批合计", "what people rated, in sums over whole batches"),
    _ENDS,
    ResponseSum,
)
OPINIONS = Table(
    "opinions",
    Text("意见：整批里多少人提到哪一方面", "which aspects people named, in the same sums"),
    _ENDS,
    AspectSum,
)
ENTRIES = Table(
    "entries",
    Text(
        "条目：最新一稿里够多人提到的问题", "problems of the newest drafts that enough people named"
    ),
    Text("这一稿的日期", "the day of the draft"),
    QuotedEntry,
)
CASES = Table(
    "cases",
    Text("工单：导出当天的情况", "how the cases stand on the day of the export"),
    Text("导出那天", "the day of the export"),
    CaseStanding,
)
TABLES = (RESPONSES, OPINIONS, ENTRIES, CASES)
