from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.sandbox.markup import parse_html
from bot.sandbox.wire import units
from domain.campaign import Department
from domain.figures import DepartmentLine, Digest, Proportion, Said
from domain.people import Membership, Role
from domain.text import Language, Text
from handlers.office import digests
from storage import office_tables
from tests.handlers.paths import gather, rows

CAPTION = 1024  # Telegram's limit
DAY = date(2020, 7, 19)
DUE = datetime(2020, 7, 20, tzinfo=UTC)  # eight in the morning in Shanghai


def said(share, base, *, bad=0, waiting=0):
    return Said((), Proportion(share, base), bad, (), base, base + waiting, waiting)


def line(department, responses, *, bad=0, share=1.0):
    return DepartmentLine(department, responses, 0, said(share, responses, bad=bad), 50)


def drawn(*lines, day=DAY, unassigned=0, share: float | None = 0.92, waiting=0):
    total = sum(known.responses for known in lines) + unassigned
    return Digest(day, total, 17, said(share, total, waiting=waiting), lines, unassigned)


def text(campaign, digest, language=Language.ZH):
    return parse_html(digests.write(campaign, digest, language)).text


SITUATION = drawn(
    line("dzb", 0),
    line("zzrs", 61, bad=2),
    line("tzcj", 50, bad=9),
    line("czj", 3, share=None),
    line("jsj", 40, bad=4),
    line("aqhb", 22, bad=1),
    unassigned=4,
)


def test_the_digest_says_where_the_campaign_stands_and_what_to_look_at(example):
    assert (
        text(example.campaign, SITUATION)
        == """每日简报　2020-07-19
优化营商环境大讨论大反思大提升

答卷 180 份，当日新增 17 份
满意率 92%（180 人评价）
2 / 6 个部门已征求满 50 位服务对象

请留意
• 还没有征求到意见：党政办公室
• 投资促进局：9 个差评（50 人评价）
• 建设局：4 个差评（40 人评价）
• 组织人事部：2 个差评（61 人评价）
• 最少：财政局，3 / 50
• 4 份意见的部门待定，等专项办分派
• 台账上报截止还有 3 天
• 距专项活动结束还有 27 天"""
    )


def test_the_digest_speaks_english(example):
    lines = text(example.campaign, SITUATION, Language.EN).splitlines()

    assert lines[3:6] == [
        "180 responses, 17 new on that day",
        "92% satisfied (180 ratings)",
        "2 of 6 departments have asked 50 service users",
    ]
    assert lines[8:10] == [
        "• Nobody asked yet: Party and Administration Office",
        "• Investment Promotion Bureau: 9 bad ratings (50 ratings)",
    ]


@pytest.mark.parametrize(
    ("language", "waiting", "told"),
    [
        (Language.ZH, 3, "满意率：评价凑满 5 份成一批后显示（现有 3 份）"),
        (Language.ZH, 0, "满意率：评价凑满 5 份成一批后显示"),
        (Language.EN, 3, "Satisfaction: shown once a batch of 5 ratings is full (3 so far)"),
    ],
)
def test_a_share_of_too_few_is_not_said(example, language, waiting, told):
    digest = drawn(share=None, waiting=waiting)

    assert text(example.campaign, digest, language).splitlines()[4] == told


def test_after_the_end_and_without_trouble_there_is_nothing_to_look_at(example):
    digest = drawn(line("dzb", 50), day=date(2020, 8, 16))

    assert text(example.campaign, digest).splitlines()[-1] == "• 没有需要特别留意的事项。"


@pytest.mark.parametrize("language", Language)
def test_the_longest_digest_of_the_example_fits_a_caption(example, language):
    silent = [line(known.code, 0) for known in example.campaign.departments[:2]]
    bad = [line(known.code, 49, bad=49) for known in example.campaign.departments[2:]]
    longest = drawn(*silent, *bad, unassigned=9999, waiting=9999)

    assert units(text(example.campaign, longest, language)) <= CAPTION


