"""A digest in words: half a minute of a director's morning, on one screen of a phone."""

from dataclasses import replace
from datetime import date

import pytest

from bot.sandbox.markup import parse_html
from bot.sandbox.wire import units
from domain.campaign import Department
from domain.case_figures import Share
from domain.digests import Desk, Edition, Orders
from domain.figures import Period
from domain.people import Membership, Role
from domain.text import Language, Text
from handlers.office import digest_words
from tests.handlers.office.drawn import drawn, figures, line, rates

CAPTION = 1024  # Telegram's limit
LEADER, OFFICE = (Membership(Role.LEADER),), (Membership(Role.COORDINATOR),)
NOW = figures(
    reached=2,
    satisfied=Share(166, 180),
    opened=9,
    closed=3,
    open=6,
    late=4,
    rates=rates(Share(8, 10), Share(3, 5), Share(4, 6), silent=1),
)
LAST = figures(
    satisfied=Share(145, 160),
    opened=6,
    closed=1,
    open=5,
    late=5,
    rates=rates(Share(6, 9), Share(3, 5), Share(3, 5), silent=1),
)
SITUATION = drawn(
    line("dzb", 0),
    line("zzrs", 61),
    line("tzcj", 50, late=3),
    line("czj", 3, late=1),
    line("jsj", 40),
    line("aqhb", 22),
    now=NOW,
    last=LAST,
    unassigned=4,
    desk=Desk(unrouted=2, returned=1, held=1, silent=3),
    orders=Orders(open=4, reported=2, overdue=(("czj", 1),)),
)


def text(campaign, digest, language=Language.ZH, held=LEADER):
    return parse_html(digest_words.write(campaign, digest, language, held=held)).text


def test_a_leader_reads_what_needs_them_what_is_new_and_how_it_stands(example):
    assert (
        text(example.campaign, SITUATION)
        == """每日简报　7 月 20 日 星期一
要您过问
• 2 件批示已报落实，等您办结
• 1 件批示超期：财政局
• 4 件工单超期：投资促进局 3、财政局 1
• 还没征求到意见：党政办公室

新情况　7 月 17 日至 7 月 19 日
• 答卷 17 份；新工单 3 件，办结 2 件

总体
答卷 180 份，2/6 个部门满 50 份
服务满意率 92%（180 人） ▲1
未办结工单 6 件 ▲1，超期 4 件 ▼1；批示 4 件
按时响应率 80%（8/10） ▲13
解决率 60%（3/5）
办理满意率 67%（4/6） ▲7，另 1 件没有回音

📅 台账上报还有 2 天"""
    )


def test_a_leader_reads_it_in_english(example):
    assert (
        text(example.campaign, SITUATION, Language.EN)
        == """Daily digest, Monday 20 July
Needs you
• 2 directives are reported done: yours to close
• 1 directive overdue: Finance Bureau
• 4 cases late: Investment Promotion Bureau 3, Finance Bureau 1
• Nobody asked yet: Party and Administration Office

New 17 July to 19 July
• 17 responses; 3 new cases, 2 closed

How it stands
180 responses, 2 of 6 departments have 50
92% satisfied with the service (180 ratings) ▲1
6 open cases ▲1, 4 late ▼1; 4 directives
Reached in time 80% (8/10) ▲13
Put right 60% (3/5)
Content with the outcome 67% (4/6) ▲7; 1 did not answer

📅 ledgers due in 2 days"""
    )


def test_the_campaign_office_reads_first_what_only_it_can_do(example):
    lines = text(example.campaign, SITUATION, held=OFFICE).splitlines()

    told = (
        "2 件工单不知归哪个部门；1 件被部门退回；1 件只能由专项办办；"
        "3 件没有回音，可办结；4 份答卷等分派"
    )
    assert lines[2:4] == [f"• 待您定：{told}", "• 2 件批示已报落实，等您办结"]


def test_on_a_quiet_morning_nothing_is_asked_for(example):
    digest = drawn(line("dzb", 50), new=0, on=date(2020, 7, 30))

    assert (
        text(example.campaign, digest)
        == """每日简报　7 月 30 日 星期四
要您过问
• 没有。一切按时。

新情况　7 月 17 日至 7 月 19 日
• 答卷 0 份

总体
答卷 50 份，0/1 个部门满 50 份
服务满意率 92%（180 人）"""
    )


@pytest.mark.parametrize(
    ("waiting", "language", "told"),
    [
        (3, Language.ZH, "服务满意率：评价凑满 5 份成一批后显示（现有 3 份）"),
        (0, Language.ZH, "服务满意率：评价凑满 5 份成一批后显示"),
        (3, Language.EN, "Satisfaction: shown once a batch of 5 ratings is full (3 so far)"),
    ],
)
def test_a_share_of_too_few_is_not_said(example, waiting, language, told):
    digest = drawn(share=None, waiting=waiting)

    assert told in text(example.campaign, digest, language).splitlines()


