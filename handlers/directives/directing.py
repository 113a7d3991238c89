"""Directives 批示: /directives, their buttons, and what is replied about them."""

from telegram import Update
from telegram.ext.filters import UpdateFilter

from domain import directives as subject
from domain import reading
from domain.directives import Move, Refusal
from domain.people import own_departments
from handlers import prompts
from handlers.cards import Card
from handlers.cases.case_desk import Desk, desk_of
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.directives import directive_cards, directive_moving, directive_news, drafting
from handlers.directives.directive_acts import (
    AskDirective,
    DirectiveAct,
    DraftDirective,
    DropDirective,
    GiveDirective,
    ListDirectives,
    MoveDirective,
    OpenDirective,
    ShowStanding,
)
from handlers.directives.directive_moving import Asked
from handlers.office import case_counts, staff
from handlers.prompts import Purpose
from handlers.speaking import answer_card, answer_tap, say_briefly, send_card
from handlers.updates import message_of
from storage import directives, outbox
from storage.directives import Filed


class _Reply(UpdateFilter):
    """An answer to a digest; a command means what it always does."""

    def filter(self, update: Update) -> bool:
        message = update.effective_message
        is_command = ((message.text or "") if message else "").startswith("/")
        return not is_command and drafting.answers_digest(message)


REPLY = _Reply()


async def open_panel(update: Update, context: Context) -> None:
    """/directives: those that are open."""
    desk = await desk_of(context)
    if not subject.may_list(desk.held):
        await staff.refuse(update, context)
        return
    await send_card(update, await _page(desk, ListDirectives(closed=False, page=0)))


async def take_tap(update: Update, context: Context, act: DirectiveAct) -> None:
    """Whatever a button about directives says."""
    desk = await desk_of(context)
    match act:
        case AskDirective() | DraftDirective() | GiveDirective() | DropDirective():
            await _take_leaders_tap(update, context, desk, act)
        case ShowStanding():
            await case_counts.show(update, context)
        case _ if not subject.may_list(desk.held):
            await staff.refuse(update, context)
        case ListDirectives():
            await answer_card(update, await _page(desk, act))
        case OpenDirective():
            await _open(update, desk, act.directive)
        case MoveDirective():
            await _move(update, context, desk, act)


async def take_reply(update: Update, context: Context, reference: str) -> None:
    """What was done, or why it goes back; in answer to the prompt."""
    desk, asked = await desk_of(context), directive_moving.read(reference)
    if asked is None or not subject.may_list(desk.held):
        await staff.refuse(update, context)
        return
    note = reading.plain(message_of(update).text or "")
    if len(note) > drafting.LONGEST:
        text = say(desk.language, "directive-too-long", most=drafting.LONGEST)
        await send_card(update, Card(text))
        return
    end = await directive_moving.take(context, desk, asked, note)
    await _answer(update, desk, asked, end, tapped=False)


async def _take_leaders_tap(
    update: Update,
    context: Context,
    desk: Desk,
    act: AskDirective | DraftDirective | GiveDirective | DropDirective,
) -> None:
    if not subject.may_give(desk.held):
        await say_briefly(update, label(desk.language, "directive-leaders-only"))
        return
    match act:
        case AskDirective():
            await answer_tap(update)
            text = say(desk.language, "directive-prompt", most=drafting.LONGEST)
            example = label(desk.language, "directive-example")
            await prompts.ask(update, Purpose.DIRECTIVE, "", text, placeholder=example)
        case DraftDirective():
            await drafting.show(update, desk, act)
        case GiveDirective():
            await drafting.give(update, context, desk, act)
        case DropDirective():
            await drafting.drop(update, desk)


async def _page(desk: Desk, act: ListDirectives) -> Card:
    places = None if subject.may_judge(desk.held) else own_departments(desk.held)
    listing = directives.closed if act.closed else directives.standing
    async with desk.services.database.reading() as session:
        files = await listing(session, desk.campaign, places)
    return directive_cards.page(desk, files, act)


async def _open(update: Update, desk: Desk, directive_id: int) -> None:
    """The card; whoever reads it, the others of their side are not told any more."""
    filed = await _show(update, desk, directive_id)
    if filed is not None:
        to_staff = filed.directive.department in own_departments(desk.held)
        async with desk.services.database.transaction() as session:
            await outbox.drop_topic(session, directive_news.topic(filed, to_staff=to_staff))


async def _show(
    update: Update, desk: Desk, directive_id: int, *, toast: str | None = None, tapped: bool = True
) -> Filed | None:
    """The card as it stands; `None`, and said so, where there is none for them."""
    async with desk.services.database.reading() as session:
        filed = await directive_moving.look_up(session, desk, directive_id)
        steps = await directives.steps(session, directive_id) if filed else ()
    if filed is None:
        await say_briefly(update, label(desk.language, "directive-none"))
        return None
    card = directive_cards.card(desk, filed, steps)
    if tapped:
        await answer_card(update, card, toast=toast)
    else:
        text = f"{toast}\n\n{card.text}" if toast else card.text
        await send_card(update, Card(text, card.buttons))
    return filed


async def _move(update: Update, context: Context, desk: Desk, act: MoveDirective) -> None:
    """At once, or by asking for the words it needs."""
    asked = Asked(act.directive, act.steps, act.move)
    if act.move is Move.GIVE:
        await say_briefly(update, label(desk.language, "no-such-button"))
    elif act.move is Move.CLOSE:
        end = await directive_moving.take(context, desk, asked, "")
        await _answer(update, desk, asked, end, tapped=True)
    else:
        await _ask(update, desk, asked)


async def _ask(update: Update, desk: Desk, asked: Asked) -> None:
    """For the words, if they could be taken now."""
    async with desk.services.database.reading() as session:
        filed = await directive_moving.look_up(session, desk, asked.directive)
    if filed is None:
        await say_briefly(update, label(desk.language, "directive-none"))
        return
    refusal = directive_moving.judge(desk, filed, asked, "…")
    if isinstance(refusal, Refusal):
        toast = label(desk.language, "directive-refused", refusal=refusal)
        await _show(update, desk, asked.directive, toast=toast)
        return
    await answer_tap(update)
    await directive_moving.ask(update, desk, filed, asked)


async def _answer(
    update: Update,
    desk: Desk,
    asked: Asked,
    end: subject.Directive | Refusal | None,
    *,
    tapped: bool,
) -> None:
    toast = None
    if isinstance(end, Refusal):
        toast = label(desk.language, "directive-refused", refusal=end)
    elif end is not None:
        toast = label(desk.language, "directive-done", move=asked.move)
    await _show(update, desk, asked.directive, toast=toast, tapped=tapped)
