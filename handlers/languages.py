"""The other language, by one tap, at any time: kept for the person and for what is under way."""

from telegram import Update

from domain.text import Language
from handlers.acts import SwitchLanguage
from handlers.answering import interview
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import keyboard
from handlers.speaking import answer_card, send_card
from storage import interviews, members, preferences
from storage.database import Session


async def choose(update: Update, context: Context) -> None:
    """/language: the choice, in both languages."""
    await send_card(update, _choice(await context.language()))


async def switch(update: Update, context: Context, act: SwitchLanguage) -> None:
    """Speak the other language from now on."""
    user_id, services = context.user_id, context.services
    async with context.turn() as turn:
        await remember(turn.session, services, user_id, act.language)
        known = await interview.find(turn.session, services, user_id)
    if known is not None and act.interview == known.interview.id:
        await interview.show_open(update, context, edit=True)
    else:
        await answer_card(update, _choice(act.language))


async def remember(session: Session, services: Services, user_id: int, language: Language) -> None:
    """Store the choice wherever a language is kept for this person."""
    await preferences.choose_language(session, services.chooser(user_id), language)
    for person in services.seats(user_id):
        await interviews.speak(session, services.campaign.code, person, language)
    await members.speak(session, services.keys.pseudonym("member", user_id), language)


def _choice(language: Language) -> Card:
    buttons = [(label(known, "language-name"), SwitchLanguage(known, None)) for known in Language]
    return Card(say(language, "language-chosen"), keyboard([tuple(buttons)]))
