"""The people one can be in the sandbox: they come in by the same doors as everyone else."""

from bot.sandbox.people import Persona
from domain.people import Membership, Role
from handlers.context import Services
from handlers.office import invitations

_OWNER, _CITIZEN, _VISITOR, _CLERK, _LEADER, _OFFICE, _ADMIN = range(1001, 1008)
_ZH = "zh-hans"
STEPS = (
    "左边当企业主：点“开始”，一分钟答完，拿到回执码。",
    "中间当科员：发 /ledger，点“更新草稿”；/review 审核，/handin 上报，取 Word。",
    "右边当领导：发 /digest，看今天的简报和图。",
)


async def people(services: Services) -> tuple[Persona, ...]:
    """Respondents, and members with an invitation link each unless they joined before."""
    office = services.campaign.office
    staffed = services.campaign.find_department(office)
    assert staffed is not None
    roles = {
        _CLERK: ("小陈", f"科员 · {staffed.name.zh}", Membership(Role.STAFF, office)),
        _LEADER: ("周主任", "领导", Membership(Role.LEADER)),
        _OFFICE: ("专项办小吴", "专项办", Membership(Role.COORDINATOR)),
        _ADMIN: ("管理员", "管理员", Membership(Role.ADMIN)),
    }
    hints = {
        _CLERK: "发 /ledger 取台账，/inbox 听语音、看照片，/selfcheck 做自查，/summary 看汇总",
        _LEADER: "发 /digest 看简报，/summary 看各部门",
        _OFFICE: "发 /ledger 看所有部门的台账",
        _ADMIN: "发 /invite 邀请成员",
    }
    members = [
        Persona(
            user_id, name, "zh-hans", role, hints[user_id], await _door(services, user_id, held)
        )
        for user_id, (name, role, held) in roles.items()
    ]
    owner = Persona(
        _OWNER, "李老板", "zh-hans", "企业主", "答一份企业问卷，一分钟", "/start enterprise"
    )
    citizen = Persona(_CITIZEN, "张阿姨", "zh-hans", "群众", "答一份群众问卷", "/start citizen")
    visitor = Persona(1003, "Alex", "en", "Investor (English)", "Answer in English", "/start")
    return (owner, *members[:2], citizen, *members[2:], visitor)


async def _door(services: Services, user_id: int, held: Membership) -> str:
    if held in await services.memberships(user_id):
        return "/start"
    return f"/start {await invitations.make(services, held)}"
