from datetime import timedelta

import pytest

from domain.people import Membership, Role
from handlers.acts import Invite
from handlers.callbacks import pack
from handlers.office import invitations
from storage import member_tables
from tests.chat import BY
from tests.handlers.paths import rows, stored

VOID = "这个邀请链接已经用过或过期了。请向管理员要一个新的。"
REFUSED = "您没有这项权限。"


async def invited(services):
    return f"/start {await invitations.make(services, Membership(Role.LEADER), by=BY)}"


async def test_whoever_opens_the_link_first_holds_the_role(li, services):
    await li.send(await invited(services))

    assert li.card.splitlines()[0] == "欢迎，您现在是领导。"
    assert await services.memberships(li.id) == (Membership(Role.LEADER),)


async def test_staff_are_welcomed_with_their_department(clerk):
    assert (
        clerk.card
        == """欢迎，您现在是投资促进局工作人员。

/summary　情况汇总
/search　搜原话
/ledger　三张问题台账
/review　审核台账条目
/handin　上报三张清单
/archive　上报过的清单（存档）
/cases　工单：差评和投诉的办理
/inbox　来件：语音、照片、补充
/record　代录：替人记下电话、走访、座谈、纸质意见
/selfcheck　自查（十问）和我的三张清单
/progress　征求意见进度
/directives　批示：谁落实、到哪一步
/report　总体情况报告（Word 草稿）
/poster　印海报
/preview　预览问卷"""
    )


async def test_the_second_person_finds_the_link_void(li, ada, services):
    link = await invited(services)
    await li.send(link)
    await ada.send(link)

    assert ada.heard == [
        "This invitation has been used or has expired. Please ask an administrator for a new one."
    ]
    assert await services.memberships(ada.id) == ()


async def test_who_opens_their_own_link_again_is_told_their_role(li, services):
    link = await invited(services)
    await li.send(link)
    await li.send(link)

    assert li.card.splitlines()[0] == "您是领导"


async def test_a_link_expires(li, services, clock):
    link = await invited(services)
    clock.pass_(hours=72)
    await li.send(link)

    assert li.heard == [VOID]
    assert await services.memberships(li.id) == ()


async def test_a_link_holds_until_it_expires(li, services, clock):
    link = await invited(services)
    clock.moment += invitations.VALID_FOR - timedelta(seconds=1)
    await li.send(link)

    assert await services.memberships(li.id) == (Membership(Role.LEADER),)


@pytest.mark.parametrize("payload", ["i_", "i_x", "i_AAAAAAAAAAAAAAAAAAAAAA"])
async def test_an_invented_link_is_void(li, payload):
    await li.send(f"/start {payload}")

    assert li.heard == [VOID]


async def test_a_link_that_was_taken_by_a_killed_process_is_not_lost(town, li, services):
    li.say(await invited(services))
    await town.kill()
    await town.restart()

    assert li.card.splitlines()[0] == "您是领导"
    assert town.sandbox.world.menus.commands(f"chat:{li.id}", "") != []


async def test_someone_may_hold_two_roles(clerk, services):
    await clerk.send(await invited(services))

    assert await services.memberships(clerk.id) == (
        Membership(Role.LEADER),
        Membership(Role.STAFF, "tzcj"),
    )


async def test_only_a_hash_of_the_code_is_kept(services):
    link = await invited(services)

    assert link.partition("_")[2] not in repr(await stored(services))


async def test_an_administrator_chooses_whom_to_invite(admin):
    await admin.send("/invite")

    assert admin.card == "邀请谁？"
    assert admin.buttons == [
        "专项办工作人员",
        "领导",
        "管理员",
        "党政办公室工作人员",
        "组织人事部工作人员",
        "投资促进局工作人员",
        "财政局工作人员",
        "建设局工作人员",
        "安全生产监督和生态环境局工作人员",
    ]


async def test_the_link_that_an_administrator_gets_works(admin, li, services):
    await admin.send("/invite")
    await admin.tap("财政局")
    link = admin.card.splitlines()[2]
    await li.send(f"/start {link.partition('start=')[2]}")

    assert admin.card == (
        f"邀请链接（财政局工作人员）\n\n{link}\n\n只能用一次，72 小时内有效。请单独发给本人。"
    )
    assert link.startswith("https://t.me/najian_sandbox_bot?start=i_")
    assert await services.memberships(li.id) == (Membership(Role.STAFF, "czj"),)


@pytest.mark.parametrize("role", ["respondent", "clerk", "office", "leader"])
async def test_nobody_but_an_administrator_may_invite(services, member, role):
    before = await rows(services, member_tables.INVITATION)
    await member.send("/invite")
    await member.forge(pack(Invite(Role.ADMIN, None)))

    assert member.card == REFUSED
    assert member.toasts == [REFUSED]
    assert await rows(services, member_tables.INVITATION) == before


@pytest.mark.parametrize(
    "act",
    [
        Invite(Role.STAFF, None),
        Invite(Role.STAFF, "nowhere"),
        Invite(Role.LEADER, "tzcj"),
        Invite(Role.LEADER, "nowhere"),
    ],
)
async def test_an_administrator_can_not_invite_to_a_role_that_is_none(admin, services, act):
    before = await rows(services, member_tables.INVITATION)
    await admin.forge(pack(act))

    assert admin.toasts == [REFUSED]
    assert await rows(services, member_tables.INVITATION) == before
