"""Finding the department: a list to tap, and suggestions for who does not know."""

from functools import partial
from html import escape

from domain.answers import Answer
from domain.campaign import Campaign, Department
from domain.questions import DepartmentChoice
from domain.text import Language
from handlers import pages, places
from handlers.acts import Act, ListDepartments, PickOption, PonderDepartment, SkipQuestion
from handlers.answering.shown import quoted
from handlers.cards import View
from handlers.catalogue import label, say
from handlers.context import Suggester
from handlers.keyboards import Row, grid, turning

_PAGE = 12  # departments on one card
_MOST = 3  # suggestions


def search(departments: tuple[Department, ...], words: str) -> tuple[str, ...]:
    """Departments whose name or key words hold what was typed, or are held by it."""
    wanted = words.casefold().strip()
    return tuple(known.code for known in departments if _matches(known, wanted))


def suggestions(campaign: Campaign, router: Suggester, words: str) -> tuple[str, ...]:
    """Departments that the words may concern, by their names first; at most three, or none."""
    if not words:
        return ()
    guessed = (code for code in router.suggest(words) if campaign.find_department(code))
    return tuple(dict.fromkeys((*search(campaign.departments, words), *guessed)))[:_MOST]


def hints(answer: Answer | None, view: View) -> list[str]:
    """What to do: tap, type a name, or say what it is about."""
    if answer is None or answer.settled or answer.value is not None or view.page is not None:
        return [say(view.language, "department-hint"), *_duties(view)]
    if not answer.words:
        return [say(view.language, "department-ponder")]
    hint = say(view.language, "department-suggested", found=bool(view.suggested))
    return [quoted(answer.words), hint]


def rows(question: DepartmentChoice, answer: Answer | None, view: View) -> list[Row]:
    """The list of departments, or the suggestions for what was typed."""
    pondering = answer is not None and not answer.settled and answer.value is None
    if not pondering or view.page is not None:
        return _list(question, answer, view)
    picks = [(_button(question, answer, code, view),) for code in view.suggested]
    language = view.language
    all_of_them: Act = ListDepartments(view.interview, question.id, 0)
    others: list[Row] = [((label(language, "department-list"), all_of_them),)]
    unknown: Act = SkipQuestion(view.interview, question.id)
    others.append(((label(language, "department-office"), unknown),))
    return [*picks, *others]


def _list(question: DepartmentChoice, answer: Answer | None, view: View) -> list[Row]:
    page = pages.turned_to(view.campaign.departments, view.page or 0, most=_PAGE)
    buttons = [_button(question, answer, known.code, view) for known in page.shown]
    turn_to = partial(ListDepartments, view.interview, question.id)
    turns = turning(page.number, page.of, turn_to)
    ponder: Act = PonderDepartment(view.interview, question.id)
    return [*grid(buttons), turns, ((label(view.language, "department-unsure"), ponder),)]


def _button(
    question: DepartmentChoice, answer: Answer | None, code: str, view: View
) -> tuple[str, Act]:
    name = places.name(view.campaign, code, view.language)
    chosen = answer is not None and answer.value == code
    return f"✓ {name}" if chosen else name, PickOption(view.interview, question.id, code)


def _duties(view: View) -> list[str]:
    """Who does what, folded away; the configuration has it in Chinese only."""
    told = [known for known in view.campaign.departments if known.duties]
    if view.language is not Language.ZH or not told:
        return []
    lines = "\n".join(f"<b>{escape(d.name.zh)}</b>　{escape(d.duties)}" for d in told)
    title = say(view.language, "duties")
    return [f"<blockquote expandable>{title}\n{lines}</blockquote>"]


def _matches(known: Department, wanted: str) -> bool:
    names = (known.name.zh.casefold(), known.name.en.casefold())
    held = len(wanted) > 1 and any(wanted in name for name in names)
    return held or any(word.casefold() in wanted for word in known.keywords)
