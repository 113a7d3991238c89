"""What the process writes about itself: ids and kinds, never answers, names or the token."""

import logging
import sys

_FORM = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


class _Redact(logging.Formatter):
    """The last line of defence: whatever a library writes, the token is not in it."""

    def __init__(self, secret: str | None) -> None:
        super().__init__(_FORM)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """The line without the secret."""
        line = super().format(record)
        return line.replace(self._secret, "[token]") if self._secret else line


def begin(secret: str | None, *, verbose: bool = False) -> None:
    """Log to standard error; libraries only when they warn."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redact(secret))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # It warns whenever a job is still at it when its next tick comes: that is as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    for name in ("bot", "handlers", "storage"):
        logging.getLogger(name).setLevel(logging.DEBUG if verbose else logging.INFO)
