import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.people import Membership, Role
from handlers.acts import Invite, Revoke
from handlers.callbacks import pack
from handlers.office import invitations
from storage import member_tables, members
from storage.keys import Keys
from tests.chat import BY
from tests.handlers.paths import rows, stored

VOID = "这个邀请链接已经用过、过期或被撤销了。请向管理员要一个新的。"
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
        (
            "This invitation has been used, has expired or was taken back. "
            "Please ask an administrator for a new one."
        )
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


def payload(person):
    """What the link on the last card leads to."""
    return f"/start {person.card.partition('start=')[2].split()[0]}"


async def test_of_two_who_open_a_link_at_the_same_instant_one_holds_the_role(
    town, li, ada, services
):
    link = await invited(services)
    await ada.send("/help")
    li.say(link)
    ada.say(link)

    await town.settle()

    assert await services.memberships(li.id) == (Membership(Role.LEADER),)
    assert await services.memberships(ada.id) == ()
    assert ada.card.startswith("This invitation has been used")


async def test_an_administrator_takes_back_what_was_just_made(admin, li, services):
    await admin.send("/invite")
    await admin.tap("财政局")
    link = payload(admin)

    await admin.tap("撤销这个链接")
    await li.send(link)

    assert admin.card == "🗑 邀请链接（财政局工作人员）已撤销，谁打开都没用了。"
    assert li.heard == [VOID]
    kept = await rows(services, member_tables.INVITATION)
    assert [row["role"] for row in kept] == ["admin"]  # the administrator's own, which is used


async def test_another_administrator_finds_it_on_the_list(town, admin, li, services):
    await admin.send("/invite")
    await admin.tap("财政局")
    link = payload(admin)
    other = await town.member(25, Membership(Role.ADMIN))

    await other.send("/invite")
    assert other.card == "邀请谁？\n\n下面还有没用过的链接，可以撤销："
    assert other.buttons[-1] == "🗑 撤销：财政局工作人员（7 月 23 日 12:00 前有效）"
    await other.tap("撤销：财政局")
    await li.send(link)

    assert li.heard == [VOID]


async def test_a_link_that_was_used_is_not_taken_back(admin, li, services):
    await admin.send("/invite")
    await admin.tap("财政局")
    link = payload(admin)
    await li.send(link)

    await admin.tap("撤销这个链接")

    assert admin.toasts[-1] == "没有可撤销的：链接已经用过、过期或撤销了。"
    assert await services.memberships(li.id) == (Membership(Role.STAFF, "czj"),)


@pytest.mark.parametrize("mark", ["", "0" * 31, "0" * 32, "g" * 32, "0" * 33])
async def test_a_mark_that_is_none_takes_nothing_back(admin, services, mark):
    await invited(services)
    before = await rows(services, member_tables.INVITATION)

    await admin.forge(pack(Revoke(mark)))

    assert admin.toasts == ["没有可撤销的：链接已经用过、过期或撤销了。"]
    assert await rows(services, member_tables.INVITATION) == before


async def test_what_was_used_or_has_expired_is_not_on_the_list(admin, li, services, clock):
    await li.send(await invited(services))
    await invited(services)
    clock.pass_(hours=72)

    await admin.send("/invite")

    assert admin.card == "邀请谁？"


async def test_a_link_to_a_department_that_is_gone_makes_nobody_a_member(town, li, services):
    link = await invitations.make(services, Membership(Role.STAFF, "czj"), by=BY)
    left = tuple(one for one in services.campaign.departments if one.code != "czj")
    town.services = replace(services, campaign=replace(services.campaign, departments=left))
    await town.restart()

    await li.send(f"/start {link}")

    assert li.heard == ["这个链接邀请您加入的部门已经不在本次活动里了，链接作废。请问问管理员。"]
    assert await services.memberships(li.id) == ()
    assert await rows(services, member_tables.MEMBER) == []


async def test_roles_are_of_the_deployment_so_a_link_outlives_its_campaign(town, li, services):
    link = await invited(services)
    following = replace(services.campaign, code="next")
    town.services = replace(services, campaign=following)
    await town.restart()

    await li.send(link)

    assert await services.memberships(li.id) == (Membership(Role.LEADER),)


async def test_a_link_of_another_deployment_is_void(li, services):
    others = Keys(b"o" * 32)
    code = "a" * 22
    async with services.database.transaction() as session:
        until = services.now() + invitations.VALID_FOR
        await members.invite(
            session, others.invitation(code), Membership(Role.ADMIN), expires_at=until
        )

    await li.send(f"/start i_{code}")

    assert li.heard == [VOID]


async def test_no_log_tells_the_code(admin, li, services, caplog):
    caplog.set_level(logging.INFO)  # as the bot runs
    await admin.send("/invite")
    await admin.tap("财政局")
    code = payload(admin).removeprefix("/start i_")

    await li.send(f"/start i_{code}")
    await li.send(f"/start i_{code}")

    assert [text for text in caplog.messages if code in text] == []
