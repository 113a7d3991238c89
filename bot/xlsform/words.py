"""Makes words fit where they are shown."""

from bot.settings.wording import BUTTON_COLUMNS, columns

_LONG = 200  # characters; what is wider than a button for sure


def shortened(text: str) -> str:
    """A question as the review names it: its first line, as wide as a button at most."""
    text = text.strip()
    line = text.splitlines()[0].rstrip("？?：:。. ") or text.splitlines()[0]
    if len(line) < _LONG and columns(line) <= BUTTON_COLUMNS:
        return line
    line = line[:_LONG]
    while columns(line) > BUTTON_COLUMNS - 2:
        line = line[:-1]
    return f"{line.rstrip()}…"
