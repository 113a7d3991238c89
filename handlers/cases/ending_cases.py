"""What becomes of a case when its response is taken back, or its time is over."""

from collections.abc import Collection

from domain.cases import Act, Deed, Party, State
from handlers.cases import case_doing, respondents_news
from handlers.context import Services
from storage import case_steps, cases, complainants, outbox
from storage.cases import File
from storage.complainants import Complainant
from storage.database import Session


async def let_go(session: Session, services: Services, response_id: int) -> None:
    """Before a response is withdrawn: its words go, and its case ends with it."""
    await _end(session, services, response_id, Party.RESPONDENT)
    await case_steps.forget_words(session, response_id)


async def let_expire(session: Session, services: Services, response_ids: Collection[int]) -> None:
    """Before responses are deleted whose time is over."""
    for response_id in response_ids:
        await _end(session, services, response_id, Party.CLOCK)


async def _end(session: Session, services: Services, response_id: int, party: Party) -> None:
    """Its sender is told no more, of this end neither, and is kept in no message."""
    await _close(session, services, response_id, party)
    await outbox.forget_topic(session, respondents_news.topic_of(response_id))


async def _close(session: Session, services: Services, response_id: int, party: Party) -> None:
    file = await cases.find_of_response(session, response_id)
    if file is None or not file.case.is_open:
        return
    others = [
        one for one in await complainants.of_case(session, file.id) if one.response != response_id
    ]
    deed = Deed(Act.WITHDRAW, frozenset({party}), is_last=not others)
    if await _is_heard(session, file, others):  # it was only for this one that the case waited
        deed = Deed(Act.ACCEPT, frozenset({Party.RESPONDENT}))
    await case_doing.record(session, services, file, deed)


async def _is_heard(session: Session, file: File, others: list[Complainant]) -> bool:
    """Whether all others who can have said in this round that it is better."""
    if file.case.state is not State.SETTLED:
        return False
    heard = await case_steps.heard(session, file.id, file.case.round)
    asked = {one.response for one in others if one.can_answer}
    return bool(asked) and asked <= heard
