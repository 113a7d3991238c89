"""What the tests of the overall report share: six departments with invented figures."""

from collections import Counter
from datetime import UTC, date, datetime
from zlib import crc32

from domain.campaign import Campaign, Department
from domain.cohorts import Backing, Candidate, plan
from domain.figures import Period, Tally
from domain.ledgers import Draft, Entry, Standing
from domain.opinions import Aspect, Channel, Ledger, Respondent
from domain.overall import Books, Handed
from domain.text import Text
from reports.overall import figures

Mark = Respondent | Channel | str | None
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


def _people(code: str, asked: int, grade: str) -> list[tuple[Mark, ...]]:
    """A third of the asked are citizens on paper, the others firms by the bot; all but one rate."""
    citizens = asked // 3
    firms = asked - citizens
    firm = (code, Respondent.ENTERPRISE)
    return [
        *[(code, Respondent.CITIZEN, Channel.PAPER, grade)] * citizens,
        *[(*firm, Channel.TELEGRAM, "good")] * max(firms - 1, 0),
        *[(*firm, Channel.VISIT, None)] * min(firms, 1),
    ]


def _aspects(place: int, code: str | None) -> frozenset[Aspect]:
    """What the first of a department named, the others nothing."""
    named = {
        "tzcj": ((62, Aspect.EFFICIENCY), (31, Aspect.PROCESS)),
        "jsj": ((24, Aspect.PROCESS), (9, Aspect.ATTITUDE)),
    }
    return frozenset(aspect for first, aspect in named.get(code or "", ()) if place < first)


def _candidates() -> list[Candidate]:
    known = []
    for code, _, asked, grade in PLACES:
        for place, (department, kind, channel, given) in enumerate(_people(code, asked, grade)):
            day, number = date(2020, 7, 20), len(known)
            aspects = _aspects(place, code)
            known.append(Candidate(number, department, kind, channel, day, given, aspects))
    lost = (None, None, Channel.HOTLINE, date(2020, 7, 21))
    return [*known, *(Candidate(len(known) + number, *lost) for number in range(3))]


CANDIDATES = _candidates()
PLANNED = plan(CANDIDATES, minimum_base=5, today=DAY, is_over=False)
BATCHES = [known.cohort for known in PLANNED]
TALLIES = [
    Tally(*marks, is_batched=True, count=count)
    for marks, count in Counter(
        (k.department, k.respondent, k.channel, k.completed_on, k.is_rated) for k in CANDIDATES
    ).items()
]


def entry(text: str, people: int, ledger=Ledger.DISSATISFACTION, *aspects, **fields) -> Entry:
    kind = Respondent.STAFF if ledger is Ledger.SELF_CHECK else Respondent.ENTERPRISE
    usual = {"support": (), "first_said_on": date(2020, 7, 18), "respondents": ((kind, people),)}
    known = {"id": crc32(f"{ledger}{text}".encode())}
    return Entry(ledger=ledger, text=text, aspects=aspects, **usual | known | fields)


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


def compose(tallies=TALLIES, batches=BATCHES, books=BOOKS, *, department=None):
    """The report of the example; without an argument that of the whole campaign.

    All who named something are in batches of their department.
    """
    entries = [entry for book in books if book.draft for entry in book.draft.entries]
    backings = {known.id: Backing(known.id, known.people, known.aspects) for known in entries}
    answered = figures.Answered(tallies, batches, backings, PERIOD)
    return figures.compose(answered, books, campaign=CAMPAIGN, department=department)
