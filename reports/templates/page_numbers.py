"""The page number of an official paper: 四号, between dashes, one character from the outer edge."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reports.templates.parts import child, set_fonts

FONT, SIZE = "宋体", Pt(14)


def add(document: Document, style: str) -> None:
    """Right on odd pages, left on even ones (GB/T 9704-2012, 7.5), in a paragraph style."""
    document.settings.odd_and_even_pages_header_footer = True
    page = document.sections[0]
    for footer, side in (
        (page.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (page.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.style = style
        paragraph.alignment = side
        shape = paragraph.paragraph_format
        shape.left_indent = shape.right_indent = SIZE
        write(paragraph)


def write(paragraph: Paragraph) -> None:
    """The number between its dashes, at the end of a paragraph."""
    _run(paragraph, "— ")
    for kind in ("begin", "", "separate"):
        run = _run(paragraph, "")._r  # noqa: SLF001 - python-docx has no fields
        if kind:
            child(run, "w:fldChar", **{"w:fldCharType": kind})
        else:
            child(run, "w:instrText").text = "PAGE"
    _run(paragraph, "1")
    end = _run(paragraph, "")._r  # noqa: SLF001 - python-docx has no fields
    child(end, "w:fldChar", **{"w:fldCharType": "end"})
    _run(paragraph, " —")


def _run(paragraph: Paragraph, text: str) -> Run:
    run = paragraph.add_run(text)
    run.font.size = SIZE
    set_fonts(run._r.get_or_add_rPr(), FONT)  # noqa: SLF001 - python-docx sets Latin fonts only
    return run
