"""Reads formatted text as Telegram does: HTML to plain text with entities, and its refusals.

The rules and the wording of the refusals follow the parser of TDLib, on which the Bot API runs.
MarkdownV2 is refused: the project writes HTML only.
"""

import re
from dataclasses import dataclass

from bot.sandbox.calls import Call
from bot.sandbox.detection import detect
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.wire import Json, cut, units

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot));?")
ATTRIBUTE = re.compile(r"""\s+([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.\-]+))?""")
TAG_NAME = re.compile(r"[^\s>]*")
CLOSE = re.compile(r"\s*>")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as it is shown, and what is special about its parts."""

    text: str
    entities: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    offset: int
    argument: str


def read_text(call: Call, name: str, entities: str = "entities") -> Formatted:
    """The text of a call under this name, by its `parse_mode` or its entities."""
    raw, mode = call.text(name), call.text("parse_mode").lower()
    explicit = call.structure("caption_entities" if name == "caption" else entities)
    if mode == "html":
        formatted = parse_html(raw)
    elif mode in {"markdownv2", "markdown"}:
        raise bad_request("can't parse entities: the sandbox reads parse_mode HTML only")
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        formatted = Formatted(raw, tuple(explicit or ()))
    return detect_links(trim(formatted))


def parse_html(raw: str) -> Formatted:
    """Read HTML. Raises `Refusal` where Telegram cannot parse entities."""
    return _Reader(raw).read()


def trim(formatted: Formatted) -> Formatted:
    """Without the white space around it, as messages are delivered."""
    text = formatted.text.strip()
    lead = units(formatted.text) - units(formatted.text.lstrip())
    moved = (_move(entity, lead, units(text)) for entity in formatted.entities)
    return Formatted(text, tuple(entity for entity in moved if entity["length"] > 0))


def detect_links(formatted: Formatted) -> Formatted:
    """With the links and commands that Telegram finds by itself outside of other entities."""
    taken = [
        range(entity["offset"], entity["offset"] + entity["length"])
        for entity in formatted.entities
        if entity["type"] in {"code", "pre", "text_link"}
    ]
    found = (e for e in detect(formatted.text) if not any(e["offset"] in span for span in taken))
    entities = sorted((*formatted.entities, *found), key=lambda e: (e["offset"], -e["length"]))
    return Formatted(formatted.text, tuple(entities))


def _move(entity: Json, lead: int, length: int) -> Json:
    start = max(0, entity["offset"] - lead)
    end = min(length, entity["offset"] + entity["length"] - lead)
    return {**entity, "offset": start, "length": end - start}


class _Reader:
    """Goes through the text once, keeping the tags that are open."""

    def __init__(self, raw: str) -> None:
        self._raw, self._at = raw, 0
        self._out: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def read(self) -> Formatted:
        while self._at < len(self._raw):
            if self._raw.startswith("</", self._at):
                self._close_tag()
            elif self._raw[self._at] == "<":
                self._open_tag()
            else:
                self._character()
        if self._open:
            tag = self._open[-1].tag
            raise _broken(f'Can\'t find end tag corresponding to start tag "{tag}"')
        entities = sorted(self._entities, key=lambda e: (e["offset"], -e["length"]))
        return Formatted("".join(self._out), tuple(entities))

    def _character(self) -> None:
        match = CHARACTER.match(self._raw, self._at)
        shown = _decode(match) if match else None
        if match is None or shown is None:
            shown, self._at = self._raw[self._at], self._at + 1
        else:
            self._at = match.end()
        self._out.append(shown)
        self._length += units(shown)

    def _open_tag(self) -> None:
        begin = self._at
        name = TAG_NAME.match(self._raw, begin + 1)
        assert name is not None
        tag, self._at = name.group().lower(), name.end()
        if self._at == len(self._raw):
            raise _broken(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in KINDS:
            raise _broken(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            where = self._bytes(begin)
            raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self._open.append(_Open(tag, self._length, argument))

    def _attributes(self, tag: str, begin: int) -> str:
        argument = ""
        while (close := CLOSE.match(self._raw, self._at)) is None:
            found = ATTRIBUTE.match(self._raw, self._at)
            if found is None:
                raise self._bad_attribute(tag, begin)
            self._at = found.end()
            argument = _argument(tag, found.group(1), found.group(2)) or argument
        self._at = close.end()
        return argument

    def _bad_attribute(self, tag: str, begin: int) -> Refusal:
        where = self._bytes(begin)
        if ">" not in self._raw[self._at :]:
            return _broken(f"Unclosed start tag at byte offset {where}")
        return _broken(f'Empty attribute name in the tag "{tag}" at byte offset {where}')

    def _close_tag(self) -> None:
        begin = self._at
        where = self._bytes(begin)
        if not self._open:
            raise _broken(f"Unexpected end tag at byte offset {where}")
        name = TAG_NAME.match(self._raw, begin + 2)
        assert name is not None
        close = CLOSE.match(self._raw, name.end())
        if close is None:
            raise _broken(f"Unclosed end tag at byte offset {where}")
        opened, found = self._open.pop(), name.group().lower()
        if found not in {"", opened.tag}:
            raise _broken(
                f"Unmatched end tag at byte offset {where}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
        self._at = close.end()
        self._add(opened)

    def _add(self, opened: _Open) -> None:
        length = self._length - opened.offset
        if length == 0:
            return
        shown = cut("".join(self._out), opened.offset, self._length)
        extra = _extra(opened, shown)
        if extra is not None:
            entity = {"type": KINDS[opened.tag], "offset": opened.offset, "length": length}
            self._entities.append(entity | extra)

    def _bytes(self, position: int) -> int:
        return len(self._raw[:position].encode())


def _extra(opened: _Open, shown: str) -> Json | None:
    """What else the entity says; `None` when there is nothing to mark."""
    if opened.tag == "a":
        url = opened.argument or shown
        return {"url": url} if re.match(r"(https?|tg|mailto|tel):", url) or "." in url else None
    if opened.tag == "blockquote" and opened.argument:
        return {"type": "expandable_blockquote"}
    if opened.tag == "code" and opened.argument:
        return {"type": "pre", "language": opened.argument}
    return {}


def _argument(tag: str, name: str, quoted: str | None) -> str:
    name, value = name.lower(), (quoted or "").strip("\"'")
    value = CHARACTER.sub(lambda match: _decode(match) or match.group(), value)
    if tag == "a" and name == "href":
        return value
    if tag == "code" and name == "class":
        return value.removeprefix("language-") if value.startswith("language-") else ""
    if tag == "span" and name == "class":
        return value.removeprefix("tg-") if value.startswith("tg-") else ""
    return "1" if tag == "blockquote" and name == "expandable" else ""


def _decode(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, named = match.groups()
    if named:
        return NAMED[named]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else None  # noqa: PLR2004


def _broken(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")
