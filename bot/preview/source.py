"""Python source for texts that people wrote: readable, and within the length of a line."""

_LONGEST = 36  # characters of a piece: Chinese ones are twice as wide
_KEPT = frozenset({"\u3000"})  # no printable character to Python, but one of Chinese texts


def literal(text: str, *, indent: str = "    ") -> str:
    """A string literal; a long one, or one of several lines, in brackets and in pieces."""
    pieces = _pieces(text)
    if len(pieces) <= 1:
        return _quoted(text)
    inner = f"\n{indent}    ".join(_quoted(piece) for piece in pieces)
    return f"(\n{indent}    {inner}\n{indent})"


def block(text: str) -> str:
    """A text of many lines as it is, where Python can say it so."""
    if "'''" in text or text.endswith(("'", "\\")) or not text.isascii() and "\r" in text:
        return literal(text, indent="")
    return f"r'''{text}'''"


def _pieces(text: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    return [
        line[at : at + _LONGEST] for line in lines for at in range(0, len(line), _LONGEST)
    ]


def _quoted(text: str) -> str:
    return f'"{"".join(map(_spelled, text))}"'


def _spelled(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    kept = character.isprintable() or character in _KEPT
    return character if kept else repr(character)[1:-1]
