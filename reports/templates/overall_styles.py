"""The named styles of the overall report, which a clerk may restyle, and its page."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from reports.templates.parts import child, set_fonts

# GB/T 9704-2012: the text block is 156 by 225 mm, 22 lines of 28 characters.
TOP, RIGHT, BOTTOM, LEFT = Mm(37), Mm(26), Mm(35), Mm(28)
TEXT_WIDTH = Mm(156)
PITCH = Pt(28)
SHADE, EDGE = "F2F2F2", "7F7F7F"

FANGSONG, HEITI, KAITI = "仿宋_GB2312", "黑体", "楷体_GB2312"
XIAOBIAOSONG = "方正小标宋简体"
LEFT_SIDE, CENTRE, RIGHT_SIDE, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
TITLE, UNIT = "报告标题", "报告单位"
FIRST, SECOND, BODY = "报告一级标题", "报告二级标题", "报告正文"
PROMPT, SEAL = "报告待填", "报告落款"
CAPTION, HEAD = "报告表题", "报告表头"
CENTRED, WORDS = "报告表格居中", "报告表格文字"
PICTURE, NOTE, SMALL = "报告图", "报告附注", "报告页眉页脚"

# name: font, size, line pitch, alignment. A fixed pitch breaks pages alike with every font.
STYLES = {
    TITLE: (XIAOBIAOSONG, Pt(22), Pt(34), CENTRE),
    UNIT: (KAITI, Pt(16), PITCH, CENTRE),
    FIRST: (HEITI, Pt(16), PITCH, LEFT_SIDE),
    SECOND: (KAITI, Pt(16), PITCH, LEFT_SIDE),
    BODY: (FANGSONG, Pt(16), PITCH, BOTH),
    PROMPT: (KAITI, Pt(16), PITCH, BOTH),
    SEAL: (FANGSONG, Pt(16), PITCH, RIGHT_SIDE),
    CAPTION: (HEITI, Pt(12), Pt(22), CENTRE),
    HEAD: (HEITI, Pt(10.5), Pt(15.5), CENTRE),
    CENTRED: (FANGSONG, Pt(10.5), Pt(15.5), CENTRE),
    WORDS: (FANGSONG, Pt(10.5), Pt(15.5), LEFT_SIDE),
    PICTURE: (FANGSONG, Pt(12), None, CENTRE),
    NOTE: (FANGSONG, Pt(12), Pt(20), BOTH),
    SMALL: (FANGSONG, Pt(9), Pt(13), LEFT_SIDE),
}
_LEVELS = {FIRST: "0", SECOND: "1"}  # for Word's navigation pane
_INDENTED = {FIRST, SECOND, BODY}


def set_page(document: Document) -> None:
    """The official page."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.right_margin = TOP, RIGHT
    page.bottom_margin, page.left_margin = BOTTOM, LEFT
    page.header_distance, page.footer_distance = Mm(20), Mm(22)  # 7 mm under the text


def add(document: Document) -> None:
    """All styles."""
    for name, (font, size, pitch, alignment) in STYLES.items():
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        style.font.size = size
        set_fonts(style.element.get_or_add_rPr(), font)
        style.paragraph_format.alignment = alignment
        if pitch is not None:
            style.paragraph_format.line_spacing = pitch
        properties = style.element.get_or_add_pPr()
        if name in _INDENTED:
            _indent(properties)
        if name in _LEVELS:
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before = Pt(6)
            child(properties, "w:outlineLvl", **{"w:val": _LEVELS[name]})
    _shape(document)


def _shape(document: Document) -> None:
    styles = document.styles
    styles[UNIT].paragraph_format.space_after = PITCH  # a line stays free under the title
    styles[CAPTION].paragraph_format.keep_with_next = True
    styles[HEAD].paragraph_format.keep_with_next = True  # never without a row under it
    styles[CAPTION].paragraph_format.space_before = Pt(8)
    styles[PICTURE].paragraph_format.space_before = Pt(8)
    styles[SEAL].paragraph_format.right_indent = Length(4 * Pt(16))
    _frame(styles[PROMPT].element.get_or_add_pPr())


def _indent(properties: Any) -> None:
    """Two characters, whatever the size."""
    child(properties, "w:ind", **{"w:firstLineChars": "200", "w:firstLine": "640"})


def _frame(properties: Any) -> None:
    """Lines all around and a grey ground: what stands in it is to be written by people."""
    edges = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = {"w:val": "dashed", "w:sz": "6", "w:space": "4", "w:color": EDGE}
        child(edges, f"w:{side}", **line)
    spacing = properties.find(qn("w:spacing"))
    spacing.addprevious(edges)
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        ground.set(qn(f"w:{key}"), value)
    spacing.addprevious(ground)
