"""Shows a case: on the card that was tapped, or at the end of the chat."""

from collections.abc import Callable

from telegram import Update

from domain.cases import Act, Refusal
from handlers.cards import Card
from handlers.cases import case_cards, case_desk, case_doing
from handlers.cases.case_cards import Done
from handlers.cases.case_desk import Desk, Opened
from handlers.catalogue import say
from handlers.context import Context
from handlers.speaking import answer_card, look_busy, send_card
from storage.cases import File

Build = Callable[[Desk, Opened], Card]


async def open_(  # noqa: PLR0913 - which case, and how it is shown
    update: Update,
    context: Context,
    desk: Desk,
    case_id: int,
    *,
    toast: str | None = None,
    tapped: bool = True,
) -> None:
    """The card of a case, with what became of the tap; a case they had may be gone."""
    await look_busy(update)
    opened = await case_desk.open_(desk, case_id)
    if opened is None:  # it has just gone to another department
        if toast is None:
            await case_desk.say_gone(update, context, desk)
        else:
            await answer_card(update, Card(say(desk.language, "case-gone-now")), toast=toast)
        return
    card = case_cards.card(desk, opened)
    if tapped:
        await answer_card(update, card, toast=toast)
    else:
        await send_card(update, card, protected=True)


async def show(update: Update, context: Context, desk: Desk, case_id: int, build: Build) -> None:
    """Another side of its card."""
    opened = await case_desk.open_(desk, case_id)
    if opened is None:
        await case_desk.say_gone(update, context, desk)
        return
    await answer_card(update, build(desk, opened))


async def send(update: Update, desk: Desk, case_id: int, note: str) -> None:
    """The card anew, at the end of the chat."""
    opened = await case_desk.open_(desk, case_id)
    if opened is None:
        gone = say(desk.language, "case-gone-now")
        await send_card(update, Card(f"{note}\n\n{gone}" if note else gone))
        return
    await send_card(update, case_cards.card(desk, opened, note=note), protected=True)


async def find_for(
    update: Update, context: Context, desk: Desk, case_id: int, act: Act
) -> File | None:
    """A case, for who may take this step once they have said what it needs.

    A button can be old or made up: where they may not, it is said why, and there is none.
    """
    file = await case_desk.find(update, context, desk, case_id)
    refused = case_doing.refusal_of(desk, file, act) if file is not None else None
    if not isinstance(refused, Refusal):
        return file
    toast = case_cards.outcome(Done(act, refused), desk.language)
    await open_(update, context, desk, case_id, toast=toast)
    return None
