"""The cards of handing in: what goes, what to look at before, by when; and one's own."""

from datetime import datetime

from domain import handing, people
from domain.handing import HandIn
from domain.ledgers import Draft, Outline
from domain.people import Memberships
from domain.text import Language
from handlers import places
from handlers.acts import Act, ShowLedgers
from handlers.cards import Card
from handlers.catalogue import calendar_day, label, say
from handlers.context import Services
from handlers.keyboards import Row, grid, keyboard
from handlers.ledgers.archive_acts import OpenHanded
from handlers.ledgers.handing_acts import (
    ChooseHandIn,
    ConfirmHandIn,
    ConfirmOwnHandIn,
    ListChanges,
    NameOwnHandIn,
    OpenHandIn,
    OpenOwnHandIn,
    UpdateHandIn,
)
from handlers.ledgers.handing_desk import Desk, Stand


def choosing(desk: Desk, last: dict[str, HandIn]) -> Card:
    """The departments; those that have handed in are marked."""
    campaign, language = desk.services.campaign, desk.language
    buttons: list[tuple[str, Act]] = [
        (f"{'✓ ' if code in last else ''}{places.name(campaign, code, language)}", OpenHandIn(code))
        for code in desk.places
    ]
    rows = grid(buttons)
    if desk.own:
        rows.append(_own_row(language))
    return Card(say(language, "handin-choose"), keyboard(rows))


def stand(desk: Desk, stand: Stand, *, note: str = "") -> Card:
    """What a department would hand in."""
    name = places.name(desk.services.campaign, stand.department, desk.language)
    when = due(desk.services, desk.language, "handin-due")
    parts = (
        note,
        say(desk.language, "handin-title", department=name),
        _what(desk, stand),
        _cautions(desk, stand),
        "\n".join([when, *_quota(desk, stand)]),
        _last(desk, stand),
    )
    return Card("\n\n".join(filter(None, parts)), keyboard(_rows(desk, stand)))


def own(desk: Desk, draft: Draft, last: HandIn | None) -> Card:
    """One's own ledgers, and who will see them."""
    language = desk.language
    first, second, third = handing.rows(draft)
    parts = [
        say(language, "handin-own-title"),
        say(language, "ledger-counts", first=first, second=second, third=third),
        say(language, "handin-own-trust", days=desk.services.campaign.archived_for_days),
        _own_last(desk, last),
        say(language, "handin-own-name", name=desk.name),
    ]
    confirm = ConfirmOwnHandIn(draft.number, last.number if last else 0)
    rows: list[Row] = [
        ((label(language, "handin-own-confirm"), confirm),),
        ((label(language, "handin-own-rename"), NameOwnHandIn()),),
    ]
    return Card("\n\n".join(filter(None, parts)), keyboard(rows))


def offered(held: Memberships, department: str | None, draft: int, language: Language) -> Row:
    """What the card of the ledgers offers: what has changed, and to hand them in."""
    changes = ListChanges(department, draft - 1, draft, 0, from_hand_in=False)
    first: Row = ((label(language, "changes-since", number=draft - 1), changes),)
    if department is None or not people.may_hand_in(held, department):
        return first if draft > 1 else ()
    last: Row = ((label(language, "remind-ledgers-go"), OpenHandIn(department)),)
    return (*first, *last) if draft > 1 else last


def drafted(services: Services, draft: Draft | Outline, language: Language) -> str:
    """Which draft it is, from when, and from how much."""
    return say(
        language,
        "ledger-draft",
        number=draft.number,
        made=f"{draft.made_at.astimezone(services.timetable.zone):%m-%d %H:%M}",
        opinions=draft.opinions,
        people=draft.people,
    )


def told(services: Services, moment: datetime, language: Language) -> str:
    """When something was: day and time, without the year."""
    at = moment.astimezone(services.timetable.zone)
    return f"{calendar_day(at.date(), language)} {at:%H:%M}"


