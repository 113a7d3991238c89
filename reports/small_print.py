"""The small print of a ledger: which draft it is, as of when, how much it holds, from how many.

One line at the foot of each page. It tells a handed-in paper from a draft, and two drafts apart.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain import ledgers
from domain.ledgers import Draft
from domain.opinions import Ledger
from domain.papers import Handing, Papers

_LONGEST_NAME = 12  # characters: the line shares its width with the page number


def of(papers: Papers, zone: ZoneInfo) -> str:
    """The line, with times as they are told in `zone`; empty where there is no draft."""
    draft = papers.draft
    if draft is None:
        return ""
    rows = "/".join(str(len(draft.rows(ledger))) for ledger in Ledger)
    bases = f"依据 {draft.opinions} 条意见、{draft.people} 人"
    return f"第 {draft.number} 稿{_standing(draft, papers.handing, zone)} · 条目 {rows} · {bases}"


def _standing(draft: Draft, handing: Handing | None, zone: ZoneInfo) -> str:
    made_at = draft.made_at.astimezone(zone)
    if handing is None:
        return f"（草稿）· {_moment(made_at)} 生成，意见截至此时"
    at = handing.at.astimezone(zone)
    until = f"{_day(made_at, at.year)} {made_at:%H:%M}"
    return f" · {_moment(at)} 由 {_name(handing)} 上报（第 {handing.number} 次）· 意见截至 {until}"


def _moment(moment: datetime) -> str:
    return f"{ledgers.form_date(moment.date())} {moment:%H:%M}"


def _day(moment: datetime, year: int) -> str:
    """A day without its year, if that has just been said."""
    if moment.year != year:
        return ledgers.form_date(moment.date())
    return f"{moment.month} 月 {moment.day} 日"


def _name(handing: Handing) -> str:
    name = " ".join(handing.by.split())
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
