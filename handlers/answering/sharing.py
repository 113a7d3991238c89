"""Telegram's own buttons under the keyboard that share a place or a contact.

They can't stand on a card: they come with a message of their own, and go when the step is over.
"""

from telegram import KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove, Update

from domain.flow import Ask, Step, Turn
from domain.questions import Contact, Location
from domain.text import Language
from handlers.catalogue import label
from handlers.updates import chat_of


def is_shared(step: Step) -> bool:
    """Whether the open question is answered by one of these buttons."""
    return isinstance(step, Ask) and isinstance(step.question, Location | Contact)


async def ask_to_share(update: Update, step: Step, language: Language) -> None:
    """Offer the button for the open question."""
    chat = chat_of(update)
    contact = isinstance(step, Ask) and isinstance(step.question, Contact)
    key, below = ("share-contact", "share-contact-below")
    if not contact:
        key, below = ("share-location", "share-location-below")
    button = KeyboardButton(
        label(language, key), request_contact=contact or None, request_location=not contact or None
    )
    keyboard = ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
    await chat.send_message(label(language, below), reply_markup=keyboard)


async def stop_sharing(
    update: Update, before: Step, taken: Turn | None, language: Language
) -> bool:
    """Take the button away once its question is left; false where it is not."""
    if taken is None or not is_shared(before) or taken.step == before:
        return False
    assert isinstance(before, Ask)
    chat = chat_of(update)
    given = taken.answers.get(before.question.id)
    key = "share-done" if given is not None and not given.is_empty else "share-left-out"
    await chat.send_message(label(language, key), reply_markup=ReplyKeyboardRemove())
    return True
