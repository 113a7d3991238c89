"""Methods by which a bot gets its updates: it fetches them, or has them posted to a webhook."""

from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.method import Method, method
from bot.sandbox.refusals import bad_request
from bot.sandbox.webhook import ACTIVE, TERMINATED, check_hook, read_hook
from bot.sandbox.wire import Json
from bot.sandbox.world import World


async def get_updates(world: World, call: Call) -> list[Json]:
    """What persons did."""
    if world.webhook.hook is not None:
        raise ACTIVE
    return await world.updates.fetch(
        offset=call.integer("offset"),
        limit=call.integer("limit", 100),
        seconds=call.integer("timeout"),
        allowed=_allowed(call),
    )


def get_webhook_info(world: World, _call: Call) -> Json:
    """Where updates go, how many wait, and what went wrong last."""
    hook = world.webhook.hook
    allowed = {"allowed_updates": list(world.updates.allowed)} if world.updates.allowed else {}
    return {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending,
        **world.webhook.error,
        **({"max_connections": hook.max_connections} if hook else {}),
        **allowed,
    }


async def set_webhook(world: World, call: Call) -> bool:
    """Have updates posted. What is refused leaves no webhook behind, as with Telegram."""
    hook, allowed = read_hook(call), _allowed(call)
    if not hook.url:
        return await delete_webhook(world, call)
    if "certificate" in call.sent or "certificate" in call.uploads:
        raise bad_request("bad webhook: the sandbox takes no certificate")
    world.flood.take_webhook()
    if hook == world.webhook.hook and not call.flag("drop_pending_updates"):
        world.updates.allow(allowed)
        return True
    await delete_webhook(world, call)
    check_hook(hook)
    world.updates.allow(allowed)
    world.updates.end_poll(TERMINATED)
    world.webhook.set(hook)
    world.updates.news.set()
    return True


async def delete_webhook(world: World, call: Call) -> bool:
    """Have updates wait to be fetched; or be dropped, if that is asked for."""
    world.webhook.delete()  # first: nothing more is sent while deliveries under way are ended
    await world.delivery.halt()
    if call.flag("drop_pending_updates"):
        world.updates.drop()
    return True


def _allowed(call: Call) -> list[Any] | None:
    allowed = call.structure("allowed_updates")
    if allowed is not None and not isinstance(allowed, list):
        raise bad_request("can't parse allowed updates: expected an Array")
    return allowed


METHODS: tuple[Method, ...] = (
    method("getUpdates", "offset limit timeout allowed_updates", get_updates),
    method("getWebhookInfo", "", get_webhook_info),
    method(
        "setWebhook",
        "url certificate ip_address max_connections allowed_updates drop_pending_updates "
        "secret_token",
        set_webhook,
    ),
    method("deleteWebhook", "drop_pending_updates", delete_webhook),
)
