"""Prints what was measured of speed: turns, figures, a serving bot, sealing, a server."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests import engine
from tests.bench import figures, sealing, servers, serving, survey_turns, taking_in
from tests.bench.survey_turns import BARE, CELLS, DOCUMENTED, OURS, Cell
from tests.bench.table import heading, line

SIZES = (10_000, 100_000, 1_000_000)  # answers
FLAT = 100_000  # turns
ROWS = 100_000  # of a file that is taken in
_WISHES = {  # ours to bare, ours to documented, by latency (ms) and people
    (0, 64): ("≥ 0.60", ""),
    (50, 64): ("≥ 0.60", "≥ 20"),
}


def measure_survey_turns() -> None:
    """A tap, its durable answer, the changed card; over HTTP, beside two other bots."""
    heading("A survey turn over HTTP")
    found = asyncio.run(survey_turns.measure(CELLS))
    for latency, people in CELLS:
        cells = {name: found[name, latency, people] for name in (OURS, BARE, DOCUMENTED)}
        where = f"{latency * 1000:.0f} ms, {people} at once"
        to_bare, to_documented = _WISHES.get((round(latency * 1000), people), ("", ""))
        ours = cells[OURS]
        line(f"turns/s, {where}", f"{ours.rate:.0f}", "")
        for name, wanted in ((BARE, to_bare), (DOCUMENTED, to_documented)):
            other = cells[name]
            ratio = f"{ours.rate / other.rate:.2f}"
            line(f"— against PTB {name}", f"{other.rate:.0f}", ratio, wanted)
        _tell_times(cells, where, "≤ 3.0" if people == 64 else "")


def _tell_times(cells: dict[str, Cell], where: str, wanted: str) -> None:
    ours, bare = cells[OURS], cells[BARE]
    line(f"median of a turn, {where}", _ms(ours.middle), f"{ours.middle / bare.middle:.2f}")
    line("— its p99, to its median", _ms(ours.slow), f"{ours.slow / ours.middle:.2f}", wanted)
    line("— processor time, to bare", _ms(ours.cpu), f"{ours.cpu / bare.cpu:.2f}")


def measure_flatness(turns: int = FLAT) -> None:
    """Memory over many turns."""
    heading(f"Memory over {turns:,} turns")
    found = asyncio.run(serving.flat(turns))
    first, last = found.memory[0], found.memory[-1]
    line("after 5,000 turns", f"{first:.1f} MB", "1.00")
    line(f"after {turns:,}", f"{last:.1f} MB", f"{last / first:.2f}", "1.00")
    line("what the second half has added", f"{found.growth:.1f} MB", "", "0")


def measure_figures(sizes: tuple[int, ...] = SIZES) -> None:
    """Digest and summary over many answers, and batches of what is new."""
    heading("Figures over many answers")
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _tell_figures(Path(folder), count)


def _tell_figures(folder: Path, count: int) -> None:
    """Ratios are to plain SQL, which reads the same answers."""
    figures.measure("store", folder, count)
    plain = figures.measure("plain", folder)
    line(f"plain SQL, {count:,} answers", f"{plain.seconds:.3f} s", "1.00")
    for work in ("digest", "summary"):
        known = figures.measure(work, folder)
        ratio = f"{known.seconds / plain.seconds:.1f}"
        line(f"{work}, {count:,} answers", f"{known.seconds:.3f} s", ratio)
        line("— peak memory", f"{known.peak:.0f} MB", f"{known.peak / plain.peak:.2f}")
    figures.measure("store", folder, figures.NEW)
    new = figures.measure("batch", folder)
    rows = f"{new.rows / (figures.NEW / 4):.2f}"
    line(f"batches of {figures.NEW} more, over {count:,}", f"{new.seconds:.3f} s", "")
    line("— rows read, for each new response", f"{new.rows}", rows, "1")


def measure_serving() -> None:
    """Memory, start, what is installed, and a file that is taken in."""
    heading("A bot that serves")
    start = asyncio.run(serving.start())
    line("resident memory", f"{start.memory:.0f} MB", f"{start.memory / 110:.2f}", "≤ 110 MB")
    line("`import telegram.ext`", f"{start.library:.2f} s", "1.00")
    ratio = f"{start.again / start.library:.2f}"
    line("start to first call for updates", f"{start.again:.2f} s", ratio)
    ratio = f"{start.first / start.library:.2f}"
    line("the very first start, which makes the database", f"{start.first:.2f} s", ratio)
    line("installed, with `xlsform`", f"{serving.installed():.0f} MB", "")


def measure_import(rows: int = ROWS) -> None:
    """`najian import`."""
    heading("Taking in a file")
    ours, plain = taking_in.measure(rows)
    line(f"plain SQL, {rows:,} rows", f"{plain:.1f} s", "1.00")
    line(f"`najian import`, {rows:,} rows", f"{ours:.1f} s", f"{ours / plain:.0f}")


def measure_sealing() -> None:
    """What sealing costs."""
    heading("Sealing")
    line("sealing one answer, alone", f"{sealing.alone() * 1e6:.1f} µs", "")
    for name, measured in (("a turn", sealing.turns), ("a response", sealing.stored)):
        sealed, as_it_is = measured()
        line(f"{name} in storage, not sealed", _ms(as_it_is), "1.00")
        line(f"{name} in storage", _ms(sealed), f"{sealed / as_it_is:.2f}")


def measure_servers() -> None:
    """PostgreSQL beside SQLite."""
    heading("PostgreSQL")
    if not engine.SERVER:
        line("left out: NAJIAN_TEST_SERVER names no server", "", "")
        return
    file, server = asyncio.run(servers.measure())
    line("turns/s on SQLite, 64 at once", f"{file:.0f}", "1.00")
    line("turns/s on PostgreSQL, 64 at once", f"{server:.0f}", f"{server / file:.2f}")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


PARTS: dict[str, Callable[[], None]] = {
    "survey": measure_survey_turns,
    "flat": measure_flatness,
    "figures": measure_figures,
    "serving": measure_serving,
    "import": measure_import,
    "sealing": measure_sealing,
    "servers": measure_servers,
}
