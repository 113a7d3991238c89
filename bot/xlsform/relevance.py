"""Turns the `relevant` of a row into the condition under which its question is asked."""

import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import assert_never

from bot.xlsform import sizes
from bot.xlsform.logic import FALSE, TRUE, simple
from bot.xlsform.targets import Target, number
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
from domain.conditions import Answered, Chosen, Condition, Either, Every, Unless
from domain.spelling import spell_number

COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_COUNTS = ("count-selected", "string-length")


class Relevance:
    """Reads conditions about the questions that stand above."""

    def __init__(self, targets: Mapping[str, Target], others: Mapping[str, str]) -> None:
        self._targets = targets
        self._others = others  # names of rows above that are no questions, and what they are

    def read(self, text: str) -> Condition | bool:
        """The condition, or whether it holds anyway; `NotUnderstoodError` if we have no such."""
        expression = simple(parse(text))
        return expression == TRUE if expression in (TRUE, FALSE) else self._condition(expression)

    def _condition(self, expression: Expression) -> Condition:
        match expression:
            case And(parts):
                return joined(*(self._condition(part) for part in parts)) or Every(())
            case Or(parts):
                return _either(tuple(self._condition(part) for part in parts))
            case Call("not", (part,)):
                return _not(self._condition(part))
            case Call("selected", (AnswerTo(name), Quoted(code))):
                return self._selected(name, code)
            case Call("selected", (AnswerTo(name), Figure(figure))):
                return self._selected(name, str(figure))
            case Comparison(sign, left, right):
                return self._compared(sign, left, right)
            case Call(function):
                raise NotUnderstoodError(f"calls {function}()")
            case AnswerTo() | Quoted() | Figure():
                raise NotUnderstoodError("names an answer or a value without comparing it")
            case _:
                assert_never(expression)

    def _compared(self, sign: str, left: Expression, right: Expression) -> Condition:
        match left, right:
            case AnswerTo(name), Quoted("") if sign in {"=", "!="}:
                return self._presence(name, holds=sign == "!=")
            case AnswerTo(name), Quoted(text) if sign in {"=", "!="}:
                return _maybe_not(sign, self._equal(name, text))
            case AnswerTo(name), Call("date", (Quoted(text),)) if sign in {"=", "!="}:
                return _maybe_not(sign, self._equal(name, text))
            case AnswerTo(name), (Figure() | Quoted()):
                return self._in_order(name, sign, right)
            case AnswerTo(name), Call("date" | "today" | "now") if name:
                raise NotUnderstoodError(
                    f"compares ${{{name}}} by size: a date can only be one day or not"
                )
            case Call(function, (AnswerTo(name),)), Figure(figure) if function in _COUNTS:
                return self._presence(name, holds=_means_some(sign, figure))
        raise NotUnderstoodError("compares something else than an answer with a value")

    def _target(self, name: str) -> Target:
        if not name:
            raise NotUnderstoodError('looks at its own answer "."')
        if name not in self._targets:
            why = self._others.get(name, "which is no question above this row")
            raise NotUnderstoodError(f"looks at ${{{name}}}, {why}")
        target = self._targets[name]
        if target.is_note:
            raise NotUnderstoodError(f"looks at ${{{name}}}, a note, which nobody answers")
        return target

    def _presence(self, name: str, *, holds: bool | None) -> Condition:
        if holds is None:
            raise NotUnderstoodError("counts: it can only ask whether there is an answer")
        answered = Answered(self._target(name).question.id)
        return answered if holds else Unless(answered)

    def _selected(self, name: str, code: str) -> Condition:
        target = self._target(name)
        if not (target.is_closed or target.is_multiple):
            raise NotUnderstoodError(f"asks what is selected in ${{{name}}}, which has no choices")
        return Chosen(target.question.id, frozenset({_code(target, name, code)}))

    def _equal(self, name: str, text: str) -> Condition:
        target = self._target(name)
        if target.is_closed:
            return self._selected(name, text)
        if target.is_multiple:
            return _exactly(target, _code(target, name, text))
        if target.is_day:
            return Chosen(target.question.id, frozenset({_day(text)}))
        figure = number(text)
        if target.is_number and figure is not None:
            return Chosen(target.question.id, frozenset({spell_number(figure)}))
        said = f"compares ${{{name}}}, whose answers are free words: use select_one there"
        raise NotUnderstoodError(said)

    def _in_order(self, name: str, sign: str, right: Figure | Quoted) -> Condition:
        """Compared as numbers: by a list of the values that fit, where that is a short one."""
        target = self._target(name)
        figure = right.number if isinstance(right, Figure) else number(right.text)
        if sign in {"=", "!="} and figure is not None:
            return _maybe_not(sign, self._equal(name, str(figure)))
        if figure is None:
            raise NotUnderstoodError(f"compares ${{{name}}} by size with what is no number")
        values = target.values() if target.is_closed else {}
        if not values:
            return sizes.compared(target, name, sign, figure)
        fitting = {code for value, code in values.items() if COMPARE[sign](value, figure)}
        if not fitting:
            raise NotUnderstoodError("can never hold")
        return Chosen(target.question.id, frozenset(fitting))


def joined(*conditions: Condition | None) -> Condition | None:
    """All of them; none where there is none."""
    parts: list[Condition] = []
    for condition in conditions:
        if condition is not None:
            parts.extend(condition.conditions if isinstance(condition, Every) else [condition])
    distinct = tuple(dict.fromkeys(parts))
    return None if not distinct else distinct[0] if len(distinct) == 1 else Every(distinct)


def _either(parts: tuple[Condition, ...]) -> Condition:
    """Alternatives about the same question are one list of codes."""
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        if isinstance(part, Chosen):
            found[part.question_id] = found.get(part.question_id, frozenset()) | part.codes
    chosen = {id_: Chosen(id_, codes) for id_, codes in found.items()}
    merged = (chosen[part.question_id] if isinstance(part, Chosen) else part for part in parts)
    distinct = tuple(dict.fromkeys(merged))
    return distinct[0] if len(distinct) == 1 else Either(distinct)


def _not(condition: Condition) -> Condition:
    return condition.condition if isinstance(condition, Unless) else Unless(condition)


def _maybe_not(sign: str, condition: Condition) -> Condition:
    return _not(condition) if sign == "!=" else condition


def _code(target: Target, name: str, given: str) -> str:
    if given in target.codes:
        return target.codes[given]
    figure = number(given)
    for known, code in target.codes.items():
        if figure is not None and number(known) == figure:
            return code
    raise NotUnderstoodError(f'looks for "{given}", which is no choice of ${{{name}}}')


def _exactly(target: Target, code: str) -> Condition:
    """XPath compares all that is ticked: this one and nothing beside it."""
    others = frozenset(target.codes.values()) - {code}
    chosen = Chosen(target.question.id, frozenset({code}))
    return Every((chosen, Unless(Chosen(target.question.id, others)))) if others else chosen


def _means_some(sign: str, figure: Decimal) -> bool | None:
    """Whether a comparison of a count holds for one and all higher counts, or for none only."""
    fits = [COMPARE[sign](Decimal(count), figure) for count in (0, 1, 2, 10**6)]
    if fits == [False, True, True, True]:
        return True
    return False if fits == [True, False, False, False] else None


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise NotUnderstoodError(f'compares a date with "{text}"') from None
