"""Plays a preview: takes the same taps and messages as an interview, and keeps them in memory only.

Where somebody has both open, a button says whose it is, and a message is for the one that was
opened or tapped last.
"""

from dataclasses import replace

from telegram import Update

from domain import flow
from domain.flow import Ask, Review
from handlers.acts import (
    Act,
    Begin,
    Discard,
    ListDepartments,
    Resume,
    Send,
    Shield,
    SwitchLanguage,
    Tap,
)
from handlers.afterwards.own_acts import Correct
from handlers.answering import interview, opened, refusing, taps
from handlers.answering.opened import Open
from handlers.answering.sharing import ask_to_share, is_shared, stop_sharing
from handlers.cards import Card
from handlers.catalogue import label
from handlers.context import Context
from handlers.preview import preview_cards, previews
from handlers.preview.preview_cards import marked
from handlers.recording.recording_acts import BeginRecording
from handlers.speaking import (
    answer_card,
    answer_tap,
    edit_card,
    send_card,
    show_on_card,
    strip_card,
    strip_tapped,
)

Played = Tap | ListDepartments | SwitchLanguage | Shield | Send | Discard


async def take_tap(update: Update, context: Context, act: Act) -> bool:
    """Take a tap on a preview's card; false if it is none. An interview's brings that in front."""
    kept, user_id = previews.of(context), context.user_id
    if not isinstance(act, Played) or act.interview is None:
        if isinstance(act, Begin | Resume | Correct | BeginRecording):
            kept.step_back(user_id)
        return False
    if not previews.is_number(act.interview):
        kept.step_back(user_id)
        return False
    found = kept.find(user_id, context.services.now())
    if found is None or found.known.interview.id != act.interview:
        await _say_over(update, context, act)
    else:
        await _play(update, context, found.known, act)
    return True


async def show_again(update: Update, context: Context) -> bool:
    """Show the open question below what was just said; false if no preview is in front."""
    known = await find_in_front(context)
    if known is None:
        return False
    await strip_card(update, known.interview.card)
    await show(update, context, known, edit=False)
    return True


async def find_in_front(context: Context) -> Open | None:
    """The preview that messages are meant for: the one in front, or the only thing open."""
    kept = previews.of(context).find(context.user_id, context.services.now())
    if kept is None or kept.in_front:
        return None if kept is None else kept.known
    return kept.known if await has_no_interview(context) else None


async def has_no_interview(context: Context) -> bool:
    """Whether nothing real is open."""
    return await interview.find_open(context) is None


async def show(  # noqa: PLR0913 - who, what, and how it is shown
    update: Update,
    context: Context,
    known: Open,
    *,
    edit: bool,
    toast: str | None = None,
    page: int | None = None,
) -> None:
    """Show where the preview stands, on its card or on a new one, and remember it."""
    services, language, step = context.services, known.interview.language, known.step()
    card = marked(opened.card(known, services, page=page), language)
    if edit:
        number = await show_on_card(update, known.interview.card, card, toast)
    else:
        number = (await send_card(update, card)).message_id
    _keep(context, known, number)
    if is_shared(step):
        await ask_to_share(update, step, language)


async def show_in_place(update: Update, context: Context, known: Open) -> None:
    """Show on the card that is there how the preview stands after a message."""
    number, language = known.interview.card, known.interview.language
    card = marked(opened.card(known, context.services), language)
    if number is None or not await edit_card(update, number, card):
        number = (await send_card(update, card)).message_id
    _keep(context, known, number)


def _keep(context: Context, known: Open, card: int) -> None:
    shown = replace(known, interview=replace(known.interview, card=card))
    previews.of(context).keep(context.user_id, shown, context.services.now())


async def _play(update: Update, context: Context, known: Open, act: Played) -> None:
    match act:
        case ListDepartments():
            step = known.step()
            listed = isinstance(step, Ask) and step.question.id == act.question
            await show(update, context, known, edit=True, page=act.page if listed else None)
        case SwitchLanguage():
            await show(update, context, known.spoken(act.language), edit=True)
        case Shield():
            await show(update, context, known.shielded(on=act.on), edit=True)
        case Send() if isinstance(known.step(), Review):
            await _end(update, context, preview_cards.outcome(known, context.services))
        case Send():
            await show(update, context, known, edit=True)
        case Discard():
            await _end(update, context, preview_cards.ended(known.interview.language))
        case _:
            await _answer(update, context, known, act)


async def _answer(update: Update, context: Context, known: Open, act: Tap) -> None:
    """Take a tap under a question."""
    turn = known.judge(taps.reply(act), opened.circumstances(known, context.services))
    after, language, toast = known.after(turn), known.interview.language, None
    if turn.rejected is not None:
        toast = refusing.words(turn.rejected, turn.step, language)
    if not await stop_sharing(update, known.step(), turn, language):
        await show(update, context, after, edit=True, toast=toast)
        return
    await answer_tap(update, toast)
    await fold(update, context, known, turn)
    await show(update, context, after, edit=False)


async def fold(update: Update, context: Context, known: Open, turn: flow.Turn) -> None:
    """A message pushed the card up: leave question and answer there."""
    if known.interview.card is not None:
        folded = opened.folded(known, context.services, turn)
        await edit_card(update, known.interview.card, marked(folded, known.interview.language))


async def _end(update: Update, context: Context, card: Card) -> None:
    previews.of(context).close(context.user_id)
    await answer_card(update, card)


async def _say_over(update: Update, context: Context, act: Played) -> None:
    """What a second tap on "Send" is under shows the outcome by now: its buttons stay."""
    await answer_tap(update, label(await context.language(), "preview-over"), alert=True)
    if not isinstance(act, Send):
        await strip_tapped(update)
