"""The sheet of blind spots 盲点: what only service users name, and what only the self-check does.

Says of an empty list why it is empty: nothing said and nothing wrong are not the same.
"""

from domain.ledgers import Draft, Entry, remark
from domain.opinions import Ledger
from domain.papers import Papers
from reports.sheets.listing import Block, Cell, Column, Kind, Listing
from reports.sheets.places import numeral, places

NAME = "盲点"
COLUMNS = (
    Column("清单", 17),
    Column("序号", 17),
    Column("问题", 120, Kind.TEXT),
    Column("备注", 71, Kind.TEXT),
)
HOW = "按文字相近自动比对，可能有遗漏或误配，请人工核对。"


def listing(papers: Papers) -> Listing:
    """Both lists, one under another."""
    assert papers.draft is not None
    return Listing(NAME, COLUMNS, (_unlisted(papers, papers.draft), _unreported(papers)))


def _unlisted(papers: Papers, draft: Draft) -> Block:
    found = papers.blind_spots.unlisted
    heading = f"服务对象反映了、自查没有列出的问题（{len(found)} 条）"
    if found:
        why = "这些问题写在清单（三），清单（二）里没有相近的条目。建议对照自查，看是否漏列。"
    elif draft.rows(Ledger.DISSATISFACTION) and not draft.rows(Ledger.SELF_CHECK):
        why = "清单（二）还没有条目，无从比对。自查没有列出，不等于没有问题。"
    elif draft.rows(Ledger.DISSATISFACTION):
        why = "清单（三）的每一条，在清单（二）里都有相近的条目。"
    else:
        why = "清单（三）还没有条目，无从比对。没有人反映，不等于没有问题，也不等于满意。"
    is_compared = draft.rows(Ledger.DISSATISFACTION) and draft.rows(Ledger.SELF_CHECK)
    return Block(heading, (why, HOW) if is_compared else (why,), _rows(draft, found))


def _unreported(papers: Papers) -> Block:
    found, draft = papers.blind_spots.unreported, papers.draft
    assert draft is not None
    heading = f"自查列出了、服务对象没有反映的问题（{len(found)} 条）"
    if found:
        why = (
            "这些问题写在清单（二），清单（三）里没有相近的条目。"
            "没有反映，可能是没有问到、不知道或不便说，不能当作没有影响。"
        )
    elif draft.rows(Ledger.SELF_CHECK) and not draft.rows(Ledger.DISSATISFACTION):
        why = "清单（三）没有服务对象反映的条目，无从比对。没有人反映，不等于没有问题。"
    elif draft.rows(Ledger.SELF_CHECK):
        why = "清单（二）的每一条，在清单（三）里都有相近的条目。"
    else:
        why = "清单（二）还没有条目，无从比对。自查没有列出，不等于没有问题。"
    return Block(heading, (why,), _rows(draft, found))


def _rows(draft: Draft, found: tuple[Entry, ...]) -> tuple[tuple[Cell, ...], ...]:
    known = places(draft)
    return tuple(
        (
            numeral(entry.ledger),
            known[entry.id][0].number if entry.id in known else None,
            entry.text,
            remark(entry),
        )
        for entry in found
    )
