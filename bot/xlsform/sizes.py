"""Turns a comparison by size into a list of answers: of those that fit, or of those that don't.

Conditions of ours know single answers. Where one of the two lists is short, it says the same.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bot.xlsform.targets import Target
from bot.xlsform.xpath import NotUnderstoodError
from domain.conditions import Answered, Chosen, Condition, Every, Unless
from domain.questions import Number
from domain.spelling import spell_number

_MOST = 100  # numbers that a condition may list


@dataclass(frozen=True, slots=True)
class _Span:
    """Whole numbers from the first to the last; `None` where there is no end."""

    first: Decimal | None
    last: Decimal | None

    @property
    def count(self) -> int | None:
        """How many they are; `None` if they have no end."""
        if self.first is None or self.last is None:
            return None
        return max(0, int(self.last - self.first) + 1)

    @property
    def is_short(self) -> bool:
        """Whether a condition may list them."""
        return self.count is not None and self.count <= _MOST

    def codes(self) -> frozenset[str]:
        """Their spellings; only of a short span."""
        assert self.first is not None
        return frozenset(spell_number(self.first + each) for each in range(self.count or 0))


def compared(target: Target, name: str, sign: str, figure: Decimal) -> Condition:
    """The condition that an answer is less or more than a figure; not for = and !=."""
    question = target.question
    if not isinstance(question, Number):
        raise NotUnderstoodError(f"compares ${{{name}}} by size, and its answers are no numbers")
    fitting, rest = _halves(question, sign, figure)
    if fitting.count == 0:
        raise NotUnderstoodError("can never hold")
    if rest.count == 0:
        return Answered(question.id)
    shorter = min((each for each in (fitting, rest) if each.is_short), key=_count, default=None)
    if shorter is None:
        raise NotUnderstoodError(
            f"compares ${{{name}}} by size: give that question, of type integer, a constraint with "
            f"an end at most {_MOST} away, such as . >= 0"
        )
    listed = Chosen(question.id, shorter.codes())
    return listed if shorter is fitting else Every((Answered(question.id), Unless(listed)))


def _count(span: _Span) -> int:
    return span.count or 0


def _halves(question: Number, sign: str, figure: Decimal) -> tuple[_Span, _Span]:
    """The numbers that fit, and the other ones that can be given."""
    allowed = _allowed(question, figure)
    floor, ceiling = _whole(figure, ROUND_FLOOR), _whole(figure, ROUND_CEILING)
    last_below = {"<": ceiling - 1, "<=": floor, ">": floor, ">=": ceiling - 1}[sign]
    below = _Span(allowed.first, _least(allowed.last, last_below))
    above = _Span(_most(allowed.first, last_below + 1), allowed.last)
    return (below, above) if sign in {"<", "<="} else (above, below)


def _allowed(question: Number, figure: Decimal) -> _Span:
    """What can be given; of fractions, the lowest one if that is compared with."""
    low, high = question.least, question.most
    if question.whole:
        first = low if question.above is None else _whole(question.above, ROUND_FLOOR) + 1
        last = high if question.below is None else _whole(question.below, ROUND_CEILING) - 1
        return _Span(
            None if first is None else _whole(first, ROUND_CEILING),
            None if last is None else _whole(last, ROUND_FLOOR),
        )
    edge = low is not None and low == figure == _whole(figure, ROUND_FLOOR)
    return _Span(low if edge else None, None)


def _whole(figure: Decimal, rounding: str) -> Decimal:
    return figure.to_integral_value(rounding)


def _least(one: Decimal | None, other: Decimal) -> Decimal:
    return other if one is None else min(one, other)


def _most(one: Decimal | None, other: Decimal) -> Decimal:
    return other if one is None else max(one, other)
