"""Deadlines of cases: before and on the last day the handler is told, then one level up.

Looked at once a working day, in the daytime. What has been told for a day is not told again.
"""

from datetime import datetime, timedelta

from domain import case_clocks
from domain.case_clocks import Deadline
from domain.cases import Act, Case, Deed, Party, State
from domain.profiles import Stage
from handlers.cases import case_desk, case_doing, case_news
from handlers.context import Services
from storage import cases
from storage.cases import File
from storage.database import Session

PATIENCE = timedelta(hours=8)  # a look that is later than this waits for the next working day
_UNDECIDED = frozenset({State.UNROUTED, State.RETURNED})


async def remind(services: Services, due: datetime) -> int:
    """Tell whoever has to know today; gives how many messages are queued."""
    today = services.today()
    is_late = services.now() - due > PATIENCE
    if is_late or not services.timetable.working_days.is_working(today):
        return 0
    async with services.database.reading() as session:
        listed = await cases.standing(session, services.campaign.code)
    count = 0
    for known in listed:
        async with services.database.transaction() as session:
            file = await cases.find(session, services.campaign.code, known.id)
            if file is not None:
                count += await _remind_of(session, services, file)
    services.bell.ring()
    return count


async def _remind_of(session: Session, services: Services, file: File) -> int:
    rules, today = case_desk.rules_of(services), services.today()
    case = file.case
    if case.state in _UNDECIDED:
        waited = services.timetable.working_days
        since = case.opened_at.astimezone(services.timetable.zone).date()
        is_old = any(
            waited.is_working(since + timedelta(days=n)) for n in range(1, (today - since).days)
        )
        if not is_old:
            return 0
        return await _tell(session, services, file, "undecided", case.state, to_office=True)
    if case_clocks.is_silent(case, today, rules):
        return await _end_silence(session, services, file)
    count = 0
    for known in case_clocks.running(case, rules):
        if known.stage is not Stage.VERDICT:
            count += await _of_deadline(session, services, file, known)
    return count


async def _end_silence(session: Session, services: Services, file: File) -> int:
    """A question that was not answered: the clock goes on. An outcome: somebody may close it."""
    if file.case.state is State.WAITING:
        deed = Deed(Act.RESUME, frozenset({Party.CLOCK}))
        await case_doing.record(session, services, file, deed)
        return 1
    count = await _tell(session, services, file, "silent", "")
    return count + await _tell(session, services, file, "silent", "", to_office=True)


async def _of_deadline(session: Session, services: Services, file: File, deadline: Deadline) -> int:
    """On the working day before, on the last day, and once it is over: then one level up, too."""
    about = f"{deadline.stage}:{deadline.due.day}"
    today, rules = services.today(), case_desk.rules_of(services)
    if today == case_clocks.eve(deadline.due, rules):
        is_new = _begun_on(file.case, deadline) == today  # told with the case itself
        return 0 if is_new else await _tell(session, services, file, "eve", about)
    if today == deadline.due.day:
        return await _tell(session, services, file, "today", about)
    if not deadline.is_late(today):
        return 0
    count = await _tell(session, services, file, "late", about)
    return count + await _tell(session, services, file, "late", about, to_office=True)


def _begun_on(case: Case, deadline: Deadline) -> object:
    clock = case.contact if deadline.stage is Stage.CONTACT else case.completion
    return clock.begun_on if clock else None


async def _tell(  # noqa: PLR0913 - who is told what, about which deadline
    session: Session,
    services: Services,
    file: File,
    kind: str,
    about: str,
    *,
    to_office: bool = False,
) -> int:
    return await case_news.remind(session, services, file, kind, about=about, to_office=to_office)
