"""`python -m tests.bench`: what was measured on this machine, each as a ratio within one run.

Absolute figures depend on the machine; the ratios are what is compared. How well grouping does on
judged texts is measured apart: `python -m tests.bench.grouping FILE.csv`.
"""

import asyncio
import sys
from pathlib import Path

from tests.bench import documents, reporting, routing, turns

MESSAGES = Path(__file__).parents[3] / "shared" / "data" / "citizen_messages.csv"


def main() -> int:
    """Print a line for each measurement, as it is done."""
    line("what", "figure", "ratio")
    measure_turns()
    measure_commits()
    measure_grouping()
    measure_documents()
    measure_routing()
    return 0


def measure_turns() -> None:
    """Whole turns: tap, durable answer, card."""
    asyncio.run(turns.turns_a_second(1, 20))  # warm up
    one = asyncio.run(turns.turns_a_second(1, 200))
    many = asyncio.run(turns.turns_a_second(64, 10))
    line("turns/s, 1 person", f"{one:.0f}", "1.00")
    line("turns/s, 64 people at once", f"{many:.0f}", f"{many / one:.2f}")


def measure_commits() -> None:
    """Group commit."""
    apart = asyncio.run(turns.commits_a_second(400, at_once=False))
    together = asyncio.run(turns.commits_a_second(400, at_once=True))
    line("durable answers/s, 400 one after another", f"{apart:.0f}", "1.00")
    line("durable answers/s, 400 at once", f"{together:.0f}", f"{together / apart:.2f}")


def measure_grouping() -> None:
    """How the time of a draft grows; 4.00 would be in step with the opinions."""
    reporting.grouping_seconds(50)  # warm up
    few, many = reporting.grouping_seconds(500), reporting.grouping_seconds(2_000)
    line("draft of 500 opinions", f"{few:.2f} s", "1.00")
    line("draft of 2,000 opinions", f"{many:.2f} s", f"{many / few:.2f}")


def measure_documents() -> None:
    """A ledger of 5,000 rows against the libraries alone, each in a process of its own."""
    for name, work in (("Word", "word"), ("Excel", "sheet")):
        bare, bare_peak = documents.measure(f"bare_{work}")
        ours, our_peak = documents.measure(work)
        line(f"{name}, 5,000 rows, the library alone", f"{bare:.1f} s", "1.00")
        line(f"{name}, 5,000 rows, the ledger", f"{ours:.1f} s", f"{ours / bare:.2f}")
        line("its peak memory, the library alone", f"{bare_peak:.0f} MB", "1.00")
        line("its peak memory, the ledger", f"{our_peak:.0f} MB", f"{our_peak / bare_peak:.2f}")


def measure_routing() -> None:
    """How well departments are suggested; needs labelled messages, which are not ours to ship."""
    if MESSAGES.is_file():
        routing.report(MESSAGES)
    else:
        print("Routing was left out: there is no ../shared/data/citizen_messages.csv.")
        print("Any file will do: python -m tests.bench.routing FILE.csv (topic, subject, detail)")


def line(name: str, figure: str, ratio: str) -> None:
    print(f"{name:<44}{figure:>10}{ratio:>8}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
