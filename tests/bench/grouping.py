"""Measures grouping on judged texts: `python -m tests.bench.grouping FILE.csv`.

The judgements of this folder come without texts, which are not ours to ship. Whoever has the
messages they are about (`subject`, `detail`; the ids count the rows from 1) measures with
`python -m tests.bench.grouping --labels tests/bench/grouping_labels.csv --messages FILE.csv`.

The file has the columns `text` and `group`. Rows without a group are clustered with the rest, as
in a real department, but left out of the scores. Two scores, since each hides something: the
pairwise one is ruled by the large groups, B-cubed (Bagga and Baldwin 1998) by the many small ones.
"""

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from domain.opinions import Channel, Ledger, Opinion
from tests.bench.groups import group

UNUSABLE = 2  # exit code


@dataclass(frozen=True, slots=True)
class Score:
    """Shares in 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def pairwise(found: list[int], judged: list[str]) -> Score:
    """Of all pairs put together, how many belong together; and the other way round."""
    together = _pairs(Counter(zip(found, judged, strict=True)))
    return Score(
        _share(together, _pairs(Counter(found))), _share(together, _pairs(Counter(judged)))
    )


def b_cubed(found: list[int], judged: list[str]) -> Score:
    """For each text, the share of its group that belongs to it; and the other way round."""
    cells = Counter(zip(found, judged, strict=True))
    in_found, in_judged = Counter(found), Counter(judged)
    precision = sum(n * n / in_found[one] for (one, _), n in cells.items())
    recall = sum(n * n / in_judged[other] for (_, other), n in cells.items())
    return Score(_share(precision, len(found)), _share(recall, len(found)))


def _pairs(counts: Counter) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def read(file: Path) -> list[tuple[str, str]]:
    """The texts and their groups; an empty group where nobody has judged."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["text"], (row.get("group") or "").strip()) for row in csv.DictReader(lines)]


def read_apart(labels: Path, messages: Path) -> list[tuple[str, str]]:
    """The texts of a file of messages, with the groups that another file gives by their ids."""
    with labels.open(encoding="utf-8", newline="") as lines:
        groups = {int(row["id"]): row["group"] for row in csv.DictReader(lines)}
    with messages.open(encoding="utf-8-sig", newline="") as lines:
        texts = [f"{row['subject']}\n{row['detail']}" for row in csv.DictReader(lines)]
    return [(text, groups.get(number, "")) for number, text in enumerate(texts, 1)]


def clusters(texts: list[str]) -> tuple[list[int], int]:
    """For each text the number of its group, and how many groups there are."""
    opinions = [_opinion(number, text) for number, text in enumerate(texts)]
    groups = group(opinions)
    place = {m.opinion.id: number for number, found in enumerate(groups) for m in found.members}
    return [place[number] for number in range(len(texts))], len(groups)


def _opinion(number: int, text: str) -> Opinion:
    return Opinion(
        number, number, text, "bench", Ledger.DISSATISFACTION, (), None, Channel.HOTLINE, None
    )


def report(rows: list[tuple[str, str]]) -> str:
    """What was found, how long it took, and how good it is where there are judgements."""
    started = perf_counter()
    places, count = clusters([text for text, _ in rows])
    lines = [f"{len(rows)} texts, {count} groups, {perf_counter() - started:.1f} s"]
    judged = [(place, name) for place, (_, name) in zip(places, rows, strict=True) if name]
    if judged:
        found, names = [place for place, _ in judged], [name for _, name in judged]
        lines += [f"judged    {len(judged)} texts in {len(set(names))} groups"]
        lines += [f"pairwise  {pairwise(found, names)}", f"B-cubed   {b_cubed(found, names)}"]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    match arguments:
        case [name] if Path(name).is_file():
            rows = read(Path(name))
        case ["--labels", labels, "--messages", messages] if Path(messages).is_file():
            rows = read_apart(Path(labels), Path(messages))
        case _:
            print("usage: python -m tests.bench.grouping FILE.csv", file=sys.stderr)
            return UNUSABLE
    print(report(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