@pytest.mark.parametrize("language", Language)
def test_the_digest_of_forty_silent_departments_fits_a_caption(example, language):
    name = Text("安全生产监督和生态环境局", "Work Safety and Environment Bureau")
    many = tuple(Department(f"d{number}", name) for number in range(40))
    campaign = replace(example.campaign, departments=many)
    digest = drawn(*(line(known.code, 0) for known in many))

    assert units(text(campaign, digest, language)) <= CAPTION


def test_a_line_names_eight_silent_departments_and_counts_the_rest(example):
    name = Text("财政局", "Finance Bureau")
    many = tuple(Department(f"d{number}", name) for number in range(9))
    campaign = replace(example.campaign, departments=many)
    digest = drawn(*(line(known.code, 0) for known in many))

    assert text(campaign, digest).splitlines()[8] == (
        f"• 还没有征求到意见：{'、'.join(['财政局'] * 8)}，另有 1 个部门"
    )


def test_a_digest_without_its_html_is_for_the_terminal():
    assert digests.plain("<b>甲 &amp; 乙</b> <code>░</code> 1 &lt; 2") == "甲 & 乙 ░ 1 < 2"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.ZH, "满意率 92%（50 人评价；另有 3 份评价凑满 5 份后计入）"),
        (Language.EN, "92% satisfied (50 ratings; 3 more count once batches of 5 are full)"),
    ],
)
def test_the_digest_tells_how_many_ratings_wait(example, language, told):
    digest = drawn(line("dzb", 50), waiting=3)

    assert text(example.campaign, digest, language).splitlines()[4] == told


async def test_a_leader_gets_the_digest_of_today_on_demand(leader, services):
    await gather(services, "tzcj", "good", 6)
    await leader.send("/digest")

    assert leader.card.splitlines()[:4] == [
        "每日简报　2020-07-20",
        "优化营商环境大讨论大反思大提升",
        "",
        "答卷 6 份，当日新增 6 份",
    ]
    assert leader.messages[-1]["photo"][-1]["width"] > 600


async def figures(leader):
    """The two lines of a new digest that tell how many answered and how they rated."""
    await leader.send("/digest")
    return leader.card.splitlines()[3:5]


async def test_two_digests_do_not_tell_what_one_person_said_in_between(leader, services):
    await gather(services, "tzcj", "good", 5)
    before = await figures(leader)
    await gather(services, "tzcj", "very_bad", 1)
    between = await figures(leader)
    await gather(services, "tzcj", "bad", 4)
    after = await figures(leader)

    assert before == ["答卷 5 份，当日新增 5 份", "满意率 100%（5 人评价）"]
    assert between == [
        "答卷 6 份，当日新增 6 份",
        "满意率 100%（5 人评价；另有 1 份评价凑满 5 份后计入）",
    ]
    assert after == ["答卷 10 份，当日新增 10 份", "满意率 50%（10 人评价）"]


async def test_the_digest_goes_to_leaders_and_the_office(leader, office, clerk, admin, services):
    assert await digests.post(services, DUE) == 2
    posted = await rows(services, office_tables.OUTBOX)
    assert {services.keys.unseal_chat(row["chat"]) for row in posted} == {leader.id, office.id}
    assert {row["text"].splitlines()[0] for row in posted} == {"<b>每日简报</b>　2020-07-19"}


async def test_the_digest_of_a_day_is_posted_once(leader, services):
    await digests.post(services, DUE)

    assert await digests.post(services, DUE) == 0
    assert len(await rows(services, office_tables.OUTBOX)) == 1


async def test_someone_with_two_roles_gets_one_digest(leader, town, services):
    await town.member(leader.id, Membership(Role.COORDINATOR))

    assert await digests.post(services, DUE) == 1


async def test_everyone_gets_it_in_their_language(leader, town, services):
    await town.member(31, Membership(Role.LEADER), language="en")
    await digests.post(services, DUE)

    posted = await rows(services, office_tables.OUTBOX)
    titles = {services.keys.unseal_chat(row["chat"]): row["text"].splitlines()[0] for row in posted}
    assert titles == {
        leader.id: "<b>每日简报</b>　2020-07-19",
        31: "<b>Daily digest</b>, 2020-07-19",
    }


async def test_without_readers_nothing_is_posted(services):
    assert await digests.post(services, DUE) == 0
