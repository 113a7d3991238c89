"""Turns the `constraint` of a row into what its question allows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.xlsform import exclusive
from bot.xlsform.logic import affirmed, simple
from bot.xlsform.targets import number
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
    parse,
)
from domain.questions import Day, FreeText, MultipleChoice, Number, Question

_OWN = AnswerTo()
_LENGTH = Call("string-length", (_OWN,))
_SPELLED = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least", "=": "exactly"}
_DAY = timedelta(days=1)
_LETTER = re.compile(r"\\u([0-9A-Fa-f]{4})")  # as Java and JavaScript write it, not RE2


def limited(question: Question, text: str, codes: Mapping[str, str]) -> Question:
    """The question with a constraint, the same question where any answer fulfils it.

    `codes` are our codes by the names of its choices. `NotUnderstoodError` where it cannot have it.
    """
    expression = simple(parse(text))
    if isinstance(question, MultipleChoice):
        return _alone(question, exclusive.find(expression, tuple(codes)), codes)
    expression = affirmed(expression)
    for part in expression.parts if isinstance(expression, And) else (expression,):
        question = question if _holds_anyway(part) else _with(question, part)
    return question


def _holds_anyway(part: Expression) -> bool:
    """Whether an answer that is given always fulfils it."""
    match part:
        case Call("true", ()):
            return True
        case Comparison("!=", left, Quoted("")):
            return left == _OWN
        case Comparison(">" | "!=", left, Figure(figure)) if left == _LENGTH:
            return figure == 0
        case Comparison(">=", left, Figure(figure)) if left == _LENGTH:
            return figure == 1
    return False


def _with(question: Question, part: Expression) -> Question:
    if isinstance(part, Or):
        raise NotUnderstoodError('has "or": limits can only be joined by "and"')
    match question:
        case Number():
            return _number(question, part)
        case Day():
            return _day(question, part)
        case FreeText():
            return _words(question, part)
    raise NotUnderstoodError("limits an answer of this type")


def _number(question: Number, part: Expression) -> Number:
    match part:
        case Comparison(sign, left, Figure(figure)) if left == _OWN:
            return _bounded(question, sign, figure)
        case Comparison(sign, left, Quoted(text)) if left == _OWN and number(text) is not None:
            return _bounded(question, sign, Decimal(text))
        case Call("regex") | Comparison(_, Call("string-length")):
            raise NotUnderstoodError("looks at single digits: use type text for such a number")
    raise NotUnderstoodError("limits a number by something else than numbers")


def _bounded(question: Number, sign: str, figure: Decimal) -> Number:
    """The tighter of two bounds on the same side stands."""
    low, high = _low(question), _high(question)
    match sign:
        case ">=" if low is None or figure > low:
            return replace(question, least=figure, above=None)
        case ">" if low is None or figure >= low:
            return replace(question, above=figure, least=None)
        case "<=" if high is None or figure < high:
            return replace(question, most=figure, below=None)
        case "<" if high is None or figure <= high:
            return replace(question, below=figure, most=None)
        case ">=" | ">" | "<=" | "<":
            return question
    raise NotUnderstoodError(f'limits a number with "{sign}": use <, <=, > or >=')


def _low(question: Number) -> Decimal | None:
    return question.least if question.least is not None else question.above


def _high(question: Number) -> Decimal | None:
    return question.most if question.most is not None else question.below


def _day(question: Day, part: Expression) -> Day:
    match part:
        case Comparison(sign, left, Call("today", ())) if left == _OWN:
            return _towards_today(question, sign)
        case Comparison("<" | "<=", left, Call("now", ())) if left == _OWN:
            return replace(question, future=False)  # today begins before now
        case Comparison(sign, left, Call("date", (Quoted(text),))) if left == _OWN:
            return _dated(question, sign, text)
        case Comparison(sign, left, Quoted(text)) if left == _OWN:
            return _dated(question, sign, text)
    raise NotUnderstoodError("limits a date by something else than today() and dates")


def _towards_today(question: Day, sign: str) -> Day:
    match sign:
        case "<=":
            return replace(question, future=False)
        case ">=":
            return replace(question, past=False)
    raise NotUnderstoodError('leaves out today: write "<= today()" or ">= today()"')


def _dated(question: Day, sign: str, text: str) -> Day:
    try:
        day = date.fromisoformat(text)
        match sign:
            case ">=" | ">":
                first = day + _DAY if sign == ">" else day
                return replace(question, earliest=max(first, question.earliest or first))
            case "<=" | "<":
                last = day - _DAY if sign == "<" else day
                return replace(question, latest=min(last, question.latest or last))
    except (ValueError, OverflowError):
        raise NotUnderstoodError(f'has "{text}", which is no date such as 2020-07-17') from None
    raise NotUnderstoodError(f'limits a date with "{sign}"')


def _words(question: FreeText, part: Expression) -> FreeText:
    match part:
        case Call("regex", (own, Quoted(pattern))) if own == _OWN and question.pattern is None:
            return replace(question, pattern=_LETTER.sub(r"\\x{\1}", pattern))
        case Comparison("<=", left, Figure(figure)) if left == _LENGTH:
            return _shortened(question, _whole(figure))
        case Comparison("<", left, Figure(figure)) if left == _LENGTH:
            return _shortened(question, _whole(figure) - 1)
        case Comparison(("=" | ">=" | ">") as sign, left, Figure(figure)) if left == _LENGTH:
            return _lengthened(question, sign, _whole(figure))
    raise NotUnderstoodError("limits a text by something else than one regex and its length")


def _whole(figure: Decimal) -> int:
    if figure != figure.to_integral_value():
        raise NotUnderstoodError("counts characters by halves")
    return int(figure)


def _shortened(question: FreeText, longest: int) -> FreeText:
    if longest < 1:
        raise NotUnderstoodError("leaves no text to write")
    return replace(question, longest=min(longest, question.longest))


def _lengthened(question: FreeText, sign: str, length: int) -> FreeText:
    """A least length is a pattern, where there is none yet."""
    least = length + 1 if sign == ">" else length
    if least <= 1 and sign != "=":
        return question
    if question.pattern is not None or least > 1000:  # noqa: PLR2004 - the most that RE2 counts
        raise NotUnderstoodError(f"limits the length to {_SPELLED[sign]} {length} beside a regex")
    if sign == "=":
        return replace(_shortened(question, length), pattern=f"(?s).{{{length}}}")
    return replace(question, pattern=f"(?s).{{{least},}}")


def _alone(question: MultipleChoice, names: frozenset[str], codes: Mapping[str, str]) -> Question:
    alone = {codes[name] for name in names}
    options = (replace(each, exclusive=each.code in alone) for each in question.options)
    return replace(question, options=tuple(options))
