"""Ledgers as a Word file: the texts of their forms put into the template `templates/ledger.docx`.

The layout is in the template alone, which a clerk may open and restyle; `templates/make_ledger.py`
makes it again. One file holds one ledger or all three, each beginning on a page of its own. Keeps
out the words, which the form brings, and the clock: equal forms give equal bytes.
"""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from domain import ledgers
from domain.campaign import Campaign, Department
from domain.opinions import Ledger
from domain.papers import Papers
from reports import form

TEMPLATE = Path(__file__).parent / "templates" / "ledger.docx"
LONGEST_PROPERTY = 255  # characters in a core property, a limit of python-docx


def render(  # noqa: PLR0913 - what a form shows
    campaign: Campaign,
    department: Department | None,
    papers: Papers,
    shown: tuple[Ledger, ...],
    *,
    filled_on: date,
    zone: ZoneInfo,
) -> bytes:
    """Ledgers as one .docx file; `zone` is where the times of the small print are told."""
    forms = [
        form.fill(campaign, department, papers, ledger, filled_on=filled_on, zone=zone)
        for ledger in shown
    ]
    template = DocxTemplate(TEMPLATE)
    template.render({"forms": forms, "small_print": forms[0].small_print}, environment())
    document: Document = template.docx  # get_docx() would load the template anew
    _keep_signature_with_table(document)
    _describe(document, form.clean(ledgers.heading(campaign, shown)), forms[0].dated)
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


def environment() -> Environment:
    """How texts are put into a template: as they are, and none may be missing."""
    return Environment(autoescape=True, undefined=StrictUndefined, finalize=_literal)


def _literal(value: object) -> object:
    """Braces as references: docxtpl looks for some of its own marks in the finished text."""
    if not isinstance(value, str):
        return value
    braced = str(escape(value)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(braced)  # noqa: S704 - escaped in the line above


def _keep_signature_with_table(document: Document) -> None:
    """The line to sign on never stands alone on a last page."""
    for table in document.element.body.iter(qn("w:tbl")):
        last = table.findall(qn("w:tr"))[-1]
        for paragraph in last.iter(qn("w:p")):
            Paragraph(paragraph, document).paragraph_format.keep_with_next = True


def _describe(document: Document, title: str, dated: datetime) -> None:
    properties = document.core_properties
    properties.title = title[:LONGEST_PROPERTY]
    properties.created = properties.modified = dated
