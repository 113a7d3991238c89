"""The sandbox's world: everything that bot and persons share, handed to whoever acts in it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox.actions import Actions
from bot.sandbox.chats import Chats
from bot.sandbox.delivery import Delivery, Pace
from bot.sandbox.files import Files
from bot.sandbox.flood import Flood
from bot.sandbox.live import Live
from bot.sandbox.menus import Menus
from bot.sandbox.queries import Queries
from bot.sandbox.shelf import Shelf
from bot.sandbox.updates import UpdateQueue
from bot.sandbox.webhook import Webhook
from bot.sandbox.wire import Json

CALLS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class World:
    """One bot, its persons, and what lies between them."""

    bot: Json  # its User object
    shelf: Shelf
    live: Live
    chats: Chats
    actions: Actions
    updates: UpdateQueue
    webhook: Webhook
    delivery: Delivery
    queries: Queries
    menus: Menus
    files: Files
    flood: Flood
    calls: deque[Json]  # the latest calls of the bot, with what came of them
    clock: Callable[[], float]


def build_world(
    bot: Json, journal: Path | None, clock: Callable[[], float], *, strict_flood: bool, pace: Pace
) -> World:
    """A world as its journal remembers it, or a new one."""
    shelf, live = Shelf(journal), Live()
    chats, updates = Chats(shelf, live, clock), UpdateQueue(shelf, clock)
    webhook = Webhook(shelf, clock)
    return World(
        bot=bot,
        shelf=shelf,
        live=live,
        chats=chats,
        actions=Actions(chats),
        updates=updates,
        webhook=webhook,
        delivery=Delivery(webhook, updates, pace),
        queries=Queries(shelf, clock),
        menus=Menus(shelf),
        files=Files(shelf, journal),
        flood=Flood(clock, is_strict=strict_flood),
        calls=deque(maxlen=CALLS_KEPT),
        clock=clock,
    )
