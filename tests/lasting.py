"""What is opened when a test first needs it, and lasts as long as the tests of its process."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any, TypeVar

T = TypeVar("T")
_opened: dict[Any, Any] = {}
_stack = AsyncExitStack()


@asynccontextmanager
async def until_the_end() -> AsyncIterator[None]:
    """Close at the end whatever has been opened meanwhile. All of it is of one event loop."""
    try:
        yield
    finally:
        _opened.clear()
        await _stack.aclose()


async def get(make: Callable[..., AbstractAsyncContextManager[T]], *given: Any) -> T:
    """What this gives, opened once for the same arguments."""
    key = (make, given)
    if key not in _opened:
        _opened[key] = await _stack.enter_async_context(make(*given))
    found: T = _opened[key]
    return found
