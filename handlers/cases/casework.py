"""Work on cases by buttons and by replies. Every one is judged anew against what is stored."""

import asyncio

from telegram import InputFile, Update

from domain import reading
from domain.attachments import Attachment, Medium, Refusal
from domain.auditing import Kind, on_case
from domain.case_rules import MOVES
from domain.cases import Act
from domain.cases import Refusal as Refused
from domain.incoming import Pile
from domain.profiles import Profile
from domain.shielding import is_held
from handlers import auditing
from handlers.answering import receiving
from handlers.background import filing
from handlers.cards import Card
from handlers.cases import (
    case_asking,
    case_cards,
    case_desk,
    case_doing,
    case_lists,
    case_placing,
    case_showing,
)
from handlers.cases.case_acts import (
    CaseWork,
    DoCase,
    ListCases,
    MergeCase,
    MoreOfCase,
    OpenCase,
    PickDays,
    PickPlace,
    PickTwin,
    SendCase,
    ShowPhoto,
    ShowSteps,
    TakeOver,
    View,
)
from handlers.cases.case_asking import Asked
from handlers.cases.case_cards import Done
from handlers.cases.case_desk import Desk
from handlers.cases.case_doing import Words
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.office import held, staff
from handlers.office.incoming_acts import OpenPiece
from handlers.speaking import answer_card, answer_tap, say_briefly, send_card
from handlers.updates import chat_of, message_of
from storage import case_steps, complainants
from storage.attachments import MissingFileError
from storage.cases import File
from storage.database import Session

_NUMBER = range(1000, 10**9)
_ELSEWHERE = frozenset({Act.ASSIGN, Act.ASSIST, Act.MERGE, Act.EXTEND})  # buttons of their own


async def open_panel(update: Update, context: Context) -> None:
    """/cases: the list of what waits; with a number, that case."""
    desk = await case_desk.desk_of(context)
    if not case_desk.works(desk.held):
        await staff.refuse(update, context)
        return
    typed = (context.args or [""])[0].lstrip("#")
    files = await case_lists.seen(desk)
    if typed.isdecimal() and int(typed) in _NUMBER:
        found = [file for file in files if file.number == int(typed)]
        found = found or await case_placing.closed(desk, int(typed))
        if found:
            await case_showing.open_(update, context, desk, found[0].id, tapped=False)
            return
        await send_card(update, Card(say(desk.language, "case-no-number", number=typed)))
        return
    card = case_lists.page(desk, files, ListCases(View.MINE, None, 0))
    await send_card(update, card, protected=True)


async def take_tap(update: Update, context: Context, act: CaseWork) -> None:
    """Whatever a button of these cards says."""
    desk = await case_desk.desk_of(context)
    if not case_desk.works(desk.held):
        await staff.refuse(update, context)
        return
    match act:
        case ListCases():
            card = case_lists.page(desk, await case_lists.seen(desk), act)
            await answer_card(update, card)
        case OpenCase():
            await case_showing.open_(update, context, desk, act.case)
        case MoreOfCase():
            await case_showing.show(update, context, desk, act.case, case_cards.more)
        case ShowSteps():
            await case_showing.show(update, context, desk, act.case, case_cards.steps)
        case DoCase() | TakeOver():
            await _do(update, context, desk, act)
        case ShowPhoto():
            await _show_photo(update, context, desk, act)
        case PickPlace() | SendCase() | PickTwin() | MergeCase() | PickDays():
            await case_placing.take_tap(update, context, desk, act)


async def take_reply(update: Update, context: Context, reference: str) -> None:
    """What a member replied to a prompt about a case: words, with a photo perhaps."""
    desk, asked = await case_desk.desk_of(context), case_asking.read(reference)
    if asked is None or not case_desk.works(desk.held):
        await staff.refuse(update, context)
        return
    file = await case_desk.find(update, context, desk, asked.case)
    if file is None:
        return
    message = message_of(update)
    note = reading.plain(message.text or message.caption or "")
    if not note or len(note) > case_doing.LONGEST_NOTE:
        key = "case-words-missing" if not note else "case-words-too-many"
        said = say(desk.language, key, most=case_doing.LONGEST_NOTE)
        await case_asking.ask(update, desk, file, asked.act, days=asked.days, note=said)
        return
    photo = await _photo(update, context, asked)
    if isinstance(photo, Refusal):
        said = say(desk.language, "case-photo-refused")
        await case_asking.ask(update, desk, file, asked.act, days=asked.days, note=said)
        return
    await _take(update, context, desk, asked, Words(note, photo.digest if photo else None))


