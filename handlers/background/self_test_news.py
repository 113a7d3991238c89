"""Tells the coordinators and administrators what the self-test 差评通道自检 has found.

What is broken is told every day, what people only have to see to once a week, or when it changes.
"""

import hashlib
from collections.abc import Iterable
from datetime import date

from domain.people import Role
from domain.self_test import Finding, Flaw
from domain.text import Language
from handlers import places
from handlers.catalogue import calendar_day, label, say, series
from handlers.context import Services
from storage import members, outbox
from storage.database import Session
from storage.members import Member
from storage.outbox import Message

_FIRST = 1  # priority
_NAMED = 10  # departments of one line
_OF_DEPARTMENTS = frozenset({Flaw.UNSTAFFED, Flaw.UNREACHABLE})  # whatever the questionnaire


async def tell(services: Services, findings: tuple[Finding, ...]) -> int:
    """Queue what was found; gives how many messages are new."""
    if not findings:
        return 0
    mark = _mark(findings, services.today())
    async with services.database.transaction() as session:
        told = await _readers(session)
        posted = [
            await outbox.post(session, _message(services, findings, mark, one)) for one in told
        ]
    services.bell.ring()
    return sum(posted)


def words(services: Services, findings: tuple[Finding, ...], language: Language) -> str:
    """What was found, step by step: HTML."""
    broken = [one for one in findings if not one.is_note]
    notes = [one for one in findings if one.is_note]
    day = calendar_day(services.today(), language)
    parts = [say(language, "self-test-title", day=day)]
    for key, part in (("self-test-broken", broken), ("self-test-notes", notes)):
        if part:
            parts.append("\n".join([say(language, key), *_lines(services, part, language)]))
    return "\n\n".join(parts)


def _lines(services: Services, findings: list[Finding], language: Language) -> list[str]:
    """A line for each flaw of a questionnaire, with the departments."""
    alike = dict[tuple[Flaw, str | None], list[str | None]]()
    for one in findings:
        asked = None if one.flaw in _OF_DEPARTMENTS else one.questionnaire
        listed = alike.setdefault((one.flaw, asked), [])
        if one.department not in listed:
            listed.append(one.department)
    return [
        say(
            language,
            "self-test-line",
            where=_where(services, asked, departments, language),
            what=label(language, f"flaw-{flaw}"),
        )
        for (flaw, asked), departments in alike.items()
    ]


def _where(
    services: Services, asked: str | None, departments: list[str | None], language: Language
) -> str:
    names = [
        places.find_name(services.campaign, one, language) or label(language, "self-test-office")
        for one in departments[:_NAMED]
    ]
    more = max(0, len(departments) - _NAMED)
    known = services.library.find_current(asked) if asked is not None else None
    return label(
        language,
        "self-test-where",
        questionnaire=known.title.say(language) if known else asked,
        departments=series(language, names),
        more=more,
    )


def _mark(findings: Iterable[Finding], today: date) -> str:
    """What tells one telling from another: a failure by its day, notes by their week."""
    listed = sorted(f"{one.flaw}:{one.questionnaire}:{one.department}" for one in findings)
    if not all(one.is_note for one in findings):
        return today.isoformat()
    year, week, _ = today.isocalendar()
    return f"{year}w{week}:{hashlib.sha256(''.join(listed).encode()).hexdigest()[:16]}"


async def _readers(session: Session) -> tuple[Member, ...]:
    """Each person once, whatever they hold."""
    found = [await members.with_role(session, role) for role in (Role.COORDINATOR, Role.ADMIN)]
    return tuple({one.person: one for group in found for one in group}.values())


def _message(
    services: Services, findings: tuple[Finding, ...], mark: str, reader: Member
) -> Message:
    return Message(
        key=f"self-test:{services.campaign.code}:{mark}:{reader.person.hex()}",
        chat=reader.chat,
        text=words(services, findings, reader.language),
        picture=None,
        not_before=services.now(),
        lane=services.lane_of(reader.chat),
        priority=_FIRST,
    )
