"""Adding to a response that was sent: a problem for the ledger, or only a note beside it.

What is added to is named in the prompt; nothing is stored until the words have come.
"""

from telegram import Update

from handlers import own_cards, prompts, reaching, tracking
from handlers.acts import Act
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, keyboard
from handlers.own_acts import AddRemark, SortRemark
from handlers.prompts import Purpose
from handlers.reaching import Missing
from handlers.speaking import answer_card, answer_tap, send_card
from storage import remarks
from storage.database import Session

LONGEST = 1000  # characters
MOST = 5  # remarks to one response
_FULL, _GONE = "full", "gone"


async def ask(update: Update, context: Context, act: AddRemark) -> None:
    """Ask what there is to add."""
    user, services, language = update.effective_user, context.services, await context.language()
    assert user is not None
    async with services.database.reading() as session:
        found = await reaching.find(session, services, user.id, act.reference)
        if isinstance(found, Missing):
            await tracking.say_missing(update, context, found)
            return
        full = await remarks.count(session, found.id) >= MOST
    if found.withdrawn_on is not None:
        await tracking.say_missing(update, context, Missing.UNKNOWN)
    elif full:
        await answer_tap(update, label(language, "remark-full", most=MOST), alert=True)
    else:
        await answer_tap(update)
        await _prompt(update, act.reference, say(language, "remark-ask", most=LONGEST), context)
