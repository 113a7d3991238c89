"""/report: the overall report at the campaign's end, as a Word draft with the figures filled in."""

from telegram import InputFile, Update
from telegram.constants import ChatAction

from domain import overall_words, people
from domain.auditing import Kind, on_figures
from domain.campaign import Campaign
from domain.figures import Period, Tally
from domain.overall import Books, Handed
from domain.text import Language
from handlers import auditing, places
from handlers.acts import Act, GetReport
from handlers.background import batching
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import grid, keyboard
from handlers.ledgers import drafting
from handlers.office import staff
from handlers.speaking import answer_tap, send_card, send_document
from handlers.updates import chat_of
from reports import tasks
from storage import cohorts, drafts, handing, responses, set_aside


async def open_panel(update: Update, context: Context) -> None:
    """The report of one's own department at once, or the list of those one may have."""
    seen, language = await _places(context), await context.language()
    if not seen:
        await staff.refuse(update, context)
    elif len(seen) == 1:
        await _give(update, context, seen[0], language)
    else:
        await send_card(update, _list(context.services.campaign, seen, language))


async def give(update: Update, context: Context, act: GetReport) -> None:
    """Send the report that was chosen."""
    if act.department not in await _places(context):
        await staff.refuse(update, context)
        return
    language = await context.language()
    await answer_tap(update, label(language, "report-preparing"))
    await _give(update, context, act.department, language)


async def render(services: Services, department: str | None) -> bytes:
    """The report of a department, or of the whole campaign (`None`), as of today."""
    campaign = services.campaign
    books = await _books(services, department)
    await batching.form(services)
    async with services.database.reading() as session:
        tallies = await responses.tallies(session, campaign.code)
        batches = await cohorts.read(session, campaign.code)
        backings = await cohorts.backings(session, campaign.code)
    return await services.worker.run(
        tasks.overall,
        tallies,
        batches,
        backings,
        books,
        campaign=campaign,
        department=department,
        period=_period(services, tallies),
    )


def file_name(campaign: Campaign, department: str | None) -> str:
    """A name that says whose report it is."""
    known = campaign.find_department(department)
    if known is None:
        return f"{overall_words.TITLE}.docx"
    return f"{known.name.zh}{overall_words.TITLE_OF_DEPARTMENT}.docx"


async def _give(
    update: Update, context: Context, department: str | None, language: Language
) -> None:
    services = context.services
    await chat_of(update).send_action(ChatAction.UPLOAD_DOCUMENT)
    document = await render(services, department)
    got = on_figures(Kind.GOT_REPORT, services.campaign.code, department)
    await auditing.note_now(services, context.member, got)
    name = _name(services.campaign, department, language)
    caption = say(language, "report-caption", department=name)
    file = InputFile(document, file_name(services.campaign, department))
    await send_document(update, file, caption=caption)


async def _places(context: Context) -> tuple[str | None, ...]:
    """Whose report one may have; `None` stands for all together. It quotes, as drafts do."""
    held = await context.memberships()
    known = (None, *(department.code for department in context.services.campaign.departments))
    return tuple(place for place in known if people.may_see_drafts(held, place))


def _list(campaign: Campaign, seen: tuple[str | None, ...], language: Language) -> Card:
    buttons: list[tuple[str, Act]] = [
        (_name(campaign, place, language), GetReport(place)) for place in seen
    ]
    return Card(say(language, "report-choose"), keyboard(grid(buttons)))


def _name(campaign: Campaign, department: str | None, language: Language) -> str:
    found = places.find_name(campaign, department, language)
    return found or label(language, "all-departments")


def _period(services: Services, tallies: tuple[Tally, ...]) -> Period:
    """From the first response to today: the same numbers as /progress."""
    today = services.today()
    days = (tally.completed_on for tally in tallies)
    return Period(min((services.campaign.starts_on, today, *days)), today)


async def _books(services: Services, department: str | None) -> list[Books]:
    """What is known of the ledgers, frozen anew where people have changed rows since."""
    campaign = services.campaign.code
    wanted = (department,) if department else await drafting.places(services)
    for place in wanted:
        await drafting.catch_up(services, place)
    async with services.database.transaction() as session:
        for place in wanted:
            await drafts.freeze(session, campaign, place, now=services.now())
    async with services.database.reading() as session:
        aside = await set_aside.counts(session, campaign)
        last = await handing.last_of_departments(session, campaign)
        zone = services.timetable.zone
        handed = {
            place: Handed(known.draft, known.at.astimezone(zone).date())
            for place, known in last.items()
        }
        return [
            Books(
                place,
                await drafts.find_latest(session, campaign, place),
                set_aside=aside.get(place, 0),
                handed=handed.get(place or ""),
            )
            for place in wanted
        ]
