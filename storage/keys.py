"""The deployment's key: seals what only the bot may read, and hashes what must only be compared.

One key file; every use derives its own key from it (HKDF), so that hashes made for one purpose
can't be joined with those made for another.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from hmac import digest
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


class WrongKeyError(RuntimeError):
    """What is stored was sealed with another key, or the key file is none."""


class Keys:
    """Keys derived from the deployment's secret of 32 bytes."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._derived: dict[str, bytes] = {}  # by purpose; there are a dozen
        self._seal = AESGCM(self._derive("seal"))

    def __repr__(self) -> str:
        return "Keys(…)"

    def seal(self, plain: bytes) -> bytes:
        """Encrypt (AES-256-GCM)."""
        nonce = os.urandom(_NONCE)
        return nonce + self._seal.encrypt(nonce, plain, None)

    def unseal(self, sealed: bytes) -> bytes:
        """Decrypt what `seal` gave; raises `WrongKeyError`."""
        try:
            return self._seal.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
        except (InvalidTag, ValueError) as error:  # ValueError: too short for a nonce
            raise WrongKeyError("The key file does not fit the database.") from error

    def seal_chat(self, chat_id: int) -> bytes:
        """A chat id, sealed."""
        return self.seal(str(chat_id).encode())

    def unseal_chat(self, sealed: bytes) -> int:
        """The chat id again."""
        return int(self.unseal(sealed))

    def seal_text(self, plain: str) -> str:
        """A text, sealed, as text: where the sealed stands among answers."""
        return b64encode(self.seal(plain.encode())).decode()

    def seal_of(self, sealed: str | None) -> bytes | None:
        """What `seal_text` gave, as bytes."""
        return None if sealed is None else b64decode(sealed)

    def text_of(self, sealed: bytes) -> str:
        """The other way round: sealed bytes as `seal_text` gives them."""
        return b64encode(sealed).decode()

    def pseudonym(self, purpose: str, user_id: int) -> bytes:
        """A keyed hash (16 bytes) that stands for a person within one purpose."""
        return self._hash(f"person:{purpose}", str(user_id).encode())

    def receipt(self, code: str) -> bytes:
        """How a receipt code is stored (16 bytes)."""
        return self._hash("receipt", code.encode())

    def digest(self, content: bytes) -> str:
        """The name a file is stored under (64 hexadecimal digits).

        Keyed: whoever has a copy of the same file cannot find out that it was sent.
        """
        return digest(self._derive("attachment"), content, sha256).hex()

    def invitation(self, code: str) -> bytes:
        """How an invitation code is stored (16 bytes)."""
        return self._hash("invitation", code.encode())

    def deployment(self) -> str:
        """What tells this deployment from others in what it gives away; leads back to nothing.

        The letter before it keeps programs from reading a number.
        """
        return f"d{self._hash('deployment', b'').hex()[:12]}"

    def exported(self, purpose: str) -> Callable[[str], str]:
        """Makes the ids that stand in exports for one purpose (a letter, 32 hexadecimal digits)."""
        derived = self._derive(f"export:{purpose}")
        return lambda known: f"i{digest(derived, known.encode(), sha256)[:16].hex()}"

    def _hash(self, purpose: str, text: bytes) -> bytes:
        return digest(self._derive(purpose), text, sha256)[:16]

    def _derive(self, purpose: str) -> bytes:
        if purpose not in self._derived:
            hkdf = HKDF(SHA256(), 32, salt=None, info=purpose.encode())
            self._derived[purpose] = hkdf.derive(self._secret)
        return self._derived[purpose]


def load(path: Path) -> Keys:
    """Read the key file, or make one that only its owner can read."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(os.urandom(32).hex() + "\n")
            file.flush()
            os.fsync(handle)
    try:
        secret = bytes.fromhex(path.read_text("ascii"))
    except ValueError as error:
        raise WrongKeyError(f"{path.name} is no key file: 64 hexadecimal digits.") from error
    if len(secret) != sha256().digest_size:
        raise WrongKeyError(f"{path.name} is no key file: 64 hexadecimal digits.")
    return Keys(secret)
