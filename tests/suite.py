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
from pathlib import Path

from tests import machine, server


def main() -> int:
    """pytest's exit code: that of the first pass that failed."""
    missing = machine.missing()
    if missing and os.environ.get("CI"):
        print(f"In CI nothing may be left out, but {missing} can't run.")
        return 1
    chosen = ["-m", " and ".join(f"not {marker}" for marker in missing)] if missing else []
    with _scratch() as folder:
        code = _run(chosen, folder, os.environ)
        if "postgresql" not in missing:
            with server.running() as url:
                known = os.environ | {"NAJIAN_TEST_SERVER": url}
                code = _run(chosen, folder, known) or code
    if missing:
        print(f"Left out, because this machine lacks a program: {', '.join(missing)}.")
    return code


def _run(arguments: list[str], folder: Path, known: dict[str, str]) -> int:
    engine = "PostgreSQL" if "NAJIAN_TEST_SERVER" in known else "SQLite"
    print(f"Tests with {engine}:", flush=True)
    counted = ("-m", "slipcover") if engine == "SQLite" else ()
    command = [
        *(sys.executable, *counted, "-m", "pytest"),
        f"--numprocesses={os.cpu_count() or 1}",  # each worker takes the next file
        *("--dist=loadfile", "--no-loadscope-reorder"),
        f"--basetemp={folder / engine}",
        *arguments,
        *sys.argv[1:],
    ]
    # Tests start hundreds of processes: without bytecode each would compile every library anew.
    kept = {name: text for name, text in known.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.call(command, env=kept)


@contextmanager
def _scratch() -> Iterator[Path]:
    """Where tests keep their files: thousands of databases wait for the disk, if it is one."""
    with tempfile.TemporaryDirectory(prefix="najian-tests-", dir=server.memory()) as folder:
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
