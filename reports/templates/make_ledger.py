"""Makes `ledger.docx`, the template of the three ledgers.

`python -m reports.templates.make_ledger` writes it. Layout after GB/T 9704-2012, on landscape A4.
The named styles are what a clerk may restyle; `reports.word` fills in what stands in double braces,
and prints what stands between `for` and `endfor` once for each ledger, each on a page of its own.
"""

from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.section import _Footer
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from reports.templates import page_numbers
from reports.templates.parts import child, plain, set_borders, set_fonts, set_margins
from reports.word import TEMPLATE, timeless

# The portrait page turned: its binding edge (28 mm) is above, its top edge (37 mm) at the right.
TOP, RIGHT, BOTTOM, LEFT = Mm(28), Mm(37), Mm(26), Mm(35)
TEXT_WIDTH = Mm(225)
# What people must still write stands in two lines in the narrow columns, broken between two words;
# where two lines hold most problems and remarks, ten rows and more fit on a page.
WIDTHS = (Mm(12), Mm(77), Mm(42), Mm(22), Mm(22), Mm(50))
PADDING = {"top": Mm(0.9), "left": Mm(1), "bottom": Mm(0.9), "right": Mm(1)}
HEAD_HEIGHT, ROW_HEIGHT = Mm(11), Mm(10)
EMPTY_ROW_HEIGHT = Mm(22)  # an empty form is filled in by hand
NUMBER_WIDTH = Mm(32)

FANGSONG, HEITI, KAITI = "仿宋_GB2312", "黑体", "楷体_GB2312"
XIAOBIAOSONG = "方正小标宋简体"

LEFT_SIDE, CENTRE, RIGHT_SIDE, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
# name: font, size, line pitch, alignment. A fixed pitch breaks pages alike with every font.
STYLES = {
    "台账标题": (XIAOBIAOSONG, Pt(22), Pt(34), CENTRE),
    "台账副标题": (KAITI, Pt(14), Pt(24), CENTRE),
    "台账填报行": (FANGSONG, Pt(14), Pt(26), LEFT_SIDE),
    "台账表头": (HEITI, Pt(12), Pt(18), CENTRE),
    "台账正文": (FANGSONG, Pt(10.5), Pt(15.5), BOTH),
    "台账靠左": (FANGSONG, Pt(10.5), Pt(15.5), LEFT_SIDE),
    "台账居中": (FANGSONG, Pt(10.5), Pt(15.5), CENTRE),
    "台账签字行": (FANGSONG, Pt(14), Pt(30), LEFT_SIDE),
    "台账附注": (FANGSONG, Pt(12), Pt(20), LEFT_SIDE),
    "台账页脚": (FANGSONG, Pt(9), Pt(13), LEFT_SIDE),
}
COLUMNS = (
    ("number", "台账居中"),
    ("problem", "台账正文"),
    ("measure", "台账居中"),
    ("deadline", "台账居中"),
    ("section", "台账居中"),
    ("remark", "台账靠左"),
)


def make() -> bytes:
    """The template as a .docx file, the same bytes every time."""
    document = docx.Document()
    plain(document, FANGSONG)
    _set_page(document)
    _add_styles(document)
    document.add_paragraph("{%p for form in forms %}", "台账附注")
    _add_heading(document)
    _add_table(document)
    _add_ending(document)
    document.add_paragraph("{%p endfor %}", "台账附注")
    _add_footers(document)
    _set_properties(document)
    file = BytesIO()
    document.save(file)
    return timeless(file.getvalue())


def _set_page(document: Document) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.top_margin, page.right_margin, page.bottom_margin, page.left_margin = (
        TOP,
        RIGHT,
        BOTTOM,
        LEFT,
    )
    page.header_distance, page.footer_distance = Mm(15), Mm(12.5)  # 7 mm under the text


def _add_styles(document: Document) -> None:
    for name, (font, size, pitch, alignment) in STYLES.items():
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        style.font.size = size
        set_fonts(style.element.get_or_add_rPr(), font)
        style.paragraph_format.line_spacing = pitch
        style.paragraph_format.alignment = alignment
    document.styles["台账标题"].paragraph_format.page_break_before = True
    document.styles["台账副标题"].paragraph_format.space_after = Pt(4)
    document.styles["台账签字行"].paragraph_format.space_before = Pt(6)


