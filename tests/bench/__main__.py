"""`python -m tests.bench [PART…]`: what was measured on this machine, as ratios within one run.

Absolute figures depend on the machine; the ratios are what is compared. The messages that the
judgements of grouping are about are not ours to ship: `MESSAGES=FILE.csv make bench` names them.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from tests.bench import (
    documents,
    flood,
    grouping,
    grouping_growth,
    naming,
    routing,
    searching,
    speed,
    turns,
)
from tests.bench.grouping_growth import MORE
from tests.bench.table import as_printed, heading, line

LABELS = Path(__file__).parent / "grouping_labels.csv"
LINES = Path(__file__).parents[1] / "reports"
MESSAGES = Path(__file__).parents[3] / "shared" / "data" / "citizen_messages.csv"
T = TypeVar("T")


def main(asked: Sequence[str] = ()) -> int:
    """Print a line for each measurement, as it is done: of these parts, or of all."""
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        print(f"There is no part {', '.join(unknown)}. Parts: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name in asked or PARTS:
        PARTS[name]()
    return 0


def measure_turns() -> None:
    """Whole turns: tap, durable answer, card."""
    heading("Turns in one process")
    asyncio.run(turns.turns_a_second(1, 20))  # warm up
    one = asyncio.run(turns.turns_a_second(1, 200))
    many = asyncio.run(turns.turns_a_second(64, 10))
    line("turns/s, 1 person", f"{one:.0f}", "1.00")
    line("turns/s, 64 people at once", f"{many:.0f}", f"{many / one:.2f}")


def measure_flood() -> None:
    """What others wait while one person sends without end."""
    heading("A flood")
    middle, slow = asyncio.run(flood.waits(flooded=False))
    flooded_middle, flooded_slow = asyncio.run(flood.waits(flooded=True))
    line("a turn, median", f"{middle:.1f} ms", "1.00")
    line(
        "the same while somebody floods",
        f"{flooded_middle:.1f} ms",
        f"{flooded_middle / middle:.2f}",
    )
    line("a turn, 99 of 100", f"{slow:.1f} ms", "1.00")
    line("the same while somebody floods", f"{flooded_slow:.1f} ms", f"{flooded_slow / slow:.2f}")


def measure_commits() -> None:
    """Group commit."""
    heading("Group commit")
    apart = asyncio.run(turns.commits_a_second(400, at_once=False))
    together = asyncio.run(turns.commits_a_second(400, at_once=True))
    line("durable answers/s, 400 one after another", f"{apart:.0f}", "1.00")
    line("durable answers/s, 400 at once", f"{together:.0f}", f"{together / apart:.2f}")


def measure_grouping() -> None:
    """How a run grows with what is stored (ratio: for each opinion), and how well it groups."""
    heading("Grouping")
    taken: list[tuple[float, float, float]] = []
    for count in (1_000, 10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.sqlite3"
            cold = apart(grouping_growth.measure, path, 0, count)
            warm = apart(grouping_growth.measure, path, count, count + MORE)
        taken.append((cold.seconds / count, cold.peak, warm.seconds))
        each, peak, more = (now / first for now, first in zip(taken[-1], taken[0], strict=True))
        line(f"run over {count:,} opinions", f"{cold.seconds:.1f} s", f"{each:.2f}")
        line("its entries", f"{cold.entries:,}", "")
        line("its peak memory", f"{cold.peak:.0f} MB", f"{peak:.2f}")
        line(f"run over {MORE:,} more", f"{warm.seconds:.1f} s", f"{more:.2f}")
    measure_grouping_quality()


def measure_grouping_quality() -> None:
    """On invented lines, and against judgements by hand where the messages are at hand."""
    with as_printed("How well it groups"):
        for name in ("lines.csv", "lines_unseen.csv"):
            print(f"Invented {name}: {grouping.report(grouping.read(LINES / name))}")
        messages = Path(os.environ.get("MESSAGES", ""))
        if messages.is_file():
            print(f"Messages: {grouping.report(grouping.read_apart(LABELS, messages))}")
        else:
            print("Messages were left out: MESSAGES names no file (subject, detail).")


def measure_documents() -> None:
    """A ledger of 5,000 rows against the libraries alone, each in a process of its own."""
    heading("Documents")
    for name, work in (("Word", "word"), ("Excel", "sheet")):
        bare, bare_peak = documents.measure(f"bare_{work}")
        ours, our_peak = documents.measure(work)
        line(f"{name}, 5,000 rows, the library alone", f"{bare:.1f} s", "1.00")
        line(f"{name}, 5,000 rows, the ledger", f"{ours:.1f} s", f"{ours / bare:.2f}")
        line("its peak memory, the library alone", f"{bare_peak:.0f} MB", "1.00")
        line("its peak memory, the ledger", f"{our_peak:.0f} MB", f"{our_peak / bare_peak:.2f}")


def measure_routing() -> None:
    """How well departments are suggested; needs labelled messages, which are not ours to ship."""
    with as_printed("Routing"):
        if MESSAGES.is_file():
            routing.report(MESSAGES)
        else:
            print("Left out: there is no ../shared/data/citizen_messages.csv.")
            print(
                "Any file will do: python -m tests.bench.routing FILE.csv (topic, subject, detail)"
            )


def measure_searching() -> None:
    """/search: finding, and masking what is found."""
    with as_printed("Searching"):
        searching.main()


def measure_naming() -> None:
    """What would be held of messages, and how fast; they are not ours to ship."""
    messages = Path(os.environ.get("MESSAGES", ""))
    with as_printed("Naming"):
        if messages.is_file():
            naming.main([str(messages)])
        else:
            print("Left out: MESSAGES names no file (subject, detail).")


def apart(work: Callable[..., T], *given: object) -> T:
    """The result of work in a fresh process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


PARTS: dict[str, Callable[[], None]] = {
    **speed.PARTS,
    "turns": measure_turns,
    "flood": measure_flood,
    "commits": measure_commits,
    "grouping": measure_grouping,
    "documents": measure_documents,
    "routing": measure_routing,
    "searching": measure_searching,
    "naming": measure_naming,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
