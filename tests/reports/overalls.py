"""What the tests of the overall report share: six departments with invented figures."""

from datetime import UTC, date, datetime

from domain.campaign import Campaign, Department
from domain.figures import AspectTally, Period, Tally
from domain.ledgers import Draft, Entry, Standing
from domain.opinions import Aspect, Channel, Ledger, Respondent
from domain.overall import Books, Handed
from domain.text import Text
from reports.overall import figures

PLACES = (
    ("dzb", "党政办公室", 12, "good"),
    ("zzrs", "组织人事部", 61, "very_good"),
    ("tzcj", "投资促进局", 143, "fair"),
    ("czj", "财政局", 4, "bad"),
    ("jsj", "建设局", 50, "bad"),
    ("aqhb", "安全生产监督和生态环境局", 0, "good"),
)
CAMPAIGN = Campaign(
    code="zone",
    name="优化营商环境大讨论大反思大提升",
    organiser=Text("经济开发区党政办公室、投资促进局", "Economic Development Zone"),
    purpose=Text("找问题", "Find problems"),
    starts_on=date(2020, 7, 17),
    ledgers_due_on=date(2020, 7, 22),
    ends_on=date(2020, 8, 15),
    benchmark_city=Text("深圳", "Shenzhen"),
    target=50,
    minimum_base=5,
    office="tzcj",
    kept_for_days=365,
    departments=tuple(Department(code, Text(name, code)) for code, name, _, _ in PLACES),
)
DAY = date(2020, 8, 15)
PERIOD = Period(date(2020, 7, 17), DAY)


def _tallies(code: str, asked: int, grade: str) -> list[Tally]:
    """A third of the asked are citizens on paper, the others firms by the bot; all but one rate."""
    citizens = asked // 3
    firms = asked - citizens
    day = date(2020, 7, 20)
    rows = [
        Tally(code, Respondent.CITIZEN, Channel.PAPER, day, grade, citizens),
        Tally(code, Respondent.ENTERPRISE, Channel.TELEGRAM, day, "good", max(firms - 1, 0)),
        Tally(code, Respondent.ENTERPRISE, Channel.VISIT, day, None, min(firms, 1)),
    ]
    return [row for row in rows if row.count]


TALLIES = [
    *(row for code, _, asked, grade in PLACES for row in _tallies(code, asked, grade)),
    Tally(None, None, Channel.HOTLINE, date(2020, 7, 21), None, 3),
]
ASPECTS = [
    AspectTally("tzcj", Ledger.DISSATISFACTION, Aspect.EFFICIENCY, 62),
    AspectTally("tzcj", Ledger.DISSATISFACTION, Aspect.PROCESS, 31),
    AspectTally("jsj", Ledger.DISSATISFACTION, Aspect.PROCESS, 24),
    AspectTally("jsj", Ledger.BENCHMARK, Aspect.ATTITUDE, 9),
]


def entry(text: str, people: int, ledger=Ledger.DISSATISFACTION, *aspects, **fields) -> Entry:
    kind = Respondent.STAFF if ledger is Ledger.SELF_CHECK else Respondent.ENTERPRISE
    usual = {"support": (), "first_said_on": date(2020, 7, 18), "respondents": ((kind, people),)}
    return Entry(ledger=ledger, text=text, aspects=aspects, **usual | fields)


def draft(department: str, number: int, *entries: Entry) -> Draft:
    made = datetime(2020, 8, 14, 10, 5, tzinfo=UTC)
    return Draft(department, number, made, 200, 150, entries)


DONE = {"standing": Standing.CONFIRMED, "measure": "设一个窗口。", "section": "综合科"}
BOOKS = (
    Books(
        "tzcj",
        draft(
            "tzcj",
            7,
            entry(
                "深圳当天就能拿到营业执照，这里要等一周", 21, Ledger.BENCHMARK, Aspect.EFFICIENCY
            ),
            entry("惠企资金拨付不及时", 2, Ledger.SELF_CHECK, Aspect.POLICY, **DONE),
            entry("理论学习不够深入", 3, Ledger.SELF_CHECK, Aspect.QUALITY),
            entry(
                "惠企补贴拨付不及时，批了一年还没到账",
                34,
                Ledger.DISSATISFACTION,
                Aspect.POLICY,
                **DONE,
            ),
            entry(
                "办营业执照变更跑了三趟，每次都说还缺一样材料，最后一次说表格换了新的",
                18,
                Ledger.DISSATISFACTION,
                Aspect.PROCESS,
                Aspect.EFFICIENCY,
            ),
            entry("电话没人接", 4, Ledger.DISSATISFACTION, Aspect.EFFICIENCY),
        ),
        set_aside=3,
        handed=Handed(6, date(2020, 7, 22)),
    ),
    Books(
        "jsj",
        draft("jsj", 2, entry("验收要跑三个窗口", 12, Ledger.DISSATISFACTION, Aspect.PROCESS)),
    ),
    Books(
        "czj", draft("czj", 1, entry("退税慢", 2), entry("退税办理周期长", 1, Ledger.SELF_CHECK))
    ),
    Books(None, draft(None, 1, entry("路灯坏了没有人修", 1))),
)


def compose(tallies=TALLIES, aspects=ASPECTS, books=BOOKS, *, department=None):
    """The report of the example; without an argument that of the whole campaign."""
    answered = figures.Answered(tallies, aspects, PERIOD)
    return figures.compose(answered, books, campaign=CAMPAIGN, department=department)
