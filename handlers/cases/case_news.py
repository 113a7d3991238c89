"""Which members are told what about a case, in the transaction of the deed.

They get a line and a button; what was said stands on the card behind it. Read by one, the others
stop being told. For the respondents see `handlers.cases.respondents_news`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.case_clocks import next_due
from domain.cases import Act, Case, Party, State
from domain.people import Role
from domain.text import Language
from handlers import places
from handlers.callbacks import pack
from handlers.cases import case_words, respondents_news
from handlers.cases.case_acts import CaseWork, DoCase, ListCases, OpenCase, View
from handlers.cases.case_desk import rules_of, topic
from handlers.catalogue import label, say
from handlers.context import Services
from storage import cases, members, outbox
from storage.case_steps import Step
from storage.cases import File
from storage.database import Session
from storage.members import Member
from storage.outbox import Buttons, Message, Sent

_URGENT = 3  # before what merely reminds
# What a department, the coordinators, and whoever has claimed it are told of, beside the buttons.
_TO_DEPARTMENT = {
    Act.ASSIGN: "new",
    Act.UPHOLD: "upheld",
    Act.REOPEN: "reopened",
    Act.RELEASE: "new",
}
_TO_OFFICE = {Act.RETURN: "returned", Act.REOPEN: "reopened"}
_TO_HANDLER = {
    Act.REPLY: "replied", Act.RESUME: "resumed", Act.ACCEPT: "accepted", Act.EXTEND: "extended",
    Act.NOTE: "noted", Act.CONCLUDE: "concluded", Act.WITHDRAW: "withdrawn",
}  # fmt: skip
_CLAIMABLE = frozenset({"new", "reopened", "upheld"})
_LONGEST = 200  # characters of a colleague's note
_ENDS = frozenset({Act.CLOSE, Act.CONCLUDE, Act.WITHDRAW, Act.MERGE, Act.ACCEPT})


@dataclass(frozen=True, slots=True)
class Change:
    """What a step has made of a case. `lane` is the chat of whoever took it, who sees it anyway."""

    before: File
    after: File
    step: Step
    lane: bytes | None = None


@dataclass(frozen=True, slots=True)
class _News:
    """What is said of which case. `about` tells what may be said once, where no step does."""

    file: File
    kind: str
    step: Step | None = None
    to_office: bool = False
    about: str = ""


async def tell(session: Session, services: Services, change: Change) -> None:
    """Everyone whom a step concerns."""
    step, file = change.step, change.after
    await hush(session, services, change)
    if step.act in _TO_DEPARTMENT and not file.case.held:
        news = _News(file, _TO_DEPARTMENT[step.act], step)
        await _post(session, services, news, await _staff(session, file.case.department))
    if step.act in _TO_OFFICE or (step.act in _TO_DEPARTMENT and file.case.held):
        news = _News(file, _TO_OFFICE.get(step.act) or "new", step, to_office=True)
        await _post(session, services, news, await _office(session))
    if step.act is Act.ASSIST:
        news = _News(file, "assist", step)
        await _post(session, services, news, await _staff(session, step.department))
    if step.act in _TO_HANDLER:
        told = [one for one in await handlers(session, change.before) if one.person != step.person]
        await _post(session, services, _News(file, _TO_HANDLER[step.act], step), told)
    await respondents_news.tell(session, services, file, step)


async def tell_new(
    session: Session, services: Services, file: File, *, is_one_of_many: bool = False
) -> None:
    """A case that was just sent on: to the department, or to the coordinators where it is held.

    Of one of many, members are told by `tell_many`.
    """
    if not is_one_of_many:
        news = _News(file, "new", to_office=file.case.held)
        await _post(session, services, news, await handlers(session, file))
    await respondents_news.tell(session, services, file, None)


async def tell_many(session: Session, services: Services, files: Sequence[File]) -> None:
    """Many cases at once: one message to each member, with how many there are for them."""
    found = dict[bytes, list[File]]()
    members_told = dict[bytes, Member]()
    for file in files:
        for member in await handlers(session, file):
            members_told[member.person] = member
            found.setdefault(member.person, []).append(file)
    for person, member in members_told.items():
        mine, language = found[person], member.language
        go = (label(language, "case-list"), pack(ListCases(View.MINE, None, 0)))
        message = Message(
            key=f"cases:{min(file.id for file in mine):x}:{person.hex()}",
            chat=member.chat,
            text=say(language, "case-many", count=len(mine)),
            picture=None,
            not_before=services.now(),
            buttons=((go,),),
            lane=services.lane_of(member.chat),
            priority=_URGENT,
        )
        await outbox.post(session, message)


async def tell_unrouted(session: Session, services: Services, file: File) -> bool:
    """The coordinators have to say whose it is; true the first time."""
    news = _News(file, "unrouted", to_office=True)
    return await _post(session, services, news, await _office(session)) > 0


async def remind(  # noqa: PLR0913 - who is told what, about which deadline
    session: Session,
    services: Services,
    file: File,
    kind: str,
    *,
    about: str,
    to_office: bool,
) -> int:
    """Of a deadline, once; `about` tells it from others. Gives how many are told."""
    told = await (_office(session) if to_office else handlers(session, file))
    news = _News(file, kind, to_office=to_office, about=f"{kind}:{file.case.round}:{about}")
    return await _post(session, services, news, told)


async def tell_words(
    session: Session, services: Services, file: File, kind: str, mark: str
) -> None:
    """A respondent has written something; `mark` tells it from what they wrote before."""
    told = await handlers(session, file)
    await _post(session, services, _News(file, kind, about=f"{kind}:{mark}"), told)


async def tell_remark(session: Session, services: Services, response_id: int, before: int) -> None:
    """A respondent has added something; `before` is how often they did so before."""
    file = await cases.find_of_response(session, response_id)
    if file is not None and file.case.is_open:
        await cases.note_news(session, file, news=True)
        await tell_words(session, services, file, "remarked", f"{response_id:x}:{before}")


async def handlers(session: Session, file: File) -> list[Member]:
    """Who sees to it: who has claimed or first read it, else everyone of the department."""
    case = file.case
    if case.held or case.department is None:
        return await _office(session)
    everyone = await _staff(session, case.department)
    known = case.claimed_by or case.read_by
    return [one for one in everyone if one.person == known] or everyone


async def _staff(session: Session, department: str | None) -> list[Member]:
    return [] if department is None else list(await members.of_department(session, department))


async def _office(session: Session) -> list[Member]:
    return list(await members.with_role(session, Role.COORDINATOR))


async def _post(session: Session, services: Services, news: _News, told: Sequence[Member]) -> int:
    """Queue a line for each of them, once; gives how many are new."""
    file, step = news.file, news.step
    mark = news.about or f"{news.kind}:{step.id if step else file.case.round}"
    count = 0
    for member in told:
        message = Message(
            key=f"case:{file.id:x}:{mark}:{member.person.hex()}",
            chat=member.chat,
            text=_line(services, news, member.language),
            picture=None,
            not_before=services.now(),
            buttons=_buttons(news, member.language),
            lane=services.lane_of(member.chat),
            topic=topic(file, None if news.to_office else file.case.department),
            priority=_URGENT,
        )
        count += await outbox.post(session, message)
    return count


def _line(services: Services, news: _News, language: Language) -> str:
    file, step = news.file, news.step
    due = next_due(file.case, rules_of(services))
    return say(
        language,
        f"news-{news.kind}",
        number=str(file.number),
        department=places.name(services.campaign, file.case.department, language),
        day=case_words.last_day(due, language) if due else None,
        by=step.by if step and step.by else None,
        note=step.note[:_LONGEST] if step and step.by and step.note else None,
        held=file.case.held,
    )


def _buttons(news: _News, language: Language) -> Buttons:
    file, row = news.file, list[tuple[str, CaseWork]]()
    if news.kind in _CLAIMABLE and (not news.to_office or file.case.held):
        row.append((label(language, "case-claim"), DoCase(file.id, file.case.round, Act.CLAIM)))
    row.append((label(language, "case-open"), OpenCase(file.id)))
    return (tuple((text, pack(act)) for text, act in row),)


async def hush(session: Session, services: Services, change: Change) -> None:
    """What somebody has seen to, nobody else is told any more; what was told already is folded."""
    before, after, step = change.before, change.after, change.step
    if step.party is Party.COORDINATOR or step.act in _ENDS:
        await outbox.drop_topic(session, topic(before, None))
    has_left = _left(before.case, after.case)
    if step.party is not Party.HANDLER and step.act not in _ENDS and not has_left:
        return
    await outbox.drop_topic(session, topic(before, before.case.department))
    if step.act is Act.CLAIM or step.act in _ENDS or has_left:
        await _fold_all(session, services, change)


def _left(before: Case, after: Case) -> bool:
    """Whether it has left the department it was with."""
    gone = before.department != after.department or (after.held and not before.held)
    return gone or after.state is State.RETURNED


async def _fold_all(session: Session, services: Services, change: Change) -> None:
    """Leave a line where a case was announced, so that nobody begins what another has begun."""
    department = change.before.case.department
    spoken = {services.lane_of(one.chat): one.language for one in await _staff(session, department)}
    for told in await outbox.sent_of_topic(session, topic(change.before, department)):
        if told.lane is not None and told.lane != change.lane:
            language = spoken.get(told.lane, Language.ZH)
            await outbox.post(session, _fold(services, change, told, language))


async def forget(session: Session, case_id: int) -> None:
    """Of a case that is deleted no message is kept: no key of it is posted any more."""
    for kind in ("case", "cases", "fold"):
        await outbox.forget_keys(session, f"{kind}:{case_id:x}:")


def _fold(services: Services, change: Change, told: Sent, language: Language) -> Message:
    file, is_claimed = change.after, change.step.act is Act.CLAIM
    kind = "claimed" if is_claimed else "gone"
    go = (label(language, "case-open"), pack(OpenCase(file.id)))
    return Message(
        key=f"fold:{file.id:x}:{told.message:x}:{kind}:{(told.lane or b'').hex()}",
        chat=told.chat,
        text=say(language, f"fold-{kind}", number=str(file.number), by=change.step.by),
        picture=None,
        not_before=services.now(),
        buttons=((go,),) if is_claimed else (),
        lane=told.lane,
        edits=told.message,
    )
