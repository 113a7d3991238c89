"""/ledger: the three ledgers of a department, as they stand and as files."""

from telegram import InputFile, Update
from telegram.constants import ChatAction

from domain import ledgers, people
from domain.auditing import Kind, on_department
from domain.ledgers import Draft, Outline
from domain.opinions import Ledger
from domain.people import Memberships, Role
from domain.text import Language
from handlers import auditing, places
from handlers.acts import Act, ChooseLedgers, Form, GetLedger, RefreshLedgers, ShowLedgers
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, grid, keyboard
from handlers.ledgers import documents, drafting, handing_cards
from handlers.office import staff
from handlers.speaking import (
    answer_card,
    answer_tap,
    look_busy,
    send_card,
    send_document,
    show_instead,
)
from handlers.updates import chat_of
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
    if made:
        done = on_department(Kind.DRAFTED, act.department)
        await auditing.note_now(services, context.member, done)
    note = say(language, "ledger-refreshed" if made else "ledger-nothing-new")
    panel = await _panel(services, held, act.department, language)
    await show_instead(update, Card(f"{panel.text}\n\n<i>{note}</i>", panel.buttons))


async def give(update: Update, context: Context, act: GetLedger) -> None:
    """Send one ledger, or all three in one document."""
    if await _allowed(update, context, act.department) is None:
        return
    services, language = context.services, await context.language()
    await answer_tap(update, label(language, "ledger-preparing"))
    await chat_of(update).send_action(ChatAction.UPLOAD_DOCUMENT)
    papers = await drafting.papers(services, act.department)
    shown = documents.ALL if act.ledger is None else (act.ledger,)
    content = await documents.render(services, act.department, papers, shown, act.form)
    got = documents.noted(act.department, shown, act.form)
    await auditing.note_now(services, context.member, got)
    name = documents.file_name(services, act.department, papers, shown, act.form)
    caption = _caption(services, act.department, papers.draft, shown, language)
    await send_document(update, InputFile(content, name), caption=caption)


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
        draft = await drafts.find_outline(session, campaign, department)
        new = await drafts.new_opinions(session, campaign, department)
        is_behind = await drafts.is_behind(session, campaign, department)
    name = places.name(services.campaign, department, language)
    parts = [say(language, "ledger-title", department=name), _state(services, draft, language)]
    if new:
        parts.append(say(language, "ledger-new" if draft else "ledger-waiting", count=new))
    elif draft and not is_behind:
        parts.append(say(language, "ledger-current"))
    if draft and is_behind:
        parts.append(say(language, "ledger-behind"))
    parts.append(say(language, "ledger-hint"))
    # Whoever comes while a first draft is made finds all read, and nothing frozen yet.
    rows = _rows(department, language, is_due=bool(new) or (draft is None and is_behind))
    number = draft.number if draft else 0
    rows.append(handing_cards.offered(held, department, number, language))
    if any(membership.role is Role.COORDINATOR for membership in held):
        rows.append(((label(language, "other-department"), ChooseLedgers()),))
    return Card("\n\n".join(parts), keyboard(rows))


def _state(services: Services, draft: Outline | None, language: Language) -> str:
    if draft is None:
        return say(language, "ledger-none")
    head = handing_cards.drafted(services, draft, language)
    first, second, third = draft.rows
    return f"{head}\n\n{say(language, 'ledger-counts', first=first, second=second, third=third)}"


def _rows(department: str | None, language: Language, *, is_due: bool) -> list[Row]:
    rows: list[Row] = []
    if is_due:
        rows.append(((label(language, "ledger-refresh"), RefreshLedgers(department)),))
    rows.append((
        (label(language, "ledger-all"), GetLedger(None, Form.WORD, department)),
        (label(language, "ledger-workbook"), GetLedger(None, Form.EXCEL, department)),
    ))  # fmt: skip
    rows.append(tuple(
        (
            label(language, "ledger-word", numeral=ledgers.numeral(ledger, language)),
            GetLedger(ledger, Form.WORD, department),
        )
        for ledger in Ledger
    ))  # fmt: skip
    return rows


def _caption(
    services: Services,
    department: str | None,
    draft: Draft | None,
    shown: tuple[Ledger, ...],
    language: Language,
) -> str:
    title = ledgers.heading(services.campaign, shown)
    name = places.name(services.campaign, department, language)
    rows = tuple(len(draft.rows(ledger)) for ledger in shown) if draft else ()
    if draft is None or not any(rows):
        return say(language, "ledger-caption-empty", title=title, department=name)
    return say(
        language,
        "ledger-caption",
        title=title,
        department=name,
        number=draft.number,
        each="/".join(map(str, rows)),
    )
