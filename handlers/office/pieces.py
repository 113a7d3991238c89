"""Pieces of incoming: who may open one, what its card says; remarks and answers by name.

What somebody typed is shown as everywhere in reports: without marks of a person or a firm.
"""

from collections.abc import Sequence
from datetime import date

from telegram import Update

from domain import people, shielding
from domain.attachments import Medium
from domain.auditing import Kind, on_response
from domain.incoming import Pile
from domain.opinions import Origin, Respondent
from domain.people import Memberships
from domain.text import Language
from handlers import auditing, contacts, origins
from handlers.answering import shown
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, keyboard
from handlers.office import staff
from handlers.office.incoming_acts import OpenPiece, SeePiece, ShowContact, ShowPile
from handlers.speaking import answer_card, say_briefly
from reports import tasks
from storage import pieces
from storage.database import Session
from storage.keys import WrongKeyError
from storage.pieces import Piece, Remark, Source
from storage.searching import Utterance

_UNKNOWN = "unknown"
_LONGEST = 1000  # characters of a quotation on a card
_SIGNS = {Medium.PHOTO: "🖼", Medium.DOCUMENT: "📄"}


async def show(update: Update, context: Context, act: OpenPiece) -> None:
    """A remark, or what somebody has said by name."""
    piece = await find(update, context, act.pile, act.id)
    if piece is None:
        return
    services, language = context.services, await context.language()
    seen = auditing.words(source_of(piece), act.pile)
    await auditing.note_now(services, context.member, seen)
    if isinstance(piece, Remark):
        card = await _remark(services, piece, act, language)
    else:
        card = await _named(services, source_of(piece), act.page, language)
    await answer_card(update, card)


async def show_contact(update: Update, context: Context, act: ShowContact) -> None:
    """Name and phone, until the card is turned back."""
    piece = await find(update, context, Pile.NAMED, act.response)
    if piece is None:
        return
    services, language = context.services, await context.language()
    seen = on_response(Kind.SAW_CONTACT, act.response)
    await auditing.note_now(services, context.member, seen)
    async with services.database.reading() as session:
        sealed = await pieces.find_contact(session, act.response)
    top = head(source_of(piece), label(language, "pile-named"), language)
    text = f"{top}\n\n{_contact(services, sealed, language)}"
    hide = OpenPiece(Pile.NAMED, act.response, act.page)
    await answer_card(update, Card(text, keyboard([((label(language, "contact-hide"), hide),)])))


async def mark(update: Update, context: Context, act: SeePiece) -> Piece | None:
    """Note that it was looked at; `None`, and said so, where it is not there for this person."""
    held = await context.memberships()
    async with context.turn() as turn:
        piece = await look_up(turn.session, context.services, held, act.pile, act.id)
        if piece is not None:
            await pieces.see(turn.session, piece)
            done = on_response(Kind.LOOKED_AT, source_of(piece).id, act.pile)
            await auditing.note(turn.session, context.services, context.member, done)
    if piece is None:
        await say_gone(update, context, held)
    return piece


async def find(update: Update, context: Context, pile: Pile, piece_id: int) -> Piece | None:
    """A piece that this person may open; else it is said why not, and there is none."""
    services, held = context.services, await context.memberships()
    async with services.database.reading() as session:
        piece = await look_up(session, services, held, pile, piece_id)
    if piece is None:
        await say_gone(update, context, held)
    return piece


async def look_up(
    session: Session, services: Services, held: Memberships, pile: Pile, piece_id: int
) -> Piece | None:
    """A piece, if it is there and they may see it: what is another's is as little there."""
    piece = await pieces.find(session, services.campaign.code, pile, piece_id)
    if piece is None:
        return None
    source = source_of(piece)
    return piece if people.may_see_piece(held, source.department, pile, source.shield) else None


async def say_gone(update: Update, context: Context, held: Memberships) -> None:
    """Tell staff that a piece is not there any more, and anybody else that it is not for them."""
    if not any(people.may_see_incoming((one,), one.department) for one in held):
        await staff.refuse(update, context)
        return
    await say_briefly(update, label(await context.language(), "piece-gone"))


def source_of(piece: Piece) -> Source:
    """The response that a piece belongs to."""
    return piece if isinstance(piece, Source) else piece.source