async def _take(update: Update, context: Context, desk: Desk, asked: Asked, words: Words) -> None:
    """Store what was replied, if the case still stands as the prompt said."""
    profile = _profile(desk, asked.days)
    done = Done(asked.act, None)
    async with context.turn() as turn:
        file = await case_desk.look_up(turn.session, desk, asked.case)
        if file is not None and turn.first:
            done = Done(asked.act, Refused.NOT_NOW)
            if file.case.round == asked.round:
                end = await case_doing.take_members(
                    turn.session, desk, file, asked.act, words=words, profile=profile
                )
                done = Done(asked.act, end)
    if words.photo is not None:
        await filing.let_go(desk.services, (words.photo,))  # if it was not taken after all
    desk.services.bell.ring()
    if file is None:
        await case_desk.say_gone(update, context, desk)
        return
    note = case_cards.outcome(done, desk.language) or ""
    await case_showing.send(update, desk, asked.case, note)


def _profile(desk: Desk, place: int | None) -> Profile | None:
    longer = desk.rules.longer()
    return longer[place] if place is not None and place < len(longer) else None


async def _do(update: Update, context: Context, desk: Desk, tapped: DoCase | TakeOver) -> None:
    """At once, or by asking for the words it needs."""
    act = Act.CLAIM if isinstance(tapped, TakeOver) else tapped.act
    if act not in MOVES or act in _ELSEWHERE:
        await say_briefly(update, label(desk.language, "no-such-button"))
        return
    if act is Act.RELEASE and await _decide_held(update, context, desk, tapped.case):
        return
    if MOVES[act].needs_words:
        file = await case_showing.find_for(update, context, desk, tapped.case, act)
        if file is not None:
            await answer_tap(update)
            await case_asking.ask(update, desk, file, act)
        return
    done = Done(act, None)
    async with context.turn() as turn:
        file = await case_desk.look_up(turn.session, desk, tapped.case)
        if file is not None and turn.first:
            done = Done(act, await _take_tapped(turn.session, desk, file, tapped))
    desk.services.bell.ring()
    if file is None:
        await case_desk.say_gone(update, context, desk)
        return
    toast = case_cards.outcome(done, desk.language)
    await case_showing.open_(update, context, desk, tapped.case, toast=toast)


async def _decide_held(update: Update, context: Context, desk: Desk, case_id: int) -> bool:
    """What names somebody is released where it is shown who; false if nothing holds it so."""
    async with desk.services.database.reading() as session:
        file = await case_desk.look_up(session, desk, case_id)
        behind = await complainants.of_case(session, case_id) if file else ()
    held_ones = [one for one in behind if is_held(one.shield)]
    if not held_ones:
        return False
    await held.show(update, context, OpenPiece(Pile.HELD, held_ones[0].response, 0))
    return True


async def _take_tapped(
    session: Session, desk: Desk, file: File, tapped: DoCase | TakeOver
) -> File | Refused:
    """What a tap leads to, if the case still stands as its card said."""
    is_claimed = file.case.claimed_by not in {None, desk.author.person}
    if file.case.round != tapped.round:
        return Refused.NOT_NOW
    if isinstance(tapped, TakeOver):
        return await case_doing.take_members(session, desk, file, Act.CLAIM)
    if tapped.act is Act.CLAIM and is_claimed:
        return Refused.CLAIMED  # of two who tap at once, the second does not take it over
    return await case_doing.take_members(session, desk, file, tapped.act)


async def _photo(update: Update, context: Context, asked: Asked) -> Attachment | Refusal | None:
    """The photo that came with a reply, cleaned and stored; `None` without one."""
    message = message_of(update)
    if not message.photo and not message.document:
        return None
    sent = receiving.announced(message)
    if sent.medium is not Medium.PHOTO or asked.act not in case_asking.WITH_PHOTO:
        return Refusal.WRONG_TYPE
    cleaned = await receiving.fetch(update, context.services, sent)
    if isinstance(cleaned, Refusal):
        return cleaned
    files, now = context.services.files, context.services.now()
    digest = await asyncio.to_thread(files.put, cleaned.content, now=now)
    return Attachment(digest, sent.medium, cleaned.kind, len(cleaned.content))


async def _show_photo(update: Update, context: Context, desk: Desk, act: ShowPhoto) -> None:
    async with desk.services.database.reading() as session:
        file = await case_desk.look_up(session, desk, act.case)
        step = await case_steps.find(session, act.case, act.step) if file else None
    if step is None or step.photo is None:
        await case_desk.say_gone(update, context, desk)
        return
    seen = on_case(Kind.SAW_FILE, act.case, Medium.PHOTO)
    await auditing.note_now(desk.services, desk.author.person, seen)
    await send_photo(update, context, step.photo, protected=True)


async def send_photo(update: Update, context: Context, digest: str, *, protected: bool) -> None:
    """A photo of a step, into the chat."""
    try:
        content = await asyncio.to_thread(context.services.files.get, digest)
    except MissingFileError:
        await say_briefly(update, label(await context.language(), "enclosure-missing"))
        return
    await answer_tap(update)
    photo = InputFile(content, "photo.jpg")
    await chat_of(update).send_photo(photo, protect_content=protected or None)
