"""A ledger as a Word file: the texts of a form put into the template `templates/ledger.docx`.

The layout is in the template alone, which a clerk may open and restyle; `templates/make_ledger.py`
makes it again. Keeps out the words, which the form brings, and the clock: equal forms give equal
bytes.
"""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from domain.campaign import Campaign, Department
from domain.ledgers import Draft
from domain.opinions import Ledger
from reports import form
from reports.form import Form

TEMPLATE = Path(__file__).parent / "templates" / "ledger.docx"
LONGEST_PROPERTY = 255  # characters in a core property, a limit of python-docx


def ledger(  # noqa: PLR0913 - what a form shows
    campaign: Campaign,
    department: Department | None,
    draft: Draft | None,
    ledger: Ledger,
    *,
    filled_on: date,
    zone: ZoneInfo,
) -> bytes:
    """One ledger as a .docx file; `zone` is where the draft's time is told."""
    filled = form.fill(campaign, department, draft, ledger, filled_on=filled_on, zone=zone)
    template = DocxTemplate(TEMPLATE)
    template.render(_values(filled), _environment())
    document: Document = template.docx  # get_docx() would load the template anew
    _keep_signature_with_table(document)
    _date(document, filled)
    file = BytesIO()
    template.save(file)
    return timeless(file.getvalue())


def timeless(package: bytes) -> bytes:
    """The same zip file without the times at which its parts were written."""
    file = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name)  # dated 1980-01-01, the first day a zip file knows
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return file.getvalue()


def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, finalize=_literal)


def _literal(value: object) -> object:
    """Braces as references: docxtpl looks for some of its own marks in the finished text."""
    if not isinstance(value, str):
        return value
    braced = str(escape(value)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(braced)  # noqa: S704 - escaped in the line above


def _values(filled: Form) -> dict[str, Any]:
    """What the template may name."""
    return {
        "title": filled.title,
        "subtitle": filled.subtitle,
        "unit": filled.unit,
        "filled_on": filled.filled_on,
        "head": filled.head,
        "rows": () if filled.is_empty else filled.rows,
        "empty_rows": filled.rows if filled.is_empty else (),
        "signature": filled.signature,
        "contact": filled.contact,
        "phone": filled.phone,
        "note": filled.note,
        "draft": filled.draft,
    }


def _keep_signature_with_table(document: Document) -> None:
    """The line to sign on never stands alone on a last page."""
    for table in document.element.body.iter(qn("w:tbl")):
        last = table.findall(qn("w:tr"))[-1]
        for paragraph in last.iter(qn("w:p")):
            Paragraph(paragraph, document).paragraph_format.keep_with_next = True


def _date(document: Document, filled: Form) -> None:
    properties = document.core_properties
    properties.title = filled.title[:LONGEST_PROPERTY]
    properties.created = properties.modified = filled.dated
