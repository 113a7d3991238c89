"""/record 代录: the same questions for somebody who has no Telegram, or no wish to type.

The occasion (channel, place, kind, department) is kept from one person to the next
(`handlers.recording.occasions`), so that the next recording takes two taps to begin. The questions
are asked by the usual interview, under a heading that says what it is.
"""

from typing import assert_never

from telegram import Update

from domain import people
from domain.recording import Occasion
from domain.responses import Mode
from domain.text import Language
from handlers.answering import interview, welcome
from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context
from handlers.office import staff
from handlers.recording import occasions, recording_cards
from handlers.recording.recording_acts import (
    BeginRecording,
    EndRecording,
    ListKinds,
    ListPlaces,
    MarkComplaint,
    OpenRecording,
    ReadAloud,
    RecordAgain,
    RecordingAct,
    RefuseRecording,
    TakeChannel,
    TakeDepartment,
    TakeKind,
    TakePlace,
    WritePlace,
)
from handlers.speaking import answer_card, answer_tap, send_card, strip_card, strip_tapped
from handlers.updates import chat_of
from storage import interviews
from storage.database import Session
from storage.interviews import Opening


async def open_panel(update: Update, context: Context) -> None:
    """/record: what is under way, or the channels to choose from."""
    if not await _allowed(update, context):
        return
    known = await interview.find_open(context)
    if known is not None and known.is_recorded:
        await interview.resume(update, context, through_door=False)
    else:
        await send_card(update, await occasions.first_card(context))


async def take_tap(update: Update, context: Context, act: RecordingAct) -> None:
    """Hand a tap to what its button is for, if who tapped may record at this moment."""
    if not await _allowed(update, context):
        return
    match act:
        case OpenRecording() | ListKinds() | ListPlaces() | ReadAloud():
            await occasions.turn_to(update, context, act)
        case TakeChannel() | TakePlace() | TakeKind() | TakeDepartment():
            await occasions.choose(update, context, act)
        case WritePlace():
            await occasions.ask_place(update, context)
        case BeginRecording():
            await _begin(update, context, act)
        case RefuseRecording():
            await answer_card(update, recording_cards.refused(await context.language()))
        case MarkComplaint():
            await _mark(update, context, act)
        case RecordAgain():
            await _go_on(update, context)
        case EndRecording():
            await _end(update, context)
        case _:
            assert_never(act)


async def take_place(update: Update, context: Context, typed: str) -> None:
    """The place, in reply to the prompt."""
    if await _allowed(update, context):
        await occasions.take_place(update, context, typed)


async def _allowed(update: Update, context: Context) -> bool:
    """Whether who sent the update may record at this moment; others are told that they may not."""
    may = people.may_record(await context.memberships())
    if not may:
        await staff.refuse(update, context)
    return may


async def _begin(update: Update, context: Context, act: BeginRecording) -> None:
    """Ask the questions. A second tap keeps what is open; an old card is shown anew."""
    language, sealed = await context.language(), context.services.keys.seal_chat(chat_of(update).id)
    waiting: tuple[int, ...] | None = None
    async with context.turn() as turn:
        begun = await _is_begun(turn.session, context)
        occasion = await occasions.find(turn.session, context)
        if not begun and occasion is not None and occasion.mark == act.mark and turn.first:
            waiting = await _open(turn.session, context, occasion, sealed, language)
    if waiting is None and not begun:
        await occasions.turn_to(update, context, ReadAloud())
        return
    await interview.show_open(update, context, edit=True)
    for card in waiting or ():
        await strip_card(update, card)


async def _is_begun(session: Session, context: Context) -> bool:
    services = context.services
    person = services.recorder(context.user_id)
    return await interviews.find(session, services.campaign.code, person) is not None


async def _open(
    session: Session, context: Context, occasion: Occasion, chat: bytes, language: Language
) -> tuple[int, ...] | None:
    """Open it; gives the cards of what waits for its end. `None` if nobody knows what to ask."""
    services, user_id = context.services, context.user_id
    asked = services.library.find_current(occasion.questionnaire or "")
    if asked is None:
        return None
    opening = Opening(
        campaign=services.campaign.code,
        person=services.recorder(user_id),
        chat=chat,
        mode=Mode.RECORDED,
        language=language,
        questionnaire=asked.id,
        version=asked.version,
        answers=welcome.given(asked, occasion.department),
        channel=occasion.channel,
        place=occasion.place,
    )
    await interviews.begin(session, opening, today=services.today())
    own = (services.respondent(user_id), services.self_checker(user_id))
    return await interviews.set_aside(session, services.campaign.code, own)


async def _mark(update: Update, context: Context, act: MarkComplaint) -> None:
    """Call it a complaint, or not."""
    services = context.services
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, context.user_id)
        mine = known is not None and known.is_recorded and known.interview.id == act.interview
        if mine and turn.first:
            await interviews.complain(turn.session, act.interview, is_complaint=act.on)
    if mine:
        await interview.show_open(update, context, edit=True)
    else:
        await interview.say_gone(update, context, interview_id=act.interview)


async def _go_on(update: Update, context: Context) -> None:
    """The next person, below the receipt of the one before; what is under way goes first."""
    await answer_tap(update)
    await strip_tapped(update)
    known = await interview.find_open(context)
    if known is not None and known.is_recorded:
        await interview.show_again(update, context)
        return
    desk = await occasions.desk_of(context)
    if desk.occasion is None:
        await send_card(update, await occasions.first_card(context))
    else:
        await send_card(update, occasions.reading(desk, desk.occasion))


async def _end(update: Update, context: Context) -> None:
    """That is all for now: how many they were, and back to what had to wait."""
    language = await context.language()
    await answer_tap(update)
    await strip_tapped(update)
    count = await occasions.count_today(context)
    known = await interview.find_open(context)
    text = say(language, "recording-ended", count=count, waits=known is not None)
    await send_card(update, Card(text))
    await interview.show_again(update, context)
