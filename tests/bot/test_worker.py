import asyncio
import operator
import os
import signal
import sys
import time

import pytest

from bot.worker import ProcessWorker
from tests.end_to_end.processes import until


@pytest.fixture
async def worker():
    worker = ProcessWorker()
    yield worker
    await worker.close()


def write_pid(path):
    path.write_text(str(os.getpid()))


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_work_gives_its_result_from_another_process(worker):
    results = [await worker.run(operator.add, 2, 3), await worker.run(os.getpid) == os.getpid()]

    assert results == [5, False]


async def test_work_gives_its_exception(worker):
    with pytest.raises(ZeroDivisionError):
        await worker.run(operator.floordiv, 1, 0)


async def test_one_process_does_all_work(worker):
    first, second = await asyncio.gather(worker.run(os.getpid), worker.run(os.getpid))

    assert first == second


async def test_what_is_prepared_is_done_by_the_process_that_does_the_work(worker, tmp_path):
    told = tmp_path / "pid"
    worker.prepare(write_pid, told)
    await asyncio.sleep(0)  # hands it over

    assert await worker.run(os.getpid) == int(told.read_text())


async def test_what_is_ready_is_not_prepared_again(worker, tmp_path):
    worker.prepare(write_pid, tmp_path / "first")
    worker.prepare(write_pid, tmp_path / "second")
    await asyncio.sleep(0)  # hands it over
    await worker.run(os.getpid)

    assert [path.name for path in tmp_path.iterdir()] == ["first"]


async def test_what_cannot_be_prepared_is_logged_and_no_more(worker, caplog):
    worker.prepare(operator.floordiv, 1, 0)
    await asyncio.sleep(0)  # hands it over
    await worker.run(os.getpid)
    await asyncio.sleep(0)

    assert "ZeroDivisionError" in caplog.text


async def test_closing_while_preparing_starts_no_other_process():
    worker = ProcessWorker()
    worker.prepare(time.sleep, 0.5)
    await asyncio.sleep(0)
    worker.prepare(time.sleep, 0.5)
    await asyncio.sleep(0)

    await worker.close()
    await asyncio.sleep(0)

    assert worker._pool is None


async def test_a_worker_that_was_killed_is_replaced(worker):
    pid = await worker.run(os.getpid)
    os.kill(pid, signal.SIGKILL)

    other = await worker.run(os.getpid)

    assert other not in {pid, os.getpid()}


async def test_work_under_way_when_the_worker_is_killed_is_done_again(worker):
    pid = await worker.run(os.getpid)
    waiting = [asyncio.create_task(worker.run(operator.add, n, 1)) for n in range(20)]
    await asyncio.sleep(0)  # hands them over
    os.kill(pid, signal.SIGKILL)

    assert await asyncio.gather(*waiting) == list(range(1, 21))


async def test_the_process_ends_when_it_has_had_nothing_to_do_for_a_while():
    worker = ProcessWorker(idle=0.05)
    pid = await worker.run(os.getpid)

    await until(lambda: not is_running(pid), "the worker lives on")

    assert await worker.run(os.getpid) != pid
    await worker.close()


PROGRAM = """
import asyncio, os
from bot.worker import ProcessWorker

async def main():
    worker = ProcessWorker()
    print(await worker.run(os.getpid), flush=True)
    await asyncio.Event().wait()

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_the_process_does_not_outlive_a_killed_bot(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, "utf-8")
    bot = await asyncio.create_subprocess_exec(
        sys.executable,
        program,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    pid = int(await asyncio.wait_for(bot.stdout.readline(), 30))
    bot.kill()
    await bot.wait()

    await until(lambda: not is_running(pid), "the worker lives on")


async def test_the_bots_own_loop_goes_on_meanwhile(worker):
    work = asyncio.create_task(worker.run(time.sleep, 0.05))

    turns = 0
    while not work.done():
        await asyncio.sleep(0)
        turns += 1

    assert turns > 1
