"""/inbox: what names somebody, for the campaign office to decide about."""

import pytest

from domain.incoming import Pile
from domain.shielding import Shield
from handlers.callbacks import pack
from handlers.office.incoming_acts import KeepHeld, OpenPiece, ReleaseHeld
from storage import remarks
from tests.handlers import shielded
from tests.handlers.shielded import TYPED, shield_of

KEPT = "已留在专项办。部门看不到这一件。以后想交给部门，点下面的按钮。"
RELEASED = "已交部门办理。人名、科室名已隐去；语音、照片仍然只有专项办看得到。"
REFUSED = "您没有这项权限。"


async def open_held(office):
    await office.send("/inbox")
    await office.tap("投资促进局")
    await office.tap("🛡 点名件")
    await office.tap("07-20")


async def test_the_office_reads_who_is_named_and_why_it_is_here(office, services):
    await shielded.hide(services)

    await open_held(office)

    assert f"规划科的王科长让{TYPED}等了一天" in office.card
    assert "🛡 点到了具体的人或科室，部门看不到这一件。" in office.card
    assert office.buttons == [
        "🖼 照片",
        "🎤 12″",
        "📤 交部门办理（隐去姓名）",
        "🔒 留在专项办",
        "‹ 返回列表",
    ]


async def test_what_was_asked_for_says_so(office, services):
    await shielded.hide(services, shield=Shield.ASKED)

    await open_held(office)

    assert "🛡 对方要求：只给专项办看。" in office.card


async def test_a_file_leads_back_to_the_whole(office, services):
    await shielded.hide(services)
    await open_held(office)

    await office.tap("🎤 12″")
    back = office.buttons[-1]
    await office.tap(back)

    assert "规划科的王科长" in office.card


async def test_kept_it_is_listed_no_more_and_can_still_be_passed_on(office, services):
    hidden = await shielded.hide(services)
    await open_held(office)

    await office.tap("留在专项办")
    card, shield = office.card, await shield_of(services, hidden.response)
    await office.tap("交部门办理")

    assert (card, shield) == (KEPT, Shield.KEPT)
    assert (office.card, await shield_of(services, hidden.response)) == (RELEASED, Shield.RELEASED)


async def test_passed_on_the_department_reads_it_without_names(office, clerk, services):
    await shielded.hide(services)
    await open_held(office)
    await office.tap("交部门办理")

    await clerk.send("/inbox")
    await clerk.tap("实名答卷")
    await clerk.tap("07-20")

    assert f"让{TYPED}等了一天" in clerk.card
    assert ("王科长" in clerk.card, "规划科" in clerk.card) == (False, False)


async def test_words_that_come_later_bring_it_back(office, services):
    hidden = await shielded.hide(services)
    await open_held(office)
    await office.tap("交部门办理")
    async with services.database.transaction() as session:
        await remarks.add(session, hidden.response, "又来了", today=services.today())

    await open_held(office)

    assert await shield_of(services, hidden.response) is Shield.FOUND


async def test_what_was_decided_is_gone_for_a_second_tap(office, services):
    hidden = await shielded.hide(services)
    act = pack(ReleaseHeld(hidden.response, 0))
    await office.forge(act)

    await office.forge(act)
    await office.forge(pack(KeepHeld(hidden.response, 0)))

    gone = "这一件已经不在这里了：可能有人处理过，或者对方已撤回。"
    assert office.toasts[-2:] == [gone, gone]
    assert await shield_of(services, hidden.response) is Shield.RELEASED


@pytest.mark.parametrize("act", [ReleaseHeld, KeepHeld])
async def test_staff_decide_nothing(clerk, services, act):
    hidden = await shielded.hide(services)

    await clerk.forge(pack(act(hidden.response, 0)))

    assert await shield_of(services, hidden.response) is Shield.FOUND


async def test_what_is_open_is_no_matter_of_this_pile(office, services):
    hidden = await shielded.hide(services, shield=Shield.OPEN)

    await office.forge(pack(OpenPiece(Pile.HELD, hidden.response, 0)))

    assert await shield_of(services, hidden.response) is Shield.OPEN
