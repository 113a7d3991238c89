"""The overall report as a Word file: its texts put into the template `templates/overall.docx`.

The layout and the headings are in the template alone, which a clerk may open and change;
`templates/make_overall.py` makes it again. Equal figures give equal bytes.
"""

from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from domain import overall_words as words
from domain.campaign import Campaign
from domain.overall import Overall
from reports.form import clean
from reports.overall import chart, sentences, tables
from reports.overall.tables import Row
from reports.word import LONGEST_PROPERTY, environment, timeless

TEMPLATE = Path(__file__).parents[1] / "templates" / "overall.docx"
CHART_WIDTH = Mm(150)


def render(report: Overall, campaign: Campaign) -> bytes:
    """The report as a .docx file."""
    template = DocxTemplate(TEMPLATE)
    template.init_docx()
    picture = chart.draw(report, campaign)
    rows = _rows(report, campaign)
    numbers = _numbers(rows)
    values = {
        **_texts(report, campaign, numbers),
        **rows,
        "number": numbers,
        "notes": [clean(note) for note in sentences.notes(report, campaign)],
        "chart": InlineImage(template, BytesIO(picture), CHART_WIDTH) if picture else "",
        "chart_title": chart.title(report),
    }
    template.render(values, environment())
    _describe(template, report, campaign)
    file = BytesIO()
    template.save(file)
    return timeless(file.getvalue())


def _texts(report: Overall, campaign: Campaign, numbers: dict[str, int]) -> dict[str, str]:
    texts = {
        "campaign": campaign.name,
        "title": words.TITLE_OF_DEPARTMENT if report.department else words.TITLE,
        "unit": sentences.unit(report, campaign),
        "header": sentences.header(report, campaign, table=numbers.get("listed_rows")),
        "asked": sentences.asked(report, campaign),
        "rated": sentences.rated(report, campaign),
        "listed": sentences.listed(report),
        "aspects": sentences.aspects(report),
        "named": sentences.named(report, campaign),
        "blind": sentences.blind(report, campaign),
        "results": sentences.results(report),
    }
    return {name: clean(text) for name, text in texts.items()}


def _rows(report: Overall, campaign: Campaign) -> dict[str, tuple[Row, ...]]:
    answered = bool(report.total.responses)
    begun = any(line.number is not None or line.handed for line in report.books)
    compared = any(line.reported != 0 or line.listed != 0 for line in report.blind_spots)
    rows = {
        "asked_rows": tables.asked(report, campaign),
        "channel_rows": tables.channels(report, campaign) if answered else (),
        "rated_rows": tables.rated(report, campaign) if report.total.said.rated else (),
        "listed_rows": tables.listed(report, campaign) if begun else (),
        "named_rows": tables.named(report, campaign),
        "blind_rows": tables.blind(report, campaign) if compared else (),
    }
    return {name: tuple(tuple(map(clean, row)) for row in found) for name, found in rows.items()}


def _numbers(rows: dict[str, tuple[Row, ...]]) -> dict[str, int]:
    """The numbers of the tables that are printed: none is left out between two of them."""
    printed = (name for name, found in rows.items() if found)
    return {name: number for number, name in enumerate(printed, start=1)}


def _describe(template: DocxTemplate, report: Overall, campaign: Campaign) -> None:
    properties = template.docx.core_properties
    kind = words.TITLE_OF_DEPARTMENT if report.department else words.TITLE
    properties.title = clean(f"{campaign.name}{kind}")[:LONGEST_PROPERTY]
    properties.created = properties.modified = datetime.combine(report.until, time.min)
