"""The digest's chart: how far each department is, to be read on a phone in half a minute.

Knows layout only: no wording (`ChartLabels`), no statistics, nothing that decides what is shown.

Lengths are in points on a page 330 points wide. That is the width at which Telegram shows a photo
on a phone, so a point here is a pixel there; the picture itself has `SCALE` times as many.
"""

from dataclasses import dataclass
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

from domain.figures import DepartmentLine, Digest, Proportion
from reports.labels import ChartLabels
from reports.typesetting import font, width, wrap

PAGE = 330.0
SCALE = 3.0
LARGEST = 9900.0  # Telegram refuses a photo with more pixels in width and height together
MARGIN = 14.0
ROOM = PAGE - 2 * MARGIN
TRACK = ROOM - 60.0  # the longest bar; its number stands to the right
BAR = 11.0
LEADING = 1.45  # from line to line, in sizes of the font
POINTS_PER_INCH = 72.0

HUGE, LARGE, NORMAL, SMALL = 22.0, 16.0, 13.0, 11.0  # below 11 a phone is held to the nose

# Blue and orange stay apart for colour-blind eyes and in a grey print.
INK, GREY, RULE, EMPTY = "#1b2a3a", "#566373", "#d9dfe6", "#edf0f4"
EARLIER, NEW = "#2b6496", "#f0a43a"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Responses along a bar: `longest` fill it, more are cut off with a visible break."""

    longest: float

    def at(self, responses: float) -> float:
        return MARGIN + TRACK * min(responses, self.longest) / self.longest


def progress(digest: Digest, *, labels: ChartLabels) -> bytes:
    """Draw a suppressed digest as a PNG, 990 pixels wide and as high as its departments need.

    Equal values give equal bytes with the same version of the drawing library.
    """
    figure = Figure(facecolor="white")
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.axis("off")
    top = _heading(axes, labels)
    top = _key_figures(axes, digest, labels, top=top)
    top = _departments(axes, digest, labels, top=top)
    top = _legend(axes, digest, labels, top=top)
    return _print(figure, axes, height=_notes(axes, digest, labels, top=top) + MARGIN)


def _heading(axes: Axes, labels: ChartLabels) -> float:
    top = _paragraph(axes, labels.title, top=MARGIN, size=LARGE, color=INK)
    return _paragraph(axes, labels.subtitle, top=top, size=NORMAL, color=GREY)


def _key_figures(axes: Axes, digest: Digest, labels: ChartLabels, *, top: float) -> float:
    """Three large numbers side by side, each over what it counts."""
    reached = sum(line.responses >= line.target for line in digest.lines)
    columns = (
        (0.0, f"{digest.responses:,}", labels.responses),
        (0.29, f"{reached} / {len(digest.lines)}", labels.reached),
        (0.58, _share(digest.satisfied), _under_share(digest.satisfied, labels)),
    )
    for part, number, name in columns:
        left = MARGIN + part * ROOM
        _say(axes, number, left=left, top=top + 8, size=HUGE, color=EARLIER)
        _say(axes, name, left=left, top=top + 10 + HUGE * LEADING, size=SMALL, color=GREY)
    bottom = top + 20 + HUGE * LEADING + SMALL * LEADING
    axes.add_patch(Rectangle((MARGIN, bottom), ROOM, 0.7, color=RULE, linewidth=0))
    return bottom + 8


def _share(proportion: Proportion) -> str:
    return "–" if proportion.share is None else f"{proportion.share:.0%}"


def _under_share(proportion: Proportion, labels: ChartLabels) -> str:
    if proportion.share is None:
        return _satisfied(proportion, labels)
    return labels.satisfied_of.format(base=proportion.base)


def _satisfied(proportion: Proportion, labels: ChartLabels) -> str:
    if not proportion.base:
        return labels.unrated
    words = labels.withheld if proportion.share is None else labels.satisfied
    return words.format(share=_share(proportion), base=proportion.base)


def _departments(axes: Axes, digest: Digest, labels: ChartLabels, *, top: float) -> float:
    if not digest.lines:
        return top
    target = max(1, *(line.target for line in digest.lines))
    most = max(line.responses for line in digest.lines)
    # One busy department may not squeeze all others: a bar ends at twice the target.
    scale = _Scale(min(max(most, 1.2 * target), 2 * target))
    words = labels.target.format(target=target)
    _say(axes, words, left=scale.at(target), top=top, size=SMALL, color=INK, side="center")
    top += SMALL * LEADING
    for line in digest.lines:
        top = _department(axes, line, labels, scale, top=top) + 9
    return top


def _department(
    axes: Axes, line: DepartmentLine, labels: ChartLabels, scale: _Scale, *, top: float
) -> float:
    """The name with the share beside it, or under it where both are long; then the bar."""
    name = labels.departments[line.department]
    share = _satisfied(line.satisfied, labels)
    bottom = _paragraph(axes, name, top=top, size=NORMAL, color=INK)
    if _fit_side_by_side(name, share):
        where = bottom - NORMAL * LEADING + (NORMAL - SMALL)
        _say(axes, share, left=PAGE - MARGIN, top=where, size=SMALL, color=GREY, side="right")
    else:
        bottom = _paragraph(axes, share, top=bottom, size=SMALL, color=GREY)
    return _bar(axes, line, scale, top=bottom + 1)


def _fit_side_by_side(name: str, share: str) -> bool:
    last = wrap(name, NORMAL, ROOM)[-1]
    return width(last, NORMAL) + 6 + width(share, SMALL) <= ROOM


def _bar(axes: Axes, line: DepartmentLine, scale: _Scale, *, top: float) -> float:
    """Earlier responses, those of the day, the target's mark, and the number at the right."""
    earlier, end = scale.at(line.responses - line.new), scale.at(line.responses)
    _block(axes, MARGIN, MARGIN + TRACK, top=top, color=EMPTY)
    _block(axes, MARGIN, earlier, top=top, color=EARLIER)
    _block(axes, earlier, end, top=top, color=NEW)
    if line.responses > scale.longest:
        _break(axes, end - 16, top=top)
    mark = scale.at(line.target)
    axes.add_patch(Rectangle((mark - 0.7, top - 3), 1.4, BAR + 6, color=INK, linewidth=0))
    number = f"{line.responses} / {line.target}"
    done = line.responses >= line.target
    color = EARLIER if done else INK
    _say(axes, number, left=PAGE - MARGIN, top=top - 4, size=NORMAL, color=color, side="right")
    return top + BAR


