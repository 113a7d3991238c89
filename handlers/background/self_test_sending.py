"""One trial of the self-test: sent, sent on and followed in a transaction that is rolled back.

By the very functions that every response goes through; so what breaks them is found here.
"""

import secrets
from contextlib import suppress

from domain import receipts, self_test
from domain.cases import Act, Deed, Party
from domain.profiles import Stage
from domain.questions import GRADES
from domain.responses import find_department
from domain.self_test import Flaw
from domain.text import Language
from handlers.answering import ending
from handlers.answering.opened import Open
from handlers.cases import case_desk, case_doing, case_news, case_progress, opening
from handlers.cases.case_acts import SayVerdict
from handlers.context import Services
from storage import cases, outbox, sent
from storage.cases import File
from storage.database import Session
from storage.sent import Sent
from storage.trail import Author

_NOBODY = 0  # no user of Telegram has this number
_CLERK = Author(bytes(16), "自检")


class _UndoneError(Exception):
    """Rolls a trial back."""


async def send_and_undo(services: Services, known: Open) -> Flaw | None:
    """Where it is lost, if it is. Nothing stays, and nobody is told."""
    flaw = None
    with suppress(_UndoneError):
        async with services.database.transaction() as session:
            flaw = await _send(session, services, known)
            raise _UndoneError
    return flaw


async def _send(session: Session, services: Services, known: Open) -> Flaw | None:
    code = receipts.from_bytes(secrets.token_bytes(5))
    is_stored = await ending.complete(session, services, known, _NOBODY, code)
    response = await sent.find(session, services.keys.receipt(code))
    if response is None or not is_stored:
        return Flaw.UNSTORED
    if response.grade != self_test.WORST:
        return Flaw.UNGRADED
    file = await cases.find_of_response(session, response.id)
    if file is None:
        return Flaw.UNOPENED
    department = find_department(known.questionnaire, known.interview.answers)
    lost = await _dispatch(session, services, file, department)
    if department is None or (lost is not None and lost not in self_test.NOTES):
        return lost
    is_tracked = await _is_tracked(session, services, response, code)
    return lost if is_tracked else Flaw.UNTRACKED


async def _dispatch(
    session: Session, services: Services, file: File, department: str | None
) -> Flaw | None:
    """Send it on; without a department it stays with the coordinators, who are told."""
    waiting = await cases.undispatched(session, file.campaign)
    if file.id not in {one.id for one in waiting} and not await cases.is_held(session, file):
        return Flaw.UNSENT
    await opening.send_one(session, services, file.id)
    after = await cases.find(session, file.campaign, file.id) or file  # as it is stored
    if department is None:
        return await _untold(session, after)
    if after.case.dispatched_at is None or after.case.department != department:
        return Flaw.UNSENT
    is_timed = case_desk.rules_of(services).find(Stage.COMPLETION) is not None
    if is_timed and after.case.completion is None:
        return Flaw.UNTIMED
    return await _untold(session, after)


async def _untold(session: Session, file: File) -> Flaw | None:
    """Whether nothing is queued for any of those who are to deal with it, and why."""
    place = None if file.case.held else file.case.department
    queued = await outbox.states_of_topic(session, case_desk.topic(file, place))
    if queued.get("waiting"):
        return None
    if queued:
        return Flaw.UNREACHABLE
    return Flaw.UNTOLD if await case_news.handlers(session, file) else Flaw.UNSTAFFED


async def _is_tracked(session: Session, services: Services, response: Sent, code: str) -> bool:
    """Whether what the receipt code leads to asks for the verdict, once the case is answered."""
    deed = Deed(Act.PUT_RIGHT, frozenset({Party.HANDLER}), _CLERK.person, _CLERK.name)
    known = await cases.find_of_response(session, response.id)
    if known is not None:
        await case_doing.record(session, services, known, deed, author=_CLERK)
    found = await case_progress.find(session, response.id, response.grade)
    rows = case_progress.rows(found, code, Language.ZH) if found is not None else []
    acts = [act for row in rows for _, act in row]
    return {act.grade for act in acts if isinstance(act, SayVerdict)} == set(GRADES)
