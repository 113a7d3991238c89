"""The interview: a respondent answers one question after another on one card.

Every handler here does the same three things: read the update, take the turn inside one
transaction, and only then speak. Nothing is sent while the database is held.
"""

from telegram import Update

from domain import flow
from domain import replies as to
from domain.flow import Ask
from domain.questions import FreeText
from domain.responses import asked_of
from handlers.acts import ListDepartments, Tap
from handlers.answering import opened, refusing, taps
from handlers.answering.opened import Open
from handlers.answering.sharing import ask_to_share, is_shared, stop_sharing
from handlers.background import examining, filing
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.speaking import (
    answer_tap,
    edit_card,
    say_briefly,
    send_card,
    show_on_card,
    strip_card,
    strip_tapped,
)
from handlers.updates import message_of
from storage import interviews
from storage.database import Session


async def take_tap(update: Update, context: Context, act: Tap) -> None:
    """Take a tap under a question."""
    user_id, services = context.user_id, context.services
    taken: flow.Turn | None = None
    async with context.turn() as turn:
        known = await find(turn.session, services, user_id)
        mine = known is not None and known.interview.id == act.interview
        if known and mine and turn.first:
            taken = await _record(turn.session, services, known, taps.reply(act))
    if known is None or not mine:
        await say_gone(update, context, interview_id=act.interview)
        return
    await _drop_files(services, known, taken)
    toast = None
    if taken is not None and taken.rejected is not None:
        toast = refusing.words(taken.rejected, taken.step, known.interview.language)
    if await stop_sharing(update, known.step(), taken, known.interview.language):
        await answer_tap(update, toast)
        await _fold_card(update, services, known, taken)
        await show_open(update, context, edit=False)
        return
    stands = known if taken is None else known.after(taken)
    await _show(update, context, stands, edit=True, toast=toast)


async def take_message(
    update: Update, context: Context, reply: to.Message, *, further: bool = False
) -> bool:
    """Take a message as the answer to the open question; false if no response is open.

    A further photo of an album changes the card that the first one brought.
    """
    message, user_id = message_of(update), context.user_id
    services, taken = context.services, None
    typed_in = message.message_id if isinstance(reply, to.Typed) else None
    async with context.turn() as turn:
        known = await find(turn.session, services, user_id)
        waits = known is not None and known.interview.card is None
        if known is not None and turn.first and not waits:
            taken = await _record(turn.session, services, known, reply, message=typed_in)
    if known is None:
        return False
    if waits:
        await _show_first(update, context, known)
        return True
    if further and (taken is None or taken.rejected is None):
        await show_in_place(update, context)
        return True
    await stop_sharing(update, known.step(), taken, known.interview.language)
    await _fold_card(update, services, known, taken)
    if taken is not None and taken.rejected is not None:
        await send_card(update, refusing.card(taken.rejected, taken.step, known.interview.language))
    await show_open(update, context, edit=False)
    return True


async def _show_first(update: Update, context: Context, known: Open) -> None:
    """Show a response that had to wait, before any words can be an answer to it.

    Whoever recorded for somebody meanwhile may still have that person in mind.
    """
    await send_card(update, Card(say(known.interview.language, "waited")))
    await show_open(update, context, edit=False)


async def list_departments(update: Update, context: Context, act: ListDepartments) -> None:
    """Turn a page of the list; nothing is stored."""
    known = await find_open(context)
    if known is None or known.interview.id != act.interview:
        await say_gone(update, context)
        return
    step = known.step()
    listed = isinstance(step, Ask) and step.question.id == act.question
    await show_open(update, context, edit=True, page=act.page if listed else None)


async def resume(update: Update, context: Context, *, through_door: bool) -> bool:
    """Show the open question again; false if no response is open.

    Who comes through a door to a questionnaire does not mean the self-check they may have begun.
    """
    known = await find_open(context)
    if known is None or (through_door and known.questionnaire.is_self_check):
        return False
    await strip_card(update, known.interview.card)
    await send_card(update, Card(say(known.interview.language, "resume")))
    await show_open(update, context, edit=False)
    return True


async def show_again(update: Update, context: Context) -> None:
    """Show the open question below what was just said, if there is one."""
    known = await find_open(context)
    if known is not None:
        await strip_card(update, known.interview.card)
        await show_open(update, context, edit=False)


async def show_in_place(update: Update, context: Context) -> None:
    """Show the open question as it stands now on the card that is there."""
    services, known = context.services, await find_open(context)
    if known is None:
        return
    card = known.interview.card
    if card is None or not await edit_card(update, card, opened.card(known, services)):
        await show_open(update, context, edit=False)


