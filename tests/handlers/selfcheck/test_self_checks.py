"""/selfcheck: for staff alone, apart from what they say as service users, and theirs to change."""

from datetime import date

import pytest

from domain.answers import Answer
from domain.cohorts import NOTHING
from domain.figures import Filter, Period
from domain.opinions import Aspect, Ledger
from domain.people import Membership, Role
from domain.responses import Mode
from domain.text import Language
from handlers.acts import Begin, Notice, Send
from handlers.callbacks import pack
from handlers.library import Library
from handlers.selfcheck.self_check_acts import (
    AdoptIntention,
    AskSelfCheck,
    DropSelfCheck,
    GetOwnLedgers,
    ListFindings,
    OpenSelfCheck,
    ShowFinding,
    WriteDeadline,
    WriteMeasure,
)
from storage import cohorts, member_tables, office_tables, responses, tables
from tests.chat import BY
from tests.handlers.paths import answer_badly, rows
from tests.handlers.selfcheck.checking import GAP, INTENTION, MORE, USERS, answer, begin, complete

ZH = Language.ZH
REFUSED = "您没有这项权限。"
MARK = "0" * 16
ACTS = (
    OpenSelfCheck(),
    AskSelfCheck(),
    DropSelfCheck(confirmed=True),
    GetOwnLedgers(),
    ListFindings(),
    ShowFinding(MARK),
    WriteMeasure(MARK),
    WriteDeadline(MARK),
    AdoptIntention(MARK),
)


async def opinions(services):
    """What the ledgers of departments read: text, ledger, aspects."""
    found = await rows(services, tables.OPINION)
    return sorted((row["ledger"], row["text"], tuple(row["aspects"])) for row in found)


SAID = [
    (1, "能在网上办完的事太少", (Aspect.EFFICIENCY,)),
    (2, "互相推，没人牵头", (Aspect.PROCESS,)),
    (2, GAP, (Aspect.ATTITUDE,)),
    (2, MORE, (Aspect.PROCESS,)),
]


async def test_the_panel_says_who_sees_what(clerk):
    await clerk.send("/selfcheck")

    assert (
        clerk.card
        == """🪞 自查（十问） · 投资促进局

还没有做。大多点一下就行，打字的地方都可以跳过，保存以后随时能改。

部门的清单一、二：只写您说的问题，不写名字。部门人少时，同事也许能从说法认出是谁，写的时候请想一想。
您个人的三张清单：只有您自己看得到，您上报以前不给任何人。\
“来办事的人对我的不满意”和“十问 打算”不进部门清单。
写事，不点名：写到的话，本部门的人会看到。要反映具体的人，请找专项办。
自查和您作为服务对象答问卷是两回事，互不相连，也不算进满意率和征求人数。"""
    )
    assert clerk.buttons == ["▶️ 开始自查"]


async def test_what_was_found_goes_into_ledgers_one_and_two_of_the_department(clerk, services):
    await complete(clerk)

    assert clerk.card.splitlines()[0] == "✅ 已保存，谢谢您的坦诚。"
    assert await opinions(services) == SAID
    (response,) = await rows(services, tables.RESPONSE)
    assert (response["respondent"], response["department"]) == ("staff", "tzcj")


async def test_nothing_in_the_response_leads_to_its_author(clerk, services):
    await complete(clerk)

    (response,) = await rows(services, tables.RESPONSE)
    told = [response[name] for name in ("person", "chat", "contact", "receipt", "source")]
    assert told == [None] * 5


async def test_the_panel_counts_the_rows_of_ones_own_three_ledgers(clerk):
    await complete(clerk)

    lines = clerk.card.splitlines()
    assert lines[4] == "✓ 2020-07-20 已保存，随时能改。存到 2021-07-20，到期自动删除。"
    assert lines[5] == "您的三张清单：一有 1 条，二有 3 条，三有 1 条"
    assert clerk.buttons == [
        "📄 我的三张清单（Word）",
        "📝 写整改措施和时限",
        "🙋 上交我的个人清单",
        "✏️ 更正",
        "🗑 删除",
    ]


