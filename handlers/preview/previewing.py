"""/preview: staff choose a questionnaire and play it with its real cards; nothing is stored.

What has to do with the questions is in `handlers.preview.playing`. A questionnaire's text
is nobody's secret among members, so playing on needs no right of its own.
"""

from telegram import Update

from domain import people
from domain.questionnaire import Questionnaire
from handlers.answering import ending, returning, welcome
from handlers.context import Context, Services
from handlers.office import staff
from handlers.preview import playing, preview_cards, previews
from handlers.preview.preview_acts import ChoosePreview, OpenPreview, PreviewAct
from handlers.speaking import answer_card, send_card, strip_card
from handlers.updates import chat_of


async def open_panel(update: Update, context: Context) -> None:
    """/preview: the questionnaires."""
    if not await _may(context):
        await staff.refuse(update, context)
        return
    await send_card(update, preview_cards.choice(context.services, await context.language()))


async def take_tap(update: Update, context: Context, act: PreviewAct) -> None:
    """The list again, or a new preview in the place of the one that may be open."""
    services, language = context.services, await context.language()
    if not await _may(context):
        await staff.refuse(update, context)
        return
    asked = _asked(services, act)
    if asked is None:
        await answer_card(update, preview_cards.choice(services, language))
        return
    assert isinstance(act, OpenPreview)
    await _leave(update, context)
    begun = previews.begin(asked, act.mode, language, today=services.today())
    await playing.show(update, context, begun, edit=True)


async def start(update: Update, context: Context) -> None:
    """/start leads back to the interview that may be open: it is in front again."""
    user_id, chat = context.user_id, chat_of(update)
    previews.of(context).step_back(user_id)
    await welcome.start(update, context)
    await returning.welcome_back(context, chat.id)


async def cancel(update: Update, context: Context) -> None:
    """/cancel ends the preview that is in front; an interview behind it stays."""
    known = await playing.find_in_front(context)
    if known is None:
        await ending.cancel(update, context)
        return
    await _leave(update, context)
    await send_card(update, preview_cards.ended(known.interview.language))


async def _leave(update: Update, context: Context) -> None:
    """Forget the preview that is open, and take its buttons away."""
    user_id, kept = context.user_id, previews.of(context)
    found = kept.find(user_id, context.services.now())
    kept.close(user_id)
    tapped = update.callback_query.message if update.callback_query else None
    card = found.known.interview.card if found is not None else None
    if card is not None and (tapped is None or tapped.message_id != card):
        await strip_card(update, card)


async def _may(context: Context) -> bool:
    return people.may_preview(await context.memberships())


def _asked(services: Services, act: PreviewAct) -> Questionnaire | None:
    """What is played; `None` if there is no such questionnaire, or none was chosen."""
    if isinstance(act, ChoosePreview) or act.mode not in preview_cards.modes(services):
        return None
    return services.library.find_current(act.questionnaire)
