from bot import practice
from domain.people import Membership, Role


async def test_there_is_someone_for_every_part(services):
    people = await practice.people(services)

    assert [(person.first_name, person.role) for person in people] == [
        ("李老板", "企业主"),
        ("小陈", "科员 · 投资促进局"),
        ("周主任", "领导"),
        ("张阿姨", "群众"),
        ("专项办小吴", "专项办"),
        ("管理员", "管理员"),
        ("Alex", "Investor (English)"),
    ]


async def test_members_come_in_by_their_invitations(town):
    for person in await practice.people(town.services):
        await town.person(person.user_id, name=person.first_name).send(person.opening)

    held = {n: await town.services.memberships(n) for n in range(1001, 1008)}

    assert held == {
        1001: (),
        1002: (),
        1003: (),
        1004: (Membership(Role.STAFF, "tzcj"),),
        1005: (Membership(Role.LEADER),),
        1006: (Membership(Role.COORDINATOR),),
        1007: (Membership(Role.ADMIN),),
    }


async def test_who_has_joined_needs_no_second_invitation(town):
    (_, clerk, *_) = await practice.people(town.services)
    await town.person(clerk.user_id).send(clerk.opening)

    openings = {p.user_id: p.opening for p in await practice.people(town.services)}

    assert (openings[clerk.user_id], openings[1005].startswith("/start i_")) == ("/start", True)
