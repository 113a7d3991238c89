import asyncio
from contextlib import suppress
from dataclasses import replace

import pytest

from domain.people import Membership, Role
from domain.text import Language
from storage import members
from storage.member_tables import MEMBER
from storage.members import Member
from tests.storage.rows import HOUR, NOON, TODAY, rows

CODE = b"c" * 16
STAFF = Membership(Role.STAFF, "tzcj")
WANG = Member(b"w" * 16, b"sealed", Language.ZH, STAFF)


async def invite(database, membership=STAFF):
    async with database.transaction() as session:
        await members.invite(session, CODE, membership, expires_at=NOON + HOUR)


async def redeem(database, *, code=CODE, now=NOON):
    async with database.transaction() as session:
        return await members.redeem(session, code, now=now)


async def join(database, *joining):
    async with database.transaction() as session:
        for member in joining:
            await members.join(session, member, today=TODAY)


async def of_person(database, person=WANG.person):
    async with database.reading() as session:
        return await members.of_person(session, person)


async def with_role(database, role):
    async with database.reading() as session:
        return await members.with_role(session, role)


@pytest.mark.parametrize("membership", [STAFF, *map(Membership, list(Role)[1:])], ids=str)
async def test_an_invitation_grants_what_it_was_made_for_once(database, membership):
    await invite(database, membership)

    assert [await redeem(database), await redeem(database)] == [membership, None]


async def test_two_who_use_an_invitation_at_once_are_not_both_let_in(database):
    await invite(database)

    granted = await asyncio.gather(*(redeem(database) for _ in range(10)))

    assert granted == [STAFF] + [None] * 9


@pytest.mark.parametrize(
    ("late", "granted"), [(-HOUR / 3600, STAFF), (0 * HOUR, None), (HOUR, None)]
)
async def test_an_invitation_expires(database, late, granted):
    await invite(database)

    assert await redeem(database, now=NOON + HOUR + late) == granted


async def test_an_unknown_code_grants_nothing(database):
    await invite(database)

    assert await redeem(database, code=b"x" * 16) is None


async def test_an_invitation_whose_turn_fails_can_be_used_again(database):
    await invite(database)
    with suppress(ZeroDivisionError):
        async with database.transaction() as session:
            await members.redeem(session, CODE, now=NOON)
            raise ZeroDivisionError

    assert await redeem(database) == STAFF


async def test_someone_may_hold_several_roles(database):
    admin = Membership(Role.ADMIN)
    other = Membership(Role.STAFF, "czj")

    await join(database, *(replace(WANG, membership=held) for held in (STAFF, admin, other)))

    assert await of_person(database) == (admin, other, STAFF)


async def test_a_stranger_holds_none(database):
    await join(database, WANG)

    assert await of_person(database, b"s" * 16) == ()


async def test_joining_again_changes_the_language_and_the_chat_only(database):
    await join(database, WANG)
    async with database.transaction() as session:
        again = replace(WANG, chat=b"other", language=Language.EN)
        await members.join(session, again, today=TODAY.replace(day=30))

    (row,) = await rows(database, MEMBER)
    assert (row["chat"], row["language"], row["joined_on"]) == (b"other", "en", TODAY)


async def test_those_who_hold_a_role_are_found_with_their_chats(database):
    leader = replace(WANG, membership=Membership(Role.LEADER))
    zhao = replace(leader, person=b"a" * 16, language=Language.EN)

    await join(database, WANG, leader, zhao)

    assert await with_role(database, Role.LEADER) == (zhao, leader)
    assert await with_role(database, Role.COORDINATOR) == ()
