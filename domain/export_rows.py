"""The rows of an export for those who read single responses anyway: a department, the office.

No row has a contact, a chat, a person, a receipt code, a place or a window. Days, never times.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.cases import Ending, Outcome, State
from domain.exports import Means, Row, Table
from domain.ledgers import Standing
from domain.opinions import Aspect, Channel, Ledger, Origin, Respondent
from domain.questions import GRADES
from domain.responses import Mode
from domain.text import Text

_PEOPLE = "people"
Kind = Annotated[
    Respondent | None, Means("答卷人类别；空为不详", "kind of respondent; empty: unknown")
]
Way = Annotated[Channel, Means("渠道", "channel")]
Whence = Annotated[
    Origin,
    Means(
        "由谁录入：本人、代录、导入",
        "who has put it in: its respondent, staff for somebody, a file",
    ),
]
Kept = Annotated[
    date,
    Means(
        "保留到哪天：过后请删除，这是对答卷人的承诺",
        "delete it after this day: the respondents were promised that",
    ),
]
Aspects = Annotated[tuple[Aspect, ...], Means("方面", "what it is about")]


@dataclass(frozen=True, slots=True)
class ResponseRow(Row):
    """A complete response of a service user."""

    respondent: Kind
    channel: Way
    origin: Whence
    grade: Annotated[
        str | None, Means("评价；空为没有评价", "the rating; empty: none", values=tuple(GRADES))
    ]
    completed_on: Annotated[date, Means("哪天提交", "the day it was sent")]
    keep_until: Kept
    mode: Annotated[Mode, Means("作答方式", "how they chose to answer", is_office=True)]
    questionnaire: Annotated[
        str | None,
        Means("问卷；空为导入", "the questionnaire; empty: imported", is_office=True),
    ]
    version: Annotated[int | None, Means("问卷版本", "its version", is_office=True)]
    is_held: Annotated[
        bool, Means("是否对部门回避", "whether it is kept from the department", is_office=True)
    ]

    @property
    def day(self) -> date:
        """The day it was sent."""
        return self.completed_on


@dataclass(frozen=True, slots=True)
class OpinionRow(Row):
    """One problem in somebody's words, masked as in the chat."""

    ledger: Annotated[
        Ledger,
        Means(
            "清单：1 对标差距，2 自查，3 不满意",
            "ledger: 1 benchmark gaps, 2 self-check, 3 dissatisfaction",
        ),
    ]
    text: Annotated[
        str | None,
        Means(
            "原话，已去掉个人信息；回避的和转交过的还去掉所点名的人和科室；什么也不剩的为空",
            "the words, without marks of a person; of what is or was held also without whom "
            "they name; empty where nothing is left",
        ),
    ]
    is_own_words: Annotated[
        bool, Means("自己写的或说的，不是按钮上的话", "typed or spoken, not the words of a button")
    ]
    aspects: Aspects
    respondent: Kind
    channel: Way
    origin: Whence
    said_on: Annotated[
        date | None,
        Means(
            "哪天说的；不详的和干部职工的为空",
            "the day it was said; empty: unknown, or a colleague",
        ),
    ]
    keep_until: Kept
    entry_id: Annotated[
        str | None,
        Means(
            "归入的条目，即 entries.id；不列入的和还没定稿的条目不在 entries 里",
            "entries.id of the row it stands behind; one that is set aside or newer than the draft "
            "is not in entries",
        ),
    ]
    response_id: Annotated[
        str | None,
        Means(
            "所属答卷，即 responses.id；自查的为空",
            "responses.id; empty: a self-check",
            is_office=True,
        ),
    ]
    is_held: Annotated[
        bool, Means("是否对部门回避", "whether it is kept from the department", is_office=True)
    ]
    completed_on: date  # no column: of colleagues it would tell which of them it was

    @property
    def day(self) -> date:
        """The day it was sent."""
        return self.completed_on


