"""/inbox: what waits for the eyes of staff, in piles."""

from datetime import date

import pytest
from sqlalchemy import update

from domain.attachments import Medium
from domain.incoming import Pile
from domain.opinions import Respondent
from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.office.incoming_acts import ShowIncoming, ShowPile
from storage.tables import REMARK, RESPONSE
from tests.handlers.office.incoming import (
    add_remark,
    answer_by_name,
    attach,
    leave_open,
    respond,
    speak,
)
from tests.handlers.paths import rows

REFUSED = "您没有这项权限。"


async def withdraw(services, response_id):
    async with services.database.transaction() as session:
        gone = update(RESPONSE).where(RESPONSE.c.id == response_id)
        await session.execute(gone.values(withdrawn_on=services.today(), contact=None))


async def test_nothing_waits_where_nothing_came(clerk):
    await clerk.send("/inbox")

    assert clerk.card == "投资促进局 · 来件\n\n都处理完了，没有等着您看的。"
    assert clerk.buttons == []


async def test_the_first_card_counts_the_piles(clerk, services):
    response = await speak(services)
    await speak(services)
    await attach(services)
    await attach(services, Medium.DOCUMENT)
    await add_remark(services, response)
    await answer_by_name(services)
    await clerk.send("/inbox")

    assert clerk.card == "投资促进局 · 来件\n\n有 5 件等着您看："
    assert clerk.buttons == [
        "🎤 待听写的语音 · 2",
        "🖼 没看的照片和文件 · 2",
        "💬 后来补充的话 · 1",
        "🙋 实名答卷 · 1",
    ]


async def test_staff_see_nothing_of_other_departments(clerk, services):
    await speak(services, department="czj")
    await leave_open(services)
    await clerk.send("/inbox")

    assert clerk.card.endswith("都处理完了，没有等着您看的。")


async def test_withdrawn_responses_never_appear(clerk, services):
    response = await speak(services)
    await add_remark(services, response)
    await withdraw(services, response)
    await withdraw(services, await answer_by_name(services))
    await clerk.send("/inbox")

    assert clerk.buttons == []


async def test_a_pile_lists_the_oldest_day_first(clerk, services):
    await speak(services, seconds=5)
    await speak(services, seconds=30, days_ago=2, respondent=Respondent.CITIZEN)
    await speak(services, seconds=20, days_ago=1, respondent=None)
    await clerk.send("/inbox")
    await clerk.tap("待听写")

    assert clerk.card == "投资促进局 · 🎤 待听写的语音\n\n共 3 件，先到的在前"
    assert clerk.buttons == [
        "07-18 群众 30″",
        "07-19 来件 20″",
        "07-20 企业 5″",
        "‹ 返回",
    ]
    assert len(clerk.messages) == 2


async def test_remarks_count_from_the_day_they_were_added(clerk, services):
    response = await respond(services, days_ago=9)
    await add_remark(services, response)
    await add_remark(services, response, days_ago=3)
    await clerk.send("/inbox")
    await clerk.tap("补充")

    assert clerk.buttons == ["07-17 企业", "07-20 企业", "‹ 返回"]


async def test_a_long_pile_is_turned_page_by_page(clerk, services):
    for seconds in range(21):
        await speak(services, seconds=seconds, days_ago=21 - seconds)
    await clerk.send("/inbox")
    await clerk.tap("待听写")
    first = (clerk.card.splitlines()[-1], clerk.buttons[0], clerk.buttons[-2:])
    await clerk.tap("›")
    second = (clerk.card.splitlines()[-1], clerk.buttons[0], clerk.buttons[-3:])
    await clerk.tap("›")

    assert first == (
        "共 21 件，先到的在前（第 1 / 3 页）",
        "06-29 企业 0″",
        ["›", "‹ 返回"],
    )
    assert second == (
        "共 21 件，先到的在前（第 2 / 3 页）",
        "07-09 企业 10″",
        ["‹", "›", "‹ 返回"],
    )
    assert clerk.buttons == ["07-19 企业 20″", "‹", "‹ 返回"]