async def test_a_bare_gap_is_no_opinion(clerk, services):
    await begin(clerk)
    for label in ("以前没有", "有", "跳过", "没比较过", "有差距", "跳过", "有时会躲", "跳过", "顺"):
        await clerk.tap(label)
    for label in ("多半照老办法", "跳过", "没发现", "眼下都够用", "跳过", "跳过", "跳过", "保存"):
        await clerk.tap(label)

    assert await opinions(services) == []
    assert (await rows(services, tables.RESPONSE))[0]["department"] == "tzcj"


async def test_it_is_left_and_gone_on_with(clerk):
    await begin(clerk)
    await clerk.tap("企业来不来")
    await clerk.send("/selfcheck")

    assert clerk.card.splitlines()[2] == "做到一半，答了 1 题，都还在。"
    await clerk.tap("接着做")

    assert clerk.card.splitlines()[2].startswith("二问：")


async def test_start_leads_back_to_it(clerk):
    await begin(clerk)

    await clerk.send("/start")

    assert clerk.card.splitlines()[2].startswith("一问：")


async def test_it_is_corrected_and_the_department_reads_the_correction(clerk, services):
    await complete(clerk)

    await clerk.tap("更正")
    await clerk.tap("✏️ 服务的差距")
    await clerk.send("有时没有起身接材料")
    await clerk.tap("保存更正")

    assert (await opinions(services))[1:] == [
        (2, "互相推，没人牵头", (Aspect.PROCESS,)),
        (2, "有时没有起身接材料", (Aspect.ATTITUDE,)),
        (2, MORE, (Aspect.PROCESS,)),
    ]
    assert len(await rows(services, tables.RESPONSE)) == 1
    assert (await rows(services, office_tables.SELF_CHECK))[0]["edition"] == 2


async def test_a_correction_that_is_given_up_changes_nothing(clerk, services):
    await complete(clerk)

    await clerk.tap("更正")
    await clerk.send("/cancel")

    assert clerk.card == "好的，不改了。原来的自查没有变。"
    assert await opinions(services) == SAID


async def test_a_second_tap_on_save_shows_how_it_stands(clerk, services):
    await answer(clerk)
    button = clerk.data("保存自查")

    await clerk.forge(button)
    await clerk.forge(button)

    assert clerk.card.splitlines()[0] == "✅ 已保存，谢谢您的坦诚。"
    assert len(await rows(services, tables.RESPONSE)) == 1


async def test_it_is_discarded_without_a_trace(clerk, services):
    await answer(clerk)

    await clerk.tap("放弃")

    assert clerk.card == "已放弃并删除，什么都没有留下。想再做，发送 /selfcheck。"
    assert await rows(services, tables.INTERVIEW) == []


async def test_it_is_deleted_for_good_and_can_be_done_again(clerk, services):
    await complete(clerk)

    await clerk.tap("🗑 删除")
    await clerk.tap("确认删除")

    assert clerk.card.splitlines()[0] == "自查已删除。"
    for table in (tables.RESPONSE, tables.ANSWER, tables.OPINION, office_tables.SELF_CHECK):
        assert await rows(services, table) == []
    await complete(clerk)
    assert await opinions(services) == SAID


async def test_without_a_questionnaire_for_it_there_is_none(clerk, services):
    services.library.exchange(Library({}))
    await clerk.send("/selfcheck")

    await clerk.tap("开始自查")

    assert clerk.toasts[-1] == "没有可用的自查问卷，现在不能做自查或更正。请找管理员。"


# Apart from what somebody says as a service user.


async def test_staff_take_part_as_citizens_before_and_after(clerk, services):
    await answer_badly(clerk)
    await clerk.tap("发送")
    await complete(clerk)

    kinds = sorted(row["respondent"] for row in await rows(services, tables.RESPONSE))
    assert kinds == ["enterprise", "staff"]


