"""The poster that hangs at a counter: who asks, what about, a code to scan, and why it is worth it.

Knows layout only. It is printed on one side of A4 or A5, in red and black as official papers are,
and reads as well in grey. Head and foot have their places; the code gets what room is between.
"""

import re
from contextlib import closing, suppress

from reports.poster_labels import Paper, PosterLabels, TooLongError
from reports.press import HEIGHT, WIDTH, Paragraph, Press, Side, Style

MARGIN = 54.0  # 19 mm: wider than what any office printer leaves white
ROOM = WIDTH - 2 * MARGIN
MIDDLE = WIDTH / 2
TOP, BOTTOM = 38.0, HEIGHT - 42.0
# With its quiet zone. Without, the smallest has 60 mm on A4 even for the longest link.
LARGEST_CODE, SMALLEST_CODE = 280.0, 200.0

RED, INK, GREY, WHITE = "#b3141d", "#1c1c1c", "#5c5c5c", "#ffffff"

_HEAD = Style("serif", 27, RED, bold=0.022, leading=1.25)
_HEADLINE = Style("serif", 42, INK, bold=0.022, leading=1.2)
_SUBTITLE = Style("sans", 15, GREY)
_PLACE = Style("sans", 28, WHITE, bold=0.02, leading=1.25)
_PLACE_SMALL = Style("sans", 12, WHITE, leading=1.3)
_SCAN = Style("sans", 19, INK, bold=0.018)
_LINK = Style("sans", 15, RED)
_REASON = Style("sans", 16.5, INK, leading=1.35)
_NUMERAL = Style("serif", 19, RED, bold=0.02)
_FOOT = Style("sans", 11.5, INK)
_SMALL = Style("sans", 11, GREY, leading=1.3)
_NUMERALS = "一二三四五"
_ZOOMS = (1.0, 0.92, 0.84, 0.76)
_INDENT, _GAP = 40.0, 7.0  # of the reasons

_TYPED = re.compile(r"(?<=\?start=)")  # where a link may break that is too long for a line

_Pair = tuple[Paragraph, Paragraph]  # Chinese, and English below it


class _CrowdedError(Exception):
    """There is no room left for the code."""


def draw(labels: PosterLabels, *, paper: Paper) -> bytes:
    """The poster as a PDF. `UnprintableError` where a character or a text has no place.

    The code never shrinks below what can be scanned: rather all letters do, a little.
    """
    for zoom in _ZOOMS:
        with suppress(_CrowdedError):
            return _print(labels, paper, zoom)
    raise TooLongError(labels.organiser.zh)


def _print(labels: PosterLabels, paper: Paper, zoom: float) -> bytes:
    with closing(Press(paper, title=labels.title, dated=labels.dated, zoom=zoom)) as press:
        reasons, foot = _measured_reasons(press, labels), _measured_foot(press, labels)
        foot_top = BOTTOM - max(map(_height, foot))
        reasons_top = foot_top - 18 - sum(_height(reason) + _GAP for reason in reasons)
        top = _head(press, labels, top=TOP)
        top = _place(press, labels, top=top)
        _door(press, labels, top=top, bottom=reasons_top - 12)
        _reasons(press, reasons, top=reasons_top)
        _foot(press, foot, top=foot_top)
        return press.pdf()


def _head(press: Press, labels: PosterLabels, *, top: float) -> float:
    """Who asks, in red over a double rule, then the question."""
    organisers = labels.organiser.zh.split("、")
    organiser = _stacked(press, organisers, _HEAD, joint="、", least=18)
    top = press.say(organiser, left=MIDDLE, top=top)
    english = press.fit(labels.organiser.en, _SMALL, room=ROOM, least=9, lines=2)
    top = press.say(english, left=MIDDLE, top=top) + 8
    press.block(MARGIN, top, ROOM, 3, color=RED)
    press.block(MARGIN, top + 5, ROOM, 0.8, color=RED)
    headline = press.fit(labels.headline.zh, _HEADLINE, room=ROOM - 24, least=30)
    top = press.say(headline, left=MIDDLE, top=top + 18)
    english = press.fit(labels.headline.en, _SUBTITLE, room=ROOM, least=11)
    return press.say(english, left=MIDDLE, top=top) + 12


