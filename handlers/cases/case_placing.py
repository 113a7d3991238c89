"""Where a case goes: to which department, who helps, into which other case, and for how long."""

from functools import partial

from telegram import Update

from domain.case_clocks import next_due
from domain.cases import Act, Refusal
from handlers import auditing, pages
from handlers.answering import shown
from handlers.cards import Card
from handlers.cases import (
    case_asking,
    case_cards,
    case_desk,
    case_doing,
    case_merging,
    case_showing,
)
from handlers.cases import case_words as words
from handlers.cases.case_acts import (
    MergeCase,
    OpenCase,
    PickDays,
    PickPlace,
    PickTwin,
    SendCase,
)
from handlers.cases.case_cards import Done
from handlers.cases.case_desk import Desk, Opened
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.keyboards import Row, grid, keyboard, turning
from handlers.speaking import answer_card, answer_tap
from reports import tasks
from storage import cases
from storage.cases import File

_PAGE = 20
_MOST_TWINS = 6
_SNIPPET = 40
_PLACED = frozenset({Act.ASSIGN, Act.ASSIST})

Placing = PickPlace | SendCase | PickTwin | MergeCase | PickDays


async def take_tap(update: Update, context: Context, desk: Desk, act: Placing) -> None:
    """Whatever these buttons say."""
    match act:
        case PickPlace():
            await _pick_place(update, context, desk, act)
        case SendCase():
            await _send(update, context, desk, act)
        case PickTwin():
            await _pick_twin(update, context, desk, act)
        case MergeCase():
            await _merge(update, context, desk, act)
        case PickDays():
            await _pick_days(update, context, desk, act)


async def closed(desk: Desk, number: int) -> list[File]:
    """The case of this number, if they may see it: lists show open ones only."""
    async with desk.services.database.reading() as session:
        file = await cases.find_by_number(session, desk.campaign, number)
    return [file] if file is not None and desk.parties(file.case) else []


async def _pick_place(update: Update, context: Context, desk: Desk, act: PickPlace) -> None:
    if act.act not in _PLACED:
        await answer_tap(update, label(desk.language, "no-such-button"), alert=True)
        return
    file = await case_showing.find_for(update, context, desk, act.case, act.act)
    if file is None:
        return
    taken = {file.case.department, *(file.case.assistants if act.act is Act.ASSIST else ())}
    open_ = [known for known in desk.services.campaign.departments if known.code not in taken]
    page = pages.turned_to(open_, act.page, most=_PAGE)
    buttons = [
        (known.name.say(desk.language), SendCase(file.id, act.act, known.code))
        for known in page.shown
    ]
    rows: list[Row] = [
        *grid(buttons),
        turning(page.number, page.of, partial(PickPlace, file.id, act.act)),
        ((label(desk.language, "go-back"), OpenCase(file.id)),),
    ]
    text = say(desk.language, "case-pick-place", act=act.act, number=str(file.number))
    await answer_card(update, Card(text, keyboard(rows)))


async def _send(update: Update, context: Context, desk: Desk, act: SendCase) -> None:
    known = desk.services.campaign.find_department(act.department)
    done: File | Refusal | None = None
    async with context.turn() as turn:
        file = await case_desk.look_up(turn.session, desk, act.case)
        if file is not None and turn.first and known and act.act in _PLACED:
            done = await case_doing.take_members(
                turn.session, desk, file, act.act, department=act.department
            )
            if isinstance(done, File) and act.act is Act.ASSIGN:
                await cases.assign_responses(turn.session, file, act.department)
    desk.services.bell.ring()
    toast = case_cards.outcome(Done(act.act, done), desk.language)
    await case_showing.open_(update, context, desk, act.case, toast=toast)


async def _pick_twin(update: Update, context: Context, desk: Desk, act: PickTwin) -> None:
    """The open cases of the same department, the likest first."""
    opened = await case_desk.open_(desk, act.case)
    if opened is None:
        await case_desk.say_gone(update, context, desk)
        return
    others = await _others(desk, opened.file)
    ranked = await _ranked(desk, opened, others)
    seen = [event for one, _ in ranked for event in case_desk.sights(desk, one)]
    await auditing.note_now(desk.services, desk.author.person, *seen)
    rows: list[Row] = [
        ((_twin(one.file, text), MergeCase(act.case, one.file.id, sure=False)),)
        for one, text in ranked
    ]
    rows.append(((label(desk.language, "go-back"), OpenCase(act.case)),))
    key = "case-pick-twin" if ranked else "case-no-twin"
    text = say(desk.language, key, number=str(opened.file.number))
    await answer_card(update, Card(text, keyboard(rows)))


