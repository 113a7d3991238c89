"""Says the same more simply: without `if`, without what always or never holds."""

from bot.xlsform.xpath import And, Call, Comparison, Expression, Or

TRUE, FALSE = Call("true", ()), Call("false", ())
_BOOLEAN = ("selected", "not", "regex", "true", "false")
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def simple(expression: Expression) -> Expression:
    """The same for every answer, and where there is none."""
    match expression:
        case And(parts):
            return _joined(And, tuple(simple(part) for part in parts), empty=TRUE, final=FALSE)
        case Or(parts):
            return _joined(Or, tuple(simple(part) for part in parts), empty=FALSE, final=TRUE)
        case Call("not", (part,)):
            return _negated(simple(part))
        case Comparison(("=" | "!=") as sign, Call(function) as call, Call() as truth) if (
            function in _BOOLEAN and truth in {TRUE, FALSE}
        ):
            holds = (sign == "=") is (truth == TRUE)
            return simple(call) if holds else _negated(simple(call))
        case Call("if", (condition, then, otherwise)):
            both = And((condition, then)), And((Call("not", (condition,)), otherwise))
            return simple(Or(both))
    return expression


def affirmed(expression: Expression) -> Expression:
    """Without `not`. The same for every answer that there is, as constraints look at no other."""
    match expression:
        case And(parts) | Or(parts):
            return simple(type(expression)(tuple(affirmed(part) for part in parts)))
        case Call("not", (part,)):
            return _denied(part)
    return expression


def _denied(expression: Expression) -> Expression:
    match expression:
        case And(parts):
            return affirmed(Or(tuple(Call("not", (part,)) for part in parts)))
        case Or(parts):
            return affirmed(And(tuple(Call("not", (part,)) for part in parts)))
        case Call("not", (part,)):
            return affirmed(part)
        case Comparison(sign, left, right):
            return Comparison(_OPPOSITE[sign], left, right)
    return Call("not", (expression,))


def _joined(
    kind: type[And] | type[Or], parts: tuple[Expression, ...], *, empty: Call, final: Call
) -> Expression:
    flat: list[Expression] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else (part,))
    telling = tuple(dict.fromkeys(part for part in flat if part != empty))
    if final in telling:
        return final
    return kind(telling) if len(telling) > 1 else telling[0] if telling else empty


def _negated(expression: Expression) -> Expression:
    match expression:
        case Call("true", ()):
            return FALSE
        case Call("false", ()):
            return TRUE
        case Call("not", (part,)):
            return part
    return Call("not", (expression,))