def _place(press: Press, labels: PosterLabels, *, top: float) -> float:
    """The plate of the counter: white on red."""
    names = [name for name in (labels.department, labels.window) if name is not None]
    if not names:
        return top
    chinese = _stacked(press, [name.zh for name in names], _PLACE, joint="　", least=21)
    english = _stacked(press, [name.en for name in names], _PLACE_SMALL, joint=", ", least=9)
    press.block(MARGIN, top, ROOM, chinese.height + english.height + 16, color=RED)
    below = press.say(chinese, left=MIDDLE, top=top + 7)
    return press.say(english, left=MIDDLE, top=below) + 9


def _stacked(
    press: Press, parts: list[str], style: Style, *, joint: str, least: float
) -> Paragraph:
    """Side by side while they fit, else one below the other, as in a joint paper."""
    room, lines = ROOM - 32, max(2, len(parts))
    try:
        return press.fit(joint.join(parts), style, room=room, least=least)
    except TooLongError:
        return press.fit("\n".join(parts), style, room=room, least=0.7 * least, lines=lines)


def _door(press: Press, labels: PosterLabels, *, top: float, bottom: float) -> None:
    """The code, as large as there is room for, and under it what to do."""
    typed = _TYPED.split(labels.link.removeprefix("https://"))
    under = (
        press.fit(labels.scan.zh, _SCAN, room=ROOM, least=14),
        press.fit(labels.scan.en, _SMALL, room=ROOM, least=9),
        press.fit(f"{labels.type_it.zh}　{labels.type_it.en}", _SMALL, room=ROOM, least=8),
        _stacked(press, typed, _LINK, joint="", least=10),
    )
    room = bottom - top - sum(part.height for part in under) - 8
    size = min(LARGEST_CODE, room)
    if size < SMALLEST_CODE:
        raise _CrowdedError
    top += (room - size) / 2
    press.code(labels.link, left=MIDDLE - size / 2, top=top, size=size, color=INK)
    top += size
    for part, gap in zip(under, (0, 0, 6, 0), strict=True):
        top = press.say(part, left=MIDDLE, top=top + gap)


def _measured_reasons(press: Press, labels: PosterLabels) -> tuple[_Pair, ...]:
    room = ROOM - _INDENT
    return tuple(
        (
            press.fit(reason.zh, _REASON, room=room, least=12, lines=2),
            press.fit(reason.en, _SMALL, room=room, least=9, lines=2),
        )
        for reason in labels.reasons
    )


def _reasons(press: Press, reasons: tuple[_Pair, ...], *, top: float) -> None:
    """Why it is worth it, numbered as in an official paper."""
    for numeral, reason in zip(_NUMERALS, reasons, strict=False):
        number = press.fit(numeral, _NUMERAL, room=_INDENT, least=_NUMERAL.size)
        shift = (reason[0].style.size * reason[0].style.leading - number.height) / 2
        press.say(number, left=MARGIN + 4, top=top + shift, side="left")
        top = _column(press, reason, at=MARGIN + _INDENT, top=top, side="left") + _GAP


def _measured_foot(press: Press, labels: PosterLabels) -> tuple[_Pair, _Pair]:
    aside, until = 130.0, f"{labels.until.zh}　{labels.until.en}"
    room = ROOM - aside - 12
    left = (
        press.fit(labels.campaign, _FOOT, room=room, least=8, lines=2),
        press.fit(until, _SMALL, room=room, least=8, lines=2),
    )
    right = (
        press.fit(labels.questionnaire.zh, _FOOT, room=aside, least=8, lines=2),
        press.fit(labels.questionnaire.en, _SMALL, room=aside, least=7, lines=3),
    )
    return left, right


def _foot(press: Press, foot: tuple[_Pair, _Pair], *, top: float) -> None:
    """The campaign and its end at the left, the questionnaire at the right, under a rule."""
    left, right = foot
    press.block(MARGIN, top - 8, ROOM, 0.8, color=RED)
    _column(press, left, at=MARGIN, top=top, side="left")
    _column(press, right, at=MARGIN + ROOM, top=top, side="right")


def _column(press: Press, pair: _Pair, *, at: float, top: float, side: Side) -> float:
    for part in pair:
        top = press.say(part, left=at, top=top, side=side)
    return top


def _height(pair: _Pair) -> float:
    return sum(part.height for part in pair)
