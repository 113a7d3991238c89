"""The digest's chart: how far each department is, to be read on a phone in half a minute.

Knows layout only: no wording (`ChartLabels`), no statistics, nothing that decides what is shown.
"""

from dataclasses import dataclass

from domain.digests import DepartmentLine, Digest
from domain.figures import Proportion, Said
from reports.labels import ChartLabels
from reports.page import LEADING, MARGIN, ROOM, WIDTH, Page
from reports.palette import EARLIER, EMPTY, GREY, INK, LATE, NEW, PAPER, RULE
from reports.typesetting import width, wrap

HUGE, LARGE, NORMAL, SMALL = 22.0, 16.0, 13.0, 11.0  # below 11 a phone is held to the nose
BAR = 11.0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Responses along bars `track` points long; more than `longest` do not fit on one."""

    longest: float
    track: float

    def at(self, responses: float) -> float:
        return MARGIN + self.track * min(responses, self.longest) / self.longest


def progress(digest: Digest, *, labels: ChartLabels) -> bytes:
    """Draw a digest as a PNG, 990 pixels wide and as high as its departments need."""
    page, height = lay_out(digest, labels)
    return page.png(height=height)


def lay_out(digest: Digest, labels: ChartLabels) -> tuple[Page, float]:
    """The page with everything on it, and its height."""
    page = Page()
    top = _heading(page, labels)
    top = _key_figures(page, digest, labels, top=top)
    top = _departments(page, digest, labels, top=top)
    top = _legend(page, digest, labels, top=top)
    return page, _notes(page, digest, labels, top=top) + MARGIN


def _heading(page: Page, labels: ChartLabels) -> float:
    top = page.paragraph(labels.title, top=MARGIN, size=LARGE, color=INK)
    return page.paragraph(labels.subtitle, top=top, size=NORMAL, color=GREY)


def _key_figures(page: Page, digest: Digest, labels: ChartLabels, *, top: float) -> float:
    """Three large numbers side by side, each over what it counts."""
    reached = sum(line.responses >= line.target for line in digest.lines)
    columns = (
        (0.0, f"{digest.responses:,}", labels.responses),
        (0.29, f"{reached} / {len(digest.lines)}", labels.reached),
        (0.58, _share(digest.said.satisfied), _under_share(digest.said, labels)),
    )
    for part, number, name in columns:
        left = MARGIN + part * ROOM
        page.say(number, left=left, top=top + 8, size=HUGE, color=EARLIER)
        _caption(page, name, left=left, top=top + 10 + HUGE * LEADING)
    bottom = top + 20 + HUGE * LEADING + SMALL * LEADING
    page.block(MARGIN, MARGIN + ROOM, top=bottom, height=0.7, color=RULE)
    return bottom + 8


def _caption(page: Page, text: str, *, left: float, top: float) -> None:
    """Grey words, moved to the left where they would leave the page."""
    fitting = min(left, WIDTH - 4 - width(text, SMALL))
    page.say(text, left=fitting, top=top, size=SMALL, color=GREY)


def _share(proportion: Proportion) -> str:
    return "–" if proportion.share is None else f"{proportion.share:.0%}"


def _under_share(said: Said, labels: ChartLabels) -> str:
    if said.satisfied.share is None:
        return _satisfied(said, labels)
    return labels.satisfied_of.format(base=said.satisfied.base)


def _satisfied(said: Said, labels: ChartLabels) -> str:
    if said.satisfied.base:
        share = _share(said.satisfied)
        return labels.satisfied.format(share=share, base=said.satisfied.base)
    return labels.withheld.format(rated=said.rated) if said.rated else labels.unrated


def _departments(page: Page, digest: Digest, labels: ChartLabels, *, top: float) -> float:
    if not digest.lines:
        return top
    target = max(line.target for line in digest.lines)
    scale = _scale(digest, target)
    words = labels.target.format(target=target)
    page.say(words, left=scale.at(target), top=top, size=SMALL, color=INK, side="center")
    top += SMALL * LEADING + 2
    for line in digest.lines:
        top = _department(page, line, labels, scale, top=top) + 10
    return top


def _scale(digest: Digest, target: int) -> _Scale:
    """One busy department may not squeeze all others: a bar ends at twice the target."""
    most = max(line.responses for line in digest.lines)
    longest = max(1.0, min(max(most, 1.2 * target), 2.0 * target))
    numbers = max(width(_number(line), NORMAL) for line in digest.lines)
    return _Scale(longest, ROOM - numbers - 8)


def _number(line: DepartmentLine) -> str:
    return f"{line.responses:,} / {line.target}"


def _department(
    page: Page, line: DepartmentLine, labels: ChartLabels, scale: _Scale, *, top: float
) -> float:
    """The name with the share beside it, or under it where both are long; then the bar."""
    name = labels.departments[line.department]
    share = _satisfied(line.said, labels)
    bottom = page.paragraph(name, top=top, size=NORMAL, color=INK)
    if _fit_side_by_side(name, share):
        level = bottom - NORMAL * LEADING + (NORMAL - SMALL)
        page.say(share, left=WIDTH - MARGIN, top=level, size=SMALL, color=GREY, side="right")
    else:
        bottom = page.paragraph(share, top=bottom, size=SMALL, color=GREY)
    return _under(page, line, labels, top=_bar(page, line, scale, top=bottom + 2))


def _under(page: Page, line: DepartmentLine, labels: ChartLabels, *, top: float) -> float:
    """What is late, and what a week is compared with; nothing where there is neither."""
    late = labels.late.format(count=line.late) if line.late else ""
    week = "" if line.before is None else labels.week.format(new=line.new, before=line.before)
    left = MARGIN
    if late:
        page.block(left, left + 9, top=top + 6, height=9, color=LATE)
        page.say(late, left=left + 13, top=top + 3, size=SMALL, color=LATE)
        left += 13 + width(late, SMALL) + 14
    if week:
        page.say(week, left=left, top=top + 3, size=SMALL, color=GREY)
    return top + 3 + SMALL * LEADING if late or week else top


def _fit_side_by_side(name: str, share: str) -> bool:
    last = wrap(name, NORMAL, ROOM)[-1]
    return width(last, NORMAL) + 6 + width(share, SMALL) <= ROOM


def _bar(page: Page, line: DepartmentLine, scale: _Scale, *, top: float) -> float:
    """Earlier responses, those of the day, the target's mark, and the number at the right."""
    earlier, end = scale.at(line.responses - line.new), scale.at(line.responses)
    page.block(MARGIN, MARGIN + scale.track, top=top, height=BAR, color=EMPTY)
    page.block(MARGIN, earlier, top=top, height=BAR, color=EARLIER)
    page.block(earlier, end, top=top, height=BAR, color=NEW)
    if line.responses > scale.longest:
        page.slant(end - 16, top=top, height=BAR, color=PAPER)  # the bar is longer than the page
    mark = scale.at(line.target)
    page.block(mark - 1.5, mark + 1.5, top=top, height=BAR, color=PAPER)
    page.block(mark - 0.7, mark + 0.7, top=top - 2, height=BAR + 4, color=INK)
    color = EARLIER if line.responses >= line.target else INK
    level = top - 2.5  # its digits stand in the middle of the bar
    page.say(_number(line), left=WIDTH - MARGIN, top=level, size=NORMAL, color=color, side="right")
    return top + BAR


def _legend(page: Page, digest: Digest, labels: ChartLabels, *, top: float) -> float:
    left = MARGIN
    for color, words in ((EARLIER, labels.earlier), (NEW, labels.new.format(new=digest.new))):
        page.block(left, left + 9, top=top + 3, height=9, color=color)
        page.say(words, left=left + 13, top=top, size=SMALL, color=INK)
        left += 13 + width(words, SMALL) + 14
    return top + SMALL * LEADING + 3


def _notes(page: Page, digest: Digest, labels: ChartLabels, *, top: float) -> float:
    if digest.unassigned:
        words = labels.unassigned.format(count=digest.unassigned)
        top = page.paragraph(words, top=top, size=SMALL, color=GREY)
    return page.paragraph(labels.note, top=top, size=SMALL, color=GREY)