async def show_open(
    update: Update,
    context: Context,
    *,
    edit: bool,
    toast: str | None = None,
    page: int | None = None,
) -> None:
    """Show where the response stands, as it is stored now: on its card, or on a new one."""
    known = await find_open(context)
    if known is None:  # a later tap has sent or discarded it meanwhile
        await answer_tap(update, toast)
        return
    await _show(update, context, known, edit=edit, toast=toast, page=page)


async def _show(  # noqa: PLR0913 - who, what, and how it is shown
    update: Update,
    context: Context,
    known: Open,
    *,
    edit: bool,
    toast: str | None = None,
    page: int | None = None,
) -> None:
    """Show where a response stands; the same as `show_open` of one that was just read."""
    services = context.services
    card = opened.card(known, services, page=page)
    if edit:
        shown = await show_on_card(update, known.interview.card, card, toast)
    else:
        shown = (await send_card(update, card)).message_id
    if shown != known.interview.card:
        async with services.database.transaction() as session:
            await interviews.place_card(session, known.interview.id, shown)
    step = known.step()
    if is_shared(step):
        await ask_to_share(update, step, known.interview.language)
    if isinstance(step, Ask) and isinstance(step.question, FreeText):
        examining.prepare(services)


async def find(session: Session, services: Services, user_id: int) -> Open | None:
    """The response this person has in hand, in a version that is still known.

    What they record for somebody, who may be on the telephone, goes first; then their own response,
    then their self-check. The others wait until it is sent: typed words must not get into the wrong
    one.
    """
    seats = services.seats(user_id)
    known = await interviews.find_first(session, services.campaign.code, seats)
    if known is None:
        return None
    questionnaire = services.library.find(known.questionnaire, known.version)
    return None if questionnaire is None else Open(known, asked_of(questionnaire, known.mode))


async def find_open(context: Context) -> Open | None:
    """The response that who sent the update has in progress at this moment."""
    async with context.services.database.reading() as session:
        return await find(session, context.services, context.user_id)


async def _record(
    session: Session,
    services: Services,
    known: Open,
    reply: to.Reply,
    *,
    message: int | None = None,
) -> flow.Turn:
    turn = known.judge(reply, opened.circumstances(known, services))
    await keep(session, services, known, turn, message=message)
    return turn


async def keep(
    session: Session,
    services: Services,
    known: Open,
    turn: flow.Turn,
    *,
    message: int | None = None,
) -> None:
    """Store what a turn has changed; `message` is the number of the message it was typed in."""
    interview, today = known.interview, services.today()
    await interviews.record(session, interview.id, turn.answers, message=message)
    if turn.answers and interview.touched_on != today:
        await interviews.touch(session, interview.id, today)


async def _drop_files(services: Services, known: Open, taken: flow.Turn | None) -> None:
    """Delete the files that a tap has taken away from an answer."""
    if taken is not None:
        kept = {**known.interview.answers, **taken.answers}
        gone = {*filing.digests(known.interview.answers)} - {*filing.digests(kept)}
        await filing.let_go(services, gone)


async def _fold_card(
    update: Update, services: Services, known: Open, taken: flow.Turn | None
) -> None:
    """A message pushed the card up: leave the question and its answer there, no buttons."""
    card = known.interview.card
    if card is None:
        return
    if taken is None:  # answered before a restart: the card still shows that question
        await strip_card(update, card)
        return
    await edit_card(update, card, opened.folded(known, services, taken))


async def say_gone(
    update: Update,
    context: Context,
    key: str = "interview-gone",
    *,
    interview_id: int | None = None,
) -> None:
    """Say that a button or a command has nothing left to act on, or has to wait.

    Only the buttons go: the card that was tapped may show a receipt by now.
    """
    first = await _find_first(context, interview_id) if interview_id is not None else None
    if first is not None:
        await say_briefly(update, label(await context.language(), first))
        return
    await say_briefly(update, label(await context.language(), key))
    await strip_tapped(update)


async def _find_first(context: Context, interview_id: int) -> str | None:
    """What says that another one goes first; `None` if this is none of theirs that waits."""
    services, known = context.services, await find_open(context)
    if known is None or known.interview.id == interview_id:
        return None
    async with services.database.reading() as session:
        begun = [
            await interviews.find(session, services.campaign.code, person)
            for person in services.seats(context.user_id)
        ]
    if interview_id not in {one.id for one in begun if one is not None}:
        return None
    return "recording-first" if known.is_recorded else "selfcheck-waits"
