"""Who is told what about a directive, in the transaction of the deed.

Read by one, the others of that side stop being told.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.directives import Move, Stage
from domain.people import Role
from domain.profiles import Notice
from domain.text import Language
from handlers import places
from handlers.callbacks import pack
from handlers.cases import case_words
from handlers.catalogue import label, say
from handlers.context import Services
from handlers.directives.directive_acts import MoveDirective, OpenDirective
from storage import members, outbox
from storage.database import Session
from storage.directives import Filed, Step
from storage.members import Member
from storage.outbox import Buttons, Message

_URGENT = 3  # before what merely reminds


@dataclass(frozen=True, slots=True)
class _News:
    """What is said about which directive. `mark` tells it from what was said before."""

    filed: Filed
    kind: str
    mark: str
    to_staff: bool
    note: str = ""
    by: str = ""


def topic(filed: Filed, *, to_staff: bool) -> str:
    """What tells a department, or those who judge."""
    return f"directive:{filed.id:x}:{'staff' if to_staff else 'office'}"


async def tell_given(session: Session, services: Services, filed: Filed) -> None:
    """The department; where none of its staff is here, the campaign office passes it on."""
    staff = await members.of_department(session, filed.directive.department)
    news = _News(filed, "given", f"given:{filed.steps}", to_staff=True, by=filed.given_name)
    if not staff:
        news = _News(filed, "orphan", f"orphan:{filed.steps}", to_staff=False, by=filed.given_name)
    await _post(session, services, news, staff or await _office(session))


async def tell_moved(session: Session, services: Services, filed: Filed, step: Step) -> None:
    """Whoever has to do something now, or has waited for it; not whoever did it."""
    for to_staff in (True, False):
        await outbox.drop_topic(session, topic(filed, to_staff=to_staff))
    mark, about = f"{step.move}:{filed.steps}", (step.note, step.by)
    staff = await members.of_department(session, filed.directive.department)
    told = {step.person}
    if step.move is not Move.REPORT:
        await _post(session, services, _News(filed, step.move, mark, True, *about), staff, told)  # noqa: FBT003 - to the staff
        told |= {one.person for one in staff}
    if step.move is not Move.SEND_BACK:
        judges = await _judges(session, filed)
        await _post(session, services, _News(filed, step.move, mark, False, *about), judges, told)  # noqa: FBT003 - to who judges


async def remind(session: Session, services: Services, filed: Filed, kind: Notice) -> int:
    """Of the last day, once: before, on it, and after; then one level up, too."""
    day = filed.directive.clock.due(services.timetable.working_days).day
    mark = f"{kind}:{day}:{filed.steps}"
    staff = await members.of_department(session, filed.directive.department)
    count = await _post(session, services, _News(filed, kind, mark, to_staff=True), staff)
    if kind is Notice.LATE or not staff:
        news = _News(filed, kind, mark, to_staff=False)
        count += await _post(session, services, news, await _office(session))
    return count


async def forget(session: Session, directive_id: int) -> None:
    """Of a directive that is deleted no message is kept: no key of it is posted any more."""
    await outbox.forget_keys(session, f"directive:{directive_id:x}:")


async def _office(session: Session) -> list[Member]:
    return list(await members.with_role(session, Role.COORDINATOR))


async def _judges(session: Session, filed: Filed) -> list[Member]:
    """The campaign office, and the leader who gave it."""
    leaders = await members.with_role(session, Role.LEADER)
    own = [one for one in leaders if one.person == filed.directive.given_by]
    everyone = {one.person: one for one in (*own, *await _office(session))}
    return list(everyone.values())


async def _post(
    session: Session,
    services: Services,
    news: _News,
    told: Iterable[Member],
    but: Collection[bytes] = (),
) -> int:
    """Queue it for each of them but some, once; gives how many are new."""
    count = 0
    for member in told:
        if member.person in but:
            continue
        message = Message(
            key=f"directive:{news.filed.id:x}:{news.mark}:{member.person.hex()}",
            chat=member.chat,
            text=_text(services, news, member.language),
            picture=None,
            not_before=services.now(),
            buttons=_buttons(news, member.language),
            lane=services.lane_of(member.chat),
            topic=topic(news.filed, to_staff=news.to_staff),
            priority=_URGENT,
        )
        count += await outbox.post(session, message)
    return count


def _text(services: Services, news: _News, language: Language) -> str:
    filed, directive = news.filed, news.filed.directive
    head = say(
        language,
        f"order-{news.kind.replace('_', '-')}",
        number=str(filed.number),
        department=places.name(services.campaign, directive.department, language),
        day=case_words.last_day(directive.clock.due(services.timetable.working_days), language),
        by=news.by or None,
        note=news.note or None,
    )
    parts = [head]
    if filed.about and news.kind in _WHOLE:
        parts.append(say(language, "directive-about", text=filed.about))
    if news.kind in _WHOLE:
        parts.append(say(language, "directive-words", text=directive.text))
    return "\n\n".join(parts)


_WHOLE = frozenset({"given", "orphan"})


def _buttons(news: _News, language: Language) -> Buttons:
    filed = news.filed
    row = [(label(language, "directive-open"), pack(OpenDirective(filed.id)))]
    if news.to_staff and filed.directive.stage is Stage.OPEN:
        act = MoveDirective(filed.id, filed.steps, Move.REPORT)
        row.insert(0, (label(language, "directive-move", move=Move.REPORT), pack(act)))
    return (tuple(row),)
