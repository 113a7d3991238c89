"""/signals: which figures the campaign office should look at. Nothing is changed or deleted."""

from datetime import timedelta

from telegram import Update

from domain import people, signals
from domain.auditing import Kind, on_department
from domain.signals import Counted, Signal, Term
from handlers import auditing
from handlers.catalogue import label
from handlers.context import Context, Services
from handlers.office import signal_cards, staff
from handlers.office.signal_acts import NoteSignal, RefreshSignals, SignalAct
from handlers.speaking import answer_card, answer_tap, send_card, strip_tapped
from storage import outbox
from storage import signals as stored


async def open_panel(update: Update, context: Context) -> None:
    """What stands out now."""
    if not people.may_see_signals(await context.memberships()):
        await staff.refuse(update, context)
        return
    found = await find(context.services)
    await send_card(update, signal_cards.panel(context.services, found, await context.language()))


async def take_tap(update: Update, context: Context, act: SignalAct) -> None:
    """Look again, or have looked."""
    services, language = context.services, await context.language()
    if not people.may_see_signals(await context.memberships()):
        await staff.refuse(update, context)
        return
    match act:
        case RefreshSignals():
            found = await find(services)
            await answer_card(update, signal_cards.panel(services, found, language))
        case NoteSignal():
            async with context.turn() as turn:
                if turn.first and services.campaign.find_department(act.department):
                    topic = signal_cards.topic(act.rule, act.department)
                    await outbox.drop_topic(turn.session, topic)
                    noted = on_department(Kind.NOTED_SIGNAL, act.department, act.rule)
                    await auditing.note(turn.session, services, context.member, noted)
            await answer_tap(update, label(language, "signal-noted"))
            await strip_tapped(update)


async def find(services: Services) -> tuple[Signal, ...]:
    """What stands out now, of departments that take part."""
    campaign = services.campaign
    term = Term(campaign.starts_on, services.today())
    async with services.database.reading() as session:
        counted = Counted(
            rated=await stored.ratings(session, campaign.code),
            days=await stored.days(session, campaign.code),
            windows=await stored.windows(session, campaign.code),
            shared=await stored.shares(session, campaign.code),
            recorders=await stored.recorders(session, campaign.code),
            bursts=services.tempo.bursts(term.recent),
        )
    return signals.judge(counted, campaign.signals, term)


def note_sent(services: Services, department: str | None) -> None:
    """A respondent has sent something: how fast they come is counted in memory."""
    within = timedelta(minutes=services.campaign.signals.burst_minutes)
    services.tempo.note(department, services.here(), within=within)
