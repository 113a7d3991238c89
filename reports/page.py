"""A page one draws on from top to bottom: blocks and lines of text, then a picture of it.

Lengths are in points on a page 330 points wide. That is the width at which Telegram shows a photo
on a phone, so a point here is a pixel there; the picture itself has `SCALE` times as many.
"""

from dataclasses import dataclass, field
from io import BytesIO

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Polygon, Rectangle

from reports.typesetting import font, wrap

WIDTH = 330.0
MARGIN = 14.0
ROOM = WIDTH - 2 * MARGIN
LEADING = 1.45  # from line to line, in sizes of the font
SCALE = 3.0
LARGEST = 9900.0  # Telegram refuses a photo with more pixels in width and height together
POINTS_PER_INCH = 72.0


def _axes() -> Axes:
    # A figure of its own, never pyplot's: that one would be kept until someone closes it.
    figure = Figure(facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.axis("off")
    return axes


@dataclass(frozen=True, slots=True)
class Page:
    """A white page. `top` and `left` count from its upper left corner."""

    axes: Axes = field(default_factory=_axes)

    def say(  # noqa: PLR0913 - a line has a place, a size, a colour and a side
        self, text: str, *, left: float, top: float, size: float, color: str, side: str = "left"
    ) -> None:
        """Set one line; `left` is where its `side` (left, center, right) stands."""
        self.axes.text(
            left + _hang(text, size, side),
            top
            + size,  # on the baseline: by their tops, lines would stand as high as their letters
            text,
            fontproperties=font(size),
            color=color,
            horizontalalignment=side,
            verticalalignment="baseline",
            parse_math=False,
        )

    def paragraph(self, text: str, *, top: float, size: float, color: str) -> float:
        """Set a text over the whole width, broken into lines; the top of what follows it."""
        for line in wrap(text, size, ROOM):
            self.say(line, left=MARGIN, top=top, size=size, color=color)
            top += size * LEADING
        return top

    def block(self, left: float, right: float, *, top: float, height: float, color: str) -> None:
        """Fill a rectangle."""
        corner, breadth = (left, top), right - left
        self._put(Rectangle(corner, breadth, height, color=color, linewidth=0))

    def slant(self, left: float, *, top: float, height: float, color: str) -> None:
        """Fill a narrow slanting band."""
        corners = ((left, top + height), (left + 4, top), (left + 7, top), (left + 3, top + height))
        self._put(Polygon(corners, color=color, linewidth=0))

    def _put(self, patch: Patch) -> None:
        # `add_patch` would work out anew how far the page reaches, each time.
        self.axes.add_artist(patch)

    def png(self, *, height: float) -> bytes:
        """The page as a picture. Equal pages give equal bytes with the same library."""
        figure = self.axes.get_figure(root=True)
        assert figure is not None
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        figure.set_size_inches(WIDTH / POINTS_PER_INCH, height / POINTS_PER_INCH)
        dpi = POINTS_PER_INCH * min(SCALE, LARGEST / (WIDTH + height))
        picture = BytesIO()
        figure.savefig(
            picture,
            format="png",
            dpi=dpi,
            metadata={"Software": None},  # its name and version would make two equal pages differ
            pil_kwargs={"compress_level": 3},  # a twentieth larger, in two thirds of the time
        )
        return picture.getvalue()


def _hang(text: str, size: float, side: str) -> float:
    """How far a full-width bracket or quote stands out of line, so that the words stand in it."""
    if side == "left" and text.startswith(("“", "（", "《", "【")):
        return -size / 2
    if side == "right" and text.endswith(("”", "）", "》", "】")):
        return size / 2
    return 0.0
