"""The table that `make bench` prints: Markdown, as it stands in docs/performance.md."""

from collections.abc import Iterator
from contextlib import contextmanager


def heading(title: str) -> None:
    """Begin a part."""
    print(f"\n### {title}\n\n| What | Figure | Ratio | Wanted |\n|---|--:|--:|--:|", flush=True)


@contextmanager
def as_printed(title: str) -> Iterator[None]:
    """A part that prints lines of its own."""
    print(f"\n### {title}\n\n```", flush=True)
    yield
    print("```", flush=True)


def line(name: str, figure: str, ratio: str, wanted: str = "") -> None:
    """A row of the part that was begun."""
    print(f"| {name} | {figure} | {ratio} | {wanted} |", flush=True)
