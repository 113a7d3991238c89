"""The sheet 变化: which rows are new, which read differently, which are no longer there.

Compares what is printed; what only changes inside (a version, a standing) is none of it.
"""

from collections.abc import Mapping

from domain import ledgers
from domain.ledgers import Entry
from domain.papers import Change, Changes, Papers, count_changes
from reports import form
from reports.sheets.listing import Block, Cell, Column, Kind, Listing
from reports.sheets.places import Place, numeral, places

NAME = "变化"
COLUMNS = (
    Column("清单", 17),
    Column("序号", 17),
    Column("变化", 23),
    Column("条目", 60, Kind.TEXT),
    Column("栏目", 25),
    Column("原为", 53, Kind.TEXT),
    Column("现为", 53, Kind.TEXT),
)
NEW, CHANGED, GONE = "新增", "改动", "不再列出"

Row = tuple[Cell, ...]


def listing(papers: Papers, changes: Changes) -> Listing:
    """What changed, in the order of the ledgers; what is gone comes last in each."""
    assert papers.draft is not None
    known = {entry: place for entry, (place, _) in places(papers.draft).items()}
    shown = [
        (change, rows)
        for change in sorted(changes.rows, key=lambda change: _order(change, known))
        if (rows := _rows(change, known, papers.unwritten))
    ]
    sentence = _sentence(_earlier(papers, changes), [change for change, _ in shown])
    rows = tuple(row for _, rows in shown for row in rows)
    return Listing(NAME, COLUMNS, (Block(NAME, (sentence,), rows),))


def _order(change: Change, known: Mapping[int, Place]) -> tuple[int, bool, int]:
    place = known.get(change.after.id) if change.after else None
    return (change.shown.ledger, change.after is None, place.number if place else 0)


def _rows(change: Change, known: Mapping[int, Place], unwritten: str) -> tuple[Row, ...]:
    before, after = change.before, change.after
    if after is None:
        assert before is not None
        return ((numeral(before.ledger), None, GONE, before.text, "", "", ""),)
    place = known.get(after.id)
    start = (numeral(after.ledger), place.number if place else None)
    if before is None:
        return ((*start, NEW, after.text, "", "", ""),)
    return tuple((*start, CHANGED, after.text, *step) for step in _steps(before, after, unwritten))


def _steps(before: Entry, after: Entry, unwritten: str) -> tuple[tuple[str, str, str], ...]:
    """The columns that read differently: name, before, after."""
    names = ("清单", *ledgers.columns(after.ledger)[1:])
    old = (numeral(before.ledger), *form.texts(before, unwritten))
    new = (numeral(after.ledger), *form.texts(after, unwritten))
    return tuple(step for step in zip(names, old, new, strict=True) if step[1] != step[2])


def _earlier(papers: Papers, changes: Changes) -> str:
    """What it is compared with: what was handed in is compared with what was handed in before."""
    if papers.handing is None:
        return f"第 {changes.since} 稿"
    return f"第 {papers.handing.number - 1} 次上报（第 {changes.since} 稿）"


def _sentence(earlier: str, changes: list[Change]) -> str:
    if not changes:
        return f"与{earlier}相比，没有变化。"
    found = count_changes(changes)
    return (
        f"与{earlier}相比：新增 {found.new} 条，改动 {found.changed} 条，不再列出 {found.gone} 条。"
    )
