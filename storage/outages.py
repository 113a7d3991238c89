"""Outages: the place where things are stored fails, and not what was to be stored there.

They go by: a full disk is emptied, a lock let go of, a server started again. So what they cut off
is done once more, and the log says in plain words what has to be seen to. What a statement of ours
does wrong is no outage, and would fail again.
"""

import errno
from collections.abc import Iterator

from sqlalchemy.exc import TimeoutError as NoConnectionError

_FULL = "the disk is full"
_READ_ONLY = "the disk or the folder can't be written to"
_REFUSED = "the system refuses access to a file or a folder"
_BROKEN = "the disk fails"
_LOCKED = "another process has locked the database"
_AWAY = "the database server is out of reach"
_LOST = "the connection to the database was lost"
_SLOW = "the database server does not answer in time"
_DAMAGED = "the database file is damaged: stop the bot and restore the last backup"

_OF_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "a file has reached the largest size that is allowed",
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EIO: _BROKEN,
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
}
# SQLite's primary result codes: https://www.sqlite.org/rescode.html
_OF_SQLITE = {
    5: _LOCKED,
    6: _LOCKED,
    8: _READ_ONLY,
    10: _BROKEN,
    11: _DAMAGED,
    13: _FULL,
    14: "the database file can't be opened",
    15: _LOCKED,
    26: _DAMAGED,
}
_PRIMARY = 0xFF
# PostgreSQL's, by how they begin: appendix A of its manual.
_OF_SERVER = {
    "08": _AWAY,
    "57P": _AWAY,
    "25P03": "a transaction stood still for too long",
    "25006": "the database server takes no changes; is it a standby?",
    "28": "the database server refuses the user or the password",
    "3D": "there is no such database on the server",
    "40": "two transactions were in each other's way",
    "53100": "the disk of the database server is full",
    "53": "the database server has no more connections or memory to give",
    "55P03": _LOCKED,
    "58": "the database server's disk fails",
}


def find(error: BaseException | None) -> str | None:
    """What is wrong with the place, in words for the log; `None` if it is something else."""
    known = tuple(_chain(error))
    lost = any(getattr(one, "connection_invalidated", False) for one in known)
    return next((told for one in known if (told := _of(one)) is not None), _LOST if lost else None)


def _of(error: BaseException) -> str | None:
    if isinstance(error, NoConnectionError | TimeoutError):
        return _SLOW
    if isinstance(error, ConnectionError):
        return _AWAY
    if isinstance(error, OSError):
        return _OF_SYSTEM.get(error.errno or 0)
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _OF_SQLITE.get(code & _PRIMARY)
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return next((told for begin, told in _OF_SERVER.items() if state.startswith(begin)), None)
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and what led to it; of a driver's error first what the driver had to say."""
    left, seen = [error], set[int]()
    while left:
        one = left.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        context = None if one.__suppress_context__ else one.__context__
        left += [context, one.__cause__, getattr(one, "orig", None)]
