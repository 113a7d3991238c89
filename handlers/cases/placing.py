"""A case goes where its response goes: coordinator or respondent say whom it concerns."""

from domain.cases import Act, Deed, Party
from handlers.cases import case_desk, case_doing
from handlers.context import Context, Services
from storage import cases
from storage.database import Session


async def assign(session: Session, context: Context, response_id: int, department: str) -> None:
    """The coordinator has given the response to a department."""
    desk = await case_desk.desk_of(context)
    file = await cases.find_of_response(session, response_id)
    if file is not None and file.case.is_open:
        await case_doing.take_members(session, desk, file, Act.ASSIGN, department=department)


async def release(session: Session, context: Context, response_id: int) -> None:
    """The coordinator lets the department have the response, without the names."""
    desk = await case_desk.desk_of(context)
    file = await cases.find_of_response(session, response_id)
    if file is not None and file.case.held and not await cases.is_held(session, file):
        await case_doing.take_members(session, desk, file, Act.RELEASE)


async def correct(
    session: Session, services: Services, response_id: int, department: str | None
) -> None:
    """The respondent now says that it concerns another department."""
    file = await cases.find_of_response(session, response_id)
    if file is None or department in {None, file.case.department}:
        return
    deed = Deed(Act.ASSIGN, frozenset({Party.RESPONDENT}), department=department)
    await case_doing.record(session, services, file, deed, response=response_id)
