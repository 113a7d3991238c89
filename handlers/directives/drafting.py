"""A leader's words on their way to a directive: to whom, until when, and then given.

Nothing is stored in between. The card answers the leader's own message, so Telegram brings the
words with every tap; the line of the digest they are about stands on the card as a quotation. Words
that were changed after the card showed them are shown once more before they are given.
"""

from dataclasses import dataclass

from telegram import Message, MessageEntity, ReplyParameters, Update
from telegram.constants import ParseMode

from domain import directives as subject
from domain import reading
from domain.auditing import Event, Kind, Thing, spelled
from domain.campaign import Campaign
from domain.directives import Directive, Move
from handlers import auditing
from handlers.cards import Card
from handlers.cases.case_desk import Desk, desk_of
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.directives import directive_news, draft_cards
from handlers.directives.directive_acts import DraftDirective, GiveDirective
from handlers.office import digest_words
from handlers.speaking import answer_card, say_briefly, send_card
from handlers.updates import chat_of, message_of
from storage import directives

LONGEST = 1000  # characters
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """What a leader wrote, in which message, and the line of the digest that it is about."""

    message: int
    text: str
    about: str

    @property
    def mark(self) -> str:
        """Tells these words from others."""
        return draft_cards.mark_of(self.text)


def answers_digest(message: Message | None) -> bool:
    """Whether a message is an answer to a digest of ours."""
    said = message.reply_to_message if message else None
    if said is None or not said.photo or said.from_user is None:
        return False
    return said.from_user.id == said.get_bot().id and digest_words.is_ours(said.caption or "")


async def take_words(update: Update, context: Context) -> None:
    """What somebody wrote: in answer to a digest, or to the prompt."""
    desk, message = await desk_of(context), message_of(update)
    if not subject.may_give(desk.held):
        await say_briefly(update, label(desk.language, "directive-leaders-only"))
        return
    text = reading.plain(message.text or "")
    if not text or len(text) > LONGEST:
        key = "directive-too-long" if text else "directive-words-only"
        await send_card(update, Card(say(desk.language, key, most=LONGEST)))
        return
    quote = message.quote.text if message.quote and answers_digest(message) else ""
    draft = Draft(message.message_id, text, _line(quote))
    department = guess(desk.services.campaign, draft)
    card = draft_cards.draft(desk, draft.text, draft.about, DraftDirective(department, None))
    await chat_of(update).send_message(
        card.text,
        parse_mode=ParseMode.HTML,
        reply_markup=card.buttons,
        reply_parameters=ReplyParameters(message.message_id),
    )


def guess(campaign: Campaign, draft: Draft) -> str | None:
    """The one department that the quoted line names, or else the words; `None` if it is not one."""
    for text in (draft.about.casefold(), draft.text.casefold()):
        named = [
            known.code
            for known in campaign.departments
            if any(name.casefold() in text for name in (known.name.zh, known.name.en))
        ]
        if named:
            return named[0] if len(named) == 1 else None
    return None


async def show(update: Update, desk: Desk, act: DraftDirective) -> None:
    """The same card with another choice."""
    draft = await _find(update, desk)
    if draft is not None:
        card = draft_cards.draft(desk, draft.text, draft.about, _possible(desk, act))
        await answer_card(update, card)


async def give(update: Update, context: Context, desk: Desk, act: GiveDirective) -> None:
    """Give it, if it is what the card showed; a second tap gives nothing more."""
    draft = await _find(update, desk)
    if draft is None:
        return
    wanted = _possible(desk, DraftDirective(act.department, act.days))
    is_complete = wanted.department is not None and wanted.days is not None
    if not is_complete or draft.mark != act.mark:
        card = draft_cards.draft(desk, draft.text, draft.about, wanted)
        await answer_card(update, card, toast=label(desk.language, "directive-changed"))
        return
    directive = Directive(act.department, draft.text, desk.author.person, desk.today, act.days)
    async with context.turn() as turn:
        filed, is_new = await directives.give(
            turn.session,
            desk.campaign,
            directive,
            by=desk.author,
            message=draft.message,
            about=draft.about,
            now=desk.now,
        )
        if is_new:
            given = Event(Kind.DIRECTED, Thing.DIRECTIVE, spelled(filed.id), Move.GIVE)
            await auditing.note(turn.session, desk.services, desk.author.person, given)
            await directive_news.tell_given(turn.session, desk.services, filed)
    desk.services.bell.ring()
    await answer_card(update, draft_cards.given(desk, filed))


async def drop(update: Update, desk: Desk) -> None:
    """It is not given after all."""
    await answer_card(update, Card(say(desk.language, "directive-dropped")))


async def _find(update: Update, desk: Desk) -> Draft | None:
    """What the tapped card answers; where it is gone, or is no text, that is said."""
    query = update.callback_query
    card = query.message if query else None
    words = card.reply_to_message if isinstance(card, Message) else None
    text = reading.plain(words.text or "") if words else ""
    is_own = words is not None and words.from_user is not None and not words.from_user.is_bot
    is_whole = is_own and 0 < len(text) <= LONGEST
    if not isinstance(card, Message) or words is None or not is_whole:
        await say_briefly(update, label(desk.language, "directive-gone"))
        return None
    return Draft(words.message_id, text, _quoted(card))


def _quoted(card: Message) -> str:
    """The line of the digest that stands on a card of ours."""
    marked = card.parse_entities([MessageEntity.BLOCKQUOTE]) if card.text else {}
    return _line(next(iter(marked.values()), ""))


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_QUOTE].lstrip("• ")


def _possible(desk: Desk, act: DraftDirective) -> DraftDirective:
    """What a button may say; anything else is asked for again."""
    known = desk.services.campaign.find_department(act.department)
    days = act.days if act.days in draft_cards.choices(desk) else None
    return DraftDirective(known.code if known else None, days)
