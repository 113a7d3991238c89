"""Whole documents as files in `tests/golden/`, rewritten with `NAJIAN_GOLDEN=1 pytest …`."""

import os
from pathlib import Path

from lxml import etree

FOLDER = Path(__file__).parent / "golden"


def golden(name: str, made: str) -> str:
    """What the document should be; with the flag, from now on what it is."""
    path = FOLDER / name
    if os.environ.get("NAJIAN_GOLDEN") == "1":
        path.write_text(made, encoding="utf-8")
    return path.read_text("utf-8")


def pretty(xml: bytes) -> str:
    """XML with an element a line, so that a difference can be read."""
    tree = etree.fromstring(xml)
    etree.indent(tree)
    return etree.tostring(tree, encoding="unicode") + "\n"
