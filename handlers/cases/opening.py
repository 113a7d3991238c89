"""Opens cases and sends them on: to the department, or to the coordinator where it has to.

A case is opened in the transaction that stores the response, so that none is forgotten. It is sent
on once what was said was looked through, which takes a moment and happens beside everything else;
what a kill leaves undone is made good for at the next look.
"""

from dataclasses import replace
from datetime import UTC, datetime, time

from domain.case_moves import begin, dispatch
from domain.cases import Act, Party, State
from domain.questions import BAD_GRADES
from handlers.cases import case_desk, case_news
from handlers.context import Services
from storage import case_steps, cases
from storage.case_steps import Step
from storage.cases import File
from storage.database import Session
from storage.responses import Complete


def opens_case(response: Complete, *, is_complaint: bool = False) -> bool:
    """Whether a response has to be dealt with: a bad rating, or a complaint."""
    return is_complaint or response.grade in BAD_GRADES


async def open_(
    session: Session, services: Services, response_id: int, department: str | None
) -> File | None:
    """Open a case about a response; `None` if there is one already."""
    case = begin(services.now(), department, held=False)
    file = await cases.open_(session, services.campaign.code, response_id, case)
    if file is not None:
        step = Step(1, _today(services), Act.OPEN, Party.RESPONDENT, department=department)
        await case_steps.add(session, file.id, step)
    return file


async def send_on(services: Services) -> int:
    """Send on what nobody has got yet; gives how many cases."""
    async with services.database.reading() as session:
        waiting = await cases.undispatched(session, services.campaign.code)
    if not waiting:
        return 0
    count = 0
    for file in waiting:
        async with services.database.transaction() as session:
            count += await _send_on(session, services, file.id)
    if count:
        services.bell.ring()
    return count


async def _send_on(session: Session, services: Services, case_id: int) -> bool:
    file = await cases.find(session, services.campaign.code, case_id)
    if file is None or not file.case.is_open or file.case.dispatched_at is not None:
        return False
    held = await cases.is_held(session, file)
    case = replace(file.case, held=held)
    if case.state is State.UNROUTED:
        await cases.save(session, file, case)
        return await case_news.tell_unrouted(session, services, replace(file, case=case))
    sent = dispatch(case, now=services.now(), rules=case_desk.rules_of(services))
    await cases.save(session, file, sent)
    await case_news.tell_new(session, services, replace(file, case=sent))
    return True


def _today(services: Services) -> datetime:
    midnight = datetime.combine(services.today(), time(), services.timetable.zone)
    return midnight.astimezone(UTC)
