"""The tables of the overall report, as rows of texts. A figure that may not be told is a dash."""

from collections.abc import Iterable
from datetime import date

from domain.blind_spots import Glance
from domain.campaign import Campaign
from domain.figures import Summary
from domain.ledgers import NUMERALS
from domain.opinions import ASPECT_NAMES, Channel, Respondent
from domain.overall import BookLine, Handed, Overall
from domain.overall_words import NOTHING, TOTAL, UNASSIGNED
from reports.overall.sentences import name

Row = tuple[str, ...]
_KINDS = (Respondent.ENTERPRISE, Respondent.CITIZEN, None)


def asked(report: Overall, campaign: Campaign) -> tuple[Row, ...]:
    """Who was asked, a row a department, against the target."""

    def row(part: Summary) -> Row:
        kinds = dict(part.respondents)
        missing = campaign.target - part.responses
        progress = f"差 {missing}" if missing > 0 else "达到"
        counts = [kinds.get(kind, 0) for kind in _KINDS]
        return (*map(str, [*counts, part.responses, campaign.target]), progress)

    rows = [(name(campaign, part.department or ""), *row(part)) for part in report.parts]
    kinds = dict(report.total.respondents)
    totals = [kinds.get(kind, 0) for kind in _KINDS]
    return _with_rest(report, rows, [*totals, report.total.responses], blanks=2)


def channels(report: Overall, campaign: Campaign) -> tuple[Row, ...]:
    """The channels the responses came by."""

    def counts(part: Summary) -> list[int]:
        used = dict(part.channels)
        return [*(used.get(channel, 0) for channel in Channel), part.responses]

    rows = [
        (name(campaign, part.department or ""), *map(str, counts(part))) for part in report.parts
    ]
    return _with_rest(report, rows, counts(report.total), blanks=0)


def _with_rest(
    report: Overall, rows: list[Row], totals: Iterable[int], *, blanks: int
) -> tuple[Row, ...]:
    """The rows of all departments, what belongs to none of them, and the sum of it all."""
    if report.department is not None:
        return tuple(rows)
    known = list(totals)
    sums = [sum(int(row[place]) for row in rows) for place in range(1, len(known) + 1)]
    rest = [known[place] - sums[place] for place in range(len(known))]
    empty = ("",) * blanks
    others = [(UNASSIGNED, *map(str, rest), *empty)] if report.unassigned else []
    return (*rows, *others, (TOTAL, *map(str, known), *empty))


def rated(report: Overall, campaign: Campaign) -> tuple[Row, ...]:
    """The five grades with their base and the satisfied."""
    rows = [_rated(name(campaign, part.department or ""), part) for part in report.parts]
    if report.department is None:
        rows.append(_rated(TOTAL, report.total))
    return tuple(rows)


def _rated(first: str, part: Summary) -> Row:
    share, base = part.said.satisfied.share, part.said.satisfied.base
    return (
        first,
        *(str(rating.count) if base else NOTHING for rating in part.said.grades),
        str(base),
        NOTHING if share is None else f"{share:.0%}",
    )


def listed(report: Overall, campaign: Campaign) -> tuple[Row, ...]:
    """The three ledgers of each department, and what people decided about their entries."""
    rows = [_book(name(campaign, line.department), line) for line in report.books]
    if report.department is not None:
        return tuple(rows)
    return (*rows, (TOTAL, "", *map(str, _sums(report.books)), ""))


def _book(first: str, line: BookLine) -> Row:
    number = NOTHING if line.number is None else str(line.number)
    return (first, number, *map(str, _counts(line)), _handed(line.handed))


def _counts(line: BookLine) -> list[int]:
    rows = sum(line.rows)
    return [*line.rows, rows, line.confirmed, rows - line.confirmed, line.set_aside]


def _sums(lines: Iterable[BookLine]) -> list[int]:
    return [sum(column) for column in zip(*map(_counts, lines), strict=True)]


def _handed(handed: Handed | None) -> str:
    if handed is None:
        return "未上报"
    return f"第 {handed.draft} 稿\n{_short(handed.on)}"


def _short(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"


def named(report: Overall, campaign: Campaign) -> tuple[Row, ...]:
    """The problems that enough people named."""
    return tuple(
        (
            str(number),
            known.text,
            NUMERALS[known.ledger],
            name(campaign, known.department),
            str(known.people),
        )
        for number, known in enumerate(report.problems, start=1)
    )


def blind(report: Overall, campaign: Campaign) -> tuple[Row, ...]:
    """How many entries stand on one side only."""
    return tuple(
        (
            name(campaign, line.department or ""),
            _figure(line.reported),
            _figure(line.unlisted),
            _figure(line.listed),
            _figure(line.unreported),
            _aspects(line),
        )
        for line in report.blind_spots
    )


def _aspects(line: Glance) -> str:
    named = [f"{ASPECT_NAMES[sides.aspect]}（{sides.reported}）" for sides in line.aspects]
    return "、".join(named) or NOTHING


def _figure(count: int | None) -> str:
    return NOTHING if count is None else str(count)
