"""Answers by name: only the department's staff see who it was, and only at a tap."""

import pytest
from sqlalchemy import update

from domain.incoming import Pile
from domain.opinions import Ledger, Statement
from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.office.incoming_acts import OpenPiece, ShowContact
from storage.tables import RESPONSE
from tests.handlers.office.incoming import CONTACT, answer_by_name, respond

GONE = "这一件已经不在这里了：可能有人处理过，或者对方已撤回。"
REFUSED = "您没有这项权限。"
SLOW = Statement("王建国先生说等得太久", Ledger.DISSATISFACTION)


async def open_first(person):
    await person.send("/inbox")
    await person.tap("实名")
    await person.tap("07-20")


async def test_the_card_says_what_it_is_about_and_not_who_it_was(clerk, services):
    await answer_by_name(services, statements=(SLOW,))
    await open_first(clerk)

    assert clerk.card == "🙋 实名答卷\n2020-07-20　企业\n\n· 先生说等得太久"
    assert clerk.buttons == ["📞 查看联系方式", "‹ 返回列表"]
    assert not any(CONTACT["name"] in heard for heard in clerk.heard)


async def test_the_contact_is_shown_at_a_tap_and_hidden_again(clerk, services):
    await answer_by_name(services)
    await open_first(clerk)
    await clerk.tap("查看联系方式")
    shown, buttons = clerk.card, clerk.buttons
    await clerk.tap("收起")

    assert shown.splitlines()[3:5] == ["李四", "13800001234"]
    assert buttons == ["‹ 收起"]
    assert clerk.card == "🙋 实名答卷\n2020-07-20　企业\n\n没有写文字。"
    assert not any(CONTACT["phone"] in heard for heard in clerk.heard)


async def test_somebody_may_have_left_no_contact(clerk, services):
    await answer_by_name(services, contact=None)
    await open_first(clerk)
    await clerk.tap("查看联系方式")

    assert clerk.card.splitlines()[-1] == "对方没有留下联系方式。"


async def test_a_contact_of_another_key_can_not_be_read(clerk, services):
    await answer_by_name(services)
    async with services.database.transaction() as session:
        await session.execute(update(RESPONSE).values(contact=b"sealed with another key"))
    await open_first(clerk)
    await clerk.tap("查看联系方式")

    assert clerk.card.splitlines()[-1] == "联系方式打不开：密钥和数据不配套。请告诉管理员。"


async def test_markup_in_a_name_is_only_a_name(clerk, services):
    await answer_by_name(services, contact={"name": "<b>李</b>", "phone": "1"})
    await open_first(clerk)
    await clerk.tap("查看联系方式")

    assert clerk.card.splitlines()[3] == "<b>李</b>"


async def test_the_office_does_not_see_who_answered(office, services):
    response = await answer_by_name(services)
    await office.send("/inbox")
    await office.tap("投资促进局")
    buttons = office.buttons
    await office.forge(pack(OpenPiece(Pile.NAMED, response, 0)))
    await office.forge(pack(ShowContact(response, 0)))

    assert buttons == ["‹ 换个部门"]
    assert office.toasts == [GONE, GONE]


async def test_an_office_that_is_the_department_sees_its_own(town, services):
    office = await town.member(31, Membership(Role.COORDINATOR))
    await town.member(31, Membership(Role.STAFF, "tzcj"))
    await answer_by_name(services)
    await office.send("/inbox")
    await office.tap("投资促进局")

    assert office.buttons == ["🙋 实名答卷 · 1", "‹ 换个部门"]


async def test_other_departments_do_not_see_who_answered(town, services):
    other = await town.member(31, Membership(Role.STAFF, "czj"))
    response = await answer_by_name(services)
    await other.send("/inbox")
    await other.forge(pack(OpenPiece(Pile.NAMED, response, 0)))
    await other.forge(pack(ShowContact(response, 0)))

    assert other.toasts == [GONE, GONE]


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_nobody_else_sees_who_answered(member, services, role):
    response = await answer_by_name(services)
    await member.send("/help")
    await member.forge(pack(OpenPiece(Pile.NAMED, response, 0)))
    await member.forge(pack(ShowContact(response, 0)))

    assert member.toasts == [REFUSED, REFUSED]


async def test_who_answered_anonymously_is_in_no_pile_of_names(clerk, services):
    response = await respond(services)
    await clerk.send("/inbox")
    await clerk.forge(pack(ShowContact(response, 0)))

    assert clerk.buttons == []
    assert clerk.toasts == [GONE]
