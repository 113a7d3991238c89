"""What surrounds the queue: the departments, a department's panel, its lists, and what was done."""

from functools import partial

from domain.auditing import Kind, on_department
from domain.opinions import Ledger
from handlers import pages
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.keyboards import Row, grid, keyboard, turning
from handlers.places import Place
from handlers.review import review_desk
from handlers.review import review_words as words
from handlers.review.review_acts import (
    BeginReview,
    ChooseReview,
    ListEntries,
    OpenEntry,
    ShowReview,
    ShowTrail,
    UndoStep,
)
from handlers.review.review_desk import Desk
from storage import reviewing as stored
from storage import trail
from storage.entries import Scope

_PAGE = 10  # entries on one card
_LABEL = 26  # characters of an entry on a button
_STEPS = 10


async def departments(desk: Desk) -> Card:
    """The departments one may review, with how much waits in each."""
    counted = await review_desk.counts(desk)
    buttons, total = [], 0
    for place in review_desk.seen(desk, counted):
        count = sum(review_desk.waiting(counted, place, ledger).all for ledger in Ledger)
        total += count
        name = desk.name(place)
        buttons.append((f"{name} · {count}" if count else name, ShowReview(place)))
    return Card(say(desk.language, "review-choose", count=total), keyboard(grid(buttons)))


async def panel(desk: Desk, place: Place) -> Card:
    """What waits in a department, by ledger, and where to begin."""
    language, counted = desk.language, await review_desk.counts(desk)
    found = {ledger: review_desk.waiting(counted, place, ledger) for ledger in Ledger}
    count = sum(one.all for one in found.values())
    lines = [say(language, "review-panel", department=desk.name(place), count=count), ""]
    for ledger, one in found.items():
        name = words.ledger(ledger, language)
        lines.append(say(language, "review-line", ledger=name, new=one.new, changed=one.changed))
    rows: list[Row] = []
    if count:
        rows.append(((label(language, "review-begin", count=count), BeginReview(place)),))
    lists = (
        (label(language, "review-list", ledger=words.ledger(one, language)), one) for one in Ledger
    )
    rows.append(tuple((text, ListEntries(one, place, 0)) for text, one in lists))
    rows.append(((label(language, "review-trail"), ShowTrail(place)),))
    if len(review_desk.seen(desk, counted)) > 1:
        rows.append(((label(language, "other-department"), ChooseReview()),))
    return Card("\n".join(lines), keyboard(rows))


async def listed(desk: Desk, act: ListEntries) -> Card:
    """A page of a ledger's entries; the last one where there are not so many any more."""
    scope = Scope(desk.campaign, act.department, act.ledger)
    async with desk.services.database.reading() as session:
        found = await stored.listed(session, scope)
    seen = on_department(Kind.SAW_LEDGER, act.department, f"entries {act.ledger.value}")
    await review_desk.note_seen(desk, seen)
    page = pages.turned_to(found, act.page, most=_PAGE)
    text = say(
        desk.language,
        "review-entries",
        department=desk.name(act.department),
        ledger=words.ledger(act.ledger, desk.language),
        count=len(found),
        page=page.number + 1,
        pages=page.of,
    )
    rows: list[Row] = [
        ((f"{words.sign(one)} {words.short(one.text, _LABEL)}", OpenEntry(one.id)),)
        for one in page.shown
    ]
    rows.append(turning(page.number, page.of, partial(ListEntries, act.ledger, act.department)))
    rows.append(((label(desk.language, "go-back"), ShowReview(act.department)),))
    return Card(text, keyboard(rows))


async def steps(desk: Desk, place: Place) -> Card:
    """What was done in a department last, in plain sentences."""
    async with desk.services.database.reading() as session:
        found = await trail.of_department(session, desk.campaign, place, most=_STEPS)
        own = await trail.last_of_person(session, desk.campaign, desk.author.person)
    await review_desk.note_seen(desk, on_department(Kind.SAW_LEDGER, place, "decisions"))
    head = say(desk.language, "review-trail-title", department=desk.name(place), count=len(found))
    lines = (f"· {words.line(desk, step)}" for step in found)
    rows: list[Row] = []
    if own is not None:
        rows.append(((label(desk.language, "review-undo"), UndoStep(own.id)),))
    rows.append(((label(desk.language, "go-back"), ShowReview(place)),))
    return Card("\n".join([head, "", *lines]), keyboard(rows))
