"""The reports as work for another process: light to import, each loads its libraries when it runs.

The bot itself imports only this module of the folder, and so stays small and answers at once.
"""

# ruff: noqa: PLC0415 - the imports inside the functions are what this module is for

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from domain.attachments import Cleaned, Medium, Refusal
from domain.campaign import Campaign, Department
from domain.figures import AspectTally, Digest, Period, Summary, Tally
from domain.fitted import Fitted
from domain.ledgers import Entry
from domain.opinions import Ledger, Opinion
from domain.papers import Papers
from reports.labels import ChartLabels
from reports.poster_labels import Paper, PosterLabels


def entries(opinions: Sequence[Opinion]) -> tuple[Entry, ...]:
    """The entries of one department's ledgers."""
    from reports import drafting

    return drafting.entries(opinions)


def alike(text: str, others: Sequence[str]) -> tuple[float, ...]:
    """How alike each of the others is to a text: cosines in 0..1."""
    from reports import likeness

    rows = likeness.vectors((text, *others))
    return tuple((rows[1:] @ rows[0].T).toarray().ravel().tolist())


def fitted(examples: Sequence[tuple[str, str]]) -> Fitted | None:
    """What the router is to ask beside its own counts: from texts and their departments' codes."""
    from reports import routing

    return routing.fit(examples)


def word(  # noqa: PLR0913 - what a form shows
    campaign: Campaign,
    department: Department | None,
    papers: Papers,
    ledgers: tuple[Ledger, ...],
    *,
    filled_on: date,
    zone: ZoneInfo,
) -> bytes:
    """Ledgers as one Word file, each beginning on a page of its own."""
    from reports import word as renderer

    return renderer.render(campaign, department, papers, ledgers, filled_on=filled_on, zone=zone)


def sheet(  # noqa: PLR0913 - what a form shows
    campaign: Campaign,
    department: Department | None,
    papers: Papers,
    ledgers: tuple[Ledger, ...],
    *,
    filled_on: date,
    zone: ZoneInfo,
) -> bytes:
    """Ledgers as one Excel workbook, with the sheets that explain them."""
    from reports.sheets import workbook

    return workbook.render(campaign, department, papers, ledgers, filled_on=filled_on, zone=zone)


def summary(  # noqa: PLR0913 - three sources and four questions to them
    tallies: Sequence[Tally],
    aspects: Sequence[AspectTally],
    problems: Sequence[tuple[str, int]],
    *,
    period: Period,
    department: str | None,
    minimum_base: int,
    inside: bool,
) -> Summary:
    """What staff see on demand."""
    from reports import summary as measures

    return measures.summarise(
        tallies,
        aspects,
        problems,
        period=period,
        department=department,
        minimum_base=minimum_base,
        inside=inside,
    )


def digest(tallies: Sequence[Tally], *, campaign: Campaign, day: date) -> Digest:
    """The digest about a day."""
    from reports import digest as measures

    return measures.compose(tallies, campaign=campaign, day=day)


def chart(shown: Digest, *, labels: ChartLabels) -> bytes:
    """The digest's chart as a PNG."""
    from reports import chart as renderer

    return renderer.progress(shown, labels=labels)


def poster(labels: PosterLabels, *, paper: Paper) -> bytes:
    """A poster as a PDF. `UnprintableError` where a character or a text has no place."""
    from reports import poster as renderer

    return renderer.draw(labels, paper=paper)


def scrub(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts as staff may read them: without marks of a person or a firm."""
    from reports import wording

    return tuple(wording.scrub(text) for text in texts)


def clean(medium: Medium, name: str, content: bytes) -> Cleaned | Refusal:
    """A file that a respondent sent, without the metadata of the device it was made with."""
    from reports import cleaning

    return cleaning.clean(medium, name, content)