async def _others(desk: Desk, file: File) -> list[File]:
    department = file.case.department
    if department is None:
        return []
    async with desk.services.database.reading() as session:
        found = await cases.standing(session, desk.campaign, (department,))
    return [one for one in found if case_merging.fits(desk, file, one)]


async def _ranked(desk: Desk, opened: Opened, others: list[File]) -> list[tuple[Opened, str]]:
    """The likest cases with the beginning of what was said, scrubbed."""
    found = [await case_desk.open_(desk, file.id, is_read=False) for file in others]
    open_ = [one for one in found if one is not None]
    texts = [" ".join(text for group in one.words for text in group) for one in open_]
    own = " ".join(text for group in opened.words for text in group)
    scores = await desk.services.worker.run(tasks.alike, own, texts) if texts else ()
    order = sorted(range(len(open_)), key=lambda at: (-scores[at], open_[at].file.number))
    return [(open_[at], texts[at]) for at in order[:_MOST_TWINS]]


def _twin(file: File, text: str) -> str:
    short = shown.shortened(text, most=_SNIPPET)
    return f"{words.SIGNS[file.case.state]} {file.number} {short}"


async def _merge(update: Update, context: Context, desk: Desk, act: MergeCase) -> None:
    """Asked once more with both numbers, then done."""
    if not act.sure:
        await _confirm(update, context, desk, act)
        return
    done: File | Refusal | None = None
    async with context.turn() as turn:
        file = await case_desk.look_up(turn.session, desk, act.case)
        into = await case_desk.look_up(turn.session, desk, act.into)
        if file is not None and into is not None and turn.first:
            done = await case_merging.merge(turn.session, desk, file, into)
    desk.services.bell.ring()
    target = act.into if isinstance(done, File) else act.case
    toast = case_cards.outcome(Done(Act.MERGE, done), desk.language)
    await case_showing.open_(update, context, desk, target, toast=toast)


async def _confirm(update: Update, context: Context, desk: Desk, act: MergeCase) -> None:
    one, other = await case_desk.open_(desk, act.case), await case_desk.open_(desk, act.into)
    if one is None or other is None:
        await case_desk.say_gone(update, context, desk)
        return
    lines = [
        say(
            desk.language,
            "case-merge-ask",
            number=str(one.file.number),
            into=str(other.file.number),
        )
    ]
    for opened in (one, other):
        said = "\n".join(f"· {text}" for group in opened.words for text in group)
        lines.append(case_cards.summary_line(opened.file, desk.language))
        lines.append(shown.quoted(said, most=400) if said else say(desk.language, "no-words"))
    sure = MergeCase(act.case, act.into, sure=True)
    rows: list[Row] = [
        ((label(desk.language, "case-merge-sure"), sure),),
        ((label(desk.language, "go-back"), PickTwin(act.case)),),
    ]
    await answer_card(update, Card("\n".join(lines), keyboard(rows)))


async def _pick_days(update: Update, context: Context, desk: Desk, act: PickDays) -> None:
    """The longer profiles; then the reason is asked for."""
    file = await case_showing.find_for(update, context, desk, act.case, Act.EXTEND)
    if file is None:
        return
    longer = desk.rules.longer()
    codes = [known.code for known in longer]
    if act.profile in codes:
        await answer_tap(update)
        await case_asking.ask(update, desk, file, Act.EXTEND, days=codes.index(act.profile))
        return
    rows: list[Row] = [
        (
            (
                label(
                    desk.language,
                    "case-days",
                    name=known.name.say(desk.language),
                    days=known.working_days,
                ),
                PickDays(file.id, known.code),
            ),
        )
        for known in longer
    ]
    rows.append(((label(desk.language, "go-back"), OpenCase(file.id)),))
    due = next_due(file.case, desk.rules)
    day = words.last_day(due, desk.language) if due else None
    text = say(desk.language, "case-pick-days", number=str(file.number), day=day)
    await answer_card(update, Card(text, keyboard(rows)))