async def test_a_survey_goes_before_a_self_check_that_was_begun(clerk, services):
    await begin(clerk)
    await clerk.tap("企业来不来")
    waiting = clerk.messages[-1]["message_id"]

    await answer_badly(clerk, text="材料交了三次")
    await clerk.tap("没有", message_id=waiting)
    assert clerk.toasts[-1] == (
        "您还有一份没发送的答卷。先发送或放弃它，再发 /selfcheck 接着自查。"
    )
    await clerk.tap("发送")

    assert [row[1] for row in await opinions(services)] == [
        "一件事要跑几个窗口",
        "材料交了三次",
        "跑了好几趟，材料反复交",
    ]
    await clerk.tap("没有", message_id=waiting)
    assert (
        clerk.heard[[m["message_id"] for m in clerk.messages].index(waiting)]
        .splitlines()[2]
        .startswith("三问：")
    )


async def test_a_self_check_waits_for_a_survey_that_was_begun(clerk):
    await answer_badly(clerk)
    await clerk.send("/selfcheck")

    await clerk.tap("开始自查")

    assert clerk.toasts[-1] == "您还有一份没发送的答卷，请先发送或放弃它。"


async def test_it_takes_no_part_and_asks_for_no_consent(clerk, services):
    await complete(clerk)

    assert await rows(services, tables.PARTICIPATION) == []
    assert await rows(services, tables.CONSENT) == []


async def test_no_hash_of_a_person_is_in_both(clerk, services):
    await answer_badly(clerk, way="保密")
    await clerk.tap("发送")
    await complete(clerk)

    marks = {row["person"] for row in await rows(services, tables.RESPONSE)} - {None}
    marks |= {row["person"] for row in await rows(services, tables.PARTICIPATION)}
    own = {row["person"] for row in await rows(services, office_tables.SELF_CHECK)}
    assert (len(own), marks & own) == (1, set())


async def test_colleagues_are_no_service_users_in_any_figure(clerk, services):
    await complete(clerk)
    days = Filter(Period(date(2020, 7, 1), date(2020, 8, 1)))

    async with services.database.reading() as session:
        assert await responses.tallies(session, services.campaign.code) == ()
        assert await responses.counts(session, services.campaign.code) == {}
        assert await responses.heard(session, services.campaign.code, days) == NOTHING
        assert await cohorts.candidates(session, services.campaign.code) == ()


# For staff alone.


@pytest.mark.parametrize("role", ["respondent", "office", "leader", "admin"])
async def test_nobody_else_is_let_in_by_the_command(member, role):
    await member.send("/selfcheck")

    assert member.card == REFUSED


@pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
@pytest.mark.parametrize("role", ["respondent", "office", "leader", "admin"])
async def test_nobody_else_is_let_in_by_a_forged_button(member, services, role, act):
    await member.send("/help")

    await member.forge(pack(act))

    assert member.toasts[-1] == REFUSED
    assert await rows(services, tables.INTERVIEW) == []


async def test_who_is_staff_no_more_can_save_nothing(clerk, services):
    await answer(clerk)
    await _leave(services)

    await clerk.tap("保存自查")

    assert clerk.toasts[-1] == REFUSED
    assert await rows(services, tables.RESPONSE) == []


async def _leave(services):
    async with services.database.transaction() as session:
        await session.execute(member_tables.MEMBER.delete())


@pytest.mark.parametrize("role", ["respondent", "clerk"])
@pytest.mark.parametrize(
    "act",
    [
        Begin(Mode.ANONYMOUS, ZH, "selfcheck", None),
        Notice(ZH, "selfcheck", None),
        Notice(ZH, "selfcheck", "tzcj"),
    ],
    ids=lambda act: type(act).__name__,
)
async def test_it_has_no_door_of_the_surveys(member, services, role, act):
    await member.send("/help")

    await member.forge(pack(act))

    assert await rows(services, tables.INTERVIEW) == []
    assert "自查" not in "".join(member.buttons)


@pytest.mark.parametrize("role", ["respondent", "clerk"])
async def test_it_has_no_deep_link(member, role):
    await member.send("/start selfcheck")

    assert member.card.splitlines()[0].startswith("这个链接")


async def test_it_is_not_among_the_surveys_that_everyone_is_offered(li):
    await li.send("/start")

    assert [text for text in li.buttons if "自查" in text] == []


