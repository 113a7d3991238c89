"""Reads the expressions of a form, as far as questionnaires can say the same.

A small part of XPath: answers `${name}`, the own answer `.`, texts, numbers, comparisons, `and`,
`or` and calls of functions. Calculations and paths are not understood, and nothing is evaluated.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<text>"[^"]*"|'[^']*')
    | (?P<number>\d+(?:\.\d+)?|\.\d+)
    | \$\{\s*(?P<answer>[^}]*?)\s*\}
    | (?P<name>[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?)
    | (?P<sign>!=|<=|>=|\.\.|//|[=<>(),.+*/|@\[\]-])
    )""",
    re.VERBOSE,
)
_DEEPEST = 30
# What people write who know other languages than XPath.
_SLIPS = {
    "AND": 'has "AND": write it in small letters',
    "OR": 'has "OR": write it in small letters',
    "NOT": 'has "NOT": write it as not(…)',
    "not": 'has "not": write it as not(…)',
    "=": 'has "==": write =',
    ">": 'has "<>": write !=',
}
_COMPARED = ("=", "!=", "<", "<=", ">", ">=")
# Which side an expression is written on makes no difference: 5 < . is . > 5.
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class NotUnderstoodError(ValueError):
    """What an expression has that questionnaires cannot say."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text in quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class AnswerTo:
    """The answer to another question; without a name the own answer."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is given."""

    function: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides; an answer stands on the left, a text or number on the right."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One part holds."""

    parts: tuple["Expression", ...]


Expression = Quoted | Figure | AnswerTo | Call | Comparison | And | Or


def parse(text: str) -> Expression:
    """An expression; `NotUnderstoodError` says what it has that we cannot say."""
    reader = _Reader(_tokens(text))
    found = reader.either()
    if reader.kind:
        said = f'has "{reader.value}" where it should end'
        raise NotUnderstoodError(_SLIPS.get(reader.value, said))
    return found


def _tokens(text: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    place, text = 0, text.strip()
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            raise NotUnderstoodError(_strange(text[place : place + 10].strip()))
        kind = token.lastgroup or ""
        found.append((kind, token[kind]))
        place = token.end()
    return tuple(found)


def _bare(name: str) -> str:
    said = f'has "{name}", which is neither an answer, as ${{q1}}, nor a value in quotes'
    return _SLIPS.get(name, said)


def _strange(text: str) -> str:
    """Chinese input methods type signs that look right and are others."""
    narrow = unicodedata.normalize("NFKC", text[0])
    if narrow != text[0]:
        return f'has the full-width sign "{text[0]}": write {narrow}'
    return f'has "{text}"'


class _Reader:
    """Goes through the tokens of one expression, from what binds least to what binds most."""

    def __init__(self, tokens: tuple[tuple[str, str], ...]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    @property
    def kind(self) -> str:
        return self._tokens[self._place][0] if self._place < len(self._tokens) else ""

    @property
    def value(self) -> str:
        return self._tokens[self._place][1] if self._place < len(self._tokens) else "its end"

    def either(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotUnderstoodError("is nested too deeply")
        parts = [self._every()]
        while self._took("name", "or"):
            parts.append(self._every())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _every(self) -> Expression:
        parts = [self._compared()]
        while self._took("name", "and"):
            parts.append(self._compared())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _compared(self) -> Expression:
        left = self._plain()
        if self.kind != "sign" or self.value not in _COMPARED:
            return left
        sign = self._next()
        right = self._plain()
        literal = isinstance(left, Quoted | Figure)
        if literal or (isinstance(right, AnswerTo) and not isinstance(left, AnswerTo)):
            left, right, sign = right, left, _TURNED.get(sign, sign)
        return Comparison(sign, left, right)

    def _plain(self) -> Expression:
        found = self._primary()
        reckons = self.kind == "sign" and self.value in {"+", "-", "*", "/", "|", "[", "//"}
        if reckons or (self.kind == "name" and self.value in {"div", "mod"}):
            raise NotUnderstoodError(f'reckons with "{self.value}"')
        return found

    def _primary(self) -> Expression:
        kind, value = self.kind, self.value
        if kind == "sign":
            return self._signed()
        if not kind:
            raise NotUnderstoodError("ends too early")
        self._next()
        match kind:
            case "text":
                return Quoted(value[1:-1])
            case "number":
                return Figure(Decimal(value))
            case "answer":
                return AnswerTo(value)
        return self._call(value)

    def _signed(self) -> Expression:
        if self._took("sign", "("):
            found = self.either()
            self._expect(")")
            return found
        if self._took("sign", "."):
            return AnswerTo()
        if self._took("sign", "-") and self.kind == "number":
            return Figure(-Decimal(self._next()))
        raise NotUnderstoodError(_SLIPS.get(self.value, f'has "{self.value}"'))

    def _call(self, function: str) -> Expression:
        if not self._took("sign", "("):
            raise NotUnderstoodError(_bare(function))
        arguments: list[Expression] = []
        while not self._took("sign", ")"):
            if arguments:
                self._expect(",")
            arguments.append(self.either())
        return Call(function, tuple(arguments))

    def _took(self, kind: str, value: str) -> bool:
        fits = (self.kind, self.value) == (kind, value)
        self._place += fits
        return fits

    def _expect(self, sign: str) -> None:
        if not self._took("sign", sign):
            raise NotUnderstoodError(f'has "{self.value}" instead of "{sign}"')

    def _next(self) -> str:
        value = self.value
        self._place += 1
        return value
