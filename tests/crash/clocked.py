"""`najian` by another clock: `python -m tests.crash.clocked FILE OPTIONS…`.

The file holds by how many seconds the clock goes ahead, and may change meanwhile. POLL, if it is
set, says for how many seconds Telegram may hold a call. All else is the program as it is.

Without a file it is a nursery: for each line of its standard input, a JSON list of such arguments,
it forks a bot and tells its number, then its end. All that is imported is imported already, so
that a kill costs less than a second.
"""

import json
import os
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot import app, commands, intake


def main(arguments: list[str]) -> None:
    """Run the command that stands behind the file."""
    ahead, *sys.argv[1:] = arguments

    def now():
        return app.now() + timedelta(seconds=float(Path(ahead).read_text("ascii")))

    intake._POLL = int(os.environ.get("POLL", intake._POLL))
    app.open_services = partial(app.open_services, clock=now)
    commands.main()


def nurse() -> None:
    """Fork one bot after another."""
    from bot import running  # noqa: F401, PLC0415 - imported before the first is born

    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _live(json.loads(line))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _live(arguments: list[str]) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    code = 1
    try:
        main(arguments)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":  # a worker process imports this module too
    if sys.argv[1:]:
        main(sys.argv[1:])
    else:
        nurse()
