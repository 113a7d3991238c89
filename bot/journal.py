"""What the process writes about itself: ids and kinds, never answers, names or the token."""

import logging
import sys

_FORM = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


class _Redact(logging.Formatter):
    """The last line of defence: whatever a library writes, no secret is in it."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__(_FORM)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line without the secrets."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


def begin(secrets: tuple[str, ...], *, verbose: bool = False) -> None:
    """Log to standard error; libraries only when they warn. No line shows one of the secrets."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redact(secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # It warns whenever a job is still at it when its next tick comes: that is as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    for name in ("bot", "handlers", "storage"):
        logging.getLogger(name).setLevel(logging.DEBUG if verbose else logging.INFO)
