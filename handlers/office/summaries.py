"""/summary: what was said and done, of a department or of all, narrowed down by buttons.

One card, edited in place. Its buttons carry the filter; the right to it is asked for at every tap.
"""

from typing import assert_never

from telegram import Update

from domain import people, periods
from domain.auditing import Kind, on_figures
from domain.figures import Filter, Period
from domain.people import Memberships
from domain.periods import Misread
from domain.text import Language
from handlers import auditing, prompts
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.keyboards import keyboard
from handlers.office import (
    searching,
    staff,
    summary_buttons,
    summary_figures,
    summary_files,
    summary_filters,
    summary_words,
)
from handlers.office.summary_acts import (
    DrawSummary,
    FindWords,
    GetSummary,
    Narrowed,
    PickMark,
    ShowSummary,
    SummaryAct,
    TurnFound,
    TypeDays,
)
from handlers.prompts import Purpose
from handlers.speaking import answer_card, answer_tap, look_busy, say_briefly, send_card

_EXAMPLE = "7.17-7.22"


async def open_summary(update: Update, context: Context) -> None:
    """The summary of the whole campaign, or of what was typed after the command."""
    services, held = context.services, await context.memberships()
    if not summary_filters.seen(services, held):
        await staff.refuse(update, context)
        return
    language = await context.language()
    typed = summary_filters.understand(services, held, context.args or ())
    wanted = summary_filters.find(services, typed.act)
    assert wanted is not None
    await look_busy(update)
    card = await _card(context, held, typed.act, wanted, language)
    if typed.ignored:
        hint = say(language, "summary-ignored", words=" ".join(typed.ignored))
        card = Card(f"{card.text}\n\n{hint}", card.buttons)
    await send_card(update, card)


async def take_tap(update: Update, context: Context, act: SummaryAct) -> None:
    """Whatever a button of a summary says."""
    match act:
        case FindWords():
            await searching.ask(update, context)
        case TurnFound():
            await searching.turn(update, context, act)
        case TypeDays():
            await _ask_days(update, context, act)
        case ShowSummary() | PickMark() | DrawSummary() | GetSummary():
            await _take_narrowed(update, context, act)
        case _:
            assert_never(act)


async def take_days(update: Update, context: Context, kept: str, typed: str) -> None:
    """The days that were asked for: a card of them, or what is wrong with them and once more."""
    services, held, language = (
        context.services, await context.memberships(), await context.language()
    )  # fmt: skip
    act = summary_filters.recall(services, kept)
    if act is None or act.department not in summary_filters.seen(services, held):
        await staff.refuse(update, context)
        return
    days = periods.read(typed, today=services.today())
    if isinstance(days, Misread):
        await _prompt(update, act, label(language, f"misread-{days}"), language)
        return
    shown = ShowSummary(None, days.first, days.last, act.department, act.respondent, act.channel)
    wanted = Filter(Period(days.first, days.last), act.department, act.respondent, act.channel)
    await look_busy(update)
    await send_card(update, await _card(context, held, shown, wanted, language))


async def _take_narrowed(
    update: Update,
    context: Context,
    act: ShowSummary | PickMark | DrawSummary | GetSummary,
) -> None:
    services, held, language = (
        context.services, await context.memberships(), await context.language()
    )  # fmt: skip
    wanted = await _allowed(update, context, held, act)
    if wanted is None:
        return
    match act:
        case ShowSummary():
            await look_busy(update)
            await answer_card(update, await _card(context, held, act, wanted, language))
        case PickMark():
            seen = summary_filters.seen(services, held)
            await answer_card(update, summary_buttons.choices(services, seen, act, language))
        case DrawSummary():
            await summary_files.give_chart(update, context, held, wanted)
        case GetSummary():
            await summary_files.give_workbook(update, context, held, wanted)


async def _allowed(
    update: Update, context: Context, held: Memberships, act: Narrowed
) -> Filter | None:
    """What they may see; else it is said why not, and there is none."""
    if act.department not in summary_filters.seen(context.services, held):
        await staff.refuse(update, context)
        return None
    wanted = summary_filters.find(context.services, act)
    if wanted is None:
        await say_briefly(update, label(await context.language(), "no-such-button"))
    return wanted


async def _ask_days(update: Update, context: Context, act: TypeDays) -> None:
    services, held = context.services, await context.memberships()
    if act.department not in summary_filters.seen(services, held):
        await staff.refuse(update, context)
        return
    language = await context.language()
    if act.respondent is not None and act.respondent not in summary_filters.ASKED:
        await say_briefly(update, label(language, "no-such-button"))
        return
    await answer_tap(update)
    await _prompt(update, act, "", language)


async def _prompt(update: Update, act: TypeDays, wrong: str, language: Language) -> None:
    asked = say(language, "summary-ask-days")
    text = f"{wrong}\n\n{asked}" if wrong else asked
    kept = summary_filters.reference(act)
    await prompts.ask(update, Purpose.SUMMARY_DAYS, kept, text, placeholder=_EXAMPLE)


async def _card(
    context: Context,
    held: Memberships,
    act: ShowSummary,
    wanted: Filter,
    language: Language,
) -> Card:
    """The card, noted as seen."""
    services = context.services
    seen = on_figures(Kind.SAW_SUMMARY, services.campaign.code, wanted.department)
    await auditing.note_now(services, context.member, seen)
    told = await summary_figures.gather(services, held, wanted)
    text = summary_words.write(services, told, language)
    blind = await summary_figures.blind(services, told, language)
    rows = summary_buttons.under(
        services,
        summary_filters.seen(services, held),
        act,
        language,
        may_search=people.may_search(held),
    )
    return Card(f"{text}\n\n{blind}" if blind else text, keyboard(rows))
