"""The address at which a bot wants its updates, checked as Telegram checks it.

Telegram posts to https on four ports only. The sandbox also takes http to loopback, on any port,
so that a bot can be tried without a certificate; this is the only address it takes that Telegram
would refuse. It has no use for a certificate of one's own and refuses one.
Kept in the journal: a sandbox that comes back goes on delivering. Posts nothing itself.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from bot.sandbox.calls import Call
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.shelf import Shelf
from bot.sandbox.wire import Json

PORTS = frozenset({443, 80, 88, 8443})
SECRET_LENGTH = 256
CONNECTIONS, MOST_CONNECTIONS = 40, 100
ACTIVE = Refusal(
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
    code=409,
)
TERMINATED = "Conflict: terminated by setWebhook request"


@dataclass(frozen=True, slots=True)
class Hook:
    """Where to deliver, with what secret, and over how many connections at once."""

    url: str
    secret: str
    max_connections: int

    @property
    def target(self) -> str:
        """The address with its scheme, which may be left out of what is set."""
        return _with_scheme(self.url)


class Webhook:
    """The bot's webhook, if it has set one, and how the latest deliveries went."""

    def __init__(self, shelf: Shelf, clock: Callable[[], float]) -> None:
        self._kept = shelf.section("webhook")
        self._clock = clock
        kept = self._kept.find("set")
        self._hook = Hook(**kept) if kept else None
        self._error: Json = {}
        self._is_heard = True

    @property
    def hook(self) -> Hook | None:
        """What is set."""
        return self._hook

    @property
    def error(self) -> Json:
        """The latest failure since the webhook was set, as `getWebhookInfo` tells it."""
        return self._error

    @property
    def is_heard(self) -> bool:
        """Whether the bot took the last delivery. Who has just set a webhook is there."""
        return self._hook is not None and self._is_heard

    def set(self, hook: Hook) -> None:
        """Deliver there from now on."""
        self._hook, self._error, self._is_heard = hook, {}, True
        self._kept.put("set", asdict(hook))

    def delete(self) -> None:
        """Deliver no longer."""
        self._hook, self._error = None, {}
        self._kept.forget("set")

    def note_success(self) -> None:
        """A delivery was taken."""
        self._is_heard = True

    def note_failure(self, reason: str) -> None:
        """A delivery was not taken."""
        self._is_heard = False
        self._error = {"last_error_date": int(self._clock()), "last_error_message": reason}


def read_hook(call: Call) -> Hook:
    """What `setWebhook` was sent, unchecked. A number out of bounds is moved to the next bound."""
    connections = call.integer("max_connections", CONNECTIONS)
    return Hook(
        url=call.text("url"),
        secret=call.text("secret_token"),
        max_connections=min(max(connections, 1), MOST_CONNECTIONS),
    )


def check_hook(hook: Hook) -> None:
    """Refuse an address or a secret that Telegram would refuse."""
    url = _parsed(hook)
    if len(hook.secret) > SECRET_LENGTH:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", hook.secret):
        raise bad_request("secret token contains unallowed characters")
    address = _literal(url.hostname or "")
    if url.scheme == "http":
        if url.hostname != "localhost" and not (address and address.is_loopback):
            raise _bad("An HTTPS URL must be provided for webhook")
        return
    if (url.port or 443) not in PORTS:
        raise _bad("Webhook can be set up only on ports 80, 88, 443 or 8443")
    if isinstance(address, IPv6Address):
        raise _bad("IPv6-only addresses are not allowed")
    if address is not None and not address.is_global:
        raise _bad(f"IP address {address} is reserved")


def _parsed(hook: Hook) -> SplitResult:
    invalid = bad_request("invalid webhook URL specified")
    try:
        url = urlsplit(hook.target)
        is_valid = url.port != 0 and url.scheme in {"http", "https"} and bool(url.hostname)
    except ValueError:
        raise invalid from None
    if not is_valid or re.search(r"\s", hook.url):
        raise invalid
    return url


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"https://{url}"


def _bad(reason: str) -> Refusal:
    return bad_request(f"bad webhook: {reason}")