def test_rates_of_too_few_share_a_line(example):
    now = figures(opened=4, open=2, rates=rates(Share(3, 4), Share(5, 5), Share(1, 2)))
    lines = text(example.campaign, drawn(now=now)).splitlines()

    assert lines[-4:-2] == ["解决率 100%（5/5）", "按时响应率、办理满意率：满 5 件后显示"]


def test_a_week_is_compared_with_the_one_before(example):
    days = Period(date(2020, 7, 13), date(2020, 7, 19))
    digest = drawn(line("dzb", 50, before=30), edition=Edition.WEEKLY, days=days)
    lines = text(example.campaign, digest).splitlines()

    assert lines[0] == "每周简报　7 月 20 日 星期一"
    assert lines[4:6] == ["新情况　7 月 13 日至 7 月 19 日", "• 答卷 17 份（前一周 30 份）"]


def test_one_day_is_named_once(example):
    day = date(2020, 7, 19)

    lines = text(example.campaign, drawn(days=Period(day, day))).splitlines()

    assert lines[4] == "新情况　7 月 19 日"


def test_the_closing_digest_tells_of_all_and_what_is_still_open(example):
    days = Period(date(2020, 7, 17), date(2020, 8, 16))
    digest = drawn(
        on=date(2020, 8, 17), edition=Edition.CLOSING, days=days, now=NOW, orders=Orders(open=1)
    )
    lines = text(example.campaign, digest).splitlines()

    assert (lines[0], lines[5]) == (
        "收官简报　8 月 17 日 星期一",
        "• 答卷 17 份；新工单 9 件，办结 3 件",
    )
    assert lines[-1] == ("活动已结束，还有 6 件工单、1 件批示没有办结。都办结后简报停发。")


def test_cases_that_leaders_are_told_no_number_of_are_a_few(example):
    digest = drawn(on=date(2020, 8, 18), edition=Edition.AFTER, office=NOW)

    assert text(example.campaign, digest).splitlines()[-1] == (
        "活动已结束，还有 个别工单没有办结。都办结后简报停发。"
    )


def test_what_the_office_lets_wait_itself_is_told_too(example):
    digest = drawn(line("czj", 9, late=2), now=figures(late=3, open=3, opened=3))

    assert "• 3 件工单超期：财政局 2、专项办 1" in text(example.campaign, digest).splitlines()


def test_the_last_digest_says_that_it_is_the_last(example):
    digest = drawn(on=date(2020, 8, 20), edition=Edition.AFTER, is_last=True)

    assert text(example.campaign, digest).splitlines()[-1] == (
        "活动已结束，工单和批示都已办结。这是最后一期简报。"
    )


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (date(2020, 7, 22), "📅 台账上报今天截止"),
        (date(2020, 8, 8), "📅 活动还有 7 天结束"),
        (date(2020, 8, 15), "📅 活动今天结束"),
    ],
)
def test_what_ends_soon_is_told(example, on, told):
    assert text(example.campaign, drawn(on=on)).splitlines()[-1] == told


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("held", [LEADER, OFFICE])
def test_the_longest_digest_of_forty_departments_fits_a_caption_and_a_screen(
    example, language, held
):
    name = Text("安全生产监督和生态环境局", "Work Safety and Environment Bureau")
    many = tuple(Department(f"d{number}", name) for number in range(40))
    campaign = replace(example.campaign, departments=many)
    lines = [line(known.code, 0, late=number + 60) for number, known in enumerate(many)]
    digest = replace(
        SITUATION,
        lines=tuple(lines),
        orders=Orders(9999, 9999, tuple((known.code, 99) for known in many)),
        desk=Desk(9999, 9999, 9999, 9999),
        unassigned=9999,
    )
    told = text(campaign, digest, language, held)

    assert units(told) <= CAPTION
    assert len(told.splitlines()) <= 20


def test_a_line_names_three_departments_and_counts_the_rest(example):
    digest = drawn(*(line(known.code, 0) for known in example.campaign.departments))

    assert text(example.campaign, digest).splitlines()[2] == (
        "• 还没征求到意见：党政办公室、组织人事部、投资促进局，另有 3 个部门"
    )


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("language", Language)
def test_every_digest_is_known_by_how_it_begins(example, edition, language):
    assert digest_words.is_ours(text(example.campaign, drawn(edition=edition), language))


def test_no_other_caption_is_a_digests():
    assert not digest_words.is_ours("看每日简报")
