"""Counts which lines and branches the tests reach, in each of pytest's workers; for tests/suite.py.

On Python 3.11 coverage.py doubles the tests' time; slipcover takes a sixth more. Its own plugin
lets workers look every 50 times for what need not be counted any more, which takes a twelfth, and
counts in the process that only hands tests out.
"""

import json
import os
from functools import reduce
from pathlib import Path
from typing import Any

import slipcover

FOLDER = "NAJIAN_TEST_COUNTS"  # where each worker leaves what it has counted
_SOURCES = ["bot", "handlers", "storage", "reports", "domain"]
_LEFT_OUT = ["storage/migrations/*"]  # Alembic loads them past us; test_releases.py tries each
_NOT_COUNTED = ["if TYPE_CHECKING:", "assert_never", r"\.\.\.$"]
_SELDOM = 5_000  # times a line is counted before a look, which is through all modules: 0.1 s


def _begin() -> slipcover.Slipcover:
    counter = slipcover.Slipcover(
        d_miss_threshold=_SELDOM,
        branch=True,
        source=_SOURCES,
        omit=_LEFT_OUT,
        exclude_also=_NOT_COUNTED,
    )
    counted = slipcover.FileMatcher(sources=_SOURCES, omit=_LEFT_OUT)
    slipcover.ImportManager(counter, counted).__enter__()
    return counter


_worker = os.environ.get("PYTEST_XDIST_WORKER")
_counter = _begin() if _worker else None  # before tests/conftest.py, and all that it imports


def pytest_sessionfinish() -> None:
    """What this worker has counted, as a file."""
    if _counter:
        kept = Path(os.environ[FOLDER]) / f"{_worker}.json"
        kept.write_text(json.dumps(_counter.get_coverage()), "utf-8")


def together(folder: Path) -> dict[str, Any]:
    """What all workers have counted, in slipcover's form."""
    counts = [json.loads(each.read_text("utf-8")) for each in folder.glob("*.json")]
    return reduce(slipcover.merge_coverage, counts)
