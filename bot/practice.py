"""The people one can be in the sandbox: they come in by the same doors as everyone else."""

from bot import auditing
from bot.sandbox.people import Persona
from domain.people import Membership, Role
from handlers.context import Services
from handlers.office import invitations

_OWNER, _CITIZEN, _VISITOR, _CLERK, _LEADER, _OFFICE, _ADMIN = range(1001, 1008)
_ZH = "zh-hans"
STEPS = (
    "左边当企业主：点“开始”，对投资促进局选“不满意”，一分钟答完，拿到回执码。",
    "中间当科员：点“开始”，差评就是工单，/cases 办到对方说好；/ledger 更新草稿，/handin 上报。",
    "右边当领导：点“开始”，发 /digest 看简报和图，回复它就是批示。",
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
        _CLERK: "发 /cases 办工单，/ledger 取台账，/inbox 看来件，/record 代录，/summary 看汇总",
        _LEADER: "发 /digest 看简报、作批示，/directives 看落实，/summary 看各部门",
        _OFFICE: "发 /cases 看所有工单，/inbox 分派，/search 搜原话，/signals 看数据提醒",
        _ADMIN: "发 /health 看运行情况，/invite 邀请成员",
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
    payload = await invitations.make(services, held, by=auditing.author())
    return f"/start {payload}"
