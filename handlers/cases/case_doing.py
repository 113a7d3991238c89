"""Takes a deed on a case: judged, stored and told to whom it concerns, in one transaction."""

from dataclasses import dataclass, replace

from domain.auditing import Kind, on_case
from domain.case_clocks import late
from domain.case_moves import take
from domain.case_rules import MOVES, refusal
from domain.cases import Act, Case, Deed, Party, Refusal
from domain.profiles import Profile, Stage
from handlers import auditing
from handlers.cases import case_desk, case_news
from handlers.cases.case_desk import Desk
from handlers.cases.case_news import Change
from handlers.context import Services
from storage import case_steps, cases
from storage.case_steps import Step
from storage.cases import File
from storage.database import Session
from storage.trail import Author

LONGEST_NOTE = 1000  # characters
_PUBLIC = frozenset({Act.ASK, Act.PUT_RIGHT, Act.EXPLAIN, Act.CANNOT, Act.CONCLUDE})
_SETTLES = frozenset({Act.PUT_RIGHT, Act.EXPLAIN, Act.CANNOT})


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody says with a deed, and shows: the digest of a photo."""

    note: str = ""
    photo: str | None = None


_NOTHING = Words()


def refusal_of(desk: Desk, file: File, act: Act) -> Refusal | None:
    """Why a member can't take a step, whatever they say with it."""
    deed = Deed(act, desk.parties(file.case), desk.author.person, "…")
    return refusal(file.case, deed, now=desk.now, rules=desk.rules)


async def take_members(  # noqa: PLR0913 - what a deed is made of
    session: Session,
    desk: Desk,
    file: File,
    act: Act,
    *,
    words: Words = _NOTHING,
    department: str | None = None,
    profile: Profile | None = None,
) -> File | Refusal:
    """What a member does. Whether they may is judged by what they hold."""
    deed = Deed(act, desk.parties(file.case), desk.author.person, words.note, department, profile)
    done = await record(
        session, desk.services, file, deed, author=desk.author, photo=words.photo, lane=desk.lane
    )
    if isinstance(done, File):
        event = on_case(Kind.DEALT_WITH, file.id, act)
        await auditing.note(session, desk.services, desk.author.person, event)
    return done


async def record(  # noqa: PLR0913 - what a deed is made of
    session: Session,
    services: Services,
    file: File,
    deed: Deed,
    *,
    author: Author | None = None,
    photo: str | None = None,
    response: int | None = None,
    lane: bytes | None = None,
) -> File | Refusal:
    """Judge a deed; keep what it leads to and its step, and tell everyone concerned.

    `lane` is the chat of whoever acts, who sees it anyway.
    """
    now, rules = services.now(), case_desk.rules_of(services)
    after = take(file.case, deed, now=now, rules=rules)
    if isinstance(after, Refusal):
        return after
    await cases.save(session, file, after)
    step = Step(
        round=file.case.round,
        at=now if author else rules.midnight(now),  # of respondents the day alone is kept
        act=deed.act,
        party=_acting(deed),
        by=author.name if author else "",
        person=author.person if author else None,
        department=deed.department or (after.department if deed.act is Act.RELEASE else None),
        response=response,
        note=deed.note if MOVES[deed.act].needs_words or deed.note else "",
        photo=photo,
        is_public=deed.act in _PUBLIC,
        was_late=_was_late(file.case, deed.act, services),
    )
    number = await case_steps.add(session, file.id, step)
    done = replace(file, case=after)
    change = Change(file, done, replace(step, id=number), lane)
    await case_news.tell(session, services, change)
    return done


def _acting(deed: Deed) -> Party:
    """As whom it counts, of what somebody may act as."""
    fitting = MOVES[deed.act].parties & deed.parties
    return next(party for party in Party if party in fitting)


def _was_late(case: Case, act: Act, services: Services) -> bool:
    """Whether what it does was due before today."""
    stages = {known.stage for known in late(case, services.today(), case_desk.rules_of(services))}
    if act is Act.CONTACT:
        return Stage.CONTACT in stages
    return act in _SETTLES and Stage.COMPLETION in stages
