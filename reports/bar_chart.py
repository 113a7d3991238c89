"""A chart of groups of bars, to be read on a phone: the look of the digest's chart.

Knows layout only: words, numbers and what is hidden come with `BarChart`.
"""

from dataclasses import dataclass

from reports.chart import BAR, HUGE, LARGE, NORMAL, SMALL
from reports.labels import Bar, BarChart, Bars, Tone
from reports.page import LEADING, MARGIN, ROOM, WIDTH, Page
from reports.palette import EARLIER, EMPTY, GREY, INK, LIGHT, NEW, RULE
from reports.typesetting import width, wrap

_TONES = {Tone.PLAIN: EARLIER, Tone.LIGHT: LIGHT, Tone.WARNING: NEW}
_NAMES = 0.34 * ROOM  # the widest a name may be before it is broken
_GAP = 6.0
_BETWEEN = 7.0  # from bar to bar


@dataclass(frozen=True, slots=True)
class _Scale:
    """From where to where a full bar goes, and what it counts."""

    left: float
    right: float
    longest: int

    def at(self, count: int) -> float:
        return self.left + (self.right - self.left) * count / self.longest


def draw(chart: BarChart) -> bytes:
    """The chart as a PNG, 990 pixels wide and as high as it needs."""
    page, height = lay_out(chart)
    return page.png(height=height)


def lay_out(chart: BarChart) -> tuple[Page, float]:
    """The page with everything on it, and its height."""
    page = Page()
    top = page.paragraph(chart.title, top=MARGIN, size=LARGE, color=INK)
    top = page.paragraph(chart.subtitle, top=top, size=NORMAL, color=GREY)
    top = _numbers(page, chart.numbers, top=top)
    for group in chart.groups:
        top = _group(page, group, top=top)
    return page, page.paragraph(chart.note, top=top + 2, size=SMALL, color=GREY) + MARGIN


def _numbers(page: Page, numbers: tuple[tuple[str, str], ...], *, top: float) -> float:
    """Large numbers side by side, each over what it counts."""
    share = ROOM / max(1, len(numbers))
    lowest = top
    for place, (number, caption) in enumerate(numbers):
        left = MARGIN + place * share
        page.say(number, left=left, top=top + 8, size=HUGE, color=EARLIER)
        level = top + 10 + HUGE * LEADING
        for line in wrap(caption, SMALL, share - _GAP):
            page.say(line, left=left, top=level, size=SMALL, color=GREY)
            level += SMALL * LEADING
        lowest = max(lowest, level)
    return lowest + 4


def _group(page: Page, group: Bars, *, top: float) -> float:
    page.block(MARGIN, MARGIN + ROOM, top=top + 4, height=0.7, color=RULE)
    top = page.paragraph(group.title, top=top + 12, size=NORMAL, color=INK)
    if group.legend:
        top = _legend(page, group, top=top)
    scale, top = _measure(group), top + 3
    for bar in group.bars:
        top = _bar(page, bar, scale, top=top)
    for words in group.notes:
        top = page.paragraph(words, top=top + 2, size=SMALL, color=GREY)
    return top + 6


def _legend(page: Page, group: Bars, *, top: float) -> float:
    left = MARGIN
    for words, tone in group.legend:
        breadth = 13 + width(words, SMALL) + 12
        if left > MARGIN and left + breadth > WIDTH:
            left, top = MARGIN, top + SMALL * LEADING
        page.block(left, left + 9, top=top + 3, height=9, color=_TONES[tone])
        page.say(words, left=left + 13, top=top, size=SMALL, color=INK)
        left += breadth
    return top + SMALL * LEADING + 2


def _measure(group: Bars) -> _Scale:
    lines = (line for bar in group.bars for line in wrap(bar.name, SMALL, _NAMES))
    left = MARGIN + max((width(line, SMALL) for line in lines), default=0.0) + _GAP
    ends = max((width(bar.words, SMALL) for bar in group.bars), default=0.0)
    return _Scale(left, WIDTH - MARGIN - ends - _GAP, max(1, group.longest))


def _bar(page: Page, bar: Bar, scale: _Scale, *, top: float) -> float:
    """The name at the left, the parts one after the other, the words at the right."""
    lines = wrap(bar.name, SMALL, _NAMES)
    height = max(BAR, len(lines) * SMALL * LEADING)
    for number, line in enumerate(lines):
        level = top + number * SMALL * LEADING
        left = scale.left - _GAP
        page.say(line, left=left, top=level, size=SMALL, color=INK, side="right")
    middle, counted = top + (height - BAR) / 2 - 0.5, 0
    page.block(scale.left, scale.right, top=middle, height=BAR, color=EMPTY)
    for count, tone in bar.parts:
        begin, end = scale.at(counted), scale.at(counted + count)
        page.block(begin, end, top=middle, height=BAR, color=_TONES[tone])
        counted += count
    words, level = WIDTH - MARGIN, middle - 1.5
    page.say(bar.words, left=words, top=level, size=SMALL, color=INK, side="right")
    return top + height + _BETWEEN
