"""What respondents are told about their case: those whose response leads back to a chat.

Each has one card, which is edited in place; only where something is asked of them a short message
draws their eyes to it. Who is anonymous looks by their receipt code.
"""

from dataclasses import replace

from domain.cases import Act
from domain.text import Language
from handlers.afterwards import own_cards
from handlers.afterwards.own_acts import ShowOwn
from handlers.afterwards.own_cards import Found
from handlers.afterwards.reaching import spell_id
from handlers.callbacks import pack
from handlers.cards import Card
from handlers.cases import case_progress
from handlers.catalogue import label, say
from handlers.context import Services
from handlers.keyboards import plain
from storage import complainants, outbox, preferences, sent, standings
from storage.case_steps import Step
from storage.cases import File
from storage.complainants import Complainant
from storage.database import Session
from storage.outbox import Message

_FIRST = 3  # priority
_NUDGES = {
    Act.ASK: "asked", Act.PUT_RIGHT: "settled", Act.EXPLAIN: "settled", Act.CANNOT: "settled",
    Act.CONCLUDE: "concluded",
}  # fmt: skip


async def tell(session: Session, services: Services, file: File, step: Step | None) -> None:
    """Bring their card up to date, and draw their eyes to it where they are asked something."""
    for one in await complainants.of_case(session, file.id):
        if one.chat is not None:
            await _tell_one(session, services, file, one, step)


async def _tell_one(
    session: Session, services: Services, file: File, one: Complainant, step: Step | None
) -> None:
    assert one.chat is not None
    chat_id = services.keys.unseal_chat(one.chat)
    language = await _language(session, services, chat_id)
    card = await _card(session, services, one, language)
    if card is None:
        return
    topic_, mark = topic_of(one.response), step.id if step else 0
    shown = await _standing_card(session, one)
    if shown is None:
        await outbox.drop_topic(session, topic_)  # not sent yet: what is newer is sent instead
    message = Message(
        key=f"card:{one.response:x}:{file.id:x}:{mark}",
        chat=one.chat,
        text=card.text,
        picture=None,
        not_before=services.now(),
        buttons=plain(card.buttons),
        lane=services.lane(chat_id),
        topic=topic_,
        edits=shown,
    )
    await outbox.post(session, message)
    kind = _NUDGES.get(step.act) if step else None
    if kind is not None and shown is not None:
        await outbox.post(session, _nudge(message, one, file.number, kind, language))


def _nudge(
    message: Message, one: Complainant, number: int, kind: str, language: Language
) -> Message:
    """A changed card makes no sound: this does, and leads to it."""
    return replace(
        message,
        key=message.key.replace("card:", "nudge:", 1),
        text=say(language, f"nudge-{kind}", number=str(number)),
        buttons=(((label(language, "case-nudge-open"), pack(ShowOwn(spell_id(one.response)))),),),
        edits=None,
        replies_to=message.edits,
        priority=_FIRST,
    )


async def _standing_card(session: Session, one: Complainant) -> int | None:
    """The message in the respondent's chat that tells how it stands, if there is one."""
    if one.card is not None:
        return one.card
    told = await outbox.sent_of_topic(session, topic_of(one.response))
    cards = [known.message for known in told if known.key.startswith("card:")]
    return max(cards, default=None)


def topic_of(response_id: int) -> str:
    """What the sender of a response is told; deleted when they withdraw it."""
    return f"response:{response_id:x}"


async def _card(
    session: Session, services: Services, one: Complainant, language: Language
) -> Card | None:
    """The card of a response that leads back to somebody."""
    assert one.chat is not None
    user_id = services.keys.unseal_chat(one.chat)
    person = services.sender(user_id)
    response = await sent.find_own(session, person, one.response)
    if response is None:
        return None
    mine = await sent.of_person(session, person)
    found = Found(
        sent=response,
        standing=await standings.of_response(session, response.id),
        reference=spell_id(response.id),
        is_own=True,
        others=len(mine) > 1,
        case=await case_progress.find(session, response.id, response.grade),
    )
    return own_cards.progress(services, found, language)


async def _language(session: Session, services: Services, chat_id: int) -> Language:
    chosen = await preferences.find_language(session, services.chooser(chat_id))
    return chosen or Language.ZH
