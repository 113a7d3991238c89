"""How the cases stand, for leaders: numbers alone, and by department only what is late.

The cases are those that the last digest knew of (see `domain.digests`), as they stand now.
"""

from telegram import Update

from domain import case_figures, digest_cases, people
from domain.case_figures import Standing, Track
from domain.text import Language
from handlers import places
from handlers.cards import Card
from handlers.cases.case_desk import rules_of
from handlers.catalogue import say
from handlers.context import Context, Services
from handlers.office import staff
from handlers.speaking import answer_card
from storage import cases, digests


async def show(update: Update, context: Context) -> None:
    """The card."""
    if not people.may_see_digest(await context.memberships()):
        await staff.refuse(update, context)
        return
    await answer_card(update, await _card(context.services, await context.language()))


async def _card(services: Services, language: Language) -> Card:
    campaign, today, rules = services.campaign, services.today(), rules_of(services)
    async with services.database.reading() as session:
        files = await cases.standing(session, campaign.code)
        last = await digests.find_last(session, campaign.code)
    until = last.cases_until if last else None
    tracks = (Track(file.case) for file in files)
    known = digest_cases.known_to_leaders(tracks, until, today=today, rules=rules)
    stands = case_figures.standing(known, today=today, rules=rules)
    late = case_figures.late_by_department(known, today=today, rules=rules)
    lines = [
        say(
            language,
            "case-counts-late",
            department=places.name(campaign, department, language),
            count=count,
        )
        for department, count in late
    ]
    parts = [
        say(language, "case-counts-title", open=stands.open, late=stands.late),
        _ages(stands, campaign.minimum_base, language),
        "\n".join(lines),
        say(language, "case-counts-note", minimum=campaign.minimum_base),
    ]
    return Card("\n\n".join(part for part in parts if part))


def _ages(stands: Standing, minimum_base: int, language: Language) -> str:
    """By state and age, as a summary tells them; of a handful they might tell of one person."""
    if stands.open < minimum_base:
        return ""
    day, week, older = case_figures.by_age(stands.ages)
    ages = say(language, "case-counts-ages", day=day, week=week, older=older)
    states = [
        say(language, "case-counts-state", state=one.state, count=one.all) for one in stands.ages
    ]
    return "\n".join([ages, *states])