def due(services: Services, language: Language, sentence: str) -> str:
    """The sentence with this name, told when the ledgers are due and how long that is."""
    last, today = services.campaign.ledgers_due_on, services.today()
    left = services.timetable.working_days.between(today, last)
    state = "over" if today > last else "today" if today == last else "open"
    return say(language, sentence, day=calendar_day(last, language), state=state, count=left)


def counts(rows: tuple[int, ...], language: Language) -> str:
    """The rows of the three ledgers on one line."""
    first, second, third = rows
    return label(language, "handin-rows", first=first, second=second, third=third)


def _what(desk: Desk, stand: Stand) -> str:
    language, draft = desk.language, stand.draft
    if draft is None:
        return say(language, "ledger-none")
    head = drafted(desk.services, draft, language)
    first, second, third = stand.contents.rows
    return f"{head}\n{say(language, 'ledger-counts', first=first, second=second, third=third)}"


def _cautions(desk: Desk, stand: Stand) -> str:
    """What somebody may want to do before; nothing of it is in the way."""
    language, found = desk.language, stand.contents
    lines = [
        say(language, key, count=count)
        for key, count in (
            ("handin-unconfirmed", found.unconfirmed),
            ("handin-with-news", found.with_news),
            ("handin-unwritten", found.unwritten),
            ("handin-unread", stand.new),
        )
        if count
    ]
    return "\n".join([say(language, "handin-cautions"), *lines]) if lines else ""


def _quota(desk: Desk, stand: Stand) -> list[str]:
    quota = desk.services.campaign.quota
    if not quota:
        return []
    count = sum(stand.contents.rows)
    return [say(desk.language, "handin-quota", quota=quota, count=count, short=count < quota)]


def _last(desk: Desk, stand: Stand) -> str:
    language, last = desk.language, stand.last
    if last is None:
        return say(language, "handin-promise") if stand.department in desk.own else ""
    return say(
        language,
        "handin-last",
        number=last.number,
        draft=last.draft,
        at=told(desk.services, last.at, language),
        by=last.by,
        current=stand.is_done,
    )


def _rows(desk: Desk, stand: Stand) -> list[Row]:
    language, department, rows = desk.language, stand.department, list[Row]()
    if stand.new:
        rows.append(((label(language, "handin-update"), UpdateHandIn(department)),))
    if stand.draft and not stand.is_done and department in desk.own:
        corrects = stand.last is not None
        text = label(language, "handin-confirm", number=stand.draft.number, corrects=corrects)
        rows.append(((text, ConfirmHandIn(department, stand.draft.number)),))
    rows += [_changes(desk, stand), _look(desk, stand)]
    if department in desk.own:
        rows.append(_own_row(language))
    if len(desk.places) > 1:
        rows.append(((label(language, "other-department"), ChooseHandIn()),))
    return rows


def _changes(desk: Desk, stand: Stand) -> Row:
    """Since what was handed in; before the first time, since the draft before."""
    if stand.draft is None or stand.is_done or stand.draft.number == 1:
        return ()
    since = stand.last.draft if stand.last else stand.draft.number - 1
    act = ListChanges(stand.department, since, stand.draft.number, 0, from_hand_in=True)
    return ((label(desk.language, "changes-since", number=since), act),)


def _look(desk: Desk, stand: Stand) -> Row:
    look: Row = ((label(desk.language, "handin-look"), ShowLedgers(stand.department)),)
    if stand.last is None:
        return look
    return (*look, (label(desk.language, "handin-open-last"), OpenHanded(stand.last.id)))


def _own_row(language: Language) -> Row:
    return ((label(language, "handin-own"), OpenOwnHandIn()),)


def _own_last(desk: Desk, last: HandIn | None) -> str:
    if last is None:
        return ""
    at = told(desk.services, last.at, desk.language)
    return say(desk.language, "handin-own-last", number=last.number, at=at)
