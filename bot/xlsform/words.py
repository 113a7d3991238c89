"""Makes words fit where they are shown."""

from bot.settings.wording import BUTTON_COLUMNS, columns


def shortened(text: str) -> str:
    """A question as the review names it: its first line, as wide as a button at most."""
    text = text.strip()
    line = text.splitlines()[0].rstrip("？?：:。. ") or text.splitlines()[0]
    if columns(line) <= BUTTON_COLUMNS:
        return line
    while columns(line) > BUTTON_COLUMNS - 2:
        line = line[:-1]
    return f"{line.rstrip()}…"
