"""/progress: how many service users each department has asked, and what is handed in."""

from telegram import Update

from domain import people
from domain.text import Language
from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context, Services
from handlers.ledgers import handing_progress
from handlers.office import staff, summary_words
from handlers.speaking import send_card
from storage import responses


async def show(update: Update, context: Context) -> None:
    """Every department against the target."""
    services = context.services
    held = await context.memberships()
    if not people.may_see_progress(held):
        await staff.refuse(update, context)
        return
    language = await context.language()
    asked = await _asked(services, language)
    handed = await handing_progress.told(services, held, language)
    await send_card(update, Card(f"{asked}\n\n{handed}"))


async def _asked(services: Services, language: Language) -> str:
    campaign = services.campaign
    async with services.database.reading() as session:
        asked = await responses.counts(session, campaign.code)
    known = {place.code: asked.get(place.code, 0) for place in campaign.departments}
    lines = [
        say(
            language,
            "progress-line",
            bar=summary_words.bar(min(count, campaign.target), campaign.target),
            department=summary_words.name(services, code, language),
            count=count,
            target=campaign.target,
        )
        for code, count in known.items()
    ]
    done = sum(count >= campaign.target for count in known.values())
    title = say(language, "progress-title", day=services.today(), target=campaign.target)
    unassigned = sum(asked.values()) - sum(known.values())
    rest = [say(language, "progress-unassigned", count=unassigned)] if unassigned else []
    foot = say(language, "progress-done", done=done, total=len(known))
    return "\n\n".join([title, "\n".join(lines), "\n".join([*rest, foot])])
