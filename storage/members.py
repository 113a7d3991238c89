"""Members: who holds which role, and the one-time invitations that grant it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from domain.people import Membership, Memberships, Role
from domain.text import Language
from storage.database import Session, upsert
from storage.member_tables import INVITATION, MEMBER

# Put together once: almost every update of a member asks for it.
_ROLES = (
    select(MEMBER.c.role, MEMBER.c.department)
    .where(MEMBER.c.person == bindparam("person"))
    .order_by(MEMBER.c.role, MEMBER.c.department)
)


@dataclass(frozen=True, slots=True)
class Member:
    """Someone to write to. `chat` is sealed."""

    person: bytes
    chat: bytes
    language: Language
    membership: Membership


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that somebody could still use. `code` is a hash."""

    code: bytes
    membership: Membership
    expires_at: datetime


async def invite(
    session: Session, code: bytes, membership: Membership, *, expires_at: datetime
) -> None:
    """Keep an invitation (its code hashed)."""
    await session.execute(
        insert(INVITATION).values(
            code=code,
            role=membership.role,
            department=membership.department or "",
            expires_at=expires_at,
        )
    )


async def redeem(session: Session, code: bytes, *, now: datetime) -> Membership | None:
    """Use an invitation up; `None` if there is none, or it is used or expired."""
    row = (
        await session.execute(
            update(INVITATION)
            .where(
                INVITATION.c.code == code,
                INVITATION.c.used.is_(False),
                INVITATION.c.expires_at > now,
            )
            .values(used=True)
            .returning(INVITATION.c.role, INVITATION.c.department)
        )
    ).one_or_none()
    return None if row is None else Membership(Role(row.role), row.department or None)


async def standing(session: Session, *, now: datetime, most: int) -> tuple[Invitation, ...]:
    """The invitations that can still be used, at most so many, the newest first."""
    rows = await session.execute(
        select(INVITATION)
        .where(INVITATION.c.used.is_(False), INVITATION.c.expires_at > now)
        .order_by(INVITATION.c.expires_at.desc(), INVITATION.c.code)
        .limit(most)
    )
    return tuple(
        Invitation(row.code, Membership(Role(row.role), row.department or None), row.expires_at)
        for row in rows
    )


async def revoke(session: Session, code: bytes) -> Membership | None:
    """Take an invitation back; `None` if there is none, or somebody has used it."""
    row = (
        await session.execute(
            delete(INVITATION)
            .where(INVITATION.c.code == code, INVITATION.c.used.is_(False))
            .returning(INVITATION.c.role, INVITATION.c.department)
        )
    ).one_or_none()
    return None if row is None else Membership(Role(row.role), row.department or None)


async def join(session: Session, member: Member, *, today: date) -> None:
    """Grant a role. Joining twice changes nothing but the language and the chat."""
    reach = {"chat": member.chat, "language": member.language}
    row = upsert(MEMBER).values(
        person=member.person,
        role=member.membership.role,
        department=member.membership.department or "",
        joined_on=today,
        **reach,
    )
    await session.execute(
        row.on_conflict_do_update(index_elements=["person", "role", "department"], set_=reach)
    )


async def of_person(session: Session, person: bytes) -> Memberships:
    """The roles someone holds now."""
    rows = await session.execute(_ROLES, {"person": person})
    return tuple(Membership(Role(role), department or None) for role, department in rows)


async def with_role(session: Session, role: Role) -> tuple[Member, ...]:
    """Everyone who holds a role."""
    rows = await session.execute(
        select(MEMBER).where(MEMBER.c.role == role).order_by(MEMBER.c.person)
    )
    return tuple(_member(row) for row in rows)


async def of_department(session: Session, department: str) -> tuple[Member, ...]:
    """The staff of a department."""
    staff = (MEMBER.c.role == Role.STAFF, MEMBER.c.department == department)
    rows = await session.execute(select(MEMBER).where(*staff).order_by(MEMBER.c.person))
    return tuple(_member(row) for row in rows)


async def leave(session: Session, person: bytes) -> int:
    """Take all roles from somebody; gives how many."""
    return (await session.execute(delete(MEMBER).where(MEMBER.c.person == person))).rowcount


def _member(row: Row[Any]) -> Member:
    return Member(
        person=row.person,
        chat=row.chat,
        language=Language(row.language),
        membership=Membership(Role(row.role), row.department or None),
    )


async def speak(session: Session, person: bytes, language: Language) -> None:
    """Write to a member in another language from now on."""
    await session.execute(update(MEMBER).where(MEMBER.c.person == person).values(language=language))