async def test_it_is_sent_by_no_button_of_the_surveys(clerk, services):
    await answer(clerk)
    (known,) = await rows(services, tables.INTERVIEW)

    await clerk.forge(pack(Send(known["id"], "K7QX2M9P", ZH)))

    assert await rows(services, tables.RESPONSE) == []
    assert clerk.buttons[0] == "✅ 保存自查"


async def test_a_survey_is_not_sent_by_the_button_of_the_self_check(clerk, services):
    await answer_badly(clerk)
    (known,) = await rows(services, tables.INTERVIEW)

    await clerk.forge(pack(Send(known["id"], "selfcheck", ZH)))

    assert await rows(services, tables.RESPONSE) == []
    assert len(await rows(services, tables.INTERVIEW)) == 1


async def test_staff_of_two_departments_check_themselves_for_the_first(town, services):
    wang = await town.member(31, Membership(Role.STAFF, "czj"))
    await wang.send(f"/start {await _invitation(services, 'dzb')}")

    await wang.send("/selfcheck")

    assert wang.card.splitlines()[0] == "🪞 自查（十问） · 党政办公室"


async def _invitation(services, department):
    from handlers.office import invitations  # noqa: PLC0415 - only here

    return await invitations.make(services, Membership(Role.STAFF, department), by=BY)


# /my, /privacy, export, deleting.


async def test_my_leads_to_it(clerk):
    await complete(clerk)

    await clerk.send("/my")
    await clerk.tap("我的自查")

    assert clerk.card.splitlines()[0] == "🪞 自查（十问） · 投资促进局"


async def test_privacy_tells_of_it(clerk):
    await begin(clerk)
    await clerk.tap("企业来不来")
    await clerk.send("/privacy")
    assert "自查　没做完，答了 1 题" in clerk.card.splitlines()

    await clerk.send("/cancel")
    await complete(clerk)
    await clerk.send("/privacy")

    told = "自查　2020-07-20 保存；部门清单不写名字，个人清单只给您自己"
    assert told in clerk.card.splitlines()
    assert "🪞 我的自查" in clerk.buttons


async def test_privacy_does_not_speak_of_it_to_service_users(li):
    await li.send("/privacy")

    assert [line for line in li.card.splitlines() if "自查" in line] == []


async def test_it_is_exported_with_all_that_was_said(clerk):
    await complete(clerk)
    await clerk.send("/privacy")

    await clerk.tap("导出")

    page = clerk.document().decode()
    assert [text in page for text in (GAP, USERS, INTENTION, "2020-07-20 保存的自查")] == [True] * 4


async def test_what_is_under_way_is_exported_too(clerk):
    await begin(clerk)
    await clerk.tap("企业来不来")
    await clerk.send("/privacy")

    await clerk.tap("导出")

    page = clerk.document().decode()
    assert [text in page for text in ("没做完的自查", "企业来不来、留不留，就看它")] == [True] * 2


async def test_deleting_all_deletes_it(clerk, services):
    await complete(clerk)
    await clerk.tap("更正")
    await clerk.send("/privacy")

    await clerk.tap("全部删除")
    assert "您的自查　整份删除" in clerk.card
    await clerk.tap("确认全部删除")

    for table in (tables.RESPONSE, tables.INTERVIEW, office_tables.SELF_CHECK):
        assert await rows(services, table) == []


async def test_it_is_spoken_in_the_language_of_its_author(town):
    eve = await town.member(33, Membership(Role.STAFF, "tzcj"), language="en")
    await eve.send("/selfcheck")
    await eve.tap("Begin")

    await eve.tap("中文")

    assert eve.card.splitlines()[2].startswith("一问：")


async def test_the_ledger_of_a_statement_is_never_the_departments_third(clerk, services, library):
    asked = library.find_self_check()

    own = [q.id for q in asked.questions if q.yields and q.yields.ledger is Ledger.DISSATISFACTION]

    assert own == ["users"]
    await complete(clerk)
    answers = {row["question"]: row["value"] for row in await rows(services, tables.ANSWER)}
    assert answers["users"] == USERS
    assert Answer(USERS).value not in [row[1] for row in await opinions(services)]