@dataclass(frozen=True, slots=True)
class EntryRow(Row):
    """A row of the newest frozen draft, as it is printed."""

    ledger: Annotated[
        Ledger,
        Means(
            "清单：1 对标差距，2 自查，3 不满意",
            "ledger: 1 benchmark gaps, 2 self-check, 3 dissatisfaction",
        ),
    ]
    place: Annotated[int, Means("序号", "its number on the form")]
    text: Annotated[str, Means("存在问题", "the problem")]
    people: Annotated[int, Means("多少人反映", "how many people said it", _PEOPLE)]
    enterprises: Annotated[int, Means("其中企业", "enterprises among them", _PEOPLE)]
    citizens: Annotated[int, Means("其中群众", "citizens among them", _PEOPLE)]
    staff: Annotated[int, Means("其中干部职工", "colleagues among them", _PEOPLE)]
    unknown: Annotated[int, Means("其中类别不详", "of unknown kind among them", _PEOPLE)]
    aspects: Aspects
    first_said_on: Annotated[
        date | None, Means("首次反映；空为不详", "when it was said first; empty: unknown")
    ]
    news: Annotated[
        int, Means("人工定过以后新增的意见", "opinions since a person decided", "opinions")
    ]
    standing: Annotated[Standing, Means("状态", "what people decided about it")]
    measure: Annotated[
        str | None, Means("整改措施；还没填的为空", "measure; empty: not written yet")
    ]
    deadline: Annotated[
        str | None,
        Means("完成时限；还没填的为空", "deadline, as it was written; empty: not written yet"),
    ]
    section: Annotated[
        str | None,
        Means("责任科室；还没填的为空", "section that is responsible; empty: not written yet"),
    ]
    note: Annotated[
        str | None,
        Means(
            "备注里手写的部分；还没填的为空",
            "what people wrote into the remarks; empty: not written yet",
        ),
    ]
    draft: Annotated[int, Means("第几稿", "number of the draft")]
    drafted_on: Annotated[date, Means("这一稿的日期", "day of the draft")]

    @property
    def day(self) -> date:
        """The draft's."""
        return self.drafted_on


@dataclass(frozen=True, slots=True)
class CaseRow(Row):
    """A case: days and states alone. No number that people call it by, nobody's name, no words."""

    assistants: Annotated[tuple[str, ...], Means("协办部门代号", "codes of departments that help")]
    state: Annotated[State, Means("状态", "where it stands")]
    outcome: Annotated[Outcome | None, Means("办理结果", "what was done")]
    ending: Annotated[Ending | None, Means("办结方式；在办为空", "why it is closed; empty: open")]
    round: Annotated[int, Means("第几次办理", "which round it is in")]
    opened_on: Annotated[date, Means("立单", "opened")]
    contact_due: Annotated[date | None, Means("联系时限", "last day to reach the respondent")]
    contacted_on: Annotated[date | None, Means("联系上", "reached")]
    completion_due: Annotated[date | None, Means("办结时限", "last day to settle it")]
    first_outcome_on: Annotated[date | None, Means("第一次有结果", "first outcome")]
    closed_on: Annotated[date | None, Means("办结", "closed")]
    was_returned: Annotated[bool, Means("退回过", "the department has sent it back")]
    is_late: Annotated[bool, Means("现在超过时限", "beyond a last day now")]
    verdicts: Annotated[
        tuple[str, ...],
        Means(
            "答卷人最后的评价，一人一个",
            "what respondents make of the outcome: the last word of each",
            values=tuple(GRADES),
        ),
    ]
    is_held: Annotated[
        bool, Means("是否对部门回避", "whether it is kept from the department", is_office=True)
    ]
    merged_into: Annotated[
        str | None, Means("并入的工单，即 cases.id", "cases.id it goes on in", is_office=True)
    ]
    response_ids: Annotated[
        tuple[str, ...],
        Means("所涉答卷，即 responses.id", "responses.id it is about", is_office=True),
    ]

    @property
    def day(self) -> date:
        """The day it was opened."""
        return self.opened_on


_SENT = Text("提交那天", "the day it was sent")
RESPONSES = Table(
    "responses",
    Text("答卷：一行一份", "complete responses of service users, a row each"),
    _SENT,
    ResponseRow,
)
OPINIONS = Table("opinions", Text("意见：一行一条", "opinions, a row each"), _SENT, OpinionRow)
ENTRIES = Table(
    "entries",
    Text("条目：最新一稿，照清单的样子", "rows of the newest drafts, as they are printed"),
    Text("这一稿的日期", "the day of the draft"),
    EntryRow,
)
CASES = Table(
    "cases",
    Text("工单：一行一个", "cases, a row each"),
    Text("立单那天", "the day it was opened"),
    CaseRow,
)
TABLES = (RESPONSES, OPINIONS, ENTRIES, CASES)
