"""/ledger: the three ledgers of a department, as they stand and as files."""

from telegram import InputFile, Update
from telegram.constants import ChatAction

from domain import ledgers, people
from domain.ledgers import NUMERALS, Draft
from domain.opinions import Ledger
from domain.people import Memberships, Role
from domain.text import Language
from handlers import places
from handlers.acts import Act, ChooseLedgers, Form, GetLedger, RefreshLedgers, ShowLedgers
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, grid, keyboard
from handlers.office import drafting, staff
from handlers.speaking import (
    answer_card,
    answer_tap,
    look_busy,
    send_card,
    send_document,
    show_instead,
)
from handlers.updates import chat_of
from reports import tasks
from storage import drafts


async def open_panel(update: Update, context: Context) -> None:
    """The panel of one's own department, or the list of those one may see."""
    services, language = context.services, await context.language()
    held = await context.memberships()
    seen = await _places(services, held)
    if not seen:
        await staff.refuse(update, context)
    elif len(seen) == 1:
        await send_card(update, await _panel(services, held, seen[0], language))
    else:
        await send_card(update, _list(services, seen, language))


async def choose(update: Update, context: Context, _: ChooseLedgers) -> None:
    """The list of departments, in the place of the panel."""
    services = context.services
    seen = await _places(services, await context.memberships())
    if not seen:
        await staff.refuse(update, context)
        return
    await answer_card(update, _list(services, seen, await context.language()))


async def show(update: Update, context: Context, act: ShowLedgers) -> None:
    """The panel of a department that was chosen."""
    if (held := await _allowed(update, context, act.department)) is not None:
        panel = await _panel(context.services, held, act.department, await context.language())
        await answer_card(update, panel)


async def refresh(update: Update, context: Context, act: RefreshLedgers) -> None:
    """Draft now, then show what came of it."""
    if (held := await _allowed(update, context, act.department)) is None:
        return
    services, language = context.services, await context.language()
    await answer_tap(update, label(language, "ledger-refreshing"))
    await look_busy(update)
    made = await drafting.draft(services, act.department)
    note = say(language, "ledger-refreshed" if made else "ledger-nothing-new")
    panel = await _panel(services, held, act.department, language)
    await show_instead(update, Card(f"{panel.text}\n\n<i>{note}</i>", panel.buttons))


async def give(update: Update, context: Context, act: GetLedger) -> None:
    """Send one ledger as a document."""
    if await _allowed(update, context, act.department) is None:
        return
    services, language = context.services, await context.language()
    await answer_tap(update, label(language, "ledger-preparing"))
    await chat_of(update).send_action(ChatAction.UPLOAD_DOCUMENT)
    async with services.database.reading() as session:
        draft = await drafts.find_latest(session, services.campaign.code, act.department)
    document = await render(services, act.department, draft, act.ledger, act.form)
    file = InputFile(document, file_name(services, act.department, act.ledger, act.form))
    await send_document(update, file, caption=_caption(services, act, draft, language))


async def render(
    services: Services, department: str | None, draft: Draft | None, ledger: Ledger, form: Form
) -> bytes:
    """One ledger as a file of one format, from a draft or as the empty form."""
    work = {Form.WORD: tasks.word, Form.EXCEL: tasks.sheet}[form]
    return await services.worker.run(
        work,
        services.campaign,
        services.campaign.find_department(department),
        draft,
        ledger,
        filled_on=services.today(),
        zone=services.timetable.zone,
    )


def file_name(services: Services, department: str | None, ledger: Ledger, form: Form) -> str:
    """A name that sorts well in the clerk's folder."""
    known = services.campaign.find_department(department)
    place = known.name.zh if known else department or ledgers.UNASSIGNED
    return f"{place}问题清单（{NUMERALS[ledger]}）.{form}"


async def _places(services: Services, held: Memberships) -> tuple[str | None, ...]:
    known = tuple(department.code for department in services.campaign.departments)
    possible = (*known, *(place for place in await drafting.places(services) if place not in known))
    return tuple(place for place in possible if people.may_see_drafts(held, place))


async def _allowed(update: Update, context: Context, department: str | None) -> Memberships | None:
    services, held = context.services, await context.memberships()
    if department in await _places(services, held):
        return held
    await staff.refuse(update, context)
    return None


def _list(services: Services, seen: tuple[str | None, ...], language: Language) -> Card:
    buttons: list[tuple[str, Act]] = [
        (places.name(services.campaign, place, language), ShowLedgers(place)) for place in seen
    ]
    return Card(say(language, "ledger-choose-department"), keyboard(grid(buttons)))


async def _panel(
    services: Services, held: Memberships, department: str | None, language: Language
) -> Card:
    campaign = services.campaign.code
    async with services.database.reading() as session:
        draft = await drafts.find_latest(session, campaign, department)
        new = await drafts.new_opinions(session, campaign, department)
    name = places.name(services.campaign, department, language)
    parts = [say(language, "ledger-title", department=name), _state(services, draft, language)]
    parts.append(
        say(language, "ledger-new" if draft else "ledger-waiting", count=new)
        if new
        else say(language, "ledger-current")
    )
    parts.append(say(language, "ledger-hint"))
    return Card("\n\n".join(parts), keyboard(_rows(held, department, language, new=new)))


def _state(services: Services, draft: Draft | None, language: Language) -> str:
    if draft is None:
        return say(language, "ledger-none")
    made = draft.made_at.astimezone(services.timetable.zone)
    head = say(
        language,
        "ledger-draft",
        number=draft.number,
        made=f"{made:%m-%d %H:%M}",
        opinions=draft.opinions,
        people=draft.people,
    )
    first, second, third = (len(draft.rows(ledger)) for ledger in Ledger)
    return f"{head}\n\n{say(language, 'ledger-counts', first=first, second=second, third=third)}"


def _rows(held: Memberships, department: str | None, language: Language, *, new: int) -> list[Row]:
    rows: list[Row] = []
    if new:
        rows.append(((label(language, "ledger-refresh"), RefreshLedgers(department)),))
    for ledger in Ledger:
        numeral = ledgers.numeral(ledger, language)
        rows.append(tuple(
            (label(language, key, numeral=numeral), GetLedger(ledger, form, department))
            for key, form in (("ledger-word", Form.WORD), ("ledger-excel", Form.EXCEL))
        ))  # fmt: skip
    if any(membership.role is Role.COORDINATOR for membership in held):
        rows.append(((label(language, "other-department"), ChooseLedgers()),))
    return rows


def _caption(services: Services, act: GetLedger, draft: Draft | None, language: Language) -> str:
    title = ledgers.title(services.campaign, act.ledger)
    name = places.name(services.campaign, act.department, language)
    rows = len(draft.rows(act.ledger)) if draft else 0
    if draft is None or not rows:
        return say(language, "ledger-caption-empty", title=title, department=name)
    return say(
        language, "ledger-caption", title=title, department=name, number=draft.number, rows=rows
    )
