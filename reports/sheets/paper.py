"""The paper that a sheet is printed on: landscape A4 with the official margins, one page wide."""

from xlsxwriter.worksheet import Worksheet

from reports.sheets.cells import FANGSONG, inches

LEFT, RIGHT, TOP, BOTTOM = 35, 37, 28, 26  # millimetres
FOOTER = 12.5
A4 = 9
LONGEST_FOOTER = 255  # characters, with its marks; Excel opens no file with more


def set_up(page: Worksheet, *, small_print: str) -> None:
    """Set the page, with the small print and the page number below."""
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(*(inches(side) for side in (LEFT, RIGHT, TOP, BOTTOM)))
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    page.hide_gridlines(2)
    number = '&R&"宋体"&14— &P —'
    below = small_print.replace("&", "&&")  # a single one begins a mark
    small = f'&L&"{FANGSONG}"&9{below}' if below else ""
    page.set_footer(small[: LONGEST_FOOTER - len(number)] + number, {"margin": inches(FOOTER)})
