"""The whole workbook: a sheet for each ledger, then sources, blind spots, and what has changed.

Equal papers give equal bytes.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zoneinfo import ZoneInfo

import xlsxwriter

from domain import ledgers
from domain.campaign import Campaign, Department
from domain.ledgers import NUMERALS
from domain.opinions import Ledger
from domain.papers import Papers
from reports import form
from reports.sheets import blind_spots, changes, form_page, list_page, sources
from reports.sheets.cells import Styles
from reports.sheets.listing import Listing

TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_PROPERTY = 255  # characters


def render(  # noqa: PLR0913 - what a form shows
    campaign: Campaign,
    department: Department | None,
    papers: Papers,
    shown: tuple[Ledger, ...],
    *,
    filled_on: date,
    zone: ZoneInfo,
) -> bytes:
    """Ledgers as one .xlsx file; `zone` is where the times of the small print are told."""
    forms = {
        ledger: form.fill(campaign, department, papers, ledger, filled_on=filled_on, zone=zone)
        for ledger in shown
    }
    first = forms[shown[0]]
    file = BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True} | TEXT_ONLY)
    title = form.clean(ledgers.heading(campaign, shown))
    workbook.set_properties({"title": title[:LONGEST_PROPERTY], "created": first.dated})
    styles = Styles(workbook)
    for ledger, filled in forms.items():
        form_page.write(workbook.add_worksheet(f"问题清单（{NUMERALS[ledger]}）"), styles, filled)
    for listing in _listings(papers, shown):
        page = workbook.add_worksheet(listing.name)
        list_page.write(page, styles, listing, small_print=first.small_print)
    workbook.close()
    return file.getvalue()


def _listings(papers: Papers, shown: tuple[Ledger, ...]) -> Iterator[Listing]:
    """What explains the ledgers; one ledger alone has only its sources."""
    if papers.draft is None:
        return
    if papers.holder is None or papers.sources:
        yield sources.listing(papers, shown)
    if len(shown) < len(Ledger):
        return
    if papers.holder is None:  # nobody is asked about a person
        yield blind_spots.listing(papers)
    if papers.changes is not None:
        yield changes.listing(papers, papers.changes)
