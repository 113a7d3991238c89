"""The respondent's own wish: only the campaign office is to see a response that names somebody.

A machine looks through what was typed; it hears no voice and sees no photo. The wish covers both.
"""

from telegram import Update

from domain import shielding
from domain.flow import Review
from handlers.acts import Shield
from handlers.answering import interview
from handlers.context import Context
from storage import interviews


async def wish(update: Update, context: Context, act: Shield) -> None:
    """Note the wish, or that it is none any more. The button says which, so repeating is safe."""
    user_id, services = context.user_id, context.services
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, user_id)
        mine = known is not None and known.interview.id == act.interview
        if known and mine and turn.first and isinstance(known.step(), Review):
            on = act.on and shielding.may_be_asked(known.questionnaire, known.interview.answers)
            await interviews.shield(turn.session, known.interview.id, on=on)
    if mine:
        await interview.show_open(update, context, edit=True)
    else:
        await interview.say_gone(update, context, interview_id=act.interview)
