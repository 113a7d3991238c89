"""What the tests of the forms share: a campaign, a department, drafts with made-up opinions."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from domain.blind_spots import BlindSpots
from domain.campaign import Campaign, Department
from domain.ledgers import Draft, Entry, Support
from domain.opinions import Aspect, Channel, Ledger, Respondent
from domain.papers import Change, Changes, Handing, Papers, Source
from domain.text import Text
from reports import tasks

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


def papers(*entries, **known):
    return Papers(draft(*entries), **known)


def long_papers(rows):
    return papers(*(entry(TEXTS[row % len(TEXTS)]) for row in range(rows)))


def word_file(papers, *ledgers, department=DEPARTMENT, campaign=CAMPAIGN):
    shown = ledgers or (Ledger.SELF_CHECK,)
    return tasks.word(campaign, department, papers, shown, filled_on=DAY, zone=ZONE)


def workbook(papers, *ledgers, department=DEPARTMENT):
    shown = ledgers or (Ledger.SELF_CHECK,)
    return tasks.sheet(CAMPAIGN, department, papers, shown, filled_on=DAY, zone=ZONE)


def source(entry, text, similarity=1.0, **known):
    plain = {
        "respondent": Respondent.ENTERPRISE,
        "channel": Channel.TELEGRAM,
        "said_on": date(2020, 7, 18),
        "is_new": False,
    }
    return Source(entry=entry, text=text, similarity=similarity, **plain | known)


def full():
    """Papers with something in every place."""
    gap = entry("深圳当天就能领到执照。", Ledger.BENCHMARK, id=1)
    found = entry(TEXTS[0], id=2, measure="设一个窗口。", deadline="8 月 10 日", section="质安科")
    added = entry(TEXTS[1], id=3, news=2, note="已约谈")
    before = entry(TEXTS[0], Ledger.DISSATISFACTION, id=2)
    return papers(
        gap,
        found,
        added,
        sources=(
            source(1, "=1+1 深圳当天就能领到执照，我们要等一个星期"),
            source(3, "电话没人接", 0.8349, channel=Channel.HOTLINE, said_on=None, is_new=True),
            source(3, "留言半个月没有回复", 0.5, respondent=None, channel=Channel.MEETING),
        ),
        changes=Changes(
            1, (Change(None, added), Change(before, found), Change(entry("旧的", id=9), None))
        ),
        blind_spots=BlindSpots(unreported=(found,)),
        handing=Handing(2, "王某", datetime(2020, 7, 22, 10, 20, tzinfo=UTC)),
    )
