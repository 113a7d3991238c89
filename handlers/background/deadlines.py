"""Deadlines of cases: before and on the last day the handler is told, then one level up.

Looked at once a working day, in the daytime. What has been told for a day is not told again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import case_clocks, profiles
from domain.case_clocks import Deadline
from domain.cases import Act, Case, Deed, Party, State
from domain.profiles import Notice, Stage
from handlers.background import looks
from handlers.cases import case_desk, case_doing, case_news
from handlers.context import Services
from storage import cases
from storage.cases import File
from storage.database import Session

_UNDECIDED = frozenset({State.UNROUTED, State.RETURNED})


@dataclass(frozen=True, slots=True)
class _Reminder:
    """What is said of a case today, to the handler or one level up."""

    kind: str
    about: str = ""  # tells it from others
    to_office: bool = False


async def remind(services: Services, due: datetime) -> int:
    """Tell whoever has to know today; gives how many messages are queued."""
    if not looks.is_time(services, due):
        return 0
    async with services.database.reading() as session:
        listed = await cases.standing(session, services.campaign.code)
    count = 0
    for known in listed:
        if not _reminders(services, known.case):
            continue
        async with services.database.transaction() as session:
            file = await cases.find(session, services.campaign.code, known.id)
            if file is not None:
                count += await _remind_of(session, services, file)
    services.bell.ring()
    return count


async def _remind_of(session: Session, services: Services, file: File) -> int:
    """A question that was not answered lets the clock go on; of all else somebody is told."""
    case, rules = file.case, case_desk.rules_of(services)
    is_silent = case_clocks.is_silent(case, services.today(), rules)
    if case.state is State.WAITING and is_silent:
        deed = Deed(Act.RESUME, frozenset({Party.CLOCK}))
        await case_doing.record(session, services, file, deed)
        return 1
    count = 0
    for one in _reminders(services, case):
        count += await case_news.remind(
            session, services, file, one.kind, about=one.about, to_office=one.to_office
        )
    return count


def _reminders(services: Services, case: Case) -> tuple[_Reminder, ...]:
    """All that is to be said of it today."""
    rules, today = case_desk.rules_of(services), services.today()
    if case.state in _UNDECIDED:
        yesterday = today - timedelta(days=1)
        is_old = rules.calendar.between(rules.day(case.opened_at), yesterday) > 0
        return (_Reminder("undecided", case.state, to_office=True),) if is_old else ()
    if case_clocks.is_silent(case, today, rules):  # somebody may close it
        return _Reminder("silent"), _Reminder("silent", to_office=True)
    return tuple(
        reminder
        for known in case_clocks.running(case, rules)
        if known.stage is not Stage.VERDICT
        for reminder in _of_deadline(services, known)
    )


def _of_deadline(services: Services, deadline: Deadline) -> Iterator[_Reminder]:
    """On the working day before, on the last day, and once it is over: then one level up, too."""
    kind = profiles.notice(deadline.clock, services.today(), services.timetable.working_days)
    if kind is not None:
        about = f"{deadline.stage}:{deadline.due.day}"
        yield _Reminder(kind, about)
        if kind is Notice.LATE:
            yield _Reminder(kind, about, to_office=True)
