"""`najian` by another clock: `python -m tests.crash.clocked FILE OPTIONS…`.

The file holds by how many seconds the clock goes ahead, and may change meanwhile. POLL, if it is
set, says for how many seconds Telegram may hold a call. All else is the program as it is.
"""

import os
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot import app, commands, intake


def main() -> None:
    """Run the command that stands behind the file."""
    ahead = Path(sys.argv.pop(1))

    def now():
        return app.now() + timedelta(seconds=float(ahead.read_text("ascii")))

    intake._POLL = int(os.environ.get("POLL", intake._POLL))
    app.open_services = partial(app.open_services, clock=now)
    commands.main()


if __name__ == "__main__":  # a worker process imports this module too
    main()
