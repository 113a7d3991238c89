"""Opens what a deployment has sealed, and makes its hashes: written anew from the key file.

Nothing of the program is used here: what it gets wrong, this gets right.
"""

import hashlib
import hmac
import re
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_LINE = re.compile(r"^(hashes|sealing) = ([0-9a-f]{64})$", re.MULTILINE)
_NONCE = 12


class Key:
    """The secrets of a key file."""

    def __init__(self, path: Path) -> None:
        found = dict(_LINE.findall(path.read_text("ascii")))
        self._hashes = bytes.fromhex(found["hashes"])
        self._cipher = AESGCM(_derived(bytes.fromhex(found["sealing"]), b"seal"))

    def text(self, sealed: bytes | None) -> str | None:
        """What was sealed; the empty stays empty."""
        if not sealed:
            return None if sealed is None else ""
        return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()

    def link(self, before: bytes, row: bytes) -> bytes:
        """The hash of a row of the audit trail."""
        return self._hash(b"audit", before + row)

    def seal_of_end(self, name: str, number: int, link: bytes) -> bytes:
        """What stands beside an end of the trail."""
        return self._hash(b"audit end", f"{name}:{number}:{link.hex()}".encode())

    def receipt(self, code: str) -> bytes:
        """How a receipt code is stored."""
        return self._hash(b"receipt", code.encode())[:16]

    def person(self, purpose: str, user_id: int) -> bytes:
        """Who somebody is within one purpose."""
        return self._hash(f"person:{purpose}".encode(), str(user_id).encode())[:16]

    def file(self, content: bytes) -> str:
        """The name that a file is stored under."""
        return self._hash(b"attachment", content).hex()

    def content(self, sealed: bytes) -> bytes:
        """What a stored file says."""
        return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)

    def _hash(self, purpose: bytes, content: bytes) -> bytes:
        return hmac.digest(_derived(self._hashes, purpose), content, hashlib.sha256)


def _derived(secret: bytes, purpose: bytes) -> bytes:
    """HKDF with SHA-256 (RFC 5869), without a salt, of 32 bytes."""
    extracted = hmac.digest(bytes(32), secret, hashlib.sha256)
    return hmac.digest(extracted, purpose + b"\x01", hashlib.sha256)
