"""The end of a recording: stored as what somebody has said elsewhere, and once.

Whoever records has not taken part by that: there is no mark of participation, no consent of theirs,
and no limit to how many people they ask.
"""

from datetime import timedelta

from domain import people, shielding
from domain import responses as outcomes
from domain.responses import Mode, Outcome, Stored
from handlers.answering.opened import Open
from handlers.context import Context, Services
from storage import examples, interviews, responses
from storage.database import Session
from storage.responses import Complete


async def may_send(context: Context, known: Open) -> bool:
    """Whether who sent the update may send what they have in hand, at this moment."""
    return not known.is_recorded or people.may_record(await context.memberships())


async def complete(
    session: Session, services: Services, known: Open, user_id: int, code: str
) -> Stored | None:
    """Store what was recorded; `None` if the receipt code is taken.

    What it gives is what opening a case takes: a bad rating, or that it is a complaint.
    """
    outcome = outcomes.read(known.questionnaire, known.interview.answers)
    response = _response(services, known, outcome, user_id, code)
    response_id = await responses.add(session, response)
    if response_id is None:
        return None
    campaign, department = response.campaign, outcome.department
    if department is not None and outcome.matter:
        await examples.add(session, campaign, response_id, outcome.matter, department)
    await interviews.withdraw(session, campaign, known.interview.person)
    is_complaint = known.interview.is_complaint
    return Stored(response_id, department, outcome.grade, is_complaint)


def _response(
    services: Services, known: Open, outcome: Outcome, user_id: int, code: str
) -> Complete:
    today, campaign, begun = services.today(), services.campaign, known.interview
    assert begun.channel is not None
    return Complete(
        campaign=campaign.code,
        mode=Mode.RECORDED,
        channel=begun.channel,
        completed_on=today,
        kept_until=today + timedelta(days=campaign.kept_for_days),
        said_on=today,
        respondent=outcome.respondent,
        department=outcome.department,
        grade=outcome.grade,
        statements=outcome.statements,
        questionnaire=(known.questionnaire.id, known.questionnaire.version),
        answers=outcome.answers,
        receipt=services.keys.receipt(code),
        source=services.keys.pseudonym("recording", begun.id),
        place=begun.place,
        recorder=services.recorder(user_id),
        shield=shielding.at_sending(known.questionnaire, begun.answers, is_asked=begun.shield),
    )
