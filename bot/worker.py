"""Heavy, pure work in a process of its own, which ends when it has had nothing to do for a while.

The bot's process never loads pandas, scikit-learn, matplotlib or the document libraries.
"""

import asyncio
import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context, parent_process
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_LOG = logging.getLogger(__name__)
_IDLE = 300.0  # seconds


class ProcessWorker:
    """One process, started at the first piece of work."""

    def __init__(self, idle: float = _IDLE) -> None:
        self._idle = idle
        self._pool: ProcessPoolExecutor | None = None
        self._running = 0
        self._timer: asyncio.TimerHandle | None = None
        self._preparing: set[asyncio.Task[object]] = set()
        self._ready: set[Callable[..., object]] = set()  # work that this process was prepared for

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The work's result, or its exception. A worker that died is replaced once."""
        call = partial(work, *args, **kwargs)
        self._running += 1
        try:
            pool = self._open()
            try:
                return await _submit(pool, call)
            except BrokenProcessPool:
                if self._pool is pool:  # else another piece of work has replaced it already
                    await self.close()
                return await _submit(self._open(), call)
        finally:
            self._running -= 1
            self._rest_later()

    def prepare(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do some such work already, so that the next is quick; nobody waits for it.

        A process is started, and what the work imports is loaded: that may take seconds. One that
        is ready stays so.
        """
        if self._pool is not None and work in self._ready:
            self._rest_later()
            return
        self._open()
        self._ready.add(work)
        task = asyncio.create_task(self.run(work, *args, **kwargs))
        self._preparing.add(task)
        task.add_done_callback(self._prepared)

    def _prepared(self, task: asyncio.Task[object]) -> None:
        self._preparing.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _LOG.warning("The worker could not be prepared: %r", task.exception())

    async def close(self) -> None:
        """End the process."""
        for task in self._preparing:
            task.cancel()
        if self._timer is not None:
            self._timer.cancel()
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)

    def _open(self) -> ProcessPoolExecutor:
        if self._timer is not None:
            self._timer.cancel()
        if self._pool is None:
            # Spawned, not forked: a copy of a process with threads and locks may hang.
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_end_with_bot)
            self._ready.clear()
        return self._pool

    def _rest_later(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._running == 0 and self._pool is not None:
            self._timer = asyncio.get_running_loop().call_later(self._idle, self._rest)

    def _rest(self) -> None:
        if self._running == 0 and self._pool is not None:
            self._pool.shutdown(wait=False)
            self._pool = None


async def _submit(pool: ProcessPoolExecutor, call: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(pool, call)


def _end_with_bot() -> None:
    """In the worker: end when the bot's process does, also by kill -9."""
    threading.Thread(target=_wait_for_bot, daemon=True).start()


def _wait_for_bot() -> None:
    bot = parent_process()
    if bot is not None:
        bot.join()
        os._exit(1)
