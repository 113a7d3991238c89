"""What the process writes about itself: ids and kinds, never answers, names or the token.

Our own lines are written so. This is the last line of defence, for what a library writes, for an
exception that quotes what somebody sent, and for what nobody thought of: of an exception its kind
and its place are told, and its words only where they are not people's.
"""

import logging
import re
import sys
import traceback
from types import TracebackType

from telegram.error import TelegramError

from bot import terminal

_FORM = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_OWN = ("bot", "handlers", "storage", "reports", "domain")
_GONE = "[…]"

# In every line: what a person or a deployment is known by. The number of an update is no person's.
_MARKS = (
    (re.compile(r"\b\d{5,}:[\w-]{30,}"), "[secret]"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[address]"),
    (re.compile(r"(?<!Serving as )@[A-Za-z]\w{4,}"), "[name]"),
    (re.compile(r"(?<![\w.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\w)"), "[number]"),
    (re.compile(r"(?<![\w.])0\d{2,3}[ -]\d{7,8}(?!\w)"), "[number]"),
    (re.compile(r"(?<![\w.])(?<!Update )(?<!Message )-?\d{6,}(?!\w)"), "[number]"),
)
# In what we have not written ourselves: whatever may be somebody's words.
_WORDS = (
    re.compile(r"(?<!\w)'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|“[^”\n]*”|「[^」\n]*」"),
    re.compile(r"[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"),
)


class _Redact(logging.Formatter):
    """Lines without what must not be in them."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__(_FORM)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line, and where an exception came from."""
        known = logging.makeLogRecord(vars(record))
        known.exc_text = None
        if isinstance(known.args, tuple):
            known.args = tuple(map(_told, known.args))
        known.msg = _told(known.msg)
        if not _is_ours(record.name):
            message = terminal.on_one_line(known.getMessage())
            known.msg, known.args = without_words(message), None
        line = without_marks(super().format(known))
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return terminal.visible(line)

    def formatException(  # noqa: N802 - logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Its kind and its places, and those of what led to it."""
        return "" if ei[1] is None else trace(ei[1])


class _Told:
    """An exception in a line: its kind, and its words where they are not people's."""

    def __init__(self, error: BaseException) -> None:
        self._text = summary(error)

    def __str__(self) -> str:
        return self._text

    __repr__ = __str__


def begin(secrets: tuple[str, ...], *, verbose: bool = False) -> None:
    """Log to standard error; libraries only when they warn. No line shows one of the secrets."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redact(secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # It warns whenever a job is still at it when its next tick comes: that is as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    for name in ("bot", "handlers", "storage"):
        logging.getLogger(name).setLevel(logging.DEBUG if verbose else logging.INFO)
    logging.captureWarnings(capture=True)
    sys.excepthook = _last


def without_marks(text: str) -> str:
    """A text without numbers and names that people are known by."""
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return text


def without_words(text: str) -> str:
    """A text without what it quotes, and without Chinese."""
    for pattern in _WORDS:
        text = pattern.sub(_GONE, text)
    return text


def trace(error: BaseException) -> str:
    """Where an exception came from, and what led to it first; as Python tells it, but shorter."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    parts = [trace(before)] if before is not None else []
    if isinstance(error, BaseExceptionGroup):
        parts += [trace(one) for one in error.exceptions]
    places = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    return "\n".join([*parts, *([places] if places else []), summary(error)])


def summary(error: BaseException) -> str:
    """The kind of an exception, and its words where they are not people's."""
    kind = type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        return f"{kind}: {error.strerror}"
    if _is_ours(type(error).__module__):
        return f"{kind}: {error}"
    if isinstance(error, TelegramError):
        return f"{kind}: {without_words(error.message)}"
    return kind


def _is_ours(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in _OWN


def _told(value: object) -> object:
    return _Told(value) if isinstance(value, BaseException) else value


def _last(kind: type[BaseException], error: BaseException, places: TracebackType | None) -> None:
    """What nobody caught ends the process: it is told like everything else."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, places)
        return
    logging.getLogger("bot").critical("Ended by what nobody expected.", exc_info=error)
