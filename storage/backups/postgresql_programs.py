"""The programs of PostgreSQL, run as children: what they ask, say and complain of."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from storage.backups.engine import Stopped, never
from storage.backups.refusals import BackupError, StoppedError

_LOOK = 0.2  # seconds between two looks at whether to stop
_END = "~najian~"
QUIETLY = ("--no-psqlrc", "--no-align", "--tuples-only", "--quiet", "--set=ON_ERROR_STOP=1")


class Ask:
    """A session of psql: one statement after the other, in one transaction if one is begun."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def __call__(self, statement: str) -> list[str]:
        """Its rows, a line each, values parted by `|`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        lines: list[str] = []
        try:
            self._process.stdin.write(f"{statement};\n\\echo {_END}\n")
            self._process.stdin.flush()
            for line in self._process.stdout:
                if line.rstrip("\n") == _END:
                    return lines
                lines.append(line.rstrip("\n"))
        except BrokenPipeError:
            lines += self._process.stdout.read().splitlines()
        raise BackupError(f"PostgreSQL says: {last(chr(10).join(lines))}")


@contextmanager
def psql(environment: Mapping[str, str]) -> Iterator[Ask]:
    """A session, until the end of the block."""
    asking = started(
        ["psql", *QUIETLY], environment, stdin=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    with asking as process:
        yield Ask(process)


@contextmanager
def started(
    command: list[str],
    environment: Mapping[str, str],
    *,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
) -> Iterator["subprocess.Popen[str]"]:
    """A program of PostgreSQL, which ends with the block."""
    program = shutil.which(command[0])
    if program is None:
        raise BackupError(
            f"the program {command[0]} is missing: install the PostgreSQL client "
            "(Debian: apt install postgresql-client), of the server's version or newer"
        )
    process = subprocess.Popen(  # noqa: S603 - a program of PostgreSQL, with arguments of our own
        [program, *command[1:]],
        env=os.environ | environment,
        text=True,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def run(command: list[str], environment: Mapping[str, str], stopped: Stopped = never) -> None:
    """Run to the end; what it complains of is said in one line."""
    with started(command, environment, stdout=subprocess.DEVNULL) as process:
        while True:
            try:
                _, said = process.communicate(timeout=_LOOK)
                break
            except subprocess.TimeoutExpired:
                if stopped():
                    raise StoppedError("stopped before the copy was complete") from None
        if process.returncode != 0:
            raise BackupError(f"{command[0]} says: {last(said)}")


def last(said: str) -> str:
    """The last line of what was said."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing"
