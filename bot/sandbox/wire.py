"""What goes over the wire: Telegram's JSON, and its way of counting characters."""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


def units(text: str) -> int:
    """Length in UTF-16 code units, by which Telegram counts texts and entities."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, start: int, end: int) -> str:
    """The part of a text between two offsets in UTF-16 code units."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[start * 2 : end * 2].decode("utf-16-le", "replace")


def split(text: str, longest: int) -> list[str]:
    """The text in parts of at most so many UTF-16 code units."""
    parts, size = [""], 0
    for character in text:
        if size + units(character) > longest:
            parts, size = [*parts, ""], 0
        parts[-1] += character
        size += units(character)
    return parts
