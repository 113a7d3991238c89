"""Measures how fast the router suggests and learns, and how much memory it takes."""

import tracemalloc
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from bot.settings import configuration
from domain.campaign import Department
from domain.routing import Router
from reports import routing as fitting

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
EXAMPLES = 10_000
ASKED = 200
Example = tuple[str, str]


def lines(texts: Sequence[str]) -> list[str]:
    """What was measured with the departments of the example and so many confirmed texts."""
    known = configuration.load(EXAMPLE, {}).campaign.departments
    codes = cycle(department.code for department in known)
    examples = list(zip(crossed(texts), codes, strict=False))
    router = Router(known)
    refitting = seconds(lambda: router.adopt(fitting.fit(examples)))
    rebuilding = seconds(lambda: router.learn_all(examples))
    suggesting = [seconds(lambda text=text: router.suggest(text)) for text in texts[:ASKED]]
    learning = [seconds(lambda one=one: router.learn(*one)) for one in examples[:ASKED]]
    return [
        f"With {EXAMPLES:,} confirmed examples and {len(known)} departments:",
        f"a suggestion      {_ms(median(suggesting))}, at most {_ms(max(suggesting))}",
        f"an example more   {_ms(median(learning))}",
        f"all from nothing  {rebuilding:.1f} s, {megabytes(known, examples):.0f} MB kept",
        f"fitting, elsewhere {refitting:.1f} s",
    ]


def crossed(texts: Sequence[str]) -> list[str]:
    """EXAMPLES texts, however few are given: the first half of one, the second of another."""
    pairs = ((one, other) for apart in range(len(texts)) for one, other in _apart(texts, apart))
    return [
        one[: len(one) // 2] + other[len(other) // 2 :] for one, other in islice(pairs, EXAMPLES)
    ]


def megabytes(known: Sequence[Department], examples: Sequence[Example]) -> float:
    """What a router holds in memory that has learnt the examples."""
    tracemalloc.start()
    router = Router(known)
    router.learn_all(examples)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1024 / 1024


def seconds(act: Callable[[], object]) -> float:
    begin = perf_counter()
    act()
    return perf_counter() - begin


def _ms(measured: float) -> str:
    return f"{1_000 * measured:.1f} ms"


def _apart(texts: Sequence[str], apart: int) -> list[tuple[str, str]]:
    return [(one, texts[(place + apart) % len(texts)]) for place, one in enumerate(texts)]
