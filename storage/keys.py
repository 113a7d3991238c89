"""The deployment's keys: they seal what only the bot may read, and hash what is only compared.

One key file holds two secrets. That for hashes stays for good: nobody could compute the pseudonyms
of people anew without the people. That for sealing can be changed (`najian rotate-key`); while it
is, the former one is known as well. Every use derives its own key from its secret (HKDF), so that
hashes made for one purpose can't be joined with those made for another.

How the file is read and written stands in `storage.key_file`.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from hmac import digest

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12


class WrongKeyError(RuntimeError):
    """What is stored was sealed with another key, or the key file is none."""


class Keys:
    """Keys derived from the deployment's secrets of 32 bytes.

    `sealing` is that of the first releases' files, which had one secret for both, if none is given;
    `former` is what the sealed was sealed with before, while the key is being changed.
    """

    def __init__(
        self, secret: bytes, *, sealing: bytes | None = None, former: bytes | None = None
    ) -> None:
        self._secrets = secret, sealing or secret, former
        self._secret = secret
        self._derived: dict[str, bytes] = {}  # by purpose; there are a dozen
        self._seal = _cipher(sealing or secret)
        self._former = None if former is None else _cipher(former)

    def __repr__(self) -> str:
        return "Keys(…)"

    def seal(self, plain: bytes) -> bytes:
        """Encrypt (AES-256-GCM): 28 bytes longer than what is sealed."""
        nonce = os.urandom(_NONCE)
        return nonce + self._seal.encrypt(nonce, plain, None)

    def unseal(self, sealed: bytes) -> bytes:
        """Decrypt what `seal` gave; raises `WrongKeyError`."""
        plain = _try(self._seal, sealed)
        if plain is None and self._former is not None:
            plain = _try(self._former, sealed)
        if plain is None:
            raise WrongKeyError("The key file does not fit the database.")
        return plain

    def renew(self, sealed: bytes) -> bytes | None:
        """The same, sealed with the new key; `None` if it is so already. Raises `WrongKeyError`."""
        return None if _try(self._seal, sealed) is not None else self.seal(self.unseal(sealed))

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

    def webhook(self) -> str:
        """What Telegram has to say with each call, so that nobody else can (64 characters)."""
        return self._derive("webhook").hex()

    def invitation(self, code: str) -> bytes:
        """How an invitation code is stored (16 bytes)."""
        return self._hash("invitation", code.encode())

    def secrets(self) -> tuple[bytes, bytes, bytes | None]:
        """The secrets for hashes and for sealing, and a former one; for a key file alone."""
        return self._secrets

    def signature(self, content: bytes) -> bytes:
        """A keyed hash (32 bytes) that nobody without the key can make."""
        return digest(self._derive("signature"), content, sha256)

    @property
    def fingerprint(self) -> str:
        """Tells this key from others (16 hexadecimal digits), and nothing about it.

        With a former one it is another: who has the new one alone can't read everything.
        """
        _, *sealing = self._secrets
        marks = (_derived(known, "fingerprint") for known in sealing if known is not None)
        return digest(self._derive("fingerprint"), b"".join(marks), sha256)[:8].hex()

    def link(self, before: bytes, row: bytes) -> bytes:
        """The hash of a row of the audit trail (32 bytes), over that of the row before."""
        return digest(self._derive("audit"), before + row, sha256)

    def trail_seal(self, end: bytes) -> bytes:
        """What stands beside an end of the audit trail, so that nobody else can move it."""
        return digest(self._derive("audit end"), end, sha256)

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
            self._derived[purpose] = _derived(self._secret, purpose)
        return self._derived[purpose]


def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(_derived(secret, "seal"))


def _derived(secret: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(secret)


def _try(cipher: AESGCM, sealed: bytes) -> bytes | None:
    """What was sealed; `None` if it was not, or not with this key."""
    try:
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], None)
    except (InvalidTag, ValueError):  # ValueError: too short for a nonce
        return None
