"""The one chart of the overall report: bars side by side, on paper as on a grey print.

Of the whole campaign: how many each department has asked, against the target. Of a department:
how many named each aspect. Knows layout only.
"""

from dataclasses import dataclass

from domain.campaign import Campaign
from domain.opinions import ASPECT_NAMES
from domain.overall import Overall
from reports.overall.sentences import name
from reports.page import LEADING, MARGIN, ROOM, Page
from reports.palette import EARLIER, EMPTY, GREY, INK, PAPER
from reports.typesetting import width, wrap

SIZE, BAR = 8.0, 8.5  # the page is printed a third larger, beside tables set in 10.5 points
_LINE = SIZE * LEADING
_NAMES = 0.42 * ROOM  # the widest a name may be before it is broken
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    count: int
    words: str  # at its end


def title(report: Overall) -> str:
    """What stands under the chart."""
    if report.department is None:
        return "图 1　各部门征求意见进度（竖线为目标；条末为答卷数，满意率和评价人数）"
    return "图 1　服务对象意见涉及的方面（单位：人）"


def draw(report: Overall, campaign: Campaign) -> bytes | None:
    """The chart as a PNG; `None` where there is nothing to draw."""
    if report.department is not None:
        bars = [_Bar(ASPECT_NAMES[aspect], n, str(n)) for aspect, n in report.aspects]
        return _png(bars, None) if bars else None
    if not report.total.responses:
        return None
    return _png(_progress(report, campaign), campaign.target)


def _progress(report: Overall, campaign: Campaign) -> list[_Bar]:
    bars = []
    for part in report.parts:
        share, base = part.said.satisfied.share, part.said.satisfied.base
        satisfied = "" if share is None else f"　{share:.0%}（{base} 人）"
        label = name(campaign, part.department or "")
        bars.append(_Bar(label, part.responses, f"{part.responses}{satisfied}"))
    return bars


def _png(bars: list[_Bar], target: int | None) -> bytes:
    page = Page()
    names = [wrap(bar.name, SIZE, _NAMES) for bar in bars]
    left = MARGIN + max(width(line, SIZE) for lines in names for line in lines) + _GAP
    track = MARGIN + ROOM - left - max(width(bar.words, SIZE) for bar in bars) - _GAP
    longest = _longest(bars, target)
    top = MARGIN
    for bar, lines in zip(bars, names, strict=True):
        height = len(lines) * _LINE
        for number, line in enumerate(lines):
            level = top + number * _LINE
            page.say(line, left=left - _GAP, top=level, size=SIZE, color=INK, side="right")
        middle = top + (height - BAR) / 2
        end = left + track * min(bar.count, longest) / longest
        page.block(left, left + track, top=middle, height=BAR, color=EMPTY)
        page.block(left, end, top=middle, height=BAR, color=EARLIER)
        if bar.count > longest:
            page.slant(end - 14, top=middle, height=BAR, color=PAPER)  # longer than the page
        if target is not None:
            _mark(page, left + track * target / longest, top=middle)
        level = middle - 1.5
        page.say(bar.words, left=left + track + _GAP, top=level, size=SIZE, color=GREY)
        top += height + _GAP
    return page.png(height=top + MARGIN - _GAP)


def _longest(bars: list[_Bar], target: int | None) -> float:
    """One busy department may not squeeze all others: a bar ends at twice the target."""
    most = max(bar.count for bar in bars)
    if target is None:
        return max(1.0, most)
    return max(1.0, min(max(most, 1.2 * target), 2.0 * target))


def _mark(page: Page, at: float, *, top: float) -> None:
    page.block(at - 1.5, at + 1.5, top=top, height=BAR, color=PAPER)
    page.block(at - 0.7, at + 0.7, top=top - 2, height=BAR + 4, color=INK)
