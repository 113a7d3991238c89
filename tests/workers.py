"""Which of pytest's workers takes which tests, and where it runs.

A file each; but the first takes all that mostly waits. Tests that kill processes, or let Telegram
and disks fail, sit through patience and back-off: if every worker began with them, the processors
would have nothing to do. So do those that look at pages, by the one browser of that worker.

The others stay on one processor each. SQLite's driver hands each statement to another thread and
PostgreSQL to another process; where both have one processor, that takes a fifth of the time less.
"""

import contextlib
import os

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

_WAITING = ("tests/crash/", "tests/end_to_end/", "tests/bot/sandbox/test_page")
_TOGETHER = "what waits"
_FIRST = "gw0"


def waits(test: str) -> bool:
    """Whether a test, by its node id or its file, mostly waits."""
    return test.startswith(_WAITING)


class Shares(LoadFileScheduling):
    """xdist's distribution by files; what waits is one file to it."""

    def _split_scope(self, nodeid: str) -> str:
        return _TOGETHER if waits(nodeid) else str(super()._split_scope(nodeid))

    def _assign_work_unit(self, node: WorkerController) -> None:
        if _TOGETHER in self.workqueue:
            self.workqueue.move_to_end(_TOGETHER, last=node.gateway.id != _FIRST)
        super()._assign_work_unit(node)


def stay(worker: str) -> None:
    """Keep this process, and those it starts, on one processor; `worker` as xdist names it: gw1.

    But the first, most of whose time goes by in waiting for processes that it has started.
    """
    number = int(worker.removeprefix("gw") or 0)
    if number and hasattr(os, "sched_setaffinity"):
        here = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {here[(number - 1) % len(here)]})


def call_in(process: int) -> None:
    """Bring another process of this machine to where we are, such as a server's that answers us."""
    if hasattr(os, "sched_setaffinity"):
        with contextlib.suppress(OSError):  # it is not ours to move
            os.sched_setaffinity(process, os.sched_getaffinity(0))
