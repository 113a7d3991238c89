"""Opens cases and sends them on: to the department, or to the coordinator where it has to.

A case is opened in the transaction that stores the response, so that none is forgotten. It is sent
on once what was said was looked through, which takes a moment and happens beside everything else;
what a kill leaves undone is made good for at the next look.
"""

from collections.abc import Sequence
from dataclasses import replace

from domain.case_moves import begin, dispatch
from domain.cases import Act, Deed, Party, State
from domain.questions import BAD_GRADES
from domain.responses import Stored
from handlers.background import examining
from handlers.cases import case_desk, case_doing, case_news
from handlers.context import Services
from storage import case_steps, cases, outbox
from storage.case_steps import Step
from storage.cases import File
from storage.database import Session

_MANY = 5  # cases at once
_AT_ONCE = 500  # responses whose cases are asked for in one statement


async def open_(session: Session, services: Services, stored: Stored) -> File | None:
    """Open a case about a response that has to be dealt with: a bad rating, or a complaint.

    `None` for any other, and where there is a case already.
    """
    if not stored.is_complaint and stored.grade not in BAD_GRADES:
        return None
    today = case_desk.rules_of(services).midnight(services.now())
    case = begin(today, stored.department, held=False)
    file = await cases.open_(session, services.campaign.code, stored.id, case)
    if file is not None:
        step = Step(1, today, Act.OPEN, Party.CLOCK, department=stored.department)
        await case_steps.add(session, file.id, step)
    return file


async def look(services: Services) -> tuple[int, ...]:
    """Look through words that have come, and send on what waited for it; gives the responses.

    A case whose respondent now names somebody leaves the department.
    """
    settled = await examining.examine(services)
    for response_id in await _with_case(services, settled):
        async with services.database.transaction() as session:
            await _hold(session, services, response_id)
    await send_on(services)
    return settled


async def _with_case(services: Services, settled: Sequence[int]) -> list[int]:
    """Those of them that there is a case about: of a file that was taken in, mostly none."""
    found: list[int] = []
    for first in range(0, len(settled), _AT_ONCE):
        async with services.database.reading() as session:
            found += await cases.of_responses(session, settled[first : first + _AT_ONCE])
    return found


async def _hold(session: Session, services: Services, response_id: int) -> None:
    file = await cases.find_of_response(session, response_id)
    if file is None or file.case.held or file.case.dispatched_at is None:
        return
    if await cases.is_held(session, file):
        deed = Deed(Act.HOLD, frozenset({Party.CLOCK}))
        await case_doing.record(session, services, file, deed)


async def send_on(services: Services) -> int:
    """Send on what nobody has got yet; gives how many cases.

    Of many that come at once, as from a file, a department is told in one message. What waits for
    the coordinators to say whose it is, is none of them.
    """
    async with services.database.reading() as session:
        found = await cases.undispatched(session, services.campaign.code)
        waiting = [one for one in found if await _is_to_go(session, one)]
    routed = [one for one in waiting if one.case.state is not State.UNROUTED]
    is_many = len(routed) > _MANY
    sent = await _send_many(services, routed) if is_many else 0
    for one in waiting:
        if not (is_many and one in routed):
            sent += await _send_alone(services, one)
    if sent:
        services.bell.ring()
    return sent


async def _is_to_go(session: Session, file: File) -> bool:
    """Whether there is anything to do: of one that is nobody's the coordinators are told once."""
    if file.case.state is not State.UNROUTED:
        return True
    if not file.case.held and await cases.is_held(session, file):
        return True
    return not await outbox.states_of_topic(session, case_desk.topic(file, None))


async def _send_alone(services: Services, known: File) -> bool:
    async with services.database.transaction() as session:
        return await send_one(session, services, known.id) is not None


async def _send_many(services: Services, waiting: Sequence[File]) -> int:
    """In one transaction with the message about them: none goes without being told of."""
    async with services.database.transaction() as session:
        found = [await send_one(session, services, one.id, is_one_of_many=True) for one in waiting]
        sent = [file for file in found if file is not None]
        await case_news.tell_many(session, services, sent)
    return len(sent)


async def send_one(
    session: Session, services: Services, case_id: int, *, is_one_of_many: bool = False
) -> File | None:
    """Send one on; `None` where that was done, or is not yet possible.

    It is held where what was said holds it, and stays held where a coordinator does.
    """
    file = await cases.find(session, services.campaign.code, case_id)
    if file is None or not file.case.is_open or file.case.dispatched_at is not None:
        return None
    case = replace(file.case, held=file.case.held or await cases.is_held(session, file))
    if case.state is State.UNROUTED:
        if case != file.case:
            await cases.save(session, file, case)
        await case_news.tell_unrouted(session, services, replace(file, case=case))
        return None
    sent = dispatch(case, now=services.now(), rules=case_desk.rules_of(services))
    await cases.save(session, file, sent)
    after = replace(file, case=sent)
    await case_news.tell_new(session, services, after, is_one_of_many=is_one_of_many)
    return after
