"""Merging 并单: one case goes on as a part of another, and every respondent of it is told."""

from dataclasses import replace

from domain.auditing import Kind, on_case
from domain.case_moves import take
from domain.case_rules import refusal_to_merge
from domain.cases import Act, Deed, Refusal
from handlers import auditing
from handlers.cases import case_news, respondents_news
from handlers.cases.case_desk import Desk
from handlers.cases.case_news import Change
from storage import case_steps, cases
from storage.case_steps import Step
from storage.cases import File
from storage.database import Session


def fits(desk: Desk, file: File, into: File) -> bool:
    """Whether a member may let one case go on in the other."""
    is_both = bool(desk.parties(file.case) & desk.parties(into.case))
    return is_both and file.id != into.id and refusal_to_merge(file.case, into.case) is None


async def merge(session: Session, desk: Desk, file: File, into: File) -> File | Refusal:
    """Close one as a part of the other; gives the other."""
    if not fits(desk, file, into):
        return Refusal.NOT_NOW
    now, parties = desk.services.now(), desk.parties(file.case)
    after = take(
        file.case,
        Deed(Act.MERGE, parties, desk.author.person),
        now=now,
        rules=desk.rules,
    )
    if isinstance(after, Refusal):
        return after
    party = min(parties, key=lambda one: one.value)
    step = Step(
        round=into.case.round,
        at=now,
        act=Act.MERGE,
        party=party,
        by=desk.author.name,
        person=desk.author.person,
        note=f"{file.number} → {into.number}",
    )
    await cases.merge(session, file, after, into)
    closed = replace(step, id=await case_steps.add(session, file.id, step))
    joined = replace(step, id=await case_steps.add(session, into.id, step))
    services = desk.services
    merged = (on_case(Kind.DEALT_WITH, one.id, Act.MERGE) for one in (file, into))
    await auditing.note(session, services, desk.author.person, *merged)
    change = Change(file, replace(file, case=after), closed, desk.lane)
    await case_news.hush(session, services, change)
    await respondents_news.tell(session, services, into, joined)
    return into
