"""The reports as work for another process: light to import, each loads its libraries when it runs.

The bot itself imports only this module of the folder, and so stays small and answers at once.
"""

# ruff: noqa: PLC0415 - the imports inside the functions are what this module is for

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from domain.attachments import Cleaned, Medium, Refusal
from domain.blind_spots import BlindSpots, Glance
from domain.campaign import Campaign, Department
from domain.case_rules import Rules
from domain.cohorts import Backing, Cohort, Counts
from domain.digests import Digest, Occasion, Sources
from domain.figures import Filter, Period, Summary, Tally
from domain.fitted import Fitted
from domain.ledgers import Entry
from domain.opinions import Ledger, Opinion
from domain.overall import Books
from domain.papers import Papers
from domain.placing import Known, Placement
from domain.searching import Found, Query
from domain.shielding import Bodies, Mention
from domain.summaries import Book
from reports.labels import BarChart, ChartLabels
from reports.poster_labels import Paper, PosterLabels


def alike(text: str, others: Sequence[str]) -> tuple[float, ...]:
    """How alike each of the others is to a text, in 0..1, whichever window or place it names."""
    from reports import precedents

    return precedents.alike(text, others)


def in_common(text: str, others: Sequence[str], *, most: int) -> tuple[tuple[str, ...], ...]:
    """The weightiest words that each of the others shares with a text, synonyms as one."""
    from reports import likeness

    return tuple(likeness.explain(text, other).words[:most] for other in others)


def clues(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The keys by which entries are found that may say the same, the rarest first."""
    from reports import clues as finder

    return finder.of(texts)


def place(opinions: Sequence[Opinion], known: Sequence[Known]) -> Placement:
    """What becomes of new opinions, given the entries that may say the same."""
    from reports import placing

    return placing.place(opinions, known)


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


def summary(
    tallies: Sequence[Tally], batches: Sequence[Cohort], *, wanted: Filter, minimum_base: int
) -> Summary:
    """What those outside of a department see on demand."""
    from reports import summary as composer

    return composer.outside(tallies, batches, wanted=wanted, minimum_base=minimum_base)


def own_summary(
    tallies: Sequence[Tally],
    heard: Counts,
    problems: Sequence[tuple[str, int]],
    *,
    wanted: Filter,
) -> Summary:
    """What a department's own members see on demand."""
    from reports import summary as composer

    return composer.inside(tallies, heard, problems, wanted=wanted)


def blind_spots(entries: Sequence[Entry]) -> BlindSpots:
    """What only service users name among a department's entries, and what only its self-check."""
    from reports import blind_spots as finder

    return finder.find(entries)


def glance(
    entries: Sequence[Entry],
    backings: Mapping[int, Backing],
    *,
    department: str,
    minimum_base: int,
) -> Glance:
    """A department's blind spots in short, for those outside of it."""
    from reports import disclosure

    return disclosure.glance(entries, backings, department=department, minimum_base=minimum_base)


def own_glance(entries: Sequence[Entry], *, department: str) -> Glance:
    """A department's blind spots in short, for its own members: quoted."""
    from reports import disclosure

    return disclosure.own_glance(entries, department=department)


def digest(sources: Sources, *, campaign: Campaign, rules: Rules, occasion: Occasion) -> Digest:
    """A digest in numbers."""
    from reports import digest as composer

    return composer.compose(sources, campaign=campaign, rules=rules, occasion=occasion)


def chart(shown: Digest, *, labels: ChartLabels) -> bytes:
    """The digest's chart as a PNG."""
    from reports import chart as renderer

    return renderer.progress(shown, labels=labels)


def bars(shown: BarChart) -> bytes:
    """A chart of bars as a PNG."""
    from reports import bar_chart

    return bar_chart.draw(shown)


def compared(
    tallies: Sequence[Tally],
    batches: Sequence[Cohort],
    *,
    wanted: Sequence[Filter],
    minimum_base: int,
) -> tuple[Summary, ...]:
    """What those outside see of several departments, each by its filter."""
    from reports import summary as composer

    return composer.compared(tallies, batches, wanted=wanted, minimum_base=minimum_base)


def summary_book(book: Book, campaign: Campaign) -> bytes:
    """A summary as an Excel workbook."""
    from reports.sheets import summary_book as renderer

    return renderer.render(book, campaign)


def overall(  # noqa: PLR0913 - four sources and three questions to them
    tallies: Sequence[Tally],
    batches: Sequence[Cohort],
    backings: Mapping[int, Backing],
    books: Sequence[Books],
    *,
    campaign: Campaign,
    department: str | None,
    period: Period,
) -> bytes:
    """The overall report of a department, or of all together, as a Word file."""
    from reports.overall import figures
    from reports.overall import word as renderer

    answered = figures.Answered(tallies, batches, backings, period)
    report = figures.compose(answered, books, campaign=campaign, department=department)
    return renderer.render(report, campaign)


def poster(labels: PosterLabels, *, paper: Paper) -> bytes:
    """A poster as a PDF. `UnprintableError` where a character or a text has no place."""
    from reports import poster as renderer

    return renderer.draw(labels, paper=paper)


def shorten(texts: Sequence[str]) -> tuple[str, ...]:
    """What a ledger may print of each text: its clearest part, without marks of a person."""
    from reports import wording

    return tuple(wording.shorten(wording.scrub(text)) for text in texts)


def scrub(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts as staff may read them: without marks of a person or a firm."""
    from reports import wording

    return tuple(wording.scrub(text) for text in texts)


def named(texts: Sequence[str], bodies: Bodies) -> tuple[tuple[Mention, ...], ...]:
    """What each text names: officials, and sections of departments."""
    from reports import naming

    return tuple(naming.named(text, bodies) for text in texts)


def hide(texts: Sequence[str], bodies: Bodies) -> tuple[str, ...]:
    """Texts as departments may read them: scrubbed, and without whom they name."""
    from reports import naming, wording

    return tuple(wording.scrub(naming.take_out(text, bodies)) for text in texts)


def scrub_but_named(texts: Sequence[str], bodies: Bodies) -> tuple[str, ...]:
    """Texts as the campaign office reads what is held: scrubbed, but for whom they name."""
    from reports import naming, wording

    return tuple(
        "".join(
            part if is_named else wording.scrub(part)
            for part, is_named in naming.parted(text, bodies)
        )
        for text in texts
    )


def find(texts: Sequence[str], query: Query, *, most: int) -> Found:
    """Which texts match a query, as staff may read them."""
    from reports import searching

    return searching.find(texts, query, most=most)


def clean(medium: Medium, name: str, content: bytes) -> Cleaned | Refusal:
    """A file that a respondent sent, without the metadata of the device it was made with."""
    from reports import cleaning

    return cleaning.clean(medium, name, content)
