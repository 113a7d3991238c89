"""Runs all tests that can run here, with coverage, and ends with a plain summary."""

import os
import subprocess
import sys

from tests import machine


def main() -> int:
    """pytest's exit code."""
    missing = machine.missing()
    if missing and os.environ.get("CI"):
        print(f"In CI nothing may be left out, but {missing} can't run.")
        return 1
    chosen = ["-m", " and ".join(f"not {marker}" for marker in missing)] if missing else []
    arguments = [
        *chosen,
        f"--numprocesses={os.cpu_count() or 1}",  # each worker takes the next file
        "--dist=loadfile",
        "--cov",
        "--cov-branch",
        "--cov-report=term:skip-covered",
        "--cov-fail-under=95",
    ]
    code = subprocess.call([sys.executable, "-m", "pytest", *arguments, *sys.argv[1:]])
    if missing:
        print(f"Left out, because this machine lacks a program: {', '.join(missing)}.")
    return code


if __name__ == "__main__":
    sys.exit(main())
