"""What the tests of the forms share: a campaign, a department, drafts with made-up opinions."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from domain.campaign import Campaign, Department
from domain.ledgers import Draft, Entry, Support
from domain.opinions import Aspect, Ledger, Respondent
from domain.text import Text

DEPARTMENT = Department(
    "build", Text("建设局", "Construction"), contact="王芳", phone="0000-1234567"
)
CAMPAIGN = Campaign(
    code="2020",
    name="优化营商环境大讨论大反思大提升",
    organiser=Text("开发区", "Zone"),
    purpose=Text("找问题", "Find problems"),
    starts_on=date(2020, 7, 17),
    ledgers_due_on=date(2020, 7, 22),
    ends_on=date(2020, 8, 15),
    benchmark_city=Text("深圳", "Shenzhen"),
    target=50,
    minimum_base=10,
    office="build",
    kept_for_days=30,
    departments=(DEPARTMENT,),
)
DAY = date(2020, 7, 22)
ZONE = ZoneInfo("Asia/Shanghai")
TEXTS = (
    "验收要跑三个窗口，材料各要一份。",
    "电话常常没人接，留言半个月没有回复，只好再跑一趟，来回要走四十公里。",
    "填表样本还是旧的，和现在的表格（2020 版）对不上。",
)


def entry(text, ledger=Ledger.SELF_CHECK, **written):
    return Entry(
        ledger=ledger,
        text=text,
        support=(Support(1, 1.0),),
        respondents=((Respondent.ENTERPRISE, 12), (Respondent.CITIZEN, 3)),
        aspects=(Aspect.PROCESS, Aspect.EFFICIENCY),
        first_said_on=date(2020, 7, 18),
        **written,
    )


def draft(*entries):
    return Draft("build", 3, datetime(2020, 7, 20, 10, 5, tzinfo=UTC), 213, 188, entries)


def long_draft(rows):
    return draft(*(entry(TEXTS[row % len(TEXTS)]) for row in range(rows)))


def render(renderer, draft, ledger=Ledger.SELF_CHECK, *, department=DEPARTMENT):
    return renderer.ledger(CAMPAIGN, department, draft, ledger, filled_on=DAY, zone=ZONE)
