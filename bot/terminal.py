"""What commands print: whatever files, names and databases hold, a terminal only shows it.

It obeys nothing (escape sequences), turns nothing round (direction marks), and a line stays one.
"""

import re

import typer

# Controls but for tab and line end, what turns the direction, and halves of characters: a file's
# name that is no UTF-8 has some, and no terminal could be given them.
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def say(told: object = "", *, nl: bool = True, err: bool = False) -> None:
    """Print it, to standard output or standard error."""
    typer.echo(visible(str(told)), nl=nl, err=err)


def visible(text: str) -> str:
    """The text with what a terminal would obey written out as Python writes it."""
    return _OBEYED.sub(_written, text)


def on_one_line(text: str) -> str:
    """The same, line ends and tabs too: nothing in it passes for a line of its own."""
    return visible(text).replace("\n", "\\n").replace("\t", "\\t")


def _written(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]
