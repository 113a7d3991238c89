"""Counts what would be held of real messages: `python -m tests.bench.naming FILE.csv [N]`.

The file has the columns `subject` and `detail`. N held and N other messages are printed in part, to
be judged by reading: what share of the held names an official or a section that it is about, and
who of the others names one that was missed. Nothing is judged here.
"""

import csv
import random
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

from reports import naming

UNUSABLE = 2  # exit code
_BESIDE = 12  # characters shown on each side
_SHOWN = 3  # findings of a message


def main(arguments: list[str]) -> int:
    """Print the figures, then the samples."""
    if not arguments or not Path(arguments[0]).is_file():
        sys.stderr.write("usage: python -m tests.bench.naming FILE.csv [N]\n")
        return UNUSABLE
    texts = _read(Path(arguments[0]))
    begun = perf_counter()
    found = [naming.named(text) for text in texts]
    pace = (perf_counter() - begun) / max(1, len(texts)) * 1000
    held = sum(map(bool, found))
    kinds = Counter(kind for named in found for kind in {one.kind for one in named})
    sys.stdout.write(f"{held} of {len(texts)} held; {dict(kinds)}; {pace:.2f} ms a message\n")
    if arguments[1:]:
        _sample(texts, found, int(arguments[1]))
    return 0


def _read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [f"{row['subject']}\n{row['detail']}" for row in csv.DictReader(file)]


def _sample(texts, found, most):
    drawn = random.Random(1)
    pairs = list(zip(texts, found, strict=True))
    held = [pair for pair in pairs if pair[1]]
    others = [text for text, named in pairs if not named]
    for text, named in drawn.sample(held, min(most, len(held))):
        sys.stdout.write(f"+ {' | '.join(_beside(text, one.text) for one in named[:_SHOWN])}\n")
    for text in drawn.sample(others, min(most, len(others))):
        sys.stdout.write(f"- {' '.join(text.split())}\n")


def _beside(text, name):
    start = text.find(name)
    shown = text[max(0, start - _BESIDE) : start + len(name) + _BESIDE]
    return " ".join(shown.split())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
