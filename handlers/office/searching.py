"""/search: words in what people said, as far as somebody may read it, and masked as everywhere.

The words stand on the card alone: turning its pages looks for them anew, and nothing stores them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from telegram import Message, MessageEntity, Update

from domain import people, searching
from domain.auditing import Event, Kind, on_response
from domain.people import Role
from domain.searching import Query, Unfit
from handlers import auditing, pages, places, prompts
from handlers.acts import Act
from handlers.cards import Card
from handlers.cases import case_desk
from handlers.cases.case_acts import OpenCase
from handlers.cases.case_desk import Desk
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.keyboards import Row, keyboard, turning
from handlers.office import pieces, staff
from handlers.office.summary_acts import TurnFound
from handlers.pages import Page
from handlers.prompts import Purpose
from handlers.review.review_acts import OpenEntry
from handlers.review.review_words import ledger
from handlers.speaking import answer_card, answer_tap, look_busy, say_briefly, send_card
from reports import tasks
from storage import cases
from storage import searching as stock
from storage.cases import File
from storage.searching import Utterance

_PAGE = 5
_LONGEST = 160  # characters of what one hit shows
_MOST = 500  # texts that are masked for one search: about a quarter of a second


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was said, as members may read it."""

    said: Utterance
    masked: str


async def search(update: Update, context: Context) -> None:
    """/search: with words what has them, else they are asked for."""
    if context.args:
        await take(update, context, " ".join(context.args))
    else:
        await ask(update, context)


async def ask(update: Update, context: Context) -> None:
    """Ask for the words."""
    desk = await _desk(update, context)
    if desk is not None:
        await answer_tap(update)
        await _prompt(update, desk, "")


async def take(update: Update, context: Context, typed: str) -> None:
    """Look for what was typed, or say what it lacks and ask again."""
    desk = await _desk(update, context)
    if desk is None:
        return
    query = searching.read(typed)
    if isinstance(query, Unfit):
        await _prompt(update, desk, label(desk.language, f"unfit-{query}"))
        return
    await look_busy(update)
    await send_card(update, await _card(desk, query, 0), protected=True)


async def turn(update: Update, context: Context, act: TurnFound) -> None:
    """Another page: what the card looked for is looked for once more."""
    desk = await _desk(update, context)
    if desk is None:
        return
    query = _on_card(update)
    if query is None:
        await say_briefly(update, label(desk.language, "no-such-button"))
        return
    await look_busy(update)
    await answer_card(update, await _card(desk, query, act.page))


async def _desk(update: Update, context: Context) -> Desk | None:
    """Whoever may search; else they are refused, and there is nobody."""
    desk = await case_desk.desk_of(context)
    if people.may_search(desk.held):
        return desk
    await staff.refuse(update, context)
    return None


def _on_card(update: Update) -> Query | None:
    """The words that the tapped card was made for: what is set as code on it."""
    tapped = update.callback_query.message if update.callback_query else None
    if not isinstance(tapped, Message) or not tapped.text:
        return None
    marked = list(tapped.parse_entities([MessageEntity.CODE]).values())
    query = searching.read(marked[0]) if marked else Unfit.NONE
    return query if isinstance(query, Query) else None


async def _prompt(update: Update, desk: Desk, wrong: str) -> None:
    asked = say(desk.language, "search-ask", shortest=searching.SHORTEST)
    text = f"{wrong}\n\n{asked}" if wrong else asked
    example = label(desk.language, "search-example")
    await prompts.ask(update, Purpose.SEARCH, "", text, placeholder=example)


async def _card(desk: Desk, query: Query, number: int) -> Card:
    hits, is_cut = await _find(desk, query)
    page = pages.turned_to(hits, number, most=_PAGE)
    files = await _files(desk, page.shown)
    await _note(desk, page)
    placed = list(enumerate(page.shown, start=page.number * _PAGE + 1))
    head = _head(desk, query, hits, page, is_cut=is_cut)
    parts = [head, *(_line(desk, place, hit, query) for place, hit in placed)]
    rows = [_links(desk, place, hit, files) for place, hit in placed]
    return Card(pieces.joined(parts), keyboard([*rows, turning(page.number, page.of, TurnFound)]))


async def _find(desk: Desk, query: Query) -> tuple[tuple[Hit, ...], bool]:
    """What matches as it is shown; and whether not all could be looked at."""
    is_office = Role.COORDINATOR in people.roles(desk.held)
    own = None if is_office else people.own_departments(desk.held)
    async with desk.services.database.reading() as session:
        said = await stock.utterances(session, desk.campaign, own, query)
    texts = await pieces.unnamed(desk.services, said[: _MOST + 1])  # one more tells that it is cut
    found = await desk.services.worker.run(tasks.find, texts, query, most=_MOST)
    return tuple(Hit(said[place], masked) for place, masked in found.shown), found.is_cut


async def _note(desk: Desk, page: Page[Hit]) -> None:
    """That they have searched, without the words, and whose words they are shown."""
    shown = {hit.said.response: hit.said.is_held for hit in page.shown}
    seen = (
        on_response(Kind.SAW_HELD if is_held else Kind.SAW_WORDS, response, "found")
        for response, is_held in shown.items()
    )
    await auditing.note_now(desk.services, desk.author.person, Event(Kind.SEARCHED), *seen)


async def _files(desk: Desk, hits: Sequence[Hit]) -> dict[int, File]:
    """The cases of what is shown that they may see, by the response."""
    async with desk.services.database.reading() as session:
        found = await cases.of_responses(session, [hit.said.response for hit in hits])
    return {response: file for response, file in found.items() if desk.parties(file.case)}


def _head(desk: Desk, query: Query, hits: Sequence[Hit], page: Page[Hit], *, is_cut: bool) -> str:
    return say(
        desk.language,
        "search-found",
        words=query.spelled,
        count=len(hits),
        people=len({hit.said.response for hit in hits}),
        page=page.number + 1,
        pages=page.of,
        cut=_MOST if is_cut else None,
    )


def _line(desk: Desk, place: int, hit: Hit, query: Query) -> str:
    """Where it is from, and the words: HTML."""
    language, said = desk.language, hit.said
    marks = [
        pieces.kind(said.respondent, language),
        label(language, f"channel-{said.channel}"),
        ledger(said.ledger, language) if said.ledger else label(language, "search-unlisted"),
    ]
    if len(people.own_departments(desk.held)) != 1 or Role.COORDINATOR in people.roles(desk.held):
        marks.append(places.name(desk.services.campaign, said.department, language))
    day = say(language, "search-day", place=place, day=said.day)
    words = pieces.quoted(query.excerpt(hit.masked, most=_LONGEST))
    return f"{day} · {escape(' · '.join(marks), quote=False)}\n{words}"


def _links(desk: Desk, place: int, hit: Hit, files: dict[int, File]) -> Row:
    """To the entry it stands in, and to its case."""
    said, links = hit.said, list[tuple[str, Act]]()
    if said.entry is not None and people.may_review(desk.held, said.department):
        links.append((label(desk.language, "search-entry", place=place), OpenEntry(said.entry)))
    file = files.get(said.response)
    if file is not None:
        name = label(desk.language, "search-case", place=place, number=str(file.number))
        links.append((name, OpenCase(file.id)))
    return tuple(links)
