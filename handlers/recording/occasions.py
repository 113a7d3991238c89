"""The occasion at which somebody records: chosen by taps, and kept from one person to the next.

Whether they may record is asked by whoever hands on a tap or a reply
(`handlers.recording.recording`).
"""

from dataclasses import replace
from typing import assert_never

from telegram import Update

from domain import people
from domain.opinions import Channel
from domain.people import Memberships
from domain.recording import CHANNELS, LONGEST_PLACE, Occasion
from handlers import places, prompts
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.prompts import Purpose
from handlers.recording import recording_cards
from handlers.recording.recording_acts import (
    ListKinds,
    ListPlaces,
    OpenRecording,
    ReadAloud,
    TakeChannel,
    TakeDepartment,
    TakeKind,
    TakePlace,
)
from handlers.recording.recording_cards import Desk
from handlers.speaking import answer_card, answer_tap, send_card
from storage import recordings
from storage.database import Session

Chosen = TakeChannel | TakePlace | TakeKind | TakeDepartment
Turned = OpenRecording | ListKinds | ListPlaces | ReadAloud


async def turn_to(update: Update, context: Context, act: Turned) -> None:
    """Another card in the place of this one; nothing is stored."""
    desk = await desk_of(context)
    occasion = desk.occasion
    if occasion is None or isinstance(act, OpenRecording):
        card = await first_card(context)
    elif isinstance(act, ListKinds):
        card = recording_cards.kinds(desk, occasion)
    elif isinstance(act, ListPlaces) and occasion.questionnaire is not None:
        card = recording_cards.departments(desk, occasion, act.page)
    else:
        card = reading(desk, occasion)
    await answer_card(update, card)


async def choose(update: Update, context: Context, act: Chosen) -> None:
    """Remember what was chosen, and show what comes next."""
    held = await context.memberships()
    async with context.turn() as turn:
        before = await find(turn.session, context)
        after = _chosen(context.services, before, act, held)
        if after is not None and turn.first:
            await _keep(turn.session, context, after)
    desk = await desk_of(context)
    if desk.occasion is None:
        card = await first_card(context)
    elif isinstance(act, TakeChannel):
        card = recording_cards.place(desk, desk.occasion)
    elif isinstance(act, TakePlace):
        card = recording_cards.kinds(desk, desk.occasion)
    else:
        card = reading(desk, desk.occasion)
    await answer_card(update, card)


async def ask_place(update: Update, context: Context) -> None:
    """Ask for the place by a prompt."""
    await answer_tap(update)
    await _prompt(update, context, "recording-ask-place")


async def take_place(update: Update, context: Context, typed: str) -> None:
    """Remember the place that was typed, and go on."""
    words = " ".join(typed.split())
    if len(words) > LONGEST_PLACE:
        await _prompt(update, context, "recording-place-too-long")
        return
    async with context.turn() as turn:
        before = await find(turn.session, context)
        if before is not None and turn.first:
            await _keep(turn.session, context, replace(before, words=words, at_place=True))
    desk = await desk_of(context)
    if desk.occasion is None:
        await send_card(update, await first_card(context))
    else:
        await send_card(update, recording_cards.kinds(desk, desk.occasion))


async def first_card(context: Context) -> Card:
    """The channels, with how many were recorded today."""
    desk = await desk_of(context)
    return recording_cards.channels(desk, today=await count_today(context))


async def count_today(context: Context) -> int:
    """How many this person has recorded today."""
    services = context.services
    person, today = services.recorder(context.user_id), services.today()
    async with services.database.reading() as session:
        return await recordings.count(session, services.campaign.code, person, on=today)


async def desk_of(context: Context) -> Desk:
    """The desk of who sent the update."""
    services, language = context.services, await context.language()
    own = own_department(services, await context.memberships())
    asker = places.find_name(services.campaign, own, language)
    async with services.database.reading() as session:
        return Desk(services, language, asker, await find(session, context))


async def find(session: Session, context: Context) -> Occasion | None:
    """The occasion, without what is no part of the campaign any more."""
    services = context.services
    person = services.recorder(context.user_id)
    known = await recordings.find_occasion(session, services.campaign.code, person)
    if known is None:
        return None
    asked = known.questionnaire if known.questionnaire in services.library.ids() else None
    place = services.campaign.find_department(known.department)
    return replace(known, questionnaire=asked, department=place.code if place else None)


def own_department(services: Services, held: Memberships) -> str | None:
    """The first one, in the campaign's order, that somebody is staff of."""
    own = people.own_departments(held)
    known = (department.code for department in services.campaign.departments)
    return next((code for code in known if code in own), None)


def reading(desk: Desk, occasion: Occasion) -> Card:
    """What to read out loud; the kinds to choose from where none is chosen yet."""
    if occasion.questionnaire is None:
        return recording_cards.kinds(desk, occasion)
    return recording_cards.reading(desk, occasion)


def _chosen(
    services: Services, before: Occasion | None, act: Chosen, held: Memberships
) -> Occasion | None:
    """The occasion with what was chosen; `None` if that can't be."""
    match act:
        case TakeChannel():
            return _by_channel(services, before, act.channel, held)
        case _ if before is None:
            return None
        case TakePlace():
            return replace(before, at_place=act.told)
        case TakeKind():
            known = act.questionnaire in services.library.ids()
            return replace(before, questionnaire=act.questionnaire) if known else None
        case TakeDepartment():
            place = services.campaign.find_department(act.department)
            return replace(before, department=place.code if place else None)
        case _:
            assert_never(act)


def _by_channel(
    services: Services, before: Occasion | None, channel: Channel, held: Memberships
) -> Occasion | None:
    """Their own department to begin with, for who has one."""
    if channel not in CHANNELS:
        return None
    if before is None:
        return Occasion(channel, department=own_department(services, held))
    return replace(before, channel=channel)


async def _keep(session: Session, context: Context, occasion: Occasion) -> None:
    services = context.services
    person = services.recorder(context.user_id)
    await recordings.keep_occasion(session, services.campaign.code, person, occasion)


async def _prompt(update: Update, context: Context, key: str) -> None:
    language = await context.language()
    text, example = say(language, key, most=LONGEST_PLACE), label(language, "recording-example")
    await prompts.ask(update, Purpose.PLACE, "", text, placeholder=example)
