"""Proposals for what only people fill in: the measure, the deadline and the section of an entry.

They are shown as proposals, each with where it is from; a person takes one or writes something
else. Nothing here fills in anything. Whose entry somebody may see is asked by who shows it.
"""

from typing import assert_never

from domain import offers as offering
from domain.ledgers import Entry
from domain.offers import Counted, Fitting, Offer, Offers, Precedent
from domain.text import Language
from handlers.answering.shown import shortened
from handlers.catalogue import label, say
from handlers.context import Services
from reports import tasks
from storage import offers as written_before

_LONGEST_ENTRY = 30  # characters of the entry that a measure was used for: to know it again


async def offers(services: Services, entry: Entry) -> Offers:
    """What is offered for an entry; nothing while no department is responsible for it."""
    department = services.campaign.find_department(entry.department)
    if department is None:
        return Offers()
    calendar = services.timetable.working_days
    return Offers(
        measures=await _measures(services, entry),
        deadlines=offering.deadlines(services.campaign.deadlines, services.today(), calendar),
        sections=offering.sections(entry, department.sections),
    )


def sentence(offer: Offer, language: Language) -> str:
    """An offer with its origin, in one sentence: HTML."""
    return say(language, "offer", words=offer.words, origin=origin(offer, language))


def origin(offer: Offer, language: Language) -> str:
    """Where an offer is from, without the words that are offered: plain text."""
    match offer.origin:
        case Precedent() as precedent:
            return label(
                language,
                "offer-measure",
                day=precedent.confirmed_on,
                entry=shortened(precedent.entry, most=_LONGEST_ENTRY),
                earlier=precedent.is_earlier,
            )
        case Counted() as counted:
            return _counted(counted, language)
        case Fitting(section):
            return label(language, "offer-section", duties=section.duties or None)
        case _:
            assert_never(offer.origin)


def _counted(counted: Counted, language: Language) -> str:
    profile = counted.profile
    return label(
        language,
        "offer-deadline",
        name=profile.name.say(language),
        count=profile.working_days,
        source=profile.source.say(language),
        certain=counted.is_certain,
        start=counted.from_day,
    )


async def _measures(services: Services, entry: Entry) -> tuple[Offer, ...]:
    campaign, zone = services.campaign.code, services.timetable.zone
    async with services.database.reading() as session:
        known = await written_before.precedents(session, entry, campaign=campaign, zone=zone)
    if not known:
        return ()  # the worker need not wake
    texts = tuple(precedent.entry for precedent in known)
    similarities = await services.worker.run(tasks.alike, entry.text, texts)
    return offering.measures(entry, known, similarities)
