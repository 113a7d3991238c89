"""Consent: who agreed to which wording of the notice, or declined, or took it back.

A person is a pseudonym of its own here, and the day is dropped when an anonymous response is sent:
a day with one response would tie the two together.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import delete, select, update

from domain.text import Language
from storage.database import Session, upsert
from storage.tables import CONSENT, NOTICE


class State(StrEnum):
    """What somebody decided about the notice."""

    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Wording:
    """A notice as it was shown: HTML."""

    language: Language
    text: str

    @property
    def version(self) -> str:
        """Twelve hexadecimal digits; the same for the same text."""
        return sha256(self.text.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Consent:
    """What is kept of somebody's decision; the day is missing once it would tell too much."""

    state: State
    wording: Wording | None
    given_on: date | None


async def agree(
    session: Session, campaign: str, person: bytes, wording: Wording, *, today: date
) -> None:
    """Keep that this person agreed to this wording, today."""
    notice = upsert(NOTICE).values(
        version=wording.version,
        language=wording.language,
        text=wording.text,
        first_shown_on=today,
    )
    await session.execute(notice.on_conflict_do_nothing())
    await _decide(session, campaign, person, State.AGREED, notice=wording.version, given_on=today)


async def decline(session: Session, campaign: str, person: bytes) -> None:
    """Keep that this person does not want to be asked."""
    await _decide(session, campaign, person, State.DECLINED, notice=None, given_on=None)


async def withdraw(session: Session, campaign: str, person: bytes) -> None:
    """Keep that this person took their consent back, if they gave it; its wording stays."""
    given = (CONSENT.c.campaign == campaign, CONSENT.c.person == person)
    await session.execute(
        update(CONSENT)
        .where(*given, CONSENT.c.state == State.AGREED)
        .values(state=State.WITHDRAWN, given_on=None)
    )


async def drop_day(session: Session, campaign: str, person: bytes) -> None:
    """Forget on which day this person agreed."""
    await session.execute(
        update(CONSENT)
        .where(CONSENT.c.campaign == campaign, CONSENT.c.person == person)
        .values(given_on=None)
    )


async def find(session: Session, campaign: str, person: bytes) -> Consent | None:
    """What this person decided."""
    row = (
        await session.execute(
            select(CONSENT.c.state, CONSENT.c.given_on, NOTICE.c.language, NOTICE.c.text)
            .outerjoin(NOTICE, NOTICE.c.version == CONSENT.c.notice)
            .where(CONSENT.c.campaign == campaign, CONSENT.c.person == person)
        )
    ).one_or_none()
    if row is None:
        return None
    wording = None if row.text is None else Wording(Language(row.language), row.text)
    return Consent(State(row.state), wording, row.given_on)


async def forget(session: Session, campaign: str, person: bytes) -> None:
    """Delete what this person decided."""
    await session.execute(
        delete(CONSENT).where(CONSENT.c.campaign == campaign, CONSENT.c.person == person)
    )


async def _decide(  # noqa: PLR0913 - a row has as many fields as it has
    session: Session,
    campaign: str,
    person: bytes,
    state: State,
    *,
    notice: str | None,
    given_on: date | None,
) -> None:
    fields = {"state": state, "notice": notice, "given_on": given_on}
    row = upsert(CONSENT).values(campaign=campaign, person=person, **fields)
    await session.execute(
        row.on_conflict_do_update(index_elements=["campaign", "person"], set_=fields)
    )
