"""Who reviews, what they may decide about, and an entry with all that its card tells."""

from collections.abc import Mapping
from dataclasses import dataclass

from telegram import Update

from domain import people, queueing
from domain.auditing import Event, on_entry, on_response
from domain.auditing import Kind as Noted
from domain.ledgers import Entry
from domain.opinions import Ledger
from domain.people import Memberships
from domain.reviewing import Kind
from domain.text import Language
from handlers import auditing, places
from handlers.catalogue import label
from handlers.context import Context, Services
from handlers.office import staff
from handlers.places import Place
from handlers.speaking import say_briefly
from reports import tasks
from storage import reviewing as stored
from storage import sources, trail
from storage.database import Session
from storage.reviewing import Subject, Waiting
from storage.sources import Quote
from storage.trail import Author, Step

_NEWS = 3  # new opinions quoted on a card
_LONGEST_NAME = 60
_NOTHING = Waiting(0, 0)
_TOLD = frozenset({Kind.MERGE, Kind.MOVE})


@dataclass(frozen=True, slots=True)
class Desk:
    """Whoever sent this update, and what they hold at this moment."""

    services: Services
    language: Language
    held: Memberships
    author: Author

    @property
    def campaign(self) -> str:
        """The code of the campaign."""
        return self.services.campaign.code

    def may(self, place: Place) -> bool:
        """Whether they may decide about a department's entries."""
        return people.may_review(self.held, place)

    @property
    def reviews(self) -> bool:
        """Whether there is any department whose entries they may decide about."""
        return any(self.may(one.department) for one in self.held)

    def name(self, place: Place) -> str:
        """A department, as people call it."""
        return places.name(self.services.campaign, place, self.language)


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry with what its card tells beside its columns.

    `place` is its place among so many `waiting`, from 1; 0 where it does not wait. `news` are new
    opinions, scrubbed; `last` what was done to it last, `own` the member's own last step.
    """

    entry: Entry
    speaker: int | None
    place: int
    waiting: int
    news: tuple[str, ...]
    last: Step | None
    own: Step | None


async def desk_of(context: Context) -> Desk:
    """Whoever sent this update."""
    services, user = context.services, context.telegram_user
    assert user is not None
    author = Author(services.keys.pseudonym("member", user.id), user.full_name[:_LONGEST_NAME])
    held = await context.memberships()
    return Desk(services, await context.language(), held, author)


async def counts(desk: Desk) -> Mapping[tuple[Place, Ledger], Waiting]:
    """How much waits, by department and ledger."""
    async with desk.services.database.reading() as session:
        return await stored.counts(session, desk.campaign)


def seen(desk: Desk, counted: Mapping[tuple[Place, Ledger], Waiting]) -> tuple[Place, ...]:
    """The departments whose entries they may review; those that have left, while there are any."""
    codes = [known.code for known in desk.services.campaign.departments]
    found = {place for place, _ in counted}
    departed = sorted(place for place in found if place is not None and place not in codes)
    unassigned = (None,) if None in found else ()
    return tuple(place for place in (*unassigned, *codes, *departed) if desk.may(place))


def waiting(
    counted: Mapping[tuple[Place, Ledger], Waiting], place: Place, ledger: Ledger
) -> Waiting:
    """How much waits in one ledger of a department."""
    return counted.get((place, ledger), _NOTHING)


async def look_up(session: Session, desk: Desk, entry_id: int) -> Subject | None:
    """An entry, if it is there and they may review it: another's is as little there."""
    found = await stored.find(session, desk.campaign, entry_id)
    return found if found is not None and desk.may(found.entry.department) else None


async def find(update: Update, context: Context, entry_id: int) -> Subject | None:
    """The same outside of a turn; where there is none, it is said why."""
    desk = await desk_of(context)
    async with desk.services.database.reading() as session:
        found = await look_up(session, desk, entry_id)
    if found is None:
        await say_gone(update, context, desk, entry_id)
    return found


async def open_entry(desk: Desk, entry_id: int) -> Opened | None:
    """An entry with all that its card tells; `None` where it is not there for them."""
    async with desk.services.database.reading() as session:
        found = await look_up(session, desk, entry_id)
        if found is None:
            return None
        entry = found.entry
        queue = await stored.waiting(session, desk.campaign, entry.department)
        joined = [one for one in entry.support if one.is_new][:_NEWS]
        quotes = await sources.of_support(session, joined) if joined else ()
        last = await trail.last_of_entry(session, entry.id)
        own = await trail.last_of_person(session, desk.campaign, desk.author.person)
    await note_seen(desk, on_entry(Noted.SAW_ENTRY, entry.id), *quoted(quotes))
    return Opened(
        entry=entry,
        speaker=found.speaker,
        place=queueing.place(queue, entry),
        waiting=len(queue),
        news=await masked(desk.services, quotes),
        last=last,
        own=own,
    )


async def note_seen(desk: Desk, *seen: Event) -> None:
    """In the audit trail, before it is shown."""
    await auditing.note_now(desk.services, desk.author.person, *seen)


def quoted(quotes: tuple[Quote, ...]) -> tuple[Event, ...]:
    """Whose words are shown."""
    responses = dict.fromkeys(quote.response for quote in quotes)
    return tuple(on_response(Noted.SAW_WORDS, one, "behind an entry") for one in responses)


async def masked(services: Services, quotes: tuple[Quote, ...]) -> tuple[str, ...]:
    """What opinions say, without marks of a person or a firm."""
    if not quotes:
        return ()
    return await services.worker.run(tasks.scrub, [quote.text for quote in quotes])


async def say_gone(update: Update, context: Context, desk: Desk, entry_id: int) -> None:
    """Tell members what became of an entry, as far as they may know, and others to keep out."""
    if not desk.reviews:
        await staff.refuse(update, context)
        return
    async with desk.services.database.reading() as session:
        last = await trail.last_of_entry(session, entry_id)
    is_told = last is not None and last.undone_at is None and last.kind in _TOLD
    if last is not None and is_told and (desk.may(last.department) or desk.may(last.target)):
        text = label(desk.language, f"gone-{last.kind}", by=last.by)
    else:
        text = label(desk.language, "review-gone")
    await say_briefly(update, text)
