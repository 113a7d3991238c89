"""What names somebody 点名件: read by the campaign office alone, which decides who deals with it.

Released, it goes to the department without the names; its files and whatever is said in them stay.
"""

from typing import assert_never

from telegram import Update

from domain import people, shielding
from domain.auditing import Kind, on_response
from domain.incoming import Pile
from domain.people import Memberships
from domain.shielding import WAITING, Shield
from domain.text import Language
from handlers import auditing
from handlers.cards import Card
from handlers.cases import placing
from handlers.catalogue import label, say, series
from handlers.context import Context, Services
from handlers.keyboards import Row, grid, keyboard
from handlers.office import pieces
from handlers.office.incoming_acts import KeepHeld, OpenPiece, ReleaseHeld
from handlers.speaking import answer_card
from reports import tasks
from storage import pieces as stored
from storage import shields
from storage.database import Session
from storage.pieces import File, Source

_PILES = {"voice": Pile.VOICES, "photo": Pile.FILES, "document": Pile.FILES}
_ROOM = 2000  # characters of all texts on a card: where each counts twice, they fit as well
_MOST_FILES = 20
_MOST_NAMED = 10


async def show(update: Update, context: Context, act: OpenPiece) -> None:
    """What was said and added, with who is named; why it is here; what can be done."""
    source = await _find(update, context, act.id)
    if source is not None:
        seen = auditing.words(source, Pile.HELD)
        await auditing.note_now(context.services, context.member, seen)
        card = await _card(context.services, source, act.page, await context.language())
        await answer_card(update, card)


async def decide(update: Update, context: Context, act: ReleaseHeld | KeepHeld) -> None:
    """What the office says of it."""
    match act:
        case ReleaseHeld():
            await _let_go(update, context, act)
        case KeepHeld():
            await _keep(update, context, act)
        case _:
            assert_never(act)


async def _keep(update: Update, context: Context, act: KeepHeld) -> None:
    """Keep it; the card stays, for who thinks better of it."""
    services, held = context.services, await context.memberships()
    async with context.turn() as turn:
        source = await _look_up(turn.session, services, held, act.response)
        if source is not None and turn.first:
            await shields.keep(turn.session, source.id)
            kept = on_response(Kind.KEPT, source.id)
            await auditing.note(turn.session, services, context.member, kept)
    if source is None:
        await pieces.say_gone(update, context, held)
        return
    language = await context.language()
    back = pieces.back(Pile.HELD, source, act.page, language)
    release = _release(source, act.page, language)
    await answer_card(update, Card(say(language, "held-kept"), keyboard([release, back])))


async def _let_go(update: Update, context: Context, act: ReleaseHeld) -> None:
    """Let the department have it; shown anew where something was added meanwhile."""
    services, held, done = context.services, await context.memberships(), False
    source = await _find(update, context, act.response)
    if source is None:
        return
    wordings = await _hidden(services, source)
    async with context.turn() as turn:
        standing = await _look_up(turn.session, services, held, source.id)
        if standing is not None and turn.first:
            done = await shields.release(turn.session, source.id, wordings)
        if done:
            released = on_response(Kind.RELEASED, source.id)
            await auditing.note(turn.session, services, context.member, released)
            await placing.release(turn.session, context, source.id)
    services.bell.ring()
    if not done:
        await show(update, context, OpenPiece(Pile.HELD, source.id, act.page))
        return
    language = await context.language()
    back = pieces.back(Pile.HELD, source, act.page, language)
    await answer_card(update, Card(say(language, "held-released"), keyboard([back])))


async def _find(update: Update, context: Context, response_id: int) -> Source | None:
    services, held = context.services, await context.memberships()
    async with services.database.reading() as session:
        source = await _look_up(session, services, held, response_id)
    if source is None:
        await pieces.say_gone(update, context, held)
    return source


async def _look_up(
    session: Session, services: Services, held: Memberships, response_id: int
) -> Source | None:
    """A response that is held, for who may decide about it."""
    if not people.may_decide_held(held):
        return None
    found = await pieces.look_up(session, services, held, Pile.HELD, response_id)
    is_there = isinstance(found, Source) and found.shield is not Shield.UNREAD
    return found if isinstance(found, Source) and is_there else None


async def _hidden(services: Services, source: Source) -> dict[str, str]:
    """By text: what the department will read of it."""
    async with services.database.reading() as session:
        texts = await shields.to_release(session, source.id)
    bodies = shielding.bodies_of(services.campaign)
    hidden = await services.worker.run(tasks.hide, texts, bodies)
    return dict(zip(texts, hidden, strict=True))


async def _card(services: Services, source: Source, page: int, language: Language) -> Card:
    async with services.database.reading() as session:
        said = await stored.said(session, source)
        own = (await shields.words(session, [source.id])).get(source.id, ())
        files = await stored.files(session, source)
    texts = tuple(dict.fromkeys([*(one.text for one in said), *filter(_is_told, own)]))
    shown = await pieces.readable(services, source, *texts)
    parts = [
        pieces.head(source, label(language, "pile-held"), language),
        await _why(services, source, own, language),
        pieces.listed(_fitting(shown), language),
    ]
    if files:
        parts.append(say(language, "held-files"))
    return Card(pieces.joined(parts), keyboard(_rows(source, files, page, language)))


def _is_told(text: str) -> bool:
    """Words, not the code of an option or of a department."""
    return not text.isascii() or " " in text


async def _why(services: Services, source: Source, own: tuple[str, ...], language: Language) -> str:
    """That the respondent has asked for it, and who is named, as far as a machine has found it."""
    bodies = shielding.bodies_of(services.campaign)
    found = await services.worker.run(tasks.named, own, bodies) if own else ()
    names = dict.fromkeys(one.text for named in found for one in named)
    told = series(language, tuple(names)[:_MOST_NAMED])
    return say(language, "held-why", asked=source.shield is Shield.ASKED, named=told or None)


def _fitting(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Each with its share of the card."""
    share = max(40, _ROOM // max(1, len(texts)))
    return tuple(text if len(text) <= share else f"{text[:share]}……" for text in texts)


def _rows(source: Source, files: tuple[File, ...], page: int, language: Language) -> list[Row]:
    opened = grid(
        (
            label(language, "held-file", medium=file.medium, seconds=file.seconds or 0),
            OpenPiece(_PILES[file.medium], file.id, page),
        )
        for file in files[:_MOST_FILES]
    )
    keep: Row = ((label(language, "held-keep"), KeepHeld(source.id, page)),)
    return [
        *opened,
        _release(source, page, language),
        keep if source.shield in WAITING else (),
        pieces.back(Pile.HELD, source, page, language),
    ]


def _release(source: Source, page: int, language: Language) -> Row:
    return ((label(language, "held-release"), ReleaseHeld(source.id, page)),)
