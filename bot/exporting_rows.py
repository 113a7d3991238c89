"""The part of an export that only those get who read single responses anyway, page by page.

What somebody wrote is masked as in the chat before it is handed over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.export_order import Order, Take, stamp
from domain import cases, export_rows, shielding
from domain.case_clocks import late
from domain.case_figures import Track
from domain.case_rules import Rules
from domain.export_rows import CaseRow, EntryRow, OpinionRow, ResponseRow
from domain.exports import Stamp
from domain.ledgers import Draft, Entry
from domain.opinions import Respondent
from domain.profiles import Clock
from domain.shielding import Shield
from handlers.cases import case_desk
from handlers.context import Services
from reports import tasks
from storage import case_figures, drafts, exporting
from storage import cases as files
from storage.cases import File
from storage.exporting import Given, Page, Stated, Wanted

_PAGE = 5_000  # rows that are read at a time
_FEW = 500  # cases, which take several statements


@dataclass(frozen=True, slots=True)
class _Links:
    """What a case is known by, and what it leads to."""

    own: str
    merged_into: str | None
    responses: tuple[str, ...]


async def count(services: Services, order: Order) -> int:
    """How many rows of responses and opinions there will be."""
    wanted = _wanted(services, order)
    async with services.database.reading() as session:
        given = await exporting.count_given(session, wanted)
        return given + await exporting.count_stated(session, wanted)


async def write(services: Services, order: Order, take: Take) -> None:
    """Hand over all rows: opinions first, so that the responses they name come with them."""
    await _opinions(services, order, take)
    await _responses(services, order, take)
    await _entries(services, order, take)
    await _cases(services, order, take)


async def _opinions(services: Services, order: Order, take: Take) -> None:
    wanted, after = _wanted(services, order), -1
    own = stamp(services, order, export_rows.OPINIONS)
    responses = stamp(services, order, export_rows.RESPONSES)
    entries = stamp(services, order, export_rows.ENTRIES)
    while True:
        async with services.database.reading() as session:
            page = await exporting.stated(session, wanted, Page(after, _PAGE))
        if not page:
            return
        after = page[-1].id
        texts = await _masked(services, page)
        await take(
            export_rows.OPINIONS,
            [
                _opinion(said, text, own, responses=responses, entries=entries)
                for said, text in zip(page, texts, strict=True)
            ],
        )


async def _responses(services: Services, order: Order, take: Take) -> None:
    wanted, after = _wanted(services, order), -1
    own = stamp(services, order, export_rows.RESPONSES)
    while True:
        async with services.database.reading() as session:
            page = await exporting.given(session, wanted, Page(after, _PAGE))
        if not page:
            return
        after = page[-1].id
        await take(export_rows.RESPONSES, [_response(given, own) for given in page])


async def _entries(services: Services, order: Order, take: Take) -> None:
    """The newest draft of each department; it is frozen already."""
    own, reader = stamp(services, order, export_rows.ENTRIES), order.reader
    async with services.database.reading() as session:
        places = await exporting.drafted(session, order.campaign)
    for place in places:
        if reader.departments is not None and place not in reader.departments:
            continue
        async with services.database.reading() as session:
            draft = await drafts.find_latest(session, order.campaign, place)
        assert draft is not None
        if order.has(draft.made_at.astimezone(services.timetable.zone).date()):
            await take(export_rows.ENTRIES, await _printed(services, draft, own))


async def _cases(services: Services, order: Order, take: Take) -> None:
    rules, today, after = case_desk.rules_of(services), services.today(), -1
    own = stamp(services, order, export_rows.CASES)
    responses = stamp(services, order, export_rows.RESPONSES)
    while True:
        async with services.database.reading() as session:
            page = await files.page(session, order.campaign, after=after, most=_FEW)
            tracks = await case_figures.tracks_of(session, page)
            about = await exporting.responses_of(session, [file.id for file in page])
        if not page:
            return
        after = max(file.id for file in page)
        rows = [
            _case(
                track, _links(file, own, responses, about[file.id]), own, rules=rules, today=today
            )
            for file, track in zip(page, tracks, strict=True)
            if cases.may_see(file.case, order.reader.memberships)
        ]
        await take(export_rows.CASES, [row for row in rows if order.has(row.day)])


def _wanted(services: Services, order: Order) -> Wanted:
    return Wanted(order.campaign, order.reader.departments, order.days, services.today())


async def _masked(services: Services, page: Sequence[Stated]) -> list[str]:
    """What was said without marks of a person; of what is or was held also without who is named.

    Many words are those of a button: each is masked once.
    """
    named = dict.fromkeys(said.text for said in page if _names(said))
    others = dict.fromkeys(said.text for said in page if not _names(said))
    bodies = shielding.bodies_of(services.campaign)
    hidden = await services.worker.run(tasks.hide, tuple(named), bodies)
    scrubbed = await services.worker.run(tasks.scrub, tuple(others))
    bare = dict(zip(named, hidden, strict=True))
    plain = dict(zip(others, scrubbed, strict=True))
    return [bare[said.text] if _names(said) else plain[said.text] for said in page]


def _names(said: Stated) -> bool:
    """Whether it may name an official or a section."""
    return said.shield is not Shield.OPEN


def _opinion(
    said: Stated, text: str, own: Stamp, *, responses: Stamp, entries: Stamp
) -> OpinionRow:
    # Colleagues are few: a day would tell which of them it was.
    is_colleague = said.respondent is Respondent.STAFF
    return OpinionRow(
        *own.head(str(said.id), said.department),
        ledger=said.ledger,
        text=text or None,
        is_own_words=said.is_own_words,
        aspects=said.aspects,
        respondent=said.respondent,
        channel=said.channel,
        origin=said.origin,
        said_on=None if is_colleague else said.said_on,
        keep_until=said.kept_until.replace(day=1) if is_colleague else said.kept_until,
        entry_id=None if said.entry is None else entries.id_of(str(said.entry)),
        response_id=None if is_colleague else responses.id_of(str(said.response)),
        is_held=shielding.is_held(said.shield),
        completed_on=said.completed_on,
    )


def _response(given: Given, own: Stamp) -> ResponseRow:
    return ResponseRow(
        *own.head(str(given.id), given.department),
        respondent=given.respondent,
        channel=given.channel,
        origin=given.origin,
        grade=given.grade,
        completed_on=given.completed_on,
        keep_until=given.kept_until,
        mode=given.mode,
        questionnaire=given.questionnaire,
        version=given.version,
        is_held=shielding.is_held(given.shield),
    )


async def _printed(services: Services, draft: Draft, own: Stamp) -> list[EntryRow]:
    """The rows of a draft with their numbers, in print order."""
    drafted_on = draft.made_at.astimezone(services.timetable.zone).date()
    places: dict[int, int] = {}
    rows = []
    for entry in draft.entries:
        places[entry.ledger] = places.get(entry.ledger, 0) + 1
        rows.append(_entry(entry, draft, own, place=places[entry.ledger], drafted_on=drafted_on))
    return rows


def _entry(entry: Entry, draft: Draft, own: Stamp, *, place: int, drafted_on: date) -> EntryRow:
    people = dict(entry.respondents)
    return EntryRow(
        *own.head(str(entry.id), draft.department),
        ledger=entry.ledger,
        place=place,
        text=entry.text,
        people=entry.people,
        enterprises=people.get(Respondent.ENTERPRISE, 0),
        citizens=people.get(Respondent.CITIZEN, 0),
        staff=people.get(Respondent.STAFF, 0),
        unknown=people.get(None, 0),
        aspects=entry.aspects,
        first_said_on=entry.first_said_on,
        news=entry.news,
        standing=entry.standing,
        measure=entry.measure or None,
        deadline=entry.deadline or None,
        section=entry.section or None,
        note=entry.note or None,
        draft=draft.number,
        drafted_on=drafted_on,
    )


def _case(track: Track, links: _Links, own: Stamp, *, rules: Rules, today: date) -> CaseRow:
    case, outcome = track.case, track.first_outcome_at
    return CaseRow(
        *own.head(links.own, case.department),
        assistants=case.assistants,
        state=case.state,
        outcome=case.outcome,
        ending=case.ending,
        round=case.round,
        opened_on=rules.day(case.opened_at),
        contact_due=_due(case.contact, rules),
        contacted_on=case.contacted_on,
        completion_due=_due(case.completion, rules),
        first_outcome_on=None if outcome is None else rules.day(outcome),
        closed_on=case.closed_on,
        was_returned=case.was_returned,
        is_late=bool(late(case, today, rules)),
        verdicts=track.verdicts,
        is_held=case.held,
        merged_into=links.merged_into,
        response_ids=links.responses,
    )


def _links(file: File, own: Stamp, responses: Stamp, about: Sequence[int]) -> _Links:
    return _Links(
        own=str(file.id),
        merged_into=None if file.merged_into is None else own.id_of(str(file.merged_into)),
        responses=tuple(sorted(responses.id_of(str(one)) for one in about)),
    )


def _due(clock: Clock | None, rules: Rules) -> date | None:
    return None if clock is None else clock.due(rules.calendar).day
