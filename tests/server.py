"""A PostgreSQL server of the tests' own: made when they begin, gone when they end.

Nothing of it outlives them, so it may lose everything: it writes nothing through to the disk.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
max_connections = 200
shared_buffers = '256MB'
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
jit = off
"""
_MEMORY = Path("/dev/shm")
_USER = "postgres"  # the server refuses to run as root; Debian's package has this user


def programs() -> Path | None:
    """The folder with the server's programs: Debian keeps it out of the search path."""
    found = shutil.which("initdb")
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return Path(found).parent if found else kept[-1].parent if kept else None


@contextmanager
def running() -> Iterator[str]:
    """The server's URL, while it runs."""
    bin_ = programs()
    assert bin_ is not None
    folder = Path(tempfile.mkdtemp(prefix="najian-server-", dir=memory()))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
        folder.chmod(0o755)  # we come by its socket
    kept = folder / "data"
    try:
        _run(bin_ / "initdb", "-D", kept, "-A", "trust", "-U", "najian", "--locale=C", "-E", "UTF8")
        port = _free_port()
        with (kept / "postgresql.conf").open("a") as settings:
            settings.write(_SETTINGS.format(port=port, folder=folder))
        _run(bin_ / "pg_ctl", "-D", kept, "-l", folder / "log", "-w", "-t", "60", "start")
        try:
            # By its socket: half of what each statement takes is the way there and back.
            yield f"postgresql://najian@/postgres?host={folder}&port={port}"
        finally:
            _run(bin_ / "pg_ctl", "-D", kept, "-m", "immediate", "-w", "-t", "60", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def memory() -> Path:
    """Where files need no disk, if the machine has such a place with room; else its usual one."""
    roomy = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > 4_000_000_000
    return _MEMORY if roomy else Path(tempfile.gettempdir())


def _run(*command: str | Path) -> None:
    root = os.geteuid() == 0
    subprocess.run(
        command,
        check=True,
        timeout=120,
        cwd="/",
        stdout=subprocess.DEVNULL,
        **({"user": _USER, "group": _USER, "extra_groups": ()} if root else {}),
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number