def _block(axes: Axes, left: float, right: float, *, top: float, color: str) -> None:
    axes.add_patch(Rectangle((left, top), right - left, BAR, color=color, linewidth=0))


def _break(axes: Axes, left: float, *, top: float) -> None:
    """A slanting gap: the bar is longer than the page."""
    corners = ((left, top + BAR), (left + 4, top), (left + 7, top), (left + 3, top + BAR))
    axes.add_patch(Polygon(corners, color="white", linewidth=0))


def _legend(axes: Axes, digest: Digest, labels: ChartLabels, *, top: float) -> float:
    left = MARGIN
    for color, words in ((EARLIER, labels.earlier), (NEW, labels.new.format(new=digest.new))):
        axes.add_patch(Rectangle((left, top + 3), 9, 9, color=color, linewidth=0))
        _say(axes, words, left=left + 13, top=top, size=SMALL, color=INK)
        left += 13 + width(words, SMALL) + 14
    return top + SMALL * LEADING + 3


def _notes(axes: Axes, digest: Digest, labels: ChartLabels, *, top: float) -> float:
    if digest.unassigned:
        words = labels.unassigned.format(count=digest.unassigned)
        top = _paragraph(axes, words, top=top, size=SMALL, color=GREY)
    return _paragraph(axes, labels.note, top=top, size=SMALL, color=GREY)


def _paragraph(axes: Axes, text: str, *, top: float, size: float, color: str) -> float:
    for line in wrap(text, size, ROOM):
        _say(axes, line, left=MARGIN, top=top, size=size, color=color)
        top += size * LEADING
    return top


def _say(  # noqa: PLR0913 -- a word has a place, a size, a colour and a side
    axes: Axes,
    text: str,
    *,
    left: float,
    top: float,
    size: float,
    color: str,
    side: str = "left",
) -> None:
    # On the baseline: aligned by its top, a line would stand higher or lower with its letters.
    axes.text(
        left,
        top + size,
        text,
        fontproperties=font(size),
        color=color,
        horizontalalignment=side,
        verticalalignment="baseline",
        parse_math=False,
    )


def _print(figure: Figure, axes: Axes, *, height: float) -> bytes:
    axes.set(xlim=(0, PAGE), ylim=(height, 0))
    figure.set_size_inches(PAGE / POINTS_PER_INCH, height / POINTS_PER_INCH)
    figure.set_dpi(POINTS_PER_INCH * min(SCALE, LARGEST / (PAGE + height)))
    picture = BytesIO()
    # The library's name and version would make two equal charts differ.
    FigureCanvasAgg(figure).print_png(picture, metadata={"Software": None})
    return picture.getvalue()
