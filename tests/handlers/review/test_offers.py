from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.ledgers import Entry, Standing
from domain.offers import Counted, Fitting, Offer, Offers, Precedent
from domain.opinions import Ledger
from domain.text import Language
from handlers.review.offers import offers, origin, sentence
from tests.storage import ledgers

LICENCE = Entry(
    Ledger.DISSATISFACTION, "营业执照变更跑了四趟", (), (), (), None, department="tzcj", id=1
)
BEFORE = replace(
    LICENCE,
    id=2,
    text="营业执照变更来回跑",
    measure="变更材料一次性告知",
    standing=Standing.CONFIRMED,
    is_held=True,
)


def words(found):
    return [
        [offer.words for offer in column]
        for column in (found.measures, found.deadlines, found.sections)
    ]


async def keep(services, *entries, department="tzcj"):
    async with services.database.transaction() as session:
        await ledgers.keep(session, *entries, campaign="yhyshj2020", department=department)


@pytest.fixture
def ordinary(example):
    """The profile for ordinary requests of the example."""
    (found,) = (each for each in example.campaign.deadlines if each.code == "ordinary")
    return found


async def test_measures_deadlines_and_sections_are_offered(services):
    await keep(services, BEFORE)

    found = await offers(services, LICENCE)

    assert words(found) == [
        ["变更材料一次性告知"],
        ["7 月 27 日前", "8 月 10 日前"],
        ["企业服务科"],
    ]


async def test_another_departments_measures_are_not_offered(services):
    await keep(services, BEFORE, department="jsj")

    assert (await offers(services, LICENCE)).measures == ()


@pytest.mark.parametrize("department", [None, "left"])
async def test_nothing_is_offered_while_no_department_is_responsible(services, department):
    assert await offers(services, replace(LICENCE, department=department)) == Offers()


async def test_a_deadline_counts_from_the_day_it_is_offered(services, clock, ordinary):
    clock.moment = datetime(2026, 9, 24, 17, tzinfo=UTC)  # the 25th in Shanghai, a day off

    found = await offers(services, LICENCE)

    # The 28th to the 30th and, after the National Day holidays, 8 and 9 October.
    assert found.deadlines[0] == Offer(
        "10 月 9 日前", Counted(ordinary, date(2026, 9, 25), is_certain=True)
    )


async def test_a_deadline_in_a_year_not_published_is_marked_in_the_chat_too(services, clock):
    clock.moment = datetime(2050, 7, 20, 4, tzinfo=UTC)

    deadline = (await offers(services, LICENCE)).deadlines[0]

    assert sentence(deadline, Language.ZH) == (
        "建议「7 月 27 日前（暂定）」——「一般诉求」办结时限：2050-07-20 之后第 5 个工作日；"
        "依据《上海市优化营商环境条例》。⚠️ 期间有的放假安排还没公布，暂按周一至周五算，请核对"
    )


@pytest.mark.parametrize(
    ("precedent", "zh", "en"),
    [
        (
            Precedent("一次告知", "材料反复交", date(2020, 7, 18)),
            "2020-07-18 确认的「材料反复交」用过",
            "used for “材料反复交”, confirmed on 2020-07-18",
        ),
        (
            Precedent("一次告知", "材料反复交", None),
            "已确认的「材料反复交」用过",
            "used for “材料反复交”, confirmed before",
        ),
        (
            Precedent("一次告知", "长" * 40, date(2019, 7, 18), is_earlier=True),
            f"以前的活动里，2019-07-18 确认的「{'长' * 30}……」用过",
            f"in an earlier campaign, used for “{'长' * 30}……”, confirmed on 2019-07-18",
        ),
    ],
)
def test_a_measure_says_where_it_was_used(precedent, zh, en):
    offer = Offer("一次告知", precedent)

    assert [origin(offer, language) for language in Language] == [zh, en]


def test_a_deadline_says_which_rule_it_is_from(ordinary):
    offer = Offer("7 月 27 日前", Counted(ordinary, date(2020, 7, 20), is_certain=True))

    assert [origin(offer, language) for language in Language] == [
        "「一般诉求」办结时限：2020-07-20 之后第 5 个工作日；依据《上海市优化营商环境条例》",
        (
            "limit for “Ordinary request”: working day 5 after 2020-07-20; "
            "source: Shanghai Regulations on Optimising the Business Environment"
        ),
    ]


def test_a_section_says_which_duties_fit(example):
    _, section = example.campaign.find_department("tzcj").sections
    offer = Offer("企业服务科", Fitting(section))
    nameless = Offer("企业服务科", Fitting(replace(section, duties="")))

    assert sentence(offer, Language.ZH) == (
        "建议「企业服务科」——职责是企业开办、变更注销和帮办代办"
    )
    assert [origin(nameless, language) for language in Language] == [
        "名称或关键词和这一条对得上",
        "its name or key words fit this entry",
    ]


def test_what_people_wrote_is_escaped():
    offer = Offer("<b>一次</b>", Precedent("<b>一次</b>", "A&B", None))

    assert sentence(offer, Language.EN) == (
        "Suggested: “&lt;b&gt;一次&lt;/b&gt;” – used for “A&amp;B”, confirmed before"
    )