def _add_heading(document: Document) -> None:
    title = document.add_paragraph("{{ form.title }}", "台账标题")
    subtitle = document.add_paragraph("{{ form.subtitle }}", "台账副标题")
    document.add_paragraph("{%p if form.holder %}", "台账附注")
    own = document.add_paragraph("{{ form.unit }}\t{{ form.holder }}", "台账填报行")
    own.add_run("\t{{ form.filled_on }}")
    _stop(own, Mm(110), WD_TAB_ALIGNMENT.LEFT)
    document.add_paragraph("{%p else %}", "台账附注")
    line = document.add_paragraph("{{ form.unit }}\t{{ form.filled_on }}", "台账填报行")
    document.add_paragraph("{%p endif %}", "台账附注")
    for each in (own, line):
        _stop(each, TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for paragraph in (title, subtitle, own, line):
        paragraph.paragraph_format.keep_with_next = True


def _stop(paragraph: Paragraph, at: Length, alignment: WD_TAB_ALIGNMENT) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(at, alignment)


def _add_table(document: Document) -> None:
    table = document.add_table(rows=0, cols=len(WIDTHS))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    set_borders(table)
    set_margins(table, PADDING)
    _add_head(table)
    _add_loop(table, "row in form.rows", ROW_HEIGHT)
    _add_loop(table, "row in form.empty_rows", EMPTY_ROW_HEIGHT)


def _add_head(table: Table) -> None:
    row = _add_row(table, HEAD_HEIGHT)
    child(row._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - python-docx has no other way
    for position, cell in enumerate(row.cells):
        _write(cell, f"{{{{ form.head[{position}] }}}}", "台账表头")


def _add_loop(table: Table, loop: str, height: Length) -> None:
    """A row that is printed as often as the loop runs, between the two rows that say so."""
    _write(_new_row(table).cells[0], f"{{%tr for {loop} %}}", "台账正文")
    row = _add_row(table, height)
    for cell, (name, style) in zip(row.cells, COLUMNS, strict=True):
        _write(cell, f"{{{{ row.{name} }}}}", style)
    _write(_new_row(table).cells[0], "{%tr endfor %}", "台账正文")


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call] # python-docx forgot its types
    return row


def _add_row(table: Table, height: Length) -> _Row:
    row = _new_row(table)
    row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
    properties.insert(0, child(properties, "w:cantSplit"))
    return row


def _write(cell: _Cell, text: str, style: str) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)


def _add_ending(document: Document) -> None:
    line = document.add_paragraph("{{ form.signature }}", "台账签字行")
    line.add_run("\t{{ form.contact }}\t{{ form.phone }}")
    line.paragraph_format.keep_with_next = True
    _stop(line, Mm(95), WD_TAB_ALIGNMENT.LEFT)
    _stop(line, Mm(160), WD_TAB_ALIGNMENT.LEFT)
    document.add_paragraph("{{ form.note }}", "台账附注")


def _add_footers(document: Document) -> None:
    """The page number one character from the outer edge, the small print opposite.

    Both stand in a table, so that small print may take two lines.
    """
    document.settings.odd_and_even_pages_header_footer = True
    page = document.sections[0]
    odd = _add_pair(page.footer, (TEXT_WIDTH - NUMBER_WIDTH, NUMBER_WIDTH))
    _add_small_print(odd[0])
    _add_page_number(odd[1], RIGHT_SIDE)
    even = _add_pair(page.even_page_footer, (NUMBER_WIDTH, TEXT_WIDTH - NUMBER_WIDTH))
    _add_page_number(even[0], LEFT_SIDE)
    _add_small_print(even[1])
    even[1].alignment = RIGHT_SIDE


def _add_pair(footer: _Footer, widths: tuple[int, int]) -> tuple[Paragraph, Paragraph]:
    """Two cells side by side, above the paragraph that a footer must end with."""
    end = footer.paragraphs[0]
    end.style = "台账页脚"
    end.paragraph_format.line_spacing = Pt(1)
    table = footer.add_table(1, 2, TEXT_WIDTH)
    end._p.addprevious(table._tbl)  # noqa: SLF001 - python-docx adds tables at the end only
    table.autofit = False
    set_margins(table, dict.fromkeys(("top", "left", "bottom", "right"), Mm(0)))
    cells = table.rows[0].cells
    for column, cell, width in zip(table.columns, cells, widths, strict=True):
        column.width = Length(width)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        cell.paragraphs[0].style = "台账页脚"
    return cells[0].paragraphs[0], cells[1].paragraphs[0]


def _add_small_print(paragraph: Paragraph) -> None:
    paragraph.add_run("{{ small_print }}")


def _add_page_number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = side
    shape = paragraph.paragraph_format
    shape.line_spacing = Pt(18)
    if side == LEFT_SIDE:
        shape.left_indent = page_numbers.SIZE
    else:
        shape.right_indent = page_numbers.SIZE
    page_numbers.write(paragraph)


def _set_properties(document: Document) -> None:
    properties = document.core_properties
    for name in ("author", "comments", "keywords", "last_modified_by"):
        setattr(properties, name, "")
    properties.title = "问题清单"
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = datetime(2020, 7, 17)  # noqa: DTZ001 - a file has no zone


if __name__ == "__main__":
    TEMPLATE.write_bytes(make())
