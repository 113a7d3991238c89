"""Deletes all that leads back to a person, whoever asks for it: they themselves, or the office."""

from handlers.afterwards import withdrawing
from handlers.background import filing
from handlers.context import Services
from storage import consents, interviews, preferences, recordings, selfchecks, sent
from storage.database import Session


async def erase(session: Session, services: Services, user_id: int) -> tuple[str, ...]:
    """Delete it; gives the files that nothing of it names any more."""
    campaign, released = services.campaign.code, list[str]()
    for response in await sent.of_person(session, services.sender(user_id)):
        released += await withdrawing.take_back(session, services, response)
    for person in services.seats(user_id):
        begun = await interviews.find(session, campaign, person)
        released += filing.digests(begun.answers) if begun is not None else ()
        await interviews.withdraw(session, campaign, person)
    await recordings.forget_occasion(session, campaign, services.recorder(user_id))
    await selfchecks.forget(session, campaign, services.self_checker(user_id))
    await preferences.forget(session, services.chooser(user_id))
    await consents.withdraw(session, campaign, services.consenter(user_id))
    return tuple(released)
