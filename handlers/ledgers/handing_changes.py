"""What one draft says else than an earlier one, as a list in the chat, page by page."""

from collections.abc import Callable

from domain import ledgers
from domain.ledgers import Entry
from domain.papers import Change, count_changes
from domain.reviewing import Column
from domain.text import Language
from handlers import pages
from handlers.acts import Act
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.keyboards import Row, keyboard, turning
from handlers.review import review_words

_PAGE = 6  # changes on one card: fewer than a message can hold, whatever people wrote
_LONGEST = 60  # characters of an entry
_COLUMNS = (Column.TEXT, Column.MEASURE, Column.DEADLINE, Column.SECTION)  # and the remark
_VALUE = 40  # characters of what a column said, and says


def card(  # noqa: PLR0913 - what the list is of, and the ways from it
    changes: tuple[Change, ...],
    page: int,
    language: Language,
    *,
    head: str,
    turn_to: Callable[[int], Act],
    back: Row,
) -> Card:
    """A page of the list; the last one where there are not so many any more."""
    listed = pages.turned_to(changes, page, most=_PAGE)
    told = (_told(change, language) for change in listed.shown)
    turns = turning(listed.number, listed.of, turn_to)
    parts = [head, _counts(changes, language), *told]
    return Card("\n\n".join(parts), keyboard([turns, back]))


def _counts(changes: tuple[Change, ...], language: Language) -> str:
    if not changes:
        return say(language, "changes-none")
    found = count_changes(changes)
    return say(language, "changes-counts", new=found.new, changed=found.changed, gone=found.gone)


def _told(change: Change, language: Language) -> str:
    kind = "new" if change.before is None else "gone" if change.after is None else "changed"
    numeral = ledgers.numeral(change.shown.ledger, language)
    text = review_words.short(change.shown.text, _LONGEST)
    first = say(language, "changes-line", kind=kind, numeral=numeral, text=text)
    if change.before is None or change.after is None:
        return first
    return "\n".join([first, *_steps(change.before, change.after, language)])


def _steps(before: Entry, after: Entry, language: Language) -> list[str]:
    """The columns that read differently, with what they said and say."""
    names = [review_words.column(after, column, language) for column in _COLUMNS]
    names.append(label(language, "changes-remark"))
    cells = ledgers.cells(before), ledgers.cells(after)
    steps = list(zip(names, *cells, strict=True))
    if before.ledger is not after.ledger:
        old, new = (ledgers.numeral(one.ledger, language) for one in (before, after))
        steps.insert(0, (label(language, "changes-ledger"), old, new))
    return [_step(name, old, new, language) for name, old, new in steps if old != new]


def _step(name: str, old: str, new: str, language: Language) -> str:
    before, after = (review_words.short(words, _VALUE) or "—" for words in (old, new))
    return say(language, "changes-step", column=name, before=before, after=after)
