"""A refusal by the Bot API, in Telegram's own words: client libraries recognise them by text."""


class Refusal(Exception):  # noqa: N818 - Telegram refuses; nothing has gone wrong here
    """The answer `{"ok": false, …}` with its code and description."""

    def __init__(
        self, description: str, *, code: int = 400, retry_after: int | None = None
    ) -> None:
        super().__init__(description)
        self.description, self.code, self.retry_after = description, code, retry_after


def bad_request(reason: str) -> Refusal:
    """A 400 for this reason."""
    return Refusal(f"Bad Request: {reason}")
