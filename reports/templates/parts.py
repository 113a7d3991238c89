"""Parts of a Word file that python-docx has no words for: fonts, borders, a lean default."""

from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table

KEPT_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
UNUSED = ("/customXml", "/thumbnail", "stylesWithEffects")  # ends of types of relationships
WORD_2013 = "15"  # newer files than that are opened without "compatibility mode"


def child(parent: Any, name: str, **attributes: str) -> Any:
    """Append an element with attributes, both named with their prefix."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    parent.append(element)
    return element


def set_fonts(properties: Any, font: str) -> None:
    """Set one font for all scripts, so that digits in a Chinese line look like their line."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    names = {f"w:{script}": font for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    properties.insert(0, child(properties, "w:rFonts", **names))


def set_borders(table: Table) -> None:
    """Single black half-point lines all around and inside."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders
    edges = child(properties, "w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "000000"}
        child(edges, f"w:{edge}", **line)
    properties.find(qn("w:tblLayout")).addprevious(edges)


def set_margins(table: Table, padding: Mapping[str, Length]) -> None:
    """Room between the lines of the cells and their text; sides in the order of the schema."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no margins of cells
    margins = child(properties, "w:tblCellMar")
    for side, room in padding.items():  # top, left, bottom, right
        child(margins, f"w:{side}", **{"w:w": str(round(room.twips)), "w:type": "dxa"})
    properties.find(qn("w:tblLayout")).addnext(margins)


def plain(document: Document, font: str) -> None:
    """Take from python-docx's default file what a Chinese form does not use."""
    _drop_parts(document)
    _drop_styles(document)
    _set_defaults(document, font)
    _set_compatibility(document)


def _drop_parts(document: Document) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(UNUSED)]:
            del rels[key]
    numbering = RELATIONSHIP_TYPE.NUMBERING
    for key in [key for key, rel in document.part.rels.items() if rel.reltype == numbering]:
        del document.part.rels[key]


def _drop_styles(document: Document) -> None:
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()


def _set_defaults(document: Document, font: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = next(defaults.iter(qn("w:rPr")))
    set_fonts(run, font)
    language = run.find(qn("w:lang"))
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
    paragraph = document.styles["Normal"].paragraph_format
    paragraph.space_before = paragraph.space_after = Length(0)
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 - no other way
    grid.getparent().remove(grid)  # lines stand by their own pitch


def _set_compatibility(document: Document) -> None:
    """As Chinese Word saves: a line that someone ended is not stretched to the margin."""
    settings = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    compat = settings.find(qn("w:compat"))
    compat.insert(0, child(compat, "w:doNotExpandShiftReturn"))
    for setting in compat.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)
