"""Living entries 条目: how they stand at this moment. What was drafted from them is in `drafts`.

An opinion is behind at most one entry. Keeps out how texts are compared, and who may decide.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, delete, func, select, update

from domain import counting
from domain.ledgers import Entry, Figures, Standing, Support
from domain.opinions import Aspect, Ledger, Respondent
from storage import portions
from storage.database import Session
from storage.office_tables import CLUE, ENTRY, SUPPORT
from storage.tables import OPINION, RESPONSE

NOTHING = Figures()


@dataclass(frozen=True, slots=True)
class Scope:
    """One ledger of one department; `None` where nobody has assigned the opinions."""

    campaign: str
    department: str | None
    ledger: Ledger


def within(scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """The condition: an entry of this scope."""
    return (
        ENTRY.c.campaign == scope.campaign,
        ENTRY.c.department == (scope.department or ""),
        ENTRY.c.ledger == scope.ledger.value,
    )


async def support(session: Session, entry: Row[Any]) -> tuple[Support, ...]:
    """The opinions behind an entry: the one its text is from, then the nearest."""
    rows = await session.execute(
        select(SUPPORT)
        .where(SUPPORT.c.entry == entry.id)
        .order_by(
            SUPPORT.c.opinion.is_distinct_from(entry.speaker),
            SUPPORT.c.similarity.desc(),
            SUPPORT.c.opinion,
        )
    )
    return tuple(Support(row.opinion, row.similarity, is_new=row.is_new) for row in rows)


def read(row: Row[Any], behind: tuple[Support, ...] = ()) -> Entry:
    """The entry of a row of ENTRY."""
    return of_columns(row._asdict(), behind)


def of_columns(kept: Mapping[str, Any], behind: tuple[Support, ...] = ()) -> Entry:
    """The entry of columns as ENTRY has them, wherever they were kept."""
    known = _figures(kept)
    return Entry(
        ledger=Ledger(kept["ledger"]),
        text=kept["text"],
        support=behind,
        respondents=known.respondents,
        aspects=tuple(aspect for aspect, _ in known.aspects),
        first_said_on=known.first_said_on,
        measure=kept["measure"],
        deadline=kept["deadline"],
        section=kept["section"],
        note=kept["note"],
        news=kept["news"],
        standing=Standing(kept["standing"]),
        reason=kept["reason"],
        is_held=kept["is_held"],
        department=kept["department"] or None,
        id=kept["id"],
        version=kept["version"],
    )


def figures(row: Row[Any]) -> Figures:
    """The figures of a row of ENTRY."""
    return _figures(row._asdict())


def columns(known: Figures) -> dict[str, object]:
    """Figures as the columns of ENTRY hold them."""
    return {
        "respondents": [[kind, count] for kind, count in known.respondents],
        "aspects": [[aspect, count] for aspect, count in known.aspects],
        "first_said_on": known.first_said_on,
    }


async def count(session: Session, entry_ids: Collection[int]) -> dict[int, Figures]:
    """The figures of entries, counted from what is behind them; nothing for one without.

    What joined after a person had decided is left out: that person has not seen it.
    """
    counted: dict[int, Figures] = {}
    for ids in portions.of(entry_ids):
        people = _by_entry(await session.execute(_people(ids)))
        aspects = _by_entry(await session.execute(_aspects(ids)))
        days = {row.entry: row.first for row in await session.execute(_days(ids))}
        for entry, first in days.items():
            counted[entry] = counting.of(
                Counter(
                    {
                        Respondent(row.respondent) if row.respondent else None: row.number
                        for row in people[entry]
                    }
                ),
                _sum(aspects[entry]),
                first_said_on=first,
            )
    return counted


async def loosen(session: Session, opinions: Select[tuple[int]]) -> None:
    """Note that opinions are about to go: what they are behind must be counted anew."""
    behind = select(SUPPORT.c.entry).where(SUPPORT.c.opinion.in_(opinions))
    await session.execute(update(ENTRY).where(ENTRY.c.id.in_(behind)).values(is_stale=True))


async def release(session: Session, opinions: Select[tuple[int]]) -> None:
    """Take opinions out of their entries: they belong to another place from now on."""
    await loosen(session, opinions)
    await session.execute(delete(CLUE).where(CLUE.c.opinion.in_(opinions)))
    await session.execute(delete(SUPPORT).where(SUPPORT.c.opinion.in_(opinions)))


async def update_all(session: Session, changes: Sequence[dict[str, Any]]) -> None:
    """Set columns of entries; each change names its `id`, all name the same columns."""
    if changes:
        names = [name for name in changes[0] if name != "id"]
        changed = (
            update(ENTRY)
            .where(ENTRY.c.id == bindparam("_id"))
            .values({name: bindparam(f"_{name}") for name in names})
        )
        rows = [{f"_{name}": value for name, value in change.items()} for change in changes]
        await session.execute(changed, rows)


def _figures(kept: Mapping[str, Any]) -> Figures:
    return Figures(
        tuple((Respondent(kind) if kind else None, count) for kind, count in kept["respondents"]),
        tuple((Aspect(name), count) for name, count in kept["aspects"]),
        kept["first_said_on"],
    )


def _people(ids: Sequence[int]) -> Select[Any]:
    number = func.count(OPINION.c.response.distinct()).label("number")
    return (
        select(SUPPORT.c.entry, RESPONSE.c.respondent, number)
        .join(OPINION, OPINION.c.id == SUPPORT.c.opinion)
        .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
        .where(SUPPORT.c.entry.in_(ids), ~SUPPORT.c.is_new)
        .group_by(SUPPORT.c.entry, RESPONSE.c.respondent)
    )


def _aspects(ids: Sequence[int]) -> Select[Any]:
    return (
        select(SUPPORT.c.entry, OPINION.c.aspects, func.count().label("number"))
        .join(OPINION, OPINION.c.id == SUPPORT.c.opinion)
        .where(SUPPORT.c.entry.in_(ids), ~SUPPORT.c.is_new)
        .group_by(SUPPORT.c.entry, OPINION.c.aspects)
    )


def _days(ids: Sequence[int]) -> Select[Any]:
    return (
        select(SUPPORT.c.entry, func.min(OPINION.c.said_on).label("first"))
        .join(OPINION, OPINION.c.id == SUPPORT.c.opinion)
        .where(SUPPORT.c.entry.in_(ids), ~SUPPORT.c.is_new)
        .group_by(SUPPORT.c.entry)
    )


def _sum(rows: Iterable[Row[Any]]) -> Counter[Aspect]:
    summed: Counter[Aspect] = Counter()
    for row in rows:
        for name in set(row.aspects):
            summed[Aspect(name)] += row.number
    return summed


def _by_entry(rows: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.entry].append(row)
    return found
