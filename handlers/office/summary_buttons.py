"""The buttons under a summary, and the lists that its filter is chosen from."""

from collections.abc import Sequence
from dataclasses import replace

from domain.figures import Span
from domain.opinions import Channel
from domain.text import Language
from handlers import pages
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Services
from handlers.keyboards import Row, grid, keyboard, turning
from handlers.office import summary_filters, summary_words
from handlers.office.summary_acts import (
    DrawSummary,
    FindWords,
    GetSummary,
    Mark,
    Narrowed,
    PickMark,
    ShowSummary,
    TypeDays,
)
from handlers.office.summary_filters import Place, turned

_PAGE = 12  # departments on one card
_SPANS = ((Span.TODAY, Span.WEEK, Span.RECENT), (Span.MONTH, Span.CAMPAIGN))


def under(
    services: Services,
    seen: Sequence[Place],
    act: ShowSummary,
    language: Language,
    *,
    may_search: bool,
) -> list[Row]:
    """Days, marks, and what else can be had of the same."""
    files: Row = (
        (label(language, "summary-chart"), turned(DrawSummary, act)),
        (label(language, "summary-workbook"), turned(GetSummary, act)),
    )
    words: Row = ((label(language, "summary-words"), FindWords()),) if may_search else ()
    return [*_spans(act, language), *_marks(services, seen, act, language), (*files, *words)]


def choices(services: Services, seen: Sequence[Place], act: PickMark, language: Language) -> Card:
    """A list to choose a mark from; what stands already is marked."""
    shown = turned(ShowSummary, act)
    page = pages.turned_to(_narrowed(seen, act.mark, shown), act.page, most=_PAGE)
    rows = grid(
        (_marked(_told(services, act.mark, one, language), on=one == shown), one)
        for one in page.shown
    )
    rows.append(turning(page.number, page.of, lambda number: replace(act, page=number)))
    rows.append(((label(language, "go-back"), shown),))
    return Card(say(language, "summary-pick", mark=act.mark.name.lower()), keyboard(rows))


def _spans(act: ShowSummary, language: Language) -> list[Row]:
    upper, lower = (tuple(_span(act, span, language) for span in spans) for spans in _SPANS)
    days = _marked(label(language, "summary-days"), on=act.span is None)
    typed = TypeDays(act.department, act.respondent, act.channel)
    return [upper, (*lower, (days, typed))]


def _span(act: ShowSummary, span: Span, language: Language) -> tuple[str, ShowSummary]:
    name = _marked(label(language, f"span-{span}"), on=span is act.span)
    return name, replace(act, span=span, first=None, last=None)


def _marks(
    services: Services, seen: Sequence[Place], act: ShowSummary, language: Language
) -> list[Row]:
    offered = tuple(Mark) if len(seen) > 1 else (Mark.RESPONDENT, Mark.CHANNEL)
    buttons = (
        (
            label(
                language,
                "summary-mark",
                mark=mark.name.lower(),
                value=_told(services, mark, act, language),
            ),
            replace(turned(PickMark, act), mark=mark),
        )
        for mark in offered
    )
    return grid(buttons)


def _narrowed(seen: Sequence[Place], mark: Mark, act: ShowSummary) -> list[ShowSummary]:
    match mark:
        case Mark.DEPARTMENT:
            return [replace(act, department=place) for place in seen]
        case Mark.RESPONDENT:
            kinds = (None, *summary_filters.ASKED)
            return [replace(act, respondent=kind) for kind in kinds]
        case Mark.CHANNEL:
            return [replace(act, channel=channel) for channel in (None, *Channel)]


def _told(services: Services, mark: Mark, act: Narrowed, language: Language) -> str:
    match mark:
        case Mark.DEPARTMENT:
            return summary_words.name(services, act.department, language)
        case Mark.RESPONDENT:
            kind = act.respondent
            return label(language, f"kind-{kind}" if kind else "summary-all")
        case Mark.CHANNEL:
            channel = act.channel
            return label(language, f"channel-{channel}" if channel else "summary-all")


def _marked(text: str, *, on: bool) -> str:
    return f"• {text}" if on else text