def sign(medium: Medium | None, seconds: int | None) -> str:
    """As 🖼, 📄 or 12″."""
    if medium is Medium.VOICE:
        return f"{seconds or 0}″"
    return "" if medium is None else _SIGNS[medium]


def head(source: Source, what: str, language: Language, *, day: date | None = None) -> str:
    """What it is, of which day, from what kind of person, and by which way if staff put it in."""
    who = kind(source.respondent, language)
    whence = None
    if source.origin is not Origin.GIVEN:
        channel = origins.channel(source.channel, source.origin, language)
        whence = origins.joined(channel, source.place)
    return say(language, "piece-head", what=what, kind=who, day=day or source.day, whence=whence)


def joined(parts: list[str]) -> str:
    """Parts of a card, a line between them; Telegram itself leaves one below a quotation."""
    return "\n\n".join(parts).replace("</blockquote>\n\n", "</blockquote>\n")


def kind(respondent: Respondent | None, language: Language) -> str:
    """What kind of person it is from."""
    return label(language, f"from-{respondent or _UNKNOWN}")


def quoted(text: str) -> str:
    """Somebody's words, set off; longer than respondents see them."""
    return shown.quoted(text, most=_LONGEST)


async def scrubbed(services: Services, *texts: str) -> tuple[str, ...]:
    """Texts without marks of a person or a firm, and without whom they name as an official."""
    if not any(texts):
        return texts
    return await services.worker.run(tasks.hide, texts, shielding.bodies_of(services.campaign))


async def readable(services: Services, source: Source, *texts: str) -> tuple[str, ...]:
    """The same; but of what is held, which the campaign office alone reads, with who is named."""
    if not (shielding.is_held(source.shield) and any(texts)):
        return await scrubbed(services, *texts)
    bodies = shielding.bodies_of(services.campaign)
    return await services.worker.run(tasks.scrub_but_named, texts, bodies)


async def unnamed(services: Services, said: Sequence[Utterance]) -> tuple[str, ...]:
    """What was said, still to be masked; of what was released, without whom it names."""
    released = [one.text for one in said if one.is_released]
    bare = iter(await scrubbed(services, *released))
    return tuple(next(bare) if one.is_released else one.text for one in said)


def back(
    pile: Pile, source: Source, page: int, language: Language, key: str = "incoming-pile-back"
) -> Row:
    """The way back to the pile; a part of what is held leads back to the whole."""
    if shielding.is_held(source.shield) and pile is not Pile.HELD:
        return ((label(language, "go-back"), OpenPiece(Pile.HELD, source.id, page)),)
    return ((label(language, key), ShowPile(pile, source.department, page)),)


def listed(texts: tuple[str, ...], language: Language) -> str:
    """What a response states; or that it states nothing in words."""
    return quoted("\n".join(f"· {text}" for text in texts)) if texts else say(language, "no-words")


async def _remark(services: Services, remark: Remark, act: OpenPiece, language: Language) -> Card:
    (text,) = await readable(services, remark.source, remark.text)
    top = head(remark.source, label(language, "pile-remarks"), language, day=remark.added_on)
    seen = SeePiece(act.pile, act.id, act.page)
    rows: list[Row] = [
        ((label(language, "piece-seen"), seen),),
        back(act.pile, remark.source, act.page, language),
    ]
    return Card(f"{top}\n\n{quoted(text)}", keyboard(rows))


async def _named(services: Services, source: Source, page: int, language: Language) -> Card:
    async with services.database.reading() as session:
        said = await pieces.said(session, source)
    texts = await scrubbed(services, *(one.text for one in said))
    top = head(source, label(language, "pile-named"), language)
    contact = ShowContact(source.id, page)
    rows: list[Row] = [
        ((label(language, "contact-show"), contact),),
        back(Pile.NAMED, source, page, language),
    ]
    return Card(f"{top}\n\n{listed(texts, language)}", keyboard(rows))


def _contact(services: Services, sealed: bytes | None, language: Language) -> str:
    if sealed is None:
        return say(language, "contact-none")
    try:
        name, phone = contacts.read(services.keys.unseal(sealed))
    except WrongKeyError:
        return say(language, "contact-unreadable")
    return say(language, "contact-shown", name=name, phone=phone)
