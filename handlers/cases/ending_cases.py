"""What becomes of a case when its response is taken back, or its time is over."""

from collections.abc import Collection

from domain.cases import Act, Deed, Party
from handlers.cases import case_doing, respondents_news
from handlers.context import Services
from storage import case_steps, cases, complainants, outbox
from storage.database import Session


async def let_go(session: Session, services: Services, response_id: int) -> None:
    """Before a response is withdrawn: its words go, and its case ends with it."""
    await outbox.forget_topic(session, respondents_news.topic_of(response_id))
    await _end(session, services, response_id, Party.RESPONDENT)
    await case_steps.forget_words(session, response_id)


async def let_expire(session: Session, services: Services, response_ids: Collection[int]) -> None:
    """Before responses are deleted whose time is over."""
    for response_id in response_ids:
        await outbox.forget_topic(session, respondents_news.topic_of(response_id))
        await _end(session, services, response_id, Party.CLOCK)


async def _end(session: Session, services: Services, response_id: int, party: Party) -> None:
    file = await cases.find_of_response(session, response_id)
    if file is None or not file.case.is_open:
        return
    behind = await complainants.of_case(session, file.id)
    is_last = all(one.response == response_id for one in behind)
    deed = Deed(Act.WITHDRAW, frozenset({party}), is_last=is_last)
    await case_doing.record(session, services, file, deed)
