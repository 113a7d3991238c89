"""/cases: what waits for somebody, what is late, what waits for others; the most urgent first."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from domain.case_clocks import is_silent, late, next_due
from domain.case_rules import Rules
from domain.cases import Case, Party, State
from domain.people import Role, own_departments, roles
from handlers import pages
from handlers.cards import Card
from handlers.cases import case_words as words
from handlers.cases.case_acts import ListCases, OpenCase, View
from handlers.cases.case_desk import Desk
from handlers.catalogue import label, say
from handlers.keyboards import Row, keyboard, turning
from storage import cases
from storage.cases import File

_PAGE = 8
_OFFICE = frozenset({State.UNROUTED, State.RETURNED})


async def seen(desk: Desk) -> tuple[File, ...]:
    """The open cases that they may see."""
    departments = None
    if Role.COORDINATOR not in roles(desk.held):
        departments = own_departments(desk.held)
    async with desk.services.database.reading() as session:
        found = await cases.standing(session, desk.campaign, departments)
    return tuple(file for file in found if desk.parties(file.case))


def page(desk: Desk, files: tuple[File, ...], act: ListCases) -> Card:
    """A page of a list, with the counts of all lists above it."""
    here = [file for file in files if act.department in {None, file.case.department}]
    lists = {view: [file for file in here if _is_on(desk, file, view)] for view in View}
    listed = sorted(lists[act.view], key=partial(_urgency, rules=desk.rules, today=desk.today))
    shown = pages.turned_to(listed, act.page, most=_PAGE)
    rows: list[Row] = [
        ((_line(desk, file, act.department), OpenCase(file.id)),) for file in shown.shown
    ]
    rows.append(turning(shown.number, shown.of, partial(ListCases, act.view, act.department)))
    rows += _views(desk, {view: len(found) for view, found in lists.items()}, act)
    rows += _places(desk, files, act)
    name = label(desk.language, "case-view", view=act.view)
    head = say(
        desk.language,
        "case-list-title",
        view=name,
        count=len(listed),
        department=desk.name(act.department) if act.department else None,
    )
    legend = say(desk.language, "case-legend") if listed else say(desk.language, "case-list-none")
    return Card(f"{head}\n\n{legend}", keyboard(rows))


def _views(desk: Desk, counts: dict[View, int], act: ListCases) -> list[Row]:
    buttons = [
        (
            f"{_mark(view is act.view)}{label(desk.language, 'case-view', view=view)} {count}",
            ListCases(view, act.department, 0),
        )
        for view, count in counts.items()
    ]
    return [tuple(buttons[:2]), tuple(buttons[2:])]


def _mark(is_on: bool) -> str:  # noqa: FBT001 - what it says
    return "• " if is_on else ""


def _places(desk: Desk, files: Iterable[File], act: ListCases) -> list[Row]:
    """For the coordinator: one department's only."""
    found = {file.case.department for file in files if file.case.department}
    if len(found) < 2:  # noqa: PLR2004 - nothing to choose from
        return []
    if act.department is not None:
        return [((label(desk.language, "all-departments"), ListCases(act.view, None, 0)),)]
    codes = [known.code for known in desk.services.campaign.departments if known.code in found]
    return [((desk.name(code), ListCases(act.view, code, 0)),) for code in codes]


def _line(desk: Desk, file: File, department: str | None) -> str:
    text = words.button(file, desk.services, desk.rules, desk.language)
    is_own = file.case.department in own_departments(desk.held)
    is_told = department is not None or is_own
    return text if is_told else f"{text} · {desk.name(file.case.department)}"


def _is_on(desk: Desk, file: File, view: View) -> bool:
    case, parties = file.case, desk.parties(file.case)
    match view:
        case View.MINE:
            return waits_for(case, parties, desk.author.person, desk.today, desk.rules)
        case View.LATE:
            return bool(late(case, desk.today, desk.rules))
        case View.WAITING:
            return case.state in {State.WAITING, State.SETTLED}
        case View.ALL:
            return True


def waits_for(
    case: Case, parties: frozenset[Party], person: bytes, today: date, rules: Rules
) -> bool:
    """Whether somebody is to do something: what a colleague has claimed is the colleague's."""
    if Party.HANDLER in parties and case.is_in_hand and case.state is not State.WAITING:
        return case.claimed_by in {None, person} or case.held
    if Party.COORDINATOR not in parties:
        return False
    return case.state in _OFFICE or is_silent(case, today, rules) or bool(late(case, today, rules))


def _urgency(file: File, *, rules: Rules, today: date) -> tuple[int, date, int]:
    """What is late or new comes first, then by the next deadline."""
    due = next_due(file.case, rules)
    is_pressing = file.news or (due is not None and due.day < today)
    return (0 if is_pressing else 1, due.day if due else date.max, file.number)
