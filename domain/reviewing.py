"""What people decide about entries 条目 when they review them, and what becomes of the entries.

Pure: which opinions stand behind which entry, and what its columns say. Figures are counted by
whoever stores it. Keeps out who may decide, and how steps are kept for the audit trail.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from domain.ledgers import Entry, Standing, Support
from domain.opinions import Ledger


class Column(StrEnum):
    """A column of the form that people may write; the letter stands on buttons."""

    TEXT = "t"
    MEASURE = "m"
    DEADLINE = "d"
    SECTION = "s"
    NOTE = "n"  # in the remark column, after the figures, which nobody edits


LONGEST = {
    Column.TEXT: 200,
    Column.MEASURE: 500,
    Column.DEADLINE: 40,
    Column.SECTION: 40,
    Column.NOTE: 200,
}
LONGEST_REASON = 100
MOST_TICKS = 60  # opinions to choose from when an entry is split: a button holds their ticks


class Kind(StrEnum):
    """What a step did, as the trail keeps it."""

    CONFIRM = "confirm"
    EDIT = "edit"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    SET_ASIDE = "set-aside"
    TAKE_BACK = "take-back"


@dataclass(frozen=True, slots=True)
class Confirm:
    """It stands as it is shown, with the opinions that have joined."""

    kind = Kind.CONFIRM


@dataclass(frozen=True, slots=True)
class Edit:
    """A column says this from now on."""

    column: Column
    words: str
    kind = Kind.EDIT


@dataclass(frozen=True, slots=True)
class Merge:
    """Another entry of the same place says the same: its opinions join this one."""

    other: Entry
    kind = Kind.MERGE


@dataclass(frozen=True, slots=True)
class Split:
    """These opinions say something else: they make an entry, in the words of `speaker`."""

    opinions: frozenset[int]
    entry: int
    text: str
    speaker: int
    kind = Kind.SPLIT


@dataclass(frozen=True, slots=True)
class Move:
    """It belongs to another ledger, or to another department."""

    department: str | None
    ledger: Ledger
    kind = Kind.MOVE


@dataclass(frozen=True, slots=True)
class SetAside:
    """It is not to be printed, and why."""

    reason: str
    kind = Kind.SET_ASIDE


@dataclass(frozen=True, slots=True)
class TakeBack:
    """It is to be printed after all."""

    kind = Kind.TAKE_BACK


Decision = Confirm | Edit | Merge | Split | Move | SetAside | TakeBack


def is_possible(  # noqa: PLR0911 - one line a kind
    entry: Entry, decision: Decision
) -> bool:
    """Whether a decision makes sense of an entry as it stands: a tap may be forged."""
    match decision:
        case Confirm():
            return True
        case Edit():
            return fits(decision.column, decision.words) and (
                decision.words != said(entry, decision.column)
            )
        case Merge():
            other = decision.other
            return entry.id != other.id and _place(entry) == _place(other)
        case Split():
            behind = {support.opinion_id for support in entry.support}
            ticked = decision.opinions
            return bool(decision.text) and decision.speaker in ticked and ticked < behind
        case Move():
            return _place(entry) != (decision.department, decision.ledger)
        case SetAside():
            return 0 < len(decision.reason) <= LONGEST_REASON
        case TakeBack():
            return entry.standing is Standing.SET_ASIDE
        case _:
            assert_never(decision)


def decided(  # noqa: PLR0911 - one line a kind
    entry: Entry, decision: Decision
) -> tuple[Entry, ...]:
    """What stands after a possible decision: the entry itself first; figures are as before."""
    held = replace(entry, is_held=True, version=entry.version + 1)
    match decision:
        case Confirm():
            return (_absorbed(replace(held, standing=Standing.CONFIRMED, reason="")),)
        case Edit():
            return (written(held, decision.column, decision.words),)
        case Merge():
            return (_merged(held, decision.other),)
        case Split():
            return _split(held, decision)
        case Move():
            return (_moved(held, decision),)
        case SetAside():
            aside = replace(held, standing=Standing.SET_ASIDE, reason=decision.reason)
            return (_absorbed(aside),)
        case TakeBack():
            return (replace(held, standing=Standing.NEW, reason=""),)
        case _:
            assert_never(decision)


def undone(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[Entry, ...]:
    """What stood before a step, under versions that no card has shown yet."""
    restored = tuple(before)
    newest = max(entry.version for entry in (*restored, *after))
    return tuple(replace(entry, version=newest + 1) for entry in restored)


def may_undo(before: Iterable[Entry], after: Iterable[Entry], standing: Mapping[int, int]) -> bool:
    """Whether nothing has changed since a step. `standing`: the versions by entry, now."""
    left = {entry.id: entry.version for entry in after}
    gone = {entry.id for entry in before} - left.keys()
    return not gone & standing.keys() and all(
        standing.get(entry) == version for entry, version in left.items()
    )


def fits(column: Column, words: str) -> bool:
    """Whether words may stand in a column: not too long, and a text says something."""
    says = column is not Column.TEXT or any(character.isalnum() for character in words)
    return says and len(words) <= LONGEST[column]


def said(entry: Entry, column: Column) -> str:
    """What a column says that people may write."""
    match column:
        case Column.TEXT:
            return entry.text
        case Column.MEASURE:
            return entry.measure
        case Column.DEADLINE:
            return entry.deadline
        case Column.SECTION:
            return entry.section
        case Column.NOTE:
            return entry.note


def written(entry: Entry, column: Column, words: str) -> Entry:
    """The entry with other words in a column."""
    match column:
        case Column.TEXT:
            return replace(entry, text=words)
        case Column.MEASURE:
            return replace(entry, measure=words)
        case Column.DEADLINE:
            return replace(entry, deadline=words)
        case Column.SECTION:
            return replace(entry, section=words)
        case Column.NOTE:
            return replace(entry, note=words)


def changed(before: Entry, after: Entry) -> Column | None:
    """The column that an edit has changed; `None` if it says the same as before."""
    return next((one for one in Column if said(before, one) != said(after, one)), None)


def splittable(entry: Entry, *, speaker: int | None) -> tuple[Support, ...]:
    """The opinions that may be taken out, the least alike first; the one it quotes stays."""
    free = [support for support in entry.support if support.opinion_id != speaker]
    return tuple(sorted(free, key=lambda one: (one.similarity, one.opinion_id))[:MOST_TICKS])


def _absorbed(entry: Entry) -> Entry:
    """What has joined is seen now, and counts."""
    seen = tuple(replace(support, is_new=False) for support in entry.support)
    return replace(entry, support=seen, news=0)


def _merged(entry: Entry, other: Entry) -> Entry:
    """Words that people wrote are kept: the other's stand where this one has none."""
    support = (*entry.support, *other.support)
    merged = replace(entry, support=support, news=_news(support))
    for column in Column:
        merged = written(merged, column, said(merged, column) or said(other, column))
    return merged


def _split(entry: Entry, split: Split) -> tuple[Entry, Entry]:
    taken = [one for one in entry.support if one.opinion_id in split.opinions]
    left = tuple(one for one in entry.support if one.opinion_id not in split.opinions)
    first = sorted(taken, key=lambda one: one.opinion_id != split.speaker)
    new = Entry(
        ledger=entry.ledger,
        text=split.text,
        support=tuple(replace(one, is_new=False) for one in first),
        respondents=(),
        aspects=(),
        first_said_on=None,
        is_held=True,
        department=entry.department,
        id=split.entry,
        version=1,
    )
    return replace(entry, support=left, news=_news(left)), new


def _moved(entry: Entry, move: Move) -> Entry:
    """For another department it is new as a whole, and the section is none of theirs."""
    moved = replace(entry, department=move.department, ledger=move.ledger)
    if move.department == entry.department:
        return moved
    return _absorbed(replace(moved, standing=Standing.NEW, reason="", section=""))


def _news(support: Iterable[Support]) -> int:
    return sum(one.is_new for one in support)


def _place(entry: Entry) -> tuple[str | None, Ledger]:
    return (entry.department, entry.ledger)
