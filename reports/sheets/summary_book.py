"""A summary as a workbook: figures with their bases, departments, days, and what was said.

In Chinese, as all papers are. A sheet is a listing, and looks as those of the ledgers.
"""

from io import BytesIO

import xlsxwriter

from domain.campaign import Campaign
from domain.ledgers import UNASSIGNED
from domain.opinions import ASPECT_NAMES, CHANNEL_NAMES, RESPONDENT_NAMES
from domain.summaries import Book
from reports.form import clean
from reports.sheets import list_page, summary_figures
from reports.sheets.cells import Styles
from reports.sheets.listing import Block, Column, Kind, Listing
from reports.sheets.places import numeral
from reports.sheets.workbook import LONGEST_PROPERTY, TEXT_ONLY

DAYS = (Column("日期", 40, Kind.DAY), Column("答卷数", 40))
OPINIONS = (
    Column("日期", 24, Kind.DAY),
    Column("部门", 38),
    Column("清单", 17),
    Column("原话", 110, Kind.TEXT),
    Column("方面", 30),
    Column("来自", 22),
    Column("渠道", 22),
)


def render(book: Book, campaign: Campaign) -> bytes:
    """One .xlsx file; equal books give equal bytes."""
    file = BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True} | TEXT_ONLY)
    title = clean(f"{campaign.name}情况汇总")[:LONGEST_PROPERTY]
    workbook.set_properties({"title": title, "created": book.made_at.replace(tzinfo=None)})
    styles, print_ = Styles(workbook), small_print(book)
    for listing in listings(book, campaign):
        page = workbook.add_worksheet(listing.name)
        list_page.write(page, styles, listing, small_print=print_)
    workbook.close()
    return file.getvalue()


def listings(book: Book, campaign: Campaign) -> tuple[Listing, ...]:
    """The sheets in their order; what somebody may not have is no sheet."""
    found = [summary_figures.listing(book, campaign), summary_figures.cases(book, campaign)]
    if book.departments:
        found.append(summary_figures.departments(book, campaign))
    found.append(_days(book))
    if book.opinions is not None:
        found.append(_opinions(book, campaign))
    return tuple(found)


def small_print(book: Book) -> str:
    """At the foot of each page: when it was made, for whom. It begins with no digit (a size)."""
    return f"情况汇总 · {book.made_at:%Y-%m-%d %H:%M} 生成 · {book.made_by}"


def _days(book: Book) -> Listing:
    rows = tuple(book.days)
    why = "没有列出的日期，没有收到答卷。" if rows else "这段时间没有收到答卷。"
    return Listing("每天", DAYS, (Block("每天的答卷", (why,), rows),))


def _opinions(book: Book, campaign: Campaign) -> Listing:
    """What people said, masked; nothing tells which are of one person."""
    quoted = book.opinions or ()
    rows = tuple(
        (
            one.day,
            _department(campaign, one.department),
            numeral(one.ledger) if one.ledger else "未列入",
            one.text,
            "、".join(ASPECT_NAMES[aspect] for aspect in one.aspects),
            RESPONDENT_NAMES[one.respondent] if one.respondent else "来件",
            CHANNEL_NAMES[one.channel],
        )
        for one in quoted
    )
    sentences = ["已隐去姓名、电话等个人信息，内部使用，请勿外传。"] if rows else ["没有原话。"]
    if book.left_out:
        sentences.append(f"只列最近的 {len(rows)} 条，另有 {book.left_out} 条没有列出。")
    return Listing("原话", OPINIONS, (Block("原话", tuple(sentences), rows),))


def _department(campaign: Campaign, code: str | None) -> str:
    known = campaign.find_department(code)
    return known.name.zh if known else code or UNASSIGNED
