"""Python source for texts that people wrote: readable, and within the length of a line."""

from handlers.keyboards import width

_WIDEST = 76  # columns of a piece; a Chinese character takes two
_KEPT = frozenset({"\u3000"})  # not printable to Python, but usual in Chinese


def literal(text: str, *, indent: str = "    ") -> str:
    """A string literal; a long one in brackets and in pieces, a line each."""
    whole = _quoted(text)
    if width(whole) <= _WIDEST:
        return whole
    inner = f"\n{indent}    ".join(map(_quoted, _pieces(text)))
    return f"(\n{indent}    {inner}\n{indent})"


def call(name: str, text: str) -> str:
    """A call with one text."""
    given = literal(text)
    return f"{name}{given}" if given.startswith("(") else f"{name}({given})"


def block(text: str) -> str:
    """A text of many lines as it is, where Python can say it so."""
    for quotes in ('"""', "'''"):
        if quotes not in text and not text.endswith((quotes[0], "\\")) and "\r" not in text:
            return f"r{quotes}{text}{quotes}"
    return literal(text, indent="")


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for character in text:
        full = width(_quoted(pieces[-1] + character)) > _WIDEST
        if full or pieces[-1].endswith("\n"):
            pieces.append("")
        pieces[-1] += character
    return pieces


def _quoted(text: str) -> str:
    mark = "'" if '"' in text and "'" not in text else '"'
    return f"{mark}{''.join(_spelled(character, mark) for character in text)}{mark}"


def _spelled(character: str, mark: str) -> str:
    if character in {mark, "\\"}:
        return f"\\{character}"
    kept = character.isprintable() or character in _KEPT
    return character if kept else repr(character)[1:-1]
