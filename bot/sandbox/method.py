"""What a method of the Bot API is here: a name, the parameters it knows, and what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Method:
    """One method. Telegram ignores parameters it does not know; the sandbox says so in its log."""

    name: str
    parameters: frozenset[str]
    act: Callable[[World, Call], Any | Awaitable[Any]]


def method(name: str, parameters: str, act: Callable[[World, Call], Any]) -> Method:
    """A method with its parameters in one line."""
    return Method(name, frozenset(parameters.split()), act)


def constant(name: str, parameters: str, answer: Any) -> Method:
    """A method that always answers the same."""
    return method(name, parameters, lambda _world, _call: answer)
