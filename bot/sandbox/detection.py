"""Finds the links, commands, mentions and addresses that Telegram marks by itself in any text."""

import re

from bot.sandbox.wire import Json, units

PATTERNS = (
    (
        "url",
        re.compile(r"(?:https?://|(?<![\w./@])t\.me/|(?<![\w./@])www\.)[^\s<>\"'，。；、）】]+"),
    ),
    ("email", re.compile(r"(?<![\w.+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    ),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<!\w)#[^\W\d_]\w*")),
)


def detect(text: str) -> list[Json]:
    """Entities in order; where two overlap, the first kind above wins."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= other_start or start >= other_end for other_start, other_end, _ in found):
                found.append((start, end, kind))
    return [
        {"type": kind, "offset": units(text[:start]), "length": units(text[start:end])}
        for start, end, kind in sorted(found)
    ]
