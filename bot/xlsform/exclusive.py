"""Finds out which choices of a select_multiple stand alone.

XLSForm has no word for it. Authors write a constraint, in many ways; so it is not the wording that
is compared but what it allows, over all that could be ticked.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, combinations

from bot.settings.kind_rules import MOST_OPTIONS
from bot.xlsform.relevance import COMPARE
from bot.xlsform.xpath import (
    And,
    AnswerTo,
    Call,
    Comparison,
    Expression,
    Figure,
    NotUnderstoodError,
    Or,
    Quoted,
)

_FEW = 10  # choices, of which all combinations are tried; of more, the telling ones
_COUNT = Call("count-selected", (AnswerTo(),))
Ticked = frozenset[str]


def find(expression: Expression, names: tuple[str, ...]) -> Ticked:
    """The choices that a constraint lets stand alone only: none where it allows anything.

    `NotUnderstoodError` if it says else.
    """
    if len(names) > MOST_OPTIONS:
        raise NotUnderstoodError("limits a choice among too many")
    alone = {
        name
        for name in names
        if _holds(expression, frozenset({name}))
        and not any(
            _holds(expression, frozenset({name, other})) for other in names if other != name
        )
    }
    for ticked in _samples(names):
        meant = len(ticked) == 1 or not ticked & alone
        if _holds(expression, ticked) != meant:
            raise NotUnderstoodError(_why(expression))
    return frozenset(alone)


def _why(expression: Expression) -> str:
    parts = expression.parts if isinstance(expression, And | Or) else (expression,)
    if any(isinstance(each, Comparison) and each.left == _COUNT for each in parts):
        return "limits how many may be ticked, which the bot cannot: say it in the hint instead"
    return "limits what may be ticked together, other than one choice that stands alone"


def _samples(names: tuple[str, ...]) -> Iterator[Ticked]:
    few = len(names) <= _FEW
    sizes = range(1, len(names) + 1) if few else (1, 2, len(names) - 1, len(names))
    for ticked in chain.from_iterable(combinations(names, size) for size in sizes):
        yield frozenset(ticked)


def _holds(  # noqa: C901, PLR0911 - one case a kind of expression
    expression: Expression, ticked: Ticked
) -> bool:
    match expression:
        case And(parts):
            return all(_holds(part, ticked) for part in parts)
        case Or(parts):
            return any(_holds(part, ticked) for part in parts)
        case Call("not", (part,)):
            return not _holds(part, ticked)
        case Call("true", ()):
            return True
        case Call("selected", (AnswerTo(""), Quoted(name))):
            return name in ticked
        case Call("selected", (AnswerTo(""), Figure(figure))):
            return str(figure) in ticked
        case Comparison(sign, Call("count-selected", (AnswerTo(""),)), Figure(figure)):
            return COMPARE[sign](Decimal(len(ticked)), figure)
        case Comparison(sign, Call("string-length", (AnswerTo(""),)), Figure(figure)) if (
            figure <= 1
        ):
            return COMPARE[sign](Decimal(len(" ".join(ticked))), figure)
        case Comparison("=", AnswerTo(""), Quoted(name)):
            return ticked == {name}
        case Comparison("!=", AnswerTo(""), Quoted(name)):
            return ticked != {name}
    raise NotUnderstoodError("limits what may be ticked by something else than choices")
