"""Addresses in the configuration, checked as they are read.

They may hold passwords: no message quotes more of them than the scheme.
"""

import re
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

_BOT_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,28}[Bb][Oo][Tt]")  # 5 to 32 characters
_SQLITE_FILE = re.compile(r"sqlite:///([^?#\x00]+)")


def web_address(given: str) -> str:
    """An address of the web, without a slash at its end."""
    try:
        parts = urlsplit(given)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"\s", given):
        raise ValueError('is not a web address: write one such as "https://api.telegram.org"')
    return given.rstrip("/")


def secure_address(given: str) -> str:
    """An address that Telegram calls, or nothing: over HTTPS, or on this machine for practice."""
    if not given:
        return given
    address = web_address(given)
    parts = urlsplit(address)
    if parts.scheme != "https" and not _is_here(parts.hostname or ""):
        raise ValueError("is not secure: Telegram calls https addresses only")
    return address


def bot_name(given: str) -> str:
    """A bot's user name on Telegram, or nothing."""
    if given and not _BOT_NAME.fullmatch(given):
        raise ValueError(
            "is not a bot's user name: 5 to 32 of A-Z, a-z, 0-9 and _, ending in bot, without @"
        )
    return given


def database(given: str) -> str:
    """The URL of a SQLite file or of a PostgreSQL database."""
    scheme = given.partition(":")[0]
    if scheme == "postgresql":
        return _server(given)
    if scheme != "sqlite":
        known = re.fullmatch(r"[a-z0-9+]{1,16}", scheme)
        name = f"for {scheme}" if known else "for nothing that is known"
        raise ValueError(
            f'is {name}: write "sqlite:///najian.db" or "postgresql://user@host:5432/najian"'
        )
    if not _SQLITE_FILE.fullmatch(given) or given.endswith((":memory:", "/")):
        raise ValueError('does not name a file: write it as "sqlite:///najian.db"')
    return given


def _server(given: str) -> str:
    try:
        parts = urlsplit(given)
        by_socket = parse_qs(parts.query).get("host", [""])[0].startswith("/")
        is_found = bool(parts.hostname) or by_socket
        usable = is_found and parts.port != 0 and len(parts.path) > 1
    except ValueError:
        usable = False
    if not usable or re.search(r"\s", given):
        raise ValueError(
            'does not name a database on a server: write it as "postgresql://user@host:5432/najian"'
        )
    return given


def loopback(given: str) -> str:
    """A host that only this machine can reach."""
    if not _is_here(given):
        raise ValueError(
            "is not this machine alone: the sandbox lets anyone be anyone, use 127.0.0.1"
        )
    return given


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