async def test_a_page_that_is_not_there_any_more_is_the_last_one(clerk, services):
    await speak(services)
    await clerk.send("/inbox")
    await clerk.forge(pack(ShowPile(Pile.VOICES, "tzcj", 7)))

    assert clerk.card.splitlines()[-1] == "共 1 件，先到的在前"


async def test_a_pile_that_is_done_shows_the_other_piles(clerk, services):
    await attach(services)
    await clerk.send("/inbox")
    await clerk.forge(pack(ShowPile(Pile.VOICES, "tzcj", 0)))

    assert clerk.buttons == ["🖼 没看的照片和文件 · 1"]


async def test_the_office_chooses_a_department_or_what_is_unassigned(office, services):
    await leave_open(services)
    await speak(services, department="czj")
    await answer_by_name(services, department="czj")
    await speak(services, department="gone")
    await office.send("/inbox")
    head, buttons = office.card, office.buttons
    await office.tap("财政局")
    panel = office.buttons
    await office.tap("换个部门")
    await office.tap("部门待定")

    assert head == "来件\n\n共 3 件等着看。请选部门："
    assert buttons == [
        "部门待定 · 1",
        "党政办公室",
        "组织人事部",
        "投资促进局",
        "财政局 · 1",
        "建设局",
        "安全生产监督和生态环境局",
        "gone · 1",
    ]
    assert panel == ["🎤 待听写的语音 · 1", "‹ 换个部门"]
    assert office.buttons == ["🧭 待分派的答卷 · 1", "‹ 换个部门"]


async def test_staff_of_two_departments_choose_between_them(town, services):
    clerk = await town.member(31, Membership(Role.STAFF, "tzcj"))
    await town.member(31, Membership(Role.STAFF, "czj"))
    await clerk.send("/inbox")

    assert clerk.buttons == ["投资促进局", "财政局"]


async def test_a_remark_is_read_without_names_and_marked(clerk, services):
    response = await respond(services, respondent=Respondent.CITIZEN, days_ago=5)
    await add_remark(services, response, "我叫王建国，还是没人来，请打13800001234")
    await clerk.send("/inbox")
    await clerk.tap("补充")
    await clerk.tap("07-20")
    shown, buttons = clerk.card, clerk.buttons
    await clerk.tap("看过了")

    assert shown == "💬 后来补充的话\n2020-07-20　群众\n\n还是没人来，请打"
    assert buttons == ["✓ 看过了", "‹ 返回列表"]
    assert [row["seen"] for row in await rows(services, REMARK)] == [True]
    assert clerk.card.endswith("都处理完了，没有等着您看的。")


async def test_marking_twice_is_as_good_as_once(clerk, town, services):
    await add_remark(services, await respond(services))
    await clerk.send("/inbox")
    await clerk.tap("补充")
    await clerk.tap("07-20")
    clerk.queue_tap("看过了")
    clerk.queue_tap("看过了")
    await town.settle()

    assert clerk.card.endswith("都处理完了，没有等着您看的。")


async def test_the_piles_speak_english(town, services):
    clerk = await town.member(31, Membership(Role.STAFF, "tzcj"), language="en")
    await speak(services)
    await speak(services)
    await clerk.send("/inbox")
    head = clerk.card.splitlines()[-1]
    await clerk.tap("Voice")

    assert head == "2 pieces are waiting for you:"
    assert clerk.card.splitlines()[-1] == "2 pieces, the oldest first"
    assert clerk.buttons[0] == "07-20 business 12″"


async def test_the_cards_can_not_be_passed_on(clerk, town, services):
    await clerk.send("/inbox")

    sent = [call for name, call in town.request.calls if name == "sendMessage"]
    assert sent[-1]["protect_content"] == "true"


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_who_may_not_see_incoming_is_refused(member, services, role):
    await speak(services)
    await member.send("/inbox")
    await member.forge(pack(ShowIncoming("tzcj")))
    await member.forge(pack(ShowPile(Pile.VOICES, "tzcj", 0)))

    assert member.card == REFUSED
    assert member.toasts == [REFUSED] * 2


def test_the_days_of_the_tests_are_those_of_the_clock(services):
    assert services.today() == date(2020, 7, 20)
