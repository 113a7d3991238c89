"""Runs all tests that can run here, and ends with a plain summary.

First with SQLite, where lines and branches are counted, then what stores anything once more with
PostgreSQL.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from tests import counting, machine, server

_SHARE = 95  # % of lines and branches


def main() -> int:
    """pytest's exit code: that of the first pass that failed."""
    missing = machine.missing()
    if missing and os.environ.get("CI"):
        print(f"In CI nothing may be left out, but {missing} can't run.")
        return 1
    chosen = ["-m", " and ".join(f"not {marker}" for marker in missing)] if missing else []
    with _scratch() as folder:
        counts = folder / "counts"
        counts.mkdir()
        counted = ["-p", counting.__name__, *chosen]
        code = _run("SQLite", counted, folder, {counting.FOLDER: str(counts)})
        code = code or _judge(counting.together(counts))
        if "postgresql" not in missing:
            with server.running() as url:
                code = _run("PostgreSQL", chosen, folder, {"NAJIAN_TEST_SERVER": url}) or code
    if missing:
        print(f"Left out, because this machine lacks a program: {', '.join(missing)}.")
    return code


def _run(engine: str, arguments: list[str], folder: Path, more: dict[str, str]) -> int:
    print(f"Tests with {engine}:", flush=True)
    command = [
        *(sys.executable, "-m", "pytest"),
        # Each worker takes the next file. One more than there are cores: some tests mostly wait.
        f"--numprocesses={(os.cpu_count() or 1) + 1}",
        *("--dist=loadfile", "--no-loadscope-reorder"),
        f"--basetemp={folder / engine}",
        *arguments,
        *sys.argv[1:],
    ]
    # Tests start hundreds of processes: without bytecode each would compile every library anew.
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.call(command, env=kept | more)


def _judge(found: dict[str, Any]) -> int:
    """1 if the tests do not reach enough; says what they do not reach."""
    for name, file in sorted(found["files"].items()):
        share = file["summary"]["percent_covered"]
        if share < _SHARE:
            print(f"{name}: {share:.0f} %, not lines {_spans(file['missing_lines'])}")
    share = found["summary"]["percent_covered"]
    print(f"Lines and branches that tests with SQLite reach: {share:.1f} % (wanted: {_SHARE} %).")
    return int(share < _SHARE)


def _spans(lines: list[int]) -> str:
    """Numbers of lines as people read them: 3-5, 9."""
    ends = [(line, line - place) for place, line in enumerate(lines)]
    spans = [[line for line, _ in each] for _, each in groupby(ends, key=itemgetter(1))]
    return ", ".join(f"{span[0]}-{span[-1]}" if span[1:] else f"{span[0]}" for span in spans)


@contextmanager
def _scratch() -> Iterator[Path]:
    """Where tests keep their files: thousands of databases wait for the disk, if it is one."""
    with tempfile.TemporaryDirectory(prefix="najian-tests-", dir=server.memory()) as folder:
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
