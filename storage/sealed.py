"""Columns that are sealed: what people typed, spoke or were called is never on the disk as it is.

Which words name somebody cannot be known, so all words are sealed. What statements compare stays
out of such columns; what has to be compared is unsealed first, and compared in Python.

The keys come with the connection: `storage.database` attaches them to the dialect of its engine.
The empty text is stored as empty bytes: it says nothing, and a constraint can tell it from words.
"""

import json
from abc import abstractmethod
from collections.abc import Callable
from operator import eq, ne
from typing import Any

from sqlalchemy import Column, Dialect, LargeBinary, TypeDecorator
from sqlalchemy.sql.operators import is_, is_not

from storage.keys import Keys

_ATTACHED = "najian_keys"
SEALED = {"sealed": True}  # `info` of a column whose bytes are sealed before they come here


class ComparedError(TypeError):
    """A statement compares what is sealed: it differs each time, also for the same words."""


class UnsealedError(RuntimeError):
    """A sealed column holds a value as the releases before stored it."""


def is_sealed(column: Column[Any]) -> bool:
    """Whether what a column holds is sealed, here or before it came here."""
    return isinstance(column.type, Sealed) or bool(column.info.get("sealed"))


def attach(dialect: Dialect, keys: Keys) -> None:
    """Let the columns of an engine be sealed and unsealed with these keys."""
    setattr(dialect, _ATTACHED, keys)


def keys_of(dialect: Dialect) -> Keys:
    """The keys of an engine."""
    keys = getattr(dialect, _ATTACHED, None)
    if not isinstance(keys, Keys):
        raise TypeError("This engine has no keys: sealed columns can't be read or written.")
    return keys


class _Comparator(TypeDecorator.Comparator[Any]):
    """Lets statements ask whether there is anything, and nothing else."""

    def operate(self, op: Any, *other: Any, **kwargs: Any) -> Any:
        is_empty = op in {eq, ne} and other[0] in {"", None}
        if not is_empty and op not in {is_, is_not}:
            raise ComparedError(f"{self.expr} is sealed: compare it in Python.")
        return super().operate(op, *other, **kwargs)


class Sealed(TypeDecorator[Any]):
    """What both kinds share."""

    impl = LargeBinary
    cache_ok = True
    comparator_factory = _Comparator

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], bytes | None]:
        """From a value to what is stored."""
        keys, encode = keys_of(dialect), self._encode

        def process(value: Any) -> bytes | None:
            plain = encode(value)
            return keys.seal(plain) if plain else plain

        return process

    def result_processor(self, dialect: Dialect, _: object) -> Callable[[Any], Any]:
        """From what is stored to a value."""
        keys, decode = keys_of(dialect), self._decode

        def process(stored: bytes | str | None) -> Any:
            if isinstance(stored, str):
                raise UnsealedError("A column is not sealed yet.")
            return decode(keys.unseal(stored) if stored else stored)

        return process

    @abstractmethod
    def _encode(self, value: Any) -> bytes | None: ...

    @abstractmethod
    def _decode(self, plain: bytes | None) -> Any: ...


class SealedText(Sealed):
    """A text."""

    cache_ok = True

    def _encode(self, value: str | None) -> bytes | None:
        return None if value is None else value.encode()

    def _decode(self, plain: bytes | None) -> str | None:
        return None if plain is None else plain.decode()


class SealedJson(Sealed):
    """Values as JSON has them; nothing is NULL, unless the column `keeps_null` as a value."""

    cache_ok = True

    def __init__(self, *, keeps_null: bool = False) -> None:
        super().__init__()
        self.keeps_null = keeps_null

    def _encode(self, value: Any) -> bytes | None:
        if value is None and not self.keeps_null:
            return None
        return json.dumps(value, ensure_ascii=False).encode()

    def _decode(self, plain: bytes | None) -> Any:
        return None if plain is None else json.loads(plain)
