"""/health: what waits and why, for administrators. No answers, no names, no chats."""

import asyncio

from telegram import Update

from domain import people, schedule
from domain.backups import is_late
from domain.schedule import Job
from handlers.background import jobs
from handlers.catalogue import label
from handlers.context import Context, Services
from handlers.office import health_cards, staff
from handlers.office.health_acts import DropUnsure, HealthAct, RefreshHealth, TryAgain
from handlers.office.health_cards import BackedUp, Findings, Tested
from handlers.speaking import answer_card, send_card
from storage import deliveries, runs
from storage import health as stored
from storage.backups import keeping
from storage.database import Session


async def open_panel(update: Update, context: Context) -> None:
    """How things stand."""
    if not people.may_see_health(await context.memberships()):
        await staff.refuse(update, context)
        return
    found = await find(context.services)
    await send_card(update, health_cards.card(found, await context.language()))


async def take_tap(update: Update, context: Context, act: HealthAct) -> None:
    """Look again, or decide about what is parked, if it is still what the card said."""
    services, language = context.services, await context.language()
    if not people.may_see_health(await context.memberships()):
        await staff.refuse(update, context)
        return
    toast = None
    match act:
        case RefreshHealth():
            pass
        case TryAgain():
            done = await _try_again(context, act)
            toast = label(language, "health-tried" if done else "health-changed", count=act.count)
        case DropUnsure():
            done = await _drop_unsure(context, act)
            toast = label(
                language, "health-given-up" if done else "health-changed", count=act.count
            )
    await answer_card(update, health_cards.card(await find(services), language), toast=toast)


async def find(services: Services) -> Findings:
    """All that the card shows."""
    now, timetable = services.now(), services.timetable
    free = await asyncio.to_thread(services.database.free)
    size = await services.database.size()
    backed_up = await asyncio.to_thread(_backed_up, services)
    async with services.database.reading() as session:
        return Findings(
            now=now,
            zone=timetable.zone,
            quiet_until=schedule.next_waking(
                now, timetable.quiet_from, timetable.quiet_until, timetable.zone
            ),
            queued=await stored.queued(session, now=now),
            held=await stored.held_lanes(session, now=now),
            delivered_at=await stored.last_delivery(session),
            done=await runs.last_finished(session),
            due={job: jobs.due(services, job, now - runs.LEASE) for job in Job},
            size=size,
            free=free,
            backed_up=backed_up,
            tested=await _tested(session, services),
        )


async def _tested(session: Session, services: Services) -> Tested | None:
    found = await runs.last_found(session, Job.SELF_TEST)
    if found is None:
        return None
    return Tested(found, len(services.campaign.departments), len(services.library.ids()))


async def _try_again(context: Context, act: TryAgain) -> bool:
    async with context.turn() as turn:
        done = turn.first and await deliveries.try_again(turn.session, expected=act.count)
    context.services.bell.ring()
    return done


async def _drop_unsure(context: Context, act: DropUnsure) -> bool:
    async with context.turn() as turn:
        return turn.first and await deliveries.drop_unsure(turn.session, expected=act.count)


def _backed_up(services: Services) -> BackedUp:
    backups, last = services.backups, keeping.last(services.backups.folder)
    made_at = None if last is None else last.copy.made_at
    return BackedUp(
        made_at=made_at,
        size=0 if last is None else last.size,
        lost=len(last.manifest.lost) if last is not None and last.manifest is not None else 0,
        is_late=is_late(made_at, backups.plan, services.now()),
        failure=backups.failure,
    )
