"""Makes `overall.docx`, the template of the overall report.

`python -m reports.templates.make_overall` writes it. Layout after GB/T 9704-2012, on portrait A4.
The headings are words a clerk may change; `reports.overall.word` fills in what stands in double
braces, prints a table's row once for each line of figures, and leaves out what has none.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.shared import Length, Mm
from docx.table import Table, _Cell, _Row

from domain import overall_words as words
from reports.overall.word import TEMPLATE
from reports.templates import overall_styles as styles
from reports.templates import page_numbers
from reports.templates.parts import child, plain, set_borders, set_margins
from reports.word import timeless

PADDING = {"top": Mm(0.7), "left": Mm(0.8), "bottom": Mm(0.7), "right": Mm(0.8)}
ROW_HEIGHT = Mm(8)
ROOM = 2  # empty lines in a frame: where to write
ASKED_WIDTHS = (48, 18, 18, 18, 18, 18, 18)
CHANNEL_WIDTHS = (44, 14, 14, 14, 14, 14, 14, 14, 14)
RATED_WIDTHS = (40, 16, 16, 17, 16, 19, 16, 16)
LISTED_WIDTHS = (33, 11, 13.5, 13.5, 13.5, 12, 13.5, 13.5, 13.5, 19)
NAMED_WIDTHS = (11, 83, 12, 34, 16)
BLIND_WIDTHS = (38, 20, 22, 18, 20, 38)


def make() -> bytes:
    """The template as a .docx file, the same bytes every time."""
    document = docx.Document()
    plain(document, styles.FANGSONG)
    styles.set_page(document)
    styles.add(document)
    _add_heading(document)
    _add_asked(document)
    _add_rated(document)
    _add_listed(document)
    _add_named(document)
    _add_blind(document)
    _add_what_people_write(document)
    _add_notes(document)
    _add_edges(document)
    _set_properties(document)
    file = BytesIO()
    document.save(file)
    return timeless(file.getvalue())


def _add_heading(document: Document) -> None:
    for line in ("campaign", "title"):
        document.add_paragraph(f"{{{{ {line} }}}}", styles.TITLE)
    document.add_paragraph("{{ unit }}", styles.UNIT)


def _add_asked(document: Document) -> None:
    document.add_paragraph(words.SITUATION, styles.FIRST)
    document.add_paragraph(words.ASKED, styles.SECOND)
    document.add_paragraph("{{ asked }}", styles.BODY)
    _add_table(document, words.ASKED_TABLE, words.ASKED_HEAD, ASKED_WIDTHS, "asked_rows")
    document.add_paragraph("{%p if chart %}", styles.BODY)
    document.add_paragraph("{{ chart }}", styles.PICTURE).paragraph_format.keep_with_next = True
    document.add_paragraph(
        "{{ chart_title }}", styles.CAPTION
    ).paragraph_format.keep_with_next = False
    document.add_paragraph("{%p endif %}", styles.BODY)
    head, widths = words.CHANNEL_HEAD, CHANNEL_WIDTHS
    _add_table(document, words.CHANNEL_TABLE, head, widths, "channel_rows", optional=True)
    _add_prompt(document, words.ASKED_PROMPT)


def _add_rated(document: Document) -> None:
    document.add_paragraph(words.RATED, styles.SECOND)
    document.add_paragraph("{{ rated }}", styles.BODY)
    head, widths = words.RATED_HEAD, RATED_WIDTHS
    _add_table(document, words.RATED_TABLE, head, widths, "rated_rows", optional=True)
    _add_prompt(document, words.RATED_PROMPT)


def _add_listed(document: Document) -> None:
    document.add_paragraph(words.LISTED, styles.SECOND)
    document.add_paragraph("{{ listed }}", styles.BODY)
    head, widths = words.LISTED_HEAD, LISTED_WIDTHS
    _add_table(document, words.LISTED_TABLE, head, widths, "listed_rows", optional=True)


def _add_named(document: Document) -> None:
    document.add_paragraph(words.NAMED, styles.SECOND)
    _add_if(document, "aspects", "{{ aspects }}")
    document.add_paragraph("{{ named }}", styles.BODY)
    head, widths = words.NAMED_HEAD, NAMED_WIDTHS
    _add_table(document, words.NAMED_TABLE, head, widths, "named_rows", optional=True)
    _add_prompt(document, words.NAMED_PROMPT)


def _add_blind(document: Document) -> None:
    document.add_paragraph(words.BLIND, styles.SECOND)
    document.add_paragraph("{{ blind }}", styles.BODY)
    head, widths = words.BLIND_HEAD, BLIND_WIDTHS
    _add_table(document, words.BLIND_TABLE, head, widths, "blind_rows", optional=True)
    _add_prompt(document, words.BLIND_PROMPT)


def _add_what_people_write(document: Document) -> None:
    document.add_paragraph(words.RESULTS, styles.FIRST)
    document.add_paragraph("{{ results }}", styles.BODY)
    _add_prompt(document, words.RESULTS_PROMPT)
    document.add_paragraph(words.PLANS, styles.FIRST)
    _add_prompt(document, words.PLANS_PROMPT)
    document.add_paragraph("", styles.BODY)  # between two frames, which would else be one
    _add_prompt(document, words.HELP_PROMPT)
    seal = document.add_paragraph("{{ unit }}" + words.SEAL, styles.SEAL)
    seal.paragraph_format.space_before = Length(2 * styles.PITCH)
    seal.paragraph_format.keep_with_next = True
    document.add_paragraph(words.SIGNED_ON, styles.SEAL)


def _add_notes(document: Document) -> None:
    heading = document.add_paragraph(words.NOTES, styles.CAPTION)
    heading.alignment = styles.LEFT_SIDE
    heading.paragraph_format.space_before = styles.PITCH
    document.add_paragraph("{%p for note in notes %}", styles.NOTE)
    document.add_paragraph("{{ note }}", styles.NOTE)
    document.add_paragraph("{%p endfor %}", styles.NOTE)


def _add_if(document: Document, name: str, text: str) -> None:
    """A paragraph that is printed only where there is something to say."""
    document.add_paragraph(f"{{%p if {name} %}}", styles.BODY)
    document.add_paragraph(text, styles.BODY)
    document.add_paragraph("{%p endif %}", styles.BODY)


def _add_prompt(document: Document, what: str) -> None:
    """A frame with what belongs into it, and room to write."""
    frame = document.add_paragraph(words.PROMPT.format(what=what), styles.PROMPT)
    for _ in range(ROOM):
        frame.add_run().add_break()
    frame.paragraph_format.space_before = frame.paragraph_format.space_after = Mm(3)
    frame.paragraph_format.keep_together = True


def _add_table(  # noqa: PLR0913 - what a table is
    document: Document,
    title: str,
    head: Sequence[str],
    widths: Sequence[float],
    rows: str,
    *,
    optional: bool = False,
) -> None:
    """A table with its caption above; an optional one is left out where it has no rows."""
    if optional:
        document.add_paragraph(f"{{%p if {rows} %}}", styles.BODY)
    number = f"{{{{ number.{rows} }}}}"  # of the tables that are printed
    document.add_paragraph(words.TABLE.format(number=number, title=title), styles.CAPTION)
    table = _new_table(document, widths)
    first = _add_row(table)
    child(first._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - no other way
    for cell, text in zip(first.cells, head, strict=True):
        _write(cell, text, styles.HEAD)
    _write(_new_row(table).cells[0], f"{{%tr for row in {rows} %}}", styles.CENTRED)
    for place, cell in enumerate(_add_row(table).cells):
        is_words = head[place] in {"部门", "问题"}
        _write(cell, f"{{{{ row[{place}] }}}}", styles.WORDS if is_words else styles.CENTRED)
    _write(_new_row(table).cells[0], "{%tr endfor %}", styles.CENTRED)
    if optional:
        document.add_paragraph("{%p endif %}", styles.BODY)


def _new_table(document: Document, widths: Sequence[float]) -> Table:
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    set_borders(table)
    set_margins(table, PADDING)
    return table


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call] # python-docx forgot its types
    return row


def _add_row(table: Table) -> _Row:
    row = _new_row(table)
    row.height, row.height_rule = ROW_HEIGHT, WD_ROW_HEIGHT_RULE.AT_LEAST
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way
    properties.insert(0, child(properties, "w:cantSplit"))
    return row


def _write(cell: _Cell, text: str, style: str) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)


def _add_edges(document: Document) -> None:
    page_numbers.add(document, styles.SMALL)
    page = document.sections[0]
    for header in (page.header, page.even_page_header):
        header.paragraphs[0].style = styles.SMALL
        header.paragraphs[0].add_run("{{ header }}")


def _set_properties(document: Document) -> None:
    properties = document.core_properties
    for name in ("author", "comments", "keywords", "last_modified_by"):
        setattr(properties, name, "")
    properties.title = words.TITLE
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = datetime(2020, 7, 17)  # noqa: DTZ001 - a file has no zone


if __name__ == "__main__":
    TEMPLATE.write_bytes(make())
