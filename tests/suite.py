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
    # Tests start hundreds of processes: without bytecode each would compile every library anew.
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "pytest", *arguments, *sys.argv[1:]]
    code = subprocess.call(command, env=kept)
    if missing:
        print(f"Left out, because this machine lacks a program: {', '.join(missing)}.")
    return code


if __name__ == "__main__":
    sys.exit(main())
